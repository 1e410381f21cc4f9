import { writeOffInvoice } from '../billing/after-issue.ts';
import { readInvoice } from '../billing/invoice-store.ts';
import type { Invoice } from '../billing/model.ts';
import { openOf } from '../billing/open-amount.ts';
import type { DomainEvent } from '../events/catalogue.ts';
import { localDate, type PlainDate, plusDays } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import type { DunningPolicy, Organisation } from '../organisation/model.ts';
import { awaitedUntil } from '../payments/awaited.ts';
import { freeInvoice } from '../payments/take-over-page.ts';
import { outboxWrite } from '../store/outbox.ts';
import { transact, type Write } from '../store/transact.ts';
import { caseWrite, readCase } from './case-store.ts';
import { chargeLateFee } from './charge-late-fee.ts';
import { overdue, reminded } from './dunning-mails.ts';
import type { DunningCase, DunningStep } from './model.ts';
import { isOvertaken, type PlannedStep, planOf } from './steps.ts';
import { invoiceIs, suspendFor } from './suspend.ts';
import { begunSince } from './suspend-begun.ts';
import { policyFor, readTerms } from './terms.ts';

/** One invoice on one day. */
export interface Visit {
  readonly organisation: Organisation;
  readonly now: string;
  readonly today: PlainDate;
  readonly policy: DunningPolicy;
  readonly invoice: Invoice;
  readonly about: DunningCase;
}

/** What a step comes to. */
export interface Done {
  readonly step?: Partial<DunningStep>;
  readonly writes: Write[];
  readonly events: DomainEvent[];
}

// Idempotency key: the case's version, moved by the transaction that does what is due; a fee's id, a membership's state.
/**
 * Does what is due about an invoice today and says when to look again; who has paid leaves the list.
 * 3 gets and 1 transaction, 2 reads more while invoices are collected, 1 query and 1 transaction a membership more for a suspension. Answers how many steps.
 */
export const visitCase = async (
  { organisation, now }: Pick<Visit, 'organisation' | 'now'>,
  place: Pick<DunningCase, 'customerId' | 'invoiceId'>,
): Promise<number> => {
  const org = organisation.id;
  const [about, invoice, terms] = await Promise.all([
    readCase(org, place),
    readInvoice(org, place.customerId, place.invoiceId),
    readTerms(org, place.customerId),
  ]);
  if (!about || !invoice) return 0;
  const next = { ...about, version: about.version + 1 };
  if (openOf(invoice) <= 0) {
    await transact([caseWrite(org, next, undefined)]);
    return 0;
  }
  const today = localDate(now, organisation.timeZone);
  const awaited = await awaitedUntil(organisation, invoice, today);
  if (awaited !== undefined) {
    await transact([caseWrite(org, next, plusDays(awaited, 1))]);
    return 0;
  }
  const policy = policyFor(organisation, terms);
  const visit: Visit = { organisation, now, today, policy, invoice, about };
  const { due, nextOn } = planOf(policy, invoice, about, today);
  const isEnded = due.some(({ kind }) => kind === 'write_off');
  if (isEnded && invoice.openAttempt !== undefined) return visitFreed(visit);
  const done = await Promise.all(due.map(step => doneOf(visit, step, due)));
  const steps = [
    ...due.flatMap((step, n) => stepOf(visit, step, done[n])),
    ...(await begunSince(visit, due)),
  ];
  const after = { ...next, mailedThrough: today, steps: [...about.steps, ...steps] };
  const events = done.flatMap(each => each.events);
  await transact([
    caseWrite(org, after, isEnded ? undefined : nextOn),
    ...done.flatMap(each => each.writes),
    // a write-off holds its invoice by itself
    ...(due.length > 0 && !isEnded ? [invoiceIs(org, invoice)] : []),
    ...(events.length > 0 ? [outboxWrite(org, events)] : []),
  ]);
  return steps.length;
};

/** What could still be paid on a page is not given up: the page is closed first, or it is looked at again tomorrow. */
const visitFreed = async ({ organisation, now, today, about }: Visit): Promise<number> => {
  try {
    await freeInvoice({ organisation, now, by: 'system' }, about);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const next = { ...about, version: about.version + 1 };
    await transact([caseWrite(organisation.id, next, plusDays(today, 1))]);
    return 0;
  }
  return visitCase({ organisation, now }, about);
};

const stepOf = ({ about, today, now }: Visit, { kind, days }: PlannedStep, done?: Done) =>
  done?.step ? [{ kind, days, on: today, at: now, round: about.round, ...done.step }] : [];

const doneOf = async (
  visit: Visit,
  step: PlannedStep,
  due: readonly PlannedStep[],
): Promise<Done> => {
  if (step.kind === 'reminder') return reminded(visit, step);
  if (step.kind === 'overdue') return overdue(visit, step, isOvertaken(step, due));
  if (step.kind === 'late_fee') return chargeLateFee(visit);
  if (step.kind === 'write_off') return writtenOff(visit);
  const { organisation, now, invoice } = visit;
  const membershipIds = await suspendFor({ organisation, now, by: 'system' }, invoice);
  return { step: { membershipIds }, writes: [], events: [] };
};

const writtenOff = ({ organisation, now, invoice }: Visit): Done => {
  const doer = { organisation, now, by: 'system' };
  const reason = `Not paid since ${invoice.dueOn}`;
  const { writes, events } = writeOffInvoice(doer, invoice, reason);
  const amount = { amount: openOf(invoice), currency: invoice.currency };
  return { step: { amount }, writes, events };
};
