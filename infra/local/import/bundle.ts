import type { Billing } from '../../../shared/billing/model.ts';
import type { Fee, Membership } from '../../../shared/catalogue/model.ts';
import type { ContactPerson } from '../../../shared/contact-persons/model.ts';
import { maxContactPersons } from '../../../shared/contact-persons/model.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { addressKey } from '../../../shared/kernel/text.ts';
import type { SavedMethod } from '../../../shared/payments/attempt-model.ts';
import { newMember } from '../../../shared/people/members.ts';
import type { Customer, Member } from '../../../shared/people/model.ts';
import type { Write } from '../../../shared/store/transact.ts';
import { customerOf } from './customer-of.ts';
import type { CustomerRows } from './customer-rows.ts';
import { membershipOf } from './membership-of.ts';
import { methodOf } from './method-of.ts';
import { moneyOf } from './money-of.ts';
import type { Row } from './parse-rows.ts';
import { type Place, type Rejection, refusedRow } from './rejection.ts';
import { importedId, misfit, type Terms } from './terms.ts';

/** A customer with everything of its own, as the contexts' rules make it. */
export interface Bundle {
  readonly source: string;
  readonly customer: Customer;
  readonly billing: Billing;
  readonly members: readonly Member[];
  readonly contactPersons: readonly ContactPerson[];
  readonly memberships: readonly Membership[];
  readonly fees: readonly Fee[];
  /** payments that are the credit of the customer, with their ledger entries */
  readonly credits: readonly Write[];
  readonly credit: number;
  readonly methods: readonly SavedMethod[];
}

/** Makes a customer of its rows; every row that a rule refuses is told, and then there is no customer. Pure. */
export const bundleOf = (
  rows: CustomerRows,
  terms: Terms,
): { bundle: Bundle } | { rejections: Rejection[] } => {
  const source = rows.customer.values.id;
  const rejections: Rejection[] = [];
  const attempt = <T>(place: Place, field: string, make: () => T): T | undefined => {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      rejections.push(refusedRow(place, error, { customer: source, field }));
      return undefined;
    }
  };
  const made = attempt(rows.customer, 'id', () => customerOf(rows, terms));
  if (!made) return { rejections };
  const { customer, billing } = made;
  const present = <T>(things: readonly (T | undefined)[]): T[] => things.flatMap(t => t ?? []);
  const members = present(
    rows.members.map(row => attempt(row, 'customer', () => memberOf(row, customer, terms))),
  );
  const taken = new Set(customer.email ? [addressKey(customer.email)] : []);
  const contactPersons = present(
    rows.contactPersons.map((row, nth) =>
      attempt(row, 'email', () => contactPersonOf(row, nth, taken, customer, terms)),
    ),
  );
  const memberIds = new Set<string>(members.map(({ id }) => id));
  const memberships = present(
    rows.memberships.map(row =>
      attempt(row, 'startOn', () => membershipOf(row, { customer, memberIds }, terms)),
    ),
  );
  const methods = present(
    rows.methods.map((row, nth) =>
      attempt(row, 'token', () => methodOf(row, { nth, all: rows.methods, customer }, terms)),
    ),
  );
  const money = moneyOf(rows, customer, terms, attempt);
  if (rejections.length > 0) return { rejections };
  const sold = memberships.length + money.fees.length;
  return {
    bundle: {
      ...{ source, customer, members, contactPersons, memberships, methods, ...money },
      // each thing that was sold would have counted it up
      billing: { ...billing, inputsVersion: billing.inputsVersion + sold },
    },
  };
};

const memberOf = (
  { values: { id, customer: source, ...given } }: Row<'members'>,
  customer: Customer,
  { organisation, now }: Terms,
): Member => ({
  ...newMember(organisation.id, customer, given, { isAdmin: false, now }).member,
  id: importedId('member', organisation.id, source, id),
});

/** The limits that the API holds by conditions (S78–S80) hold within the file. */
const contactPersonOf = (
  { values }: Row<'contact-persons'>,
  nth: number,
  taken: Set<string>,
  customer: Customer,
  { organisation, now }: Terms,
): ContactPerson => {
  const { customer: source, billing, account, ...given } = values;
  if (nth >= maxContactPersons) {
    throw misfit('customer', `at most ${maxContactPersons} contact persons`, `number ${nth + 1}`);
  }
  const address = addressKey(given.email);
  if (taken.has(address)) {
    const expected = "an address that is neither the customer's nor another contact person's";
    throw misfit('email', expected, given.email);
  }
  taken.add(address);
  return {
    id: importedId('contactPerson', organisation.id, source, address),
    customerId: customer.id,
    ...given,
    notifications: { billing, account },
    version: 1,
    createdAt: now,
  };
};
