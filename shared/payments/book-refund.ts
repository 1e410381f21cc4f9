import { domainEvent } from '../events/catalogue.ts';
import { type Booked, type Booker, entryDate, entryWrite, eventOf } from './book.ts';
import type { Payment, Refund, RefundStatus } from './model.ts';
import { creditIn, refundEntry, refundFailedEntry, requireRefundable } from './rules.ts';
import { creditWrites, paymentWrite } from './store.ts';

/** Credit was paid back to the customer. 3 writes. */
export const refundPayment = (
  booker: Booker,
  before: Payment,
  asked: {
    readonly amount?: number | undefined;
    readonly reason: string;
    readonly reference?: string | undefined;
    /** absent: by hand */
    readonly through?: Refund['through'];
    /** with `through`: when its gateway is asked */
    readonly checkAt?: string | undefined;
  },
): Booked => {
  const { organisation, by } = booker;
  const amount = requireRefundable(before, asked.amount);
  const on = entryDate(booker, before);
  const { reason, reference, through, checkAt } = asked;
  const refund: Refund = {
    ...{ on, amount, reason, by },
    ...(reference !== undefined && { reference }),
    ...(through && { through }),
  };
  const refunds = [...before.refunds, refund];
  const payment: Payment = {
    ...{ ...before, refunds, version: before.version + 1 },
    ...(checkAt !== undefined && { checkAt }),
  };
  const id = refundEntry(payment.id, refunds.length);
  return {
    payment,
    writes: [
      paymentWrite(organisation.id, payment),
      entryWrite(organisation.id, payment, { kind: 'refund', on, id, amount }),
      ...creditWrites(organisation.id, payment.customerId, -amount),
    ],
    events: [domainEvent('payment.refunded', eventOf(booker, payment))],
  };
};

/** A bank may send back what its gateway had counted as arrived: a card's refund at once. */
const goesOn = (from: RefundStatus, to: RefundStatus): boolean =>
  from === 'pending' || (from === 'succeeded' && to === 'failed');

/**
 * What a gateway says of a refund that it was asked for: it arrives, or it came back and is the customer's credit again.
 * `undefined`: that is known. 1 write, 3 when it came back.
 */
export const refundSettled = (
  booker: Booker,
  before: Payment,
  { id, status, gatewayRefund }: NonNullable<Refund['through']>,
  checkAt: string,
): Booked | undefined => {
  const place = before.refunds.findIndex(({ through }) => through?.id === id);
  const refund = before.refunds[place];
  if (!refund?.through || !goesOn(refund.through.status, status)) return undefined;
  const org = booker.organisation.id;
  // of a payment that the bank took back whole nothing is left that could be credit
  const isFailed = status === 'failed' && before.reversed === undefined;
  const on = entryDate(booker, before);
  const through = { ...refund.through, status, gatewayRefund, ...(isFailed && { failedOn: on }) };
  const refunds = before.refunds.with(place, { ...refund, through });
  const isAwaited = refunds.some(each => each.through?.status === 'pending');
  const { checkAt: _, ...rest } = before;
  const payment: Payment = {
    ...{ ...rest, refunds, version: before.version + 1 },
    ...(isAwaited && { checkAt }),
  };
  const entry = refundFailedEntry(before.id, place + 1);
  return {
    payment,
    writes: [
      paymentWrite(org, payment),
      ...(isFailed
        ? [entryWrite(org, payment, { kind: 'refund', on, id: entry, amount: -refund.amount })]
        : []),
      ...creditWrites(org, payment.customerId, creditIn(payment) - creditIn(before)),
    ],
    events: isFailed ? [domainEvent('payment.refundFailed', eventOf(booker, payment))] : [],
  };
};
