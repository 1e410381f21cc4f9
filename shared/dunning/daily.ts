import { localDate } from '../kernel/calendar.ts';
import type { Id } from '../kernel/id.ts';
import type { Organisation } from '../organisation/model.ts';
import { getItem, type IndexEntry, queryIndexAll } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { transact } from '../store/transact.ts';
import { customerCases } from './case-store.ts';
import { enrolInvoices, progressWrite, readProgress } from './enrol.ts';
import type { DunningCase } from './model.ts';
import { DunningTerms } from './model.ts';
import { plannedTermsWrite } from './terms.ts';
import { visitCase } from './visit.ts';

/** How many customers are looked at side by side. */
const atOnce = 20;

type Place = Pick<DunningCase, 'customerId' | 'invoiceId'>;
export interface Dunned {
  readonly steps: number;
  readonly failures: readonly (Place & { readonly error: Error })[];
  /** time was over before everybody was looked at */
  readonly isDone: boolean;
}

/**
 * Does what is due about an organisation's open invoices up to its today, also on days that were missed (S70, S71, S76).
 * A policy that changed looks at all of them once. 3 gets and 1 query of the index when there is nothing.
 */
export const dunToday = async (
  organisation: Organisation,
  now: string,
  hasTime: () => boolean,
): Promise<Dunned> => {
  const nothing = { steps: 0, failures: [] };
  const { id: org, status, dunning, timeZone } = organisation;
  if (status !== 'active' || !dunning.on) return { ...nothing, isDone: true };
  const today = localDate(now, timeZone);
  if (!(await enrolInvoices(organisation, today, hasTime))) return { ...nothing, isDone: false };
  const plannedBy = JSON.stringify(dunning);
  const progress = await readProgress(org);
  const isNew = progress.plannedBy !== plannedBy;
  const { gsi1pk: pk } = indexKeys.dunningDue(org, '', '', '');
  const due = await queryIndexAll({ pk, between: ['', isNew ? '~' : `${today}~`] });
  const done = await visitAll({ organisation, now }, due, hasTime);
  if (isNew && done.isDone && done.failures.length === 0)
    await transact([progressWrite(org, { ...progress, plannedBy, version: progress.version + 1 })]);
  return done;
};

type At = { readonly organisation: Organisation; readonly now: string };

/** Customers side by side, a customer's invoices one after the other: they suspend the same memberships. */
const visitAll = async (at: At, due: readonly IndexEntry[], hasTime: () => boolean) => {
  const customers = [...Map.groupBy(due, ({ gsi1sk }) => gsi1sk.split('#')[1] ?? '')];
  const results: Omit<Dunned, 'isDone'>[] = [];
  for (let from = 0; from < customers.length; from += atOnce) {
    if (!hasTime()) return { ...summary(results), isDone: false };
    const part = customers.slice(from, from + atOnce);
    const visits = part.map(([id, entries]) => visitCustomer(at, id as Id<'customer'>, entries));
    results.push(...(await Promise.all(visits)));
  }
  return { ...summary(results), isDone: true };
};

const summary = (results: readonly Omit<Dunned, 'isDone'>[]) => ({
  steps: results.reduce((sum, { steps }) => sum + steps, 0),
  failures: results.flatMap(({ failures }) => failures),
});

/** One invoice's trouble keeps no other from being looked at; it is met again tomorrow. */
const visitCustomer = async (
  at: At,
  customerId: Id<'customer'>,
  entries: readonly IndexEntry[],
): Promise<Omit<Dunned, 'isDone'>> => {
  const org = at.organisation.id;
  const termsKey = keys.dunningTerms(org, customerId);
  const hasNewTerms = entries.some(({ sk }) => sk === termsKey.sk);
  const terms = hasNewTerms ? DunningTerms.parse(await getItem(termsKey)) : undefined;
  const places = terms ? await customerCases(org, customerId) : entries.map(placeOf);
  const results = [];
  for (const place of places) results.push(await visitSafely(at, place));
  const all = summary(results);
  if (terms && all.failures.length === 0) await transact([plannedTermsWrite(org, terms)]);
  return all;
};

const placeOf = ({ gsi1sk }: IndexEntry): Place => {
  const [, customerId = '', invoiceId = ''] = gsi1sk.split('#');
  return { customerId: customerId as Id<'customer'>, invoiceId: invoiceId as Id<'invoice'> };
};

const visitSafely = async (at: At, place: Place) => {
  try {
    return { steps: await visitCase(at, place), failures: [] };
  } catch (error) {
    const { customerId, invoiceId } = place;
    return { steps: 0, failures: [{ customerId, invoiceId, error: error as Error }] };
  }
};
