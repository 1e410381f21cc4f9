import { readBilling } from '../billing/inputs.ts';
import type { Billing } from '../billing/model.ts';
import type { PlainDate } from '../kernel/calendar.ts';
import { deriveId, type Id } from '../kernel/id.ts';
import { addressKey } from '../kernel/text.ts';
import type { OrderItem } from '../orders/model.ts';
import type { Organisation } from '../organisation/model.ts';
import { changeCustomer, newCustomer } from '../people/customers.ts';
import { Customer } from '../people/model.ts';
import { getItem } from '../store/read.ts';
import { addressHash, keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import type { Checkout } from './model.ts';

/** Who a checkout is for, as the order takes it, with the writes that make it so. */
export interface Buyer {
  readonly customer: Customer;
  readonly billing: Billing;
  readonly writes: readonly Write[];
  readonly isNew: boolean;
}

/**
 * The one customer that the storefront makes for an address: its id follows from the address, so that two checkouts
 * mean the same one before there is any. One that has another address by now is left alone. 1 get and more.
 */
export const customerFor = async (
  org: string,
  email: string,
): Promise<{ id: Id<'customer'>; customer?: Customer }> => {
  const address = addressKey(email);
  for (let n = 1; ; n += 1) {
    const id = deriveId('customer', org, 'storefront', addressHash(address), String(n));
    const item = await getItem(keys.customer(org, id));
    if (!item) return { id };
    const customer = Customer.parse(item);
    const isTheirs = customer.type === 'individual' && addressKey(customer.email ?? '') === address;
    if (isTheirs) return { id, customer };
  }
};

type Details = Pick<
  Checkout,
  'customerId' | 'email' | 'name' | 'billingAddress' | 'language' | 'locationId'
>;

/** Somebody who is no customer yet. */
export const newBuyer = (
  organisation: Organisation,
  { customerId: id, email, name, billingAddress, language, locationId }: Details,
  { now, anchorOn }: { readonly now: string; readonly anchorOn?: PlainDate | undefined },
): Buyer => {
  const given = { email, name, billingAddress, language, locationId };
  const asked = { type: 'individual' as const, ...given };
  return {
    ...newCustomer(organisation, asked, now, { id, ...(anchorOn && { anchorOn }) }),
    isNew: true,
  };
};

/** A customer that the storefront made before; it keeps what it has, and gets the address that invoices need. */
export const knownBuyer = async (
  organisation: Organisation,
  customer: Customer,
  { billingAddress }: Details,
): Promise<Buyer> => {
  const billing = await readBilling(organisation.id, customer.id);
  if (customer.billingAddress) return { customer, billing, writes: [], isNew: false };
  const { next, writes } = changeCustomer(organisation.id, customer, { billingAddress });
  return { customer: next, billing, writes, isNew: false };
};

/** The first day of the memberships that are bought: where billing by anniversary starts. */
export const firstMembershipOn = (items: readonly OrderItem[]): PlainDate | undefined =>
  items
    .flatMap(({ kind, startOn }) => (kind === 'membership' && startOn ? [startOn] : []))
    .sort()[0];
