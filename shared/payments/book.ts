/** Longer than usual: a payment is booked, moved and taken back with the same few parts. */
import type { LedgerEntry } from '../billing/ledger.ts';
import type { Invoice } from '../billing/model.ts';
import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { later, localDate, type PlainDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import { requestMail } from '../notifications/mail-store.ts';
import type { Organisation } from '../organisation/model.ts';
import type { Customer } from '../people/model.ts';
import { keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import { givingUpWrites, settlingWrites, withPayment } from './invoice-payments.ts';
import type { Allocation, Payment } from './model.ts';
import {
  creditIn,
  refundedOf,
  requireOpen,
  requireReversible,
  spread,
  type Told,
} from './rules.ts';
import { creditWrites, paymentWrite } from './store.ts';
import { methodName } from './words.ts';

/** Who books, where and when. */
export interface Booker {
  readonly organisation: Organisation;
  readonly now: string;
  /** id of the principal, or `system` */
  readonly by: string;
}

export interface Booked {
  readonly payment: Payment;
  readonly writes: Write[];
  readonly events: DomainEvent[];
}

interface Received
  extends Pick<Payment, 'id' | 'method' | 'amount' | 'receivedOn' | 'reference' | 'attemptId'> {
  readonly invoices?: Told | undefined;
  /** whether the customer is told (S69) */
  readonly confirm: boolean;
}

/**
 * Books money that came in, on invoices as told or oldest first; what is too much for them is the customer's credit.
 * The payment's id is what it is known by: booked twice it is refused by the transaction. At most 3 writes, 1 an
 * invoice, and 2 for the mail.
 */
export const bookPayment = (
  booker: Booker,
  customer: Customer,
  open: readonly Invoice[],
  { invoices: told, confirm, ...received }: Received,
): Booked => {
  const { organisation, now, by } = booker;
  const org = organisation.id;
  requireBookable(organisation, received.receivedOn, now);
  const own = open.filter(({ currency }) => currency === organisation.currency);
  const allocations = spread(received.amount, own, told);
  const payment: Payment = {
    ...received,
    ...{ customerId: customer.id, currency: organisation.currency, allocations, refunds: [] },
    ...{ by, version: 1, createdAt: now },
  };
  const mail = confirm ? confirmation(booker, customer, payment) : undefined;
  const on = received.receivedOn;
  return {
    payment,
    writes: [
      paymentWrite(org, payment),
      entryWrite(org, payment, { kind: 'payment', on, id: payment.id, amount: -payment.amount }),
      ...writesOn(org, payment, own),
      ...creditWrites(org, customer.id, creditIn(payment)),
      ...(mail?.writes ?? []),
    ],
    events: [
      domainEvent('payment.received', eventOf(booker, payment)),
      ...paidEvents(booker, payment, own),
      ...(mail ? [mail.event] : []),
    ],
  };
};

/** What a payment settles changed: as told now, or all of its credit oldest first. 2 writes and up to 2 an invoice. */
export const reallocate = (
  booker: Booker,
  before: Payment,
  invoices: readonly Invoice[],
  told: Told | undefined,
): Booked => {
  if (before.reversed) {
    const received = 'one that was reversed';
    throw new Refusal('payment_state', { expected: 'a payment that stands', received });
  }
  const org = booker.organisation.id;
  const kept = told ? [] : before.allocations;
  // as they are without what this payment settles of them
  const cleared = invoices.map(invoice => (told ? withPayment(invoice, before.id, 0) : invoice));
  const rest = creditIn({ ...before, allocations: kept });
  const allocations = merged(kept, spread(rest, cleared, told));
  const payment: Payment = { ...before, allocations, version: before.version + 1 };
  const touched = invoices.filter(({ id }) => amountOn(before, id) !== amountOn(payment, id));
  requireOpen(touched);
  return {
    payment,
    writes: [
      paymentWrite(org, payment),
      ...touched.flatMap(invoice => settlingWrites(org, payment, settling(payment, invoice))),
      ...creditWrites(org, payment.customerId, creditIn(payment) - creditIn(before)),
    ],
    events: [
      domainEvent('payment.allocated', eventOf(booker, payment)),
      ...paidEvents(booker, payment, touched),
    ],
  };
};

/** What was booked by mistake is taken back: its invoices are open again. 3 writes and up to 2 an invoice. */
export const reversePayment = (
  booker: Booker,
  before: Payment,
  invoices: readonly Invoice[],
  reason: string,
): Booked => {
  requireReversible(before, invoices);
  return returnPayment(booker, before, invoices, reason);
};

/**
 * The bank took the money back, whatever had become of it here: less what was paid back already; what it had settled of a
 * written-off invoice is given up with the rest, other invoices are open again. 3 writes and up to 2 an invoice.
 */
export const returnPayment = (
  booker: Booker,
  before: Payment,
  invoices: readonly Invoice[],
  reason: string,
): Booked => {
  const { organisation, by } = booker;
  const on = entryDate(booker, before);
  const reversed = { on, reason, by, settled: before.allocations };
  const version = before.version + 1;
  const payment: Payment = { ...before, allocations: [], reversed, version };
  const { id } = before;
  const amount = before.amount - refundedOf(before);
  return {
    payment,
    writes: [
      paymentWrite(organisation.id, payment),
      entryWrite(organisation.id, payment, {
        kind: 'payment_reversal',
        ...{ on, id: `${id}#reversal`, amount },
      }),
      ...invoices.flatMap(invoice =>
        invoice.status === 'written_off'
          ? givingUpWrites(organisation.id, before, invoice, on)
          : settlingWrites(organisation.id, before, { invoice, amount: 0 }),
      ),
      ...creditWrites(organisation.id, payment.customerId, -creditIn(before)),
    ],
    events: [domainEvent('payment.reversed', eventOf(booker, payment))],
  };
};

const requireBookable = (
  { timeZone, lockedThrough = '' }: Organisation,
  on: PlainDate,
  now: string,
) => {
  const today = localDate(now, timeZone);
  if (on > today) {
    throw new Refusal('invalid_request', {
      field: '/body/receivedOn',
      expected: `today, ${today}, or before`,
      received: on,
    });
  }
  if (on <= lockedThrough) {
    throw new Refusal('books_closed', {
      field: '/body/receivedOn',
      expected: `a day after ${lockedThrough}`,
      received: on,
    });
  }
};

/** Today, and never before the payment. */
export const entryDate = ({ organisation, now }: Booker, { receivedOn }: Payment): PlainDate =>
  later(localDate(now, organisation.timeZone), receivedOn);

const amountOn = ({ allocations }: Payment, invoiceId: string): number =>
  allocations.find(each => each.invoiceId === invoiceId)?.amount ?? 0;

const settling = (payment: Payment, invoice: Invoice) => ({
  invoice,
  amount: amountOn(payment, invoice.id),
});

const writesOn = (org: string, payment: Payment, invoices: readonly Invoice[]): Write[] =>
  invoices
    .filter(({ id }) => amountOn(payment, id) > 0)
    .flatMap(invoice => settlingWrites(org, payment, settling(payment, invoice)));

/** An invoice is on a payment once. */
const merged = (kept: readonly Allocation[], more: readonly Allocation[]): Allocation[] => [
  ...kept.map(each => {
    const added = more.find(({ invoiceId }) => invoiceId === each.invoiceId)?.amount ?? 0;
    return { ...each, amount: each.amount + added };
  }),
  ...more.filter(({ invoiceId }) => !kept.some(each => each.invoiceId === invoiceId)),
];

export const eventOf = ({ organisation, by }: Booker, { id, customerId }: Payment) => ({
  ...{ organisationId: organisation.id, customerId, paymentId: id, by },
});

const paidEvents = (
  { organisation }: Booker,
  payment: Payment,
  invoices: readonly Invoice[],
): DomainEvent[] =>
  invoices.flatMap(invoice => {
    const { status } = withPayment(invoice, payment.id, amountOn(payment, invoice.id));
    if (invoice.status === status || status !== 'paid') return [];
    const { id: invoiceId, customerId } = invoice;
    return [
      domainEvent('invoice.paid', { organisationId: organisation.id, customerId, invoiceId }),
    ];
  });

export const entryWrite = (
  org: string,
  { customerId, currency }: Payment,
  { on, id, ...entry }: Pick<LedgerEntry, 'kind' | 'amount'> & { on: PlainDate; id: string },
): Write => ({
  put: { ...keys.ledger(org, customerId, on, id), ...entry, currency },
  condition: absent,
});

const confirmation = ({ organisation }: Booker, customer: Customer, payment: Payment) => {
  const { id, method, amount, currency, receivedOn, allocations } = payment;
  return requestMail(organisation.id as Id<'organisation'>, {
    kind: 'payment_confirmation',
    cause: id,
    customerId: customer.id,
    facts: {
      amount: { amount, currency },
      paidOn: receivedOn,
      method: methodName(method, customer.language ?? organisation.language),
      invoiceNumbers: allocations.map(({ number }) => number),
    },
  });
};
