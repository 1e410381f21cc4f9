import { existingInvoice } from '../billing/invoice-store.ts';
import { invoiceMailId } from '../billing/issue-writes.ts';
import { CreditNote, Invoice } from '../billing/model.ts';
import type { PlainDate } from '../kernel/calendar.ts';
import { mailIdOf, mailKey } from '../notifications/mail-store.ts';
import { Mail } from '../notifications/model.ts';
import type { Organisation } from '../organisation/model.ts';
import { Attempt } from '../payments/attempt-model.ts';
import { allPayments } from '../payments/store.ts';
import { getItems, queryAll } from '../store/read.ts';
import { type Key, keys } from '../store/table.ts';
import { customerCases, readCase } from './case-store.ts';
import type { TimelineRow } from './contract.ts';
import type { DunningCase } from './model.ts';
import { timelineOf } from './timeline.ts';

type Place = Pick<DunningCase, 'customerId' | 'invoiceId'>;
type Where = Pick<Organisation, 'id' | 'timeZone'>;

/** 2 gets, 3 queries of the customer's payments, attempts and credit notes, 1 batch get of mails. */
export const invoiceTimeline = async (where: Where, place: Place): Promise<TimelineRow[]> => {
  const { id: org } = where;
  const invoice = await existingInvoice(org, place, { isTeam: true });
  const about = await readCase(org, place);
  return timelines(where, place.customerId, [invoice], about ? [about] : []);
};

/** The same of all invoices of a customer, for the days from `from` to `to`, both in it. 5 queries, 1 batch get. */
export const customerTimeline = async (
  where: Where,
  customerId: Place['customerId'],
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<TimelineRow[]> => {
  const { id: org } = where;
  const [invoices, cases] = await Promise.all([
    everyOne(keys.invoice(org, customerId, ''), Invoice.parse),
    customerCases(org, customerId),
  ]);
  const rows = await timelines(where, customerId, invoices, cases);
  return rows.filter(({ on }) => from <= on && on <= to);
};

const timelines = async (
  { id: org, timeZone }: Where,
  customerId: Place['customerId'],
  invoices: readonly Invoice[],
  cases: readonly DunningCase[],
): Promise<TimelineRow[]> => {
  const [payments, creditNotes, all] = await Promise.all([
    allPayments(org, customerId),
    everyOne(keys.creditNote(org, customerId, ''), CreditNote.parse),
    everyOne(keys.paymentAttempt(org, customerId, ''), Attempt.parse),
  ]);
  const attempts = all.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  const mails = await mailsOf(org, invoices, cases, attempts);
  const rows = invoices.flatMap(invoice => {
    const about = cases.find(({ invoiceId }) => invoiceId === invoice.id);
    const invoiceMail = mails.find(({ id }) => id === invoiceMailId(invoice.id));
    return timelineOf({
      ...{ invoice, about, payments, attempts, creditNotes, mails, invoiceMail, timeZone },
    });
  });
  return rows.toSorted((a, b) => a.on.localeCompare(b.on));
};

const mailsOf = async (
  org: string,
  invoices: readonly Invoice[],
  cases: readonly DunningCase[],
  attempts: readonly Attempt[],
): Promise<Mail[]> => {
  const ofInvoices = invoices.map(({ id, customerId, runId }) =>
    mailKey(org, { id: invoiceMailId(id), customerId, ...(runId && { runId }) }),
  );
  const ofSteps = cases.flatMap(({ customerId, steps }) =>
    steps.flatMap(({ mailId }) => (mailId ? [mailKey(org, { id: mailId, customerId })] : [])),
  );
  const ofCharges = attempts
    .filter(({ endedOn }) => endedOn !== undefined)
    .map(({ id, customerId }) => mailKey(org, { id: mailIdOf('payment_failed', id), customerId }));
  const items = await getItems([...ofInvoices, ...ofSteps, ...ofCharges]);
  return items.flatMap(item => (item ? [Mail.parse(item)] : []));
};

const everyOne = async <T>({ pk, sk: prefix }: Key, parse: (item: unknown) => T): Promise<T[]> =>
  (await queryAll({ pk, prefix })).map(item => parse(item));
