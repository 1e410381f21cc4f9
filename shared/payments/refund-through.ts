import { realClock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import { deriveId } from '../kernel/id.ts';
import { outboxWrite } from '../store/outbox.ts';
import { transact } from '../store/transact.ts';
import { untilNotBusy } from '../store/until-not-busy.ts';
import { readAttempt } from './attempt-store.ts';
import { firstCheck, nextRefundCheck } from './attempt-times.ts';
import type { Booker } from './book.ts';
import { refundPayment, refundSettled } from './book-refund.ts';
import { nameWrite } from './gateway-names.ts';
import { gatewayOf, through } from './gateway-of.ts';
import { answered } from './gateways/answered.ts';
import type { Gateway } from './gateways/gateway.ts';
import type { Payment, Refund } from './model.ts';
import { readPayment } from './store.ts';

interface Asked {
  /** what makes it one refund: asked for again with the same, it is the same */
  readonly cause: string;
  /** minor units; absent: all of the credit */
  readonly amount?: number | undefined;
  readonly reason: string;
  readonly reference?: string | undefined;
}

type Place = Pick<Payment, 'customerId' | 'id'>;
type Through = NonNullable<Refund['through']>;

// Idempotency key: the refund's id, which follows from the request; it is the gateway's key too.
/**
 * Pays credit back to where the payment came from. It is booked before the gateway is called, so what is on its way is
 * nobody's credit any more and no two refunds take the same; what comes back is credit again. No answer leaves it
 * pending, and the sweep asks what became of it.
 */
export const refundThrough = async (
  booker: Booker,
  { customerId, id: paymentId }: Place,
  { cause, ...asked }: Asked,
): Promise<Payment> => {
  const org = booker.organisation.id;
  const id = deriveId('refund', org, paymentId, cause);
  const begun = await untilNotBusy(async () => {
    const payment = await readPayment(org, customerId, paymentId);
    if (refundOf(payment, id)) return payment;
    const { connectionId } = await attemptOf(org, payment);
    const {
      writes,
      events,
      payment: next,
    } = refundPayment(booker, payment, {
      ...asked,
      ...{ through: { id, connectionId, status: 'pending' }, checkAt: firstCheck(realClock.now()) },
    });
    await transact([...writes, outboxWrite(org, events)]);
    return next;
  });
  if (refundOf(begun, id)?.through?.status !== 'pending') return begun;
  return settleRefund(booker, begun, id, (gateway, request) => outcomeOf(gateway, request));
};

const refundOf = ({ refunds }: Payment, id: string): Refund | undefined =>
  refunds.find(each => each.through?.id === id);

const attemptOf = async (org: string, { attemptId, customerId }: Payment) => {
  if (attemptId !== undefined) return readAttempt(org, customerId, attemptId);
  throw new Refusal('payment_state', {
    ...{ field: '/body/through', expected: 'a payment that came through a gateway' },
    received: 'one that was booked by hand: pay it back by hand',
  });
};

type Request = Parameters<Gateway['refund']>[0];
type Answer = Pick<Through, 'status' | 'gatewayRefund'> | undefined;

/** Asks a gateway about a refund that did not fail, and books what it says. */
const settleRefund = async (
  booker: Booker,
  before: Payment,
  id: string,
  ask: (gateway: Gateway, request: Request) => Promise<Answer>,
): Promise<Payment> => {
  const org = booker.organisation.id;
  const made = refundOf(before, id);
  if (!made?.through || made.through.status === 'failed') return before;
  const attempt = await attemptOf(org, before);
  const { amount, reason } = made;
  const request = { key: id, amount, reason, currency: before.currency };
  const gatewayPayment = attempt.gatewayPayment ?? '';
  const gateway = await gatewayOf(org, through(attempt));
  const answer = await ask(gateway, { ...request, gatewayPayment });
  if (!answer) return before;
  const checkAt = nextRefundCheck(realClock.now());
  return untilNotBusy(async () => {
    const payment = await readPayment(org, before.customerId, before.id);
    const { through: now } = refundOf(payment, id) ?? {};
    const settled = now && refundSettled(booker, payment, { ...now, ...answer }, checkAt);
    if (!settled) return payment;
    const { writes, events } = settled;
    await transact([
      ...writes,
      ...namedAt(org, payment, now, answer),
      ...(events.length > 0 ? [outboxWrite(org, events)] : []),
    ]);
    return settled.payment;
  });
};

/** By the gateway's own id, once it is learned: a webhook about the refund may say no more. */
const namedAt = (
  org: string,
  payment: Payment,
  { connectionId, gatewayRefund: known }: Through,
  { gatewayRefund }: NonNullable<Answer>,
) =>
  gatewayRefund === undefined || gatewayRefund === known
    ? []
    : [nameWrite(org, connectionId, gatewayRefund, payment)];

const outcomeOf = (gateway: Gateway, request: Request): Promise<Answer> =>
  answered<NonNullable<Answer>>(() => gateway.refund(request), { status: 'failed' });

/**
 * What became of refunds: one that arrived may have come back since. One that its gateway never heard of is asked for
 * again, with its key; one that it named itself is not.
 */
export const reconcileRefunds = async (
  booker: Booker,
  customerId: string,
  paymentId: string,
): Promise<Payment> => {
  let payment = await readPayment(booker.organisation.id, customerId, paymentId);
  for (const { through: one } of payment.refunds) {
    if (!one) continue;
    payment = await settleRefund(booker, payment, one.id, async (gateway, request) => {
      const found = await gateway.readRefund(request);
      return found ?? (isNamed(one) ? undefined : outcomeOf(gateway, request));
    });
  }
  return payment;
};

const isNamed = ({ status, gatewayRefund }: Through): boolean =>
  status === 'succeeded' || gatewayRefund !== undefined;
