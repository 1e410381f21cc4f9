import { isDeepStrictEqual } from 'node:util';
import { firstBilling, newBilling, touchBilling } from '../billing/due.ts';
import type { Billing } from '../billing/model.ts';
import { localDate, type PlainDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import { createId, type Id } from '../kernel/id.ts';
import { locationExists } from '../organisation/locations.ts';
import type { Organisation } from '../organisation/model.ts';
import { changed, changeWrite } from '../store/change.ts';
import { indexKeys, type Key, keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import type { CustomerChanges, NewCustomer } from './contract.ts';
import { directoryWrites } from './directory.ts';
import type { Customer } from './model.ts';
import { movePrimaryAddress } from './primary-address.ts';
import type { ProfileChanges } from './profile-contract.ts';
import { withdrawnLogin } from './withdrawn-login.ts';

/** A customer as it is stored, with its entry in the organisation's list. */
export const customerItem = (org: string, customer: Customer): Customer & Key => ({
  ...keys.customer(org, customer.id),
  ...indexKeys.customers(org, customer.id),
  ...customer,
});

/**
 * A customer created at business time `now`, and when it is billed first. `anchorOn`: the day of its first purchase.
 * Up to 4 writes.
 */
export const newCustomer = (
  organisation: Organisation,
  { billingDay, invoiceEveryMonths, ...given }: NewCustomer,
  now: string,
  chosen: { readonly id?: Id<'customer'>; readonly anchorOn?: PlainDate } = {},
): { customer: Customer; billing: Billing; writes: Write[] } => {
  const org = organisation.id;
  const { id = createId('customer'), anchorOn } = chosen;
  const customer: Customer = { id, ...given, version: 1, createdAt: now };
  const start = {
    billingDay: billingDay ?? organisation.billing.billingDay,
    everyMonths: invoiceEveryMonths ?? organisation.billing.invoiceEveryMonths,
    today: localDate(now, organisation.timeZone),
    anchorOn,
  };
  return {
    customer,
    billing: firstBilling(customer.id, start),
    writes: [
      { put: customerItem(org, customer), condition: absent },
      newBilling(org, customer.id, start),
      ...movePrimaryAddress(org, customer.id, undefined, customer.email),
      ...(customer.locationId ? [locationExists(org, customer.locationId)] : []),
    ],
  };
};

/** What an invoice or its tax depends on; mail addresses are read when mail is handed over. */
const billedFields = ['name', 'billingAddress', 'vatId', 'language', 'locationId'] as const;

/** A customer with changes; a draft made from what it was before fails (I1). Up to 8 writes. */
export const changeCustomer = (
  org: Id<'organisation'>,
  customer: Customer,
  given: CustomerChanges & ProfileChanges,
): { next: Customer; writes: Write[] } => {
  refuseWithoutAddress(customer, given);
  const isNewAddress = given.email !== undefined && given.email !== customer.email;
  const login = withdrawnLogin(customer, given.email, { customerId: customer.id });
  const changes = { ...given, ...(isNewAddress && { mailProblem: null }), ...login.changes };
  const next = changed(customer, changes);
  const touches = billedFields.some(field => !isDeepStrictEqual(next[field], customer[field]));
  return {
    next,
    writes: [
      changeWrite(keys.customer(org, customer.id), customer.version, changes),
      ...movePrimaryAddress(org, customer.id, customer.email, next.email),
      ...(given.locationId ? [locationExists(org, given.locationId)] : []),
      ...directoryWrites(org, customer, next),
      ...login.writes,
      ...(touches ? [touchBilling(org, customer.id)] : []),
    ],
  };
};

const refuseWithoutAddress = ({ type }: Customer, { email }: CustomerChanges): void => {
  if (type === 'individual' && email === null) {
    throw new Refusal('invalid_request', {
      field: '/body/email',
      expected: 'a mail address; an individual keeps one',
      received: 'null',
    });
  }
};
