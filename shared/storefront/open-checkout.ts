import { saleTotals } from '../billing/order-invoice.ts';
import { book } from '../booking/book.ts';
import type { Booker } from '../booking/offer.ts';
import type { DomainEvent } from '../events/catalogue.ts';
import { epochSeconds, plusSeconds } from '../kernel/clock.ts';
import { createId } from '../kernel/id.ts';
import { addressKey } from '../kernel/text.ts';
import type { OrderItem } from '../orders/model.ts';
import { judgeOrder, mergeWrites } from '../orders/place.ts';
import { locationExists } from '../organisation/locations.ts';
import { findLocation } from '../organisation/store.ts';
import { addressHash } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import { customerFor, newBuyer } from './buyer.ts';
import type { NewCheckout, NewCheckoutQuote } from './checkout-contract.ts';
import { checkoutAddition } from './checkout-store.ts';
import { codeFields, newCode } from './code.ts';
import { codeMail } from './code-mail.ts';
import { checkoutSeconds, keptSeconds, limits } from './limits.ts';
import type { Checkout, Due } from './model.ts';
import { tally } from './tally.ts';

interface Priced {
  readonly items: OrderItem[];
  readonly total: Checkout['total'];
  readonly due: Due;
}

/** A visitor of nobody's account: what is quoted is what anybody pays. */
const nobody = {
  name: 'Visitor',
  email: 'visitor@storefront.invalid',
  billingAddress: { line1: '-', postalCode: '-', city: '-', country: 'NL' },
} as const;

/** What a purchase costs now, tax included. Refuses what is not to be had. Writes nothing. */
export const quoteFor = async (
  booker: Booker,
  { items, locationId }: NewCheckoutQuote,
): Promise<Priced> => {
  const { organisation, now } = booker;
  const { id: org, currency, language } = organisation;
  const customerId = createId('customer');
  const details = { ...nobody, customerId, language, locationId };
  const newCustomer = newBuyer(organisation, details, { now });
  const asked = { customerId, items, channel: 'storefront', newCustomer } as const;
  const [judged, location] = await Promise.all([
    judgeOrder(booker, asked),
    locationId && findLocation(org, locationId),
  ]);
  if (locationId && !location) throw locationExists(org, locationId).refuse?.();
  const { net, tax, gross } = saleTotals(judged.writes, location ? location.tax : undefined);
  const money = (amount: number) => ({ amount, currency });
  return {
    items: judged.items,
    total: money(judged.items.reduce((sum, { amount }) => sum + amount.amount, 0)),
    due: { net: money(net), tax: money(tax), gross: money(gross) },
  };
};

interface Opened {
  readonly checkout: Checkout;
  readonly writes: Write[];
  readonly events: DomainEvent[];
}

/** Holds what is wanted and mails a code to who wants it. `realNow`: holds are in real time, also in a sandbox. */
export const openCheckout = async (
  booker: Booker,
  asked: NewCheckout,
  realNow: string,
): Promise<Opened> => {
  const { organisation } = booker;
  const { id: org } = organisation;
  const [priced, { id: customerId }] = await Promise.all([
    quoteFor(booker, asked),
    customerFor(org, asked.email),
  ]);
  const endsAt = plusSeconds(realNow, checkoutSeconds);
  const held = await hold(booker, asked, { customerId, until: endsAt });
  const {
    items,
    locationId,
    name,
    email,
    billingAddress,
    language = organisation.language,
  } = asked;
  const id = createId('checkout');
  const code = newCode();
  const checkout: Checkout = {
    ...{ id, status: 'open', customerId, orderId: createId('order') },
    ...{ email, name, billingAddress, language, locationId },
    plans: items.filter(item => item.kind === 'plan'),
    bookingIds: held.map(({ booking }) => booking.id),
    ...priced,
    ...codeFields(id, code, realNow),
    ...{ codesMailed: 1, endsAt, expiresAt: epochSeconds(endsAt) + keptSeconds, version: 1 },
  };
  const mail = codeMail(org, checkout, code);
  return {
    checkout,
    writes: mergeWrites([
      checkoutAddition(org, checkout),
      ...caps(booker, email, realNow),
      ...(locationId ? [locationExists(org, locationId)] : []),
      ...held.flatMap(({ writes }) => writes),
      ...mail.writes,
    ]),
    events: [...held.flatMap(({ events }) => events), mail.event],
  };
};

const hold = async (
  booker: Booker,
  { items }: NewCheckout,
  { customerId, until }: { readonly customerId: Checkout['customerId']; readonly until: string },
) => {
  const wanted = items.filter(item => item.kind === 'booking');
  return Promise.all(
    wanted.map(({ kind: _, ...wish }) => book(booker, { ...wish, customerId, hold: { until } })),
  );
};

const caps = ({ organisation, by }: Booker, email: string, now: string): Write[] => [
  tally(organisation.id, limits.checkoutsOfVisitor, by.id, now).write,
  tally(organisation.id, limits.checkoutsOfOrganisation, 'all', now).write,
  codeCap(organisation.id, email, now),
];

/** Mails to an address that nobody has proved to be theirs. */
export const codeCap = (org: string, email: string, now: string): Write =>
  tally(org, limits.codesToAddress, addressHash(addressKey(email)), now).write;
