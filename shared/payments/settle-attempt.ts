import { invoiceWrite } from '../billing/after-issue.ts';
import { readInvoice } from '../billing/invoice-store.ts';
import type { Invoice } from '../billing/model.ts';
import { openOf } from '../billing/open-amount.ts';
import type { DomainEvent } from '../events/catalogue.ts';
import { localDate } from '../kernel/calendar.ts';
import { realClock } from '../kernel/clock.ts';
import { existingCustomer } from '../people/store.ts';
import { outboxWrite } from '../store/outbox.ts';
import { getItem } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { transact, type Write } from '../store/transact.ts';
import { untilNotBusy } from '../store/until-not-busy.ts';
import { followFailure, followLoss } from './after-failure.ts';
import { type Attempt, SavedMethod } from './attempt-model.ts';
import {
  bookedAs,
  failedEvent,
  paymentIdOf,
  requireSame,
  returnsOf,
  type Step,
  stepOf,
} from './attempt-rules.ts';
import { attemptChange, readAttempt } from './attempt-store.ts';
import { nextCheck } from './attempt-times.ts';
import { type Booker, bookPayment, returnPayment } from './book.ts';
import { nameWrite } from './gateway-names.ts';
import { isUpToCustomer, type Outcome } from './gateways/gateway.ts';
import { losses } from './lost-method.ts';
import { readInvoices, readPayment } from './store.ts';

interface Change {
  readonly writes: readonly Write[];
  readonly events: readonly DomainEvent[];
}

/** As it stood before its gateway was asked. */
type Seen = Pick<Attempt, 'customerId' | 'id' | 'status' | 'returns'>;

// Idempotency key: where the attempt stands, and the payment's id, which follows from the attempt's.
/** Books what a gateway says of an attempt: money, failure or return. Said again it changes nothing. 3 gets. */
export const settleAttempt = async (
  booker: Booker,
  seen: Seen,
  outcome: Outcome,
): Promise<Attempt> => {
  const org = booker.organisation.id;
  return untilNotBusy(async () => {
    const attempt = await readAttempt(org, seen.customerId, seen.id);
    const step = stepOf(attempt, outcome, seen);
    if (step === 'nothing') return attempt;
    requireSame(attempt, outcome);
    const { writes, events } = await changes[step](booker, attempt, outcome);
    await transact([
      ...writes,
      ...nameLearned(org, attempt, outcome),
      ...(events.length > 0 ? [outboxWrite(org, events)] : []),
    ]);
    return readAttempt(org, seen.customerId, seen.id);
  });
};

/** A page's payment has another id than the page; a charge that was refused at once has none but ours. */
const nameLearned = (org: string, attempt: Attempt, { gatewayPayment }: Outcome): Write[] =>
  [attempt.gatewayPayment, attempt.id].includes(gatewayPayment)
    ? []
    : [nameWrite(org, attempt.connectionId, gatewayPayment, attempt)];

const wait = async ({ organisation }: Booker, attempt: Attempt, outcome: Outcome) => {
  const { gatewayPayment, url, expiresAt } = outcome;
  const awaits = isUpToCustomer(outcome) ? ('customer' as const) : ('bank' as const);
  const stands = { gatewayPayment, url, awaits, expiresAt };
  const checkAt = nextCheck(
    { ...attempt, awaits, ...(expiresAt && { expiresAt }) },
    realClock.now(),
  );
  return {
    writes: [attemptChange(organisation.id, attempt, { ...stands, checkAt })],
    events: [],
  };
};

const book = async (booker: Booker, attempt: Attempt, { gatewayPayment }: Outcome) => {
  const org = booker.organisation.id;
  const { customerId, invoiceId, amount, methodId } = attempt;
  const customer = await existingCustomer(org, customerId);
  const invoice = await lockedInvoice(org, attempt);
  const item = methodId && (await getItem(keys.paymentMethod(org, customerId, methodId)));
  // a transfer may have come first: what is too much for the invoice is credit
  const isOwed = openOf(invoice) > 0;
  const { payment, writes, events } = bookPayment(booker, customer, [invoice], {
    ...{ id: paymentIdOf(attempt), attemptId: attempt.id, amount, confirm: true },
    method: bookedAs(item ? SavedMethod.parse(item) : undefined),
    receivedOn: localDate(booker.now, booker.organisation.timeZone),
    reference: gatewayPayment,
    invoices: isOwed ? [{ invoiceId, amount }] : [],
  });
  const paid = {
    status: 'succeeded',
    gatewayPayment,
    paymentId: payment.id,
    checkAt: null,
  } as const;
  return {
    writes: [
      ...writes,
      ...(isOwed ? [] : releasing(org, attempt, invoice)),
      attemptChange(org, attempt, { ...paid, url: null, reason: null }),
    ],
    events,
  };
};

/** Nothing came of it: the invoice is free for the next attempt. */
const fail = async (booker: Booker, attempt: Attempt, outcome: Outcome): Promise<Change> => {
  const org = booker.organisation.id;
  const invoice = await lockedInvoice(org, attempt);
  const { gatewayPayment, reason = 'unknown' } = outcome;
  const { endedOn, retryOn, writes, events } = await followFailure(
    ...([booker, attempt, invoice, reason] as const),
  );
  const ended = { status: 'failed', gatewayPayment, checkAt: null, url: null } as const;
  return {
    writes: [
      ...releasing(org, attempt, invoice),
      attemptChange(org, attempt, { ...ended, reason, endedOn, retryOn }),
      ...writes,
      ...(await losses(org, attempt, reason)),
    ],
    events: [failedEvent(org, attempt, reason), ...events],
  };
};

const cancel = async (
  booker: Booker,
  attempt: Attempt,
  { gatewayPayment }: Outcome,
): Promise<Change> => {
  const org = booker.organisation.id;
  const invoice = await lockedInvoice(org, attempt);
  const ended = { status: 'cancelled', gatewayPayment, checkAt: null, url: null } as const;
  return {
    writes: [
      ...releasing(org, attempt, invoice),
      attemptChange(org, attempt, ended),
      ...followLoss(booker, attempt),
    ],
    events: [],
  };
};

/** The money went back, up to 13 months later: the invoice is open again. */
const reverse = async (booker: Booker, attempt: Attempt, outcome: Outcome): Promise<Change> => {
  const org = booker.organisation.id;
  const { customerId } = attempt;
  const { reason = 'charged_back' } = outcome;
  const payment = await readPayment(org, customerId, paymentIdOf(attempt));
  const invoice = await lockedInvoice(org, attempt);
  const followed = await followFailure(booker, attempt, invoice, reason);
  const { endedOn, retryOn } = followed;
  const reversed = { status: 'reversed', returns: returnsOf(attempt) + 1 } as const;
  const changed = attemptChange(org, attempt, { ...reversed, reason, endedOn, retryOn });
  const events = [failedEvent(org, attempt, reason), ...followed.events];
  // an admin booked it a moment before the gateway said so
  if (payment.reversed) return { writes: [changed, ...followed.writes], events };
  const ids = payment.allocations.map(({ invoiceId }) => invoiceId);
  const invoices = await readInvoices(org, customerId, ids);
  const back = returnPayment(booker, payment, invoices, reason);
  return {
    writes: [...back.writes, changed, ...followed.writes],
    events: [...back.events, ...events],
  };
};

const changes: Record<
  Exclude<Step, 'nothing'>,
  (...about: [Booker, Attempt, Outcome]) => Promise<Change>
> = {
  ...{ wait, book, fail, cancel, reverse },
};

const lockedInvoice = async (org: string, { customerId, invoiceId }: Attempt): Promise<Invoice> => {
  const invoice = await readInvoice(org, customerId, invoiceId);
  if (!invoice) throw new Error(`attempt for ${invoiceId} of ${customerId}, which is not there`);
  return invoice;
};

const releasing = (org: string, { id }: Attempt, invoice: Invoice): Write[] =>
  invoice.openAttempt === id ? [invoiceWrite(org, invoice, { openAttempt: null })] : [];
