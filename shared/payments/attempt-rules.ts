import type { Invoice } from '../billing/model.ts';
import { openOf } from '../billing/open-amount.ts';
import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { Refusal } from '../kernel/errors.ts';
import { deriveId, type Id } from '../kernel/id.ts';
import type { Attempt, SavedMethod } from './attempt-model.ts';
import type { DeclineReason, Outcome } from './gateways/gateway.ts';
import type { PaymentMethod } from './model.ts';

type Standing = Pick<Attempt, 'status' | 'returns'>;

/** Before they were counted there was one. */
export const returnsOf = ({ status, returns }: Standing): number =>
  returns ?? (status === 'reversed' ? 1 : 0);

/** What an attempt's money is booked as: the same however often the gateway tells of it, another after each return. */
export const paymentIdOf = (attempt: Standing & Pick<Attempt, 'id'>): Id<'payment'> => {
  const returns = returnsOf(attempt);
  return deriveId('payment', attempt.id, ...(returns > 0 ? [String(returns)] : []));
};

/** Open, and for no more than is open: money that is under way is never more than what is owed. */
export const requirePayable = (invoice: Invoice, asked: number | undefined): number => {
  const open = openOf(invoice);
  if (open <= 0) {
    throw new Refusal('invoice_state', {
      expected: 'an invoice with something to be paid',
      received: invoice.status,
    });
  }
  if (asked === undefined || asked <= open) return asked ?? open;
  throw new Refusal('invalid_request', {
    field: '/body/amount/amount',
    expected: `at most ${open}, what is open of the invoice`,
    received: String(asked),
  });
};

/** Only what its bank has confirmed and what was not lost is charged. */
export const requireChargeable = (method: SavedMethod): void => {
  if (method.lostFor !== undefined) {
    throw new Refusal('payment_method_state', {
      expected: 'a method that was not lost: another, or this made the default again',
      received: `one that failed with ${method.lostFor}`,
    });
  }
  const status = method.mandate?.status ?? 'active';
  if (status === 'active') return;
  throw new Refusal('payment_method_state', {
    expected: 'a method whose mandate is active',
    received: `one whose mandate is ${status}`,
  });
};

/** What the customer reads on its confirmation: a hosted page may take other means than a card. */
export const bookedAs = (method: SavedMethod | undefined): PaymentMethod =>
  method && method.type !== 'card' ? 'direct_debit' : 'card';

/** What an outcome makes of an attempt. `nothing`: that is known already, or older than what is known. */
export type Step = 'nothing' | 'wait' | 'book' | 'fail' | 'cancel' | 'reverse';

/**
 * Gateways tell late, twice and out of order: only what goes on from where the attempt stands counts. Money that came
 * after all is booked, whatever we thought of the attempt; so is what comes again, when a dispute is won. `seen` is the
 * attempt as it stood before its gateway was asked: what was said before a return says nothing of what came after.
 */
export const stepOf = (
  attempt: Standing,
  outcome: Pick<Outcome, 'status'>,
  seen: Standing = attempt,
): Step => {
  const { status } = attempt;
  if (returnsOf(seen) !== returnsOf(attempt)) return 'nothing';
  if (outcome.status === 'succeeded') return status === 'succeeded' ? 'nothing' : 'book';
  if (outcome.status === 'reversed') {
    if (status === 'succeeded') return 'reverse';
    return status === 'open' ? 'fail' : 'nothing';
  }
  if (status !== 'open') return 'nothing';
  if (outcome.status === 'failed') return 'fail';
  return outcome.status === 'cancelled' ? 'cancel' : 'wait';
};

/** A gateway that speaks of another amount speaks of another payment (I5). */
export const requireSame = (attempt: Attempt, { amount, currency }: Outcome): void => {
  if (amount === attempt.amount && currency === attempt.currency) return;
  throw new Error(
    `attempt ${attempt.id}: expected ${attempt.amount} ${attempt.currency}, the gateway says ${amount} ${currency}`,
  );
};

export const failedEvent = (
  organisationId: Id<'organisation'>,
  { id: attemptId, customerId, invoiceId }: Attempt,
  reason: DeclineReason,
): DomainEvent =>
  domainEvent('payment.failed', {
    ...{ organisationId, customerId, invoiceId, attemptId, reason, by: 'system' },
  });
