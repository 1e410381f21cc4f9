import type { CreditNote, Invoice } from '../billing/model.ts';
import { exact, type Money, moneyText } from '../kernel/money.ts';
import { mailIdOf } from '../notifications/mail-store.ts';
import type { Mail } from '../notifications/model.ts';
import type { Attempt } from '../payments/attempt-model.ts';
import type { Allocation, Payment } from '../payments/model.ts';
import type { TimelineRow } from './contract.ts';
import type { DunningCase, DunningStep } from './model.ts';
import { chargeRows, reasonText } from './timeline-charges.ts';

/** What is known of one invoice. */
export interface Story {
  readonly invoice: Invoice;
  readonly about?: DunningCase | undefined;
  /** of the customer */
  readonly payments: readonly Payment[];
  /** of the customer, oldest first */
  readonly attempts: readonly Attempt[];
  readonly creditNotes: readonly CreditNote[];
  /** of the invoice, of the steps of its case and of charges that failed */
  readonly mails: readonly Mail[];
  /** that brought the invoice */
  readonly invoiceMail?: Mail | undefined;
  /** the organisation's */
  readonly timeZone: string;
}

type Row = Omit<TimelineRow, 'invoiceId' | 'invoiceNumber'>;

/** Everything that happened to an invoice, oldest first; of one day in the order of its life. Nothing of a draft. */
export const timelineOf = (story: Story): TimelineRow[] => {
  const { invoice } = story;
  if (invoice.number === undefined) return [];
  const place = { invoiceId: invoice.id, invoiceNumber: invoice.number };
  const rows = [
    ...issuedRows(story),
    ...(story.about?.steps ?? []).flatMap(step => stepRows(step, story)),
    ...story.attempts
      .filter(({ invoiceId }) => invoiceId === invoice.id)
      .flatMap(attempt => chargesOf(attempt, story)),
    ...story.payments.flatMap(payment => paymentRows(payment, invoice)),
    ...story.creditNotes.filter(note => note.invoiceId === invoice.id).map(creditRow),
    ...endedRows(invoice),
  ];
  return rows.toSorted((a, b) => a.on.localeCompare(b.on)).map(row => ({ ...row, ...place }));
};

const issuedRows = ({ invoice, invoiceMail }: Story): Row[] => {
  const { issuedOn: on = '', dueOn, gross, currency } = invoice;
  const amount = { amount: gross, currency };
  const text = `Issued over ${inWords(amount)}, due on ${dueOn}`;
  return [
    { on, kind: 'issued', text, amount },
    ...(invoiceMail ? [{ on, kind: 'mailed' as const, ...mailOf('Invoice', invoiceMail) }] : []),
  ];
};

const daysText = (days: number): string => {
  const count = Math.abs(days);
  const word = `${count} day${count === 1 ? '' : 's'}`;
  return days < 0 ? `${word} before it is due` : `${word} after it was due`;
};

const stepRows = (step: DunningStep, { mails }: Story): Row[] => {
  const { kind, days, on, at, mailId, feeId, amount, membershipIds = [] } = step;
  const mail = mails.find(({ id }) => id === mailId);
  const told = (what: string) =>
    mail ? mailOf(`${what}, ${daysText(days)}`, mail) : { text: `${what}, ${daysText(days)}` };
  const row = { on, at };
  const count = `${membershipIds.length} membership${membershipIds.length === 1 ? '' : 's'}`;
  switch (kind) {
    case 'reminder':
      return [{ ...row, kind, ...told('Reminder') }];
    case 'overdue':
      return [{ ...row, kind, ...(mailId ? told('Overdue notice') : { text: 'Overdue' }) }];
    case 'late_fee':
      return amount
        ? [{ ...row, kind, feeId, amount, text: `Late fee of ${inWords(amount)}` }]
        : [];
    case 'suspension':
      // nothing served the customer any more
      if (membershipIds.length === 0) return [];
      return [{ ...row, kind, membershipIds, text: `Suspended for it: ${count}` }];
    case 'reactivation':
      return [{ ...row, kind, membershipIds, text: `No longer suspended for it: ${count}` }];
    // the invoice says itself that it was written off, also by hand
    case 'write_off':
      return [];
  }
};

const outcomes: Partial<Record<Mail['status'], string>> = {
  parked: 'not sent',
  withdrawn: 'not sent any more',
  bounced: 'came back',
};

const mailOf = (what: string, { id, status, to = [], reason }: Mail) => {
  const outcome = outcomes[status];
  const why = reason === undefined ? '' : `: ${reason}`;
  const whom = to.length > 0 ? ` to ${to.join(', ')}` : '';
  return {
    text: outcome ? `${what} (${outcome}${why})` : `${what}${whom}`,
    mail: { id, status, to },
  };
};

const chargesOf = (attempt: Attempt, { mails, timeZone }: Story): Row[] => {
  const id = mailIdOf('payment_failed', attempt.id);
  const mail = mails.find(each => each.id === id);
  return chargeRows(attempt, { timeZone, mail, told: mailOf });
};

const paymentRows = (payment: Payment, { id, currency }: Invoice): Row[] => {
  const { id: paymentId, receivedOn, reversed } = payment;
  const on = (parts: readonly Allocation[]) => parts.find(each => each.invoiceId === id)?.amount;
  const settled = on(payment.allocations) ?? on(reversed?.settled ?? []);
  if (settled === undefined) return [];
  const amount = { amount: settled, currency };
  const method = payment.method.replace('_', ' ');
  const paid = `Paid ${inWords(amount)} by ${method}`;
  const back =
    reversed && `Payment of ${inWords(amount)} taken back: ${reasonText(reversed.reason)}`;
  return [
    { on: receivedOn, kind: 'payment', text: paid, amount, paymentId },
    ...(back
      ? [{ on: reversed.on, kind: 'payment_reversed' as const, text: back, amount, paymentId }]
      : []),
  ];
};

const creditRow = ({ id, number, issuedOn, gross, currency, reason }: CreditNote): Row => ({
  on: issuedOn,
  kind: 'credit_note',
  text: `${number} takes ${inWords({ amount: gross, currency })} back: ${reason}`,
  amount: { amount: gross, currency },
  creditNoteId: id,
});

const endedRows = ({ status, ended }: Invoice): Row[] => {
  if (!ended || (status !== 'void' && status !== 'written_off')) return [];
  const { on, reason } = ended;
  return [{ on, kind: status, text: `${status === 'void' ? 'Void' : 'Written off'}: ${reason}` }];
};

const inWords = ({ amount, currency }: Money): string => moneyText(exact(amount), currency);
