import type { Booker } from '../booking/offer.ts';
import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { Refusal } from '../kernel/errors.ts';
import { type Asked, mergeWrites, placeOrder } from '../orders/place.ts';
import { signsIn } from '../people/signs-in.ts';
import { changed } from '../store/change.ts';
import { keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import { holds } from '../store/write.ts';
import { type Buyer, customerFor, firstMembershipOn, knownBuyer, newBuyer } from './buyer.ts';
import { checkoutChange } from './checkout-store.ts';
import { isCode } from './code.ts';
import { maxTries } from './limits.ts';
import type { Checkout } from './model.ts';

export interface Changed {
  readonly checkout: Checkout;
  readonly writes: Write[];
  readonly events: DomainEvent[];
}

/** Refuses a checkout that is over. */
export const requireOpen = ({ status, endsAt }: Checkout, realNow: string): void => {
  if (status === 'open' && realNow < endsAt) return;
  throw new Refusal('checkout_expired', {
    expected: 'an open checkout',
    received: status === 'open' ? `one that ended at ${endsAt}` : status,
  });
};

/**
 * Buys what was held: customer, order, bookings, invoice, mails and the checkout's end are one transaction. A wrong
 * code counts, whatever else becomes of the request.
 */
export const completeCheckout = async (
  booker: Booker,
  before: Checkout,
  code: string,
  realNow: string,
): Promise<Changed> => {
  if (before.status === 'completed') return { checkout: before, writes: [], events: [] };
  requireOpen(before, realNow);
  const { organisation, by } = booker;
  const { id: org } = organisation;
  await requireCode(org, before, code, realNow);
  const buyer = await buyerOf(booker, before);
  const { customerId, orderId, plans, bookingIds, total } = before;
  const asked: Asked = {
    ...{ customerId, orderId, items: plans, heldBookings: bookingIds },
    ...{ channel: 'storefront', billing: 'invoice', newCustomer: buyer },
  };
  const placed = await placeOrder(booker, asked);
  // the visitor agreed to what was shown
  if (placed.order.total.amount !== total.amount) throw hasChanged('another price');
  const changes = { status: 'completed' } as const;
  const created = domainEvent('customer.created', { organisationId: org, customerId, by: by.id });
  return {
    checkout: changed<Checkout>(before, changes),
    writes: mergeWrites([...buyer.writes, ...placed.writes, checkoutChange(org, before, changes)]),
    events: [...(buyer.isNew ? [created] : []), ...placed.events],
  };
};

const requireCode = async (
  org: string,
  checkout: Checkout,
  code: string,
  realNow: string,
): Promise<void> => {
  const { id, codeEndsAt, codeHash, wrongCodes } = checkout;
  const failed = (received: string) =>
    new Refusal('verification_failed', {
      field: '/body/code',
      expected: 'the code that was mailed last',
      received,
    });
  if (realNow >= codeEndsAt) throw failed('one that is too old; ask for another');
  if (wrongCodes >= maxTries) throw failed('too many wrong ones; ask for another');
  // counted before it is judged: guesses at once are no more than guesses one by one
  const isCounted = await holds({
    update: keys.checkout(org, id),
    expression: 'ADD wrongCodes :one',
    condition: 'codeHash = :code AND wrongCodes < :max',
    values: { ':one': 1, ':code': codeHash, ':max': maxTries },
  });
  if (!isCounted) throw failed('too many wrong ones; ask for another');
  if (!isCode(checkout, code)) throw failed('another one');
  // the right one is no guess: it may be sent again, and is when somebody else was faster
  await holds({
    update: keys.checkout(org, id),
    expression: 'ADD wrongCodes :less',
    condition: 'codeHash = :code',
    values: { ':less': -1, ':code': codeHash },
  });
};

const buyerOf = async ({ organisation, now }: Booker, checkout: Checkout): Promise<Buyer> => {
  const { id: org } = organisation;
  const { email, items, customerId } = checkout;
  const [{ id, customer }, login] = await Promise.all([
    customerFor(org, email),
    signsIn(org, email),
  ]);
  // whoever can sign in has an account of their own, or a company's with rights that the portal knows
  if (login) throw new Refusal('sign_in_required');
  if (id !== customerId) throw hasChanged('another account');
  if (customer) return knownBuyer(organisation, customer, checkout);
  const anchorOn = firstMembershipOn(items);
  const buyer = newBuyer(organisation, checkout, { now, anchorOn });
  // two checkouts of one address meet: the second finds the customer that the first made
  return { ...buyer, writes: buyer.writes.map(write => ({ ...write, refuse: isBusy })) };
};

const isBusy = () => new Refusal('busy');

const hasChanged = (received: string): Refusal =>
  new Refusal('checkout_changed', { expected: 'what the checkout showed', received });
