import { billingItem } from '../../../shared/billing/due.ts';
import { feeItem, membershipItem, openChargeItem } from '../../../shared/catalogue/writes.ts';
import { addressClaim, contactPersonItem } from '../../../shared/contact-persons/store.ts';
import { methodAddition, methodItem } from '../../../shared/payments/attempt-store.ts';
import { creditWrites } from '../../../shared/payments/store.ts';
import { customerItem } from '../../../shared/people/customers.ts';
import { memberItem } from '../../../shared/people/members.ts';
import { getItem, queryAll } from '../../../shared/store/read.ts';
import { type Key, keys } from '../../../shared/store/table.ts';
import { absent, maxTransactItems, transact, type Write } from '../../../shared/store/transact.ts';
import type { Bundle } from './bundle.ts';

type Item = Key & Record<string, unknown>;

/**
 * Puts a customer with everything of its own, once: what makes it visible is in the last transaction, so there is
 * all of it or none. Of a customer that is there nothing is changed; `missing` are the ids that it was not imported with.
 */
export const putCustomer = async (
  org: string,
  bundle: Bundle,
): Promise<{ outcome: 'created' | 'exists'; missing: string[] }> => {
  const { customer } = bundle;
  if (await getItem(keys.customer(org, customer.id))) {
    return { outcome: 'exists', missing: await missingOf(org, bundle) };
  }
  const { core, more } = itemsOf(org, bundle);
  const rest: Write[] = [
    ...bundle.credits,
    ...creditWrites(org, customer.id, bundle.credit),
    // what leads from a gateway's notice of a mandate to its method
    ...bundle.methods.flatMap(method => methodAddition(org, method).slice(1)),
  ];
  const room = maxTransactItems - core.length - rest.length;
  await putBefore(org, bundle, more.slice(room));
  await transact([...[...core, ...more.slice(0, room)].map(newItem), ...rest]);
  return { outcome: 'created', missing: [] };
};

const newItem = (put: Item): Write => ({ put, condition: absent });

/** `core`: without which it is no customer, or which others look at; `more`: what fits in, and otherwise goes first. */
const itemsOf = (org: string, bundle: Bundle): { core: Item[]; more: Item[] } => {
  const { customer, billing, members, contactPersons, memberships, fees, methods } = bundle;
  const count = contactPersons.length;
  return {
    core: [
      { ...customerItem(org, customer), ...(count > 0 && { contactPersons: count }) },
      billingItem(org, billing),
      ...(customer.email ? [addressClaim(org, customer.id, customer.email)] : []),
      ...contactPersons.flatMap(person => [
        contactPersonItem(org, person),
        addressClaim(org, customer.id, person.email, person.id),
      ]),
    ],
    more: [
      ...memberships.map(membership => membershipItem(org, membership)),
      ...fees.flatMap(fee => [feeItem(org, fee), openChargeItem(org, fee)]),
      ...members.map(member => memberItem(org, member)),
      ...methods.map(method => methodItem(org, method)),
    ],
  };
};

/**
 * What no single transaction holds goes in while there is no customer, so nobody sees it. An import that was killed
 * here left some of it, perhaps of a file that was corrected since: that is put again, or taken away.
 */
const putBefore = async (org: string, { customer }: Bundle, items: Item[]): Promise<void> => {
  if (items.length === 0) return;
  const wanted = new Set(items.map(({ sk }) => sk));
  const left = await queryAll({ pk: keys.customer(org, customer.id).pk });
  const writes: Write[] = [
    ...left
      .filter(({ sk }) => !wanted.has(sk))
      .map(({ pk, sk }): Write => ({ delete: { pk, sk } })),
    ...items.map((put): Write => ({ put })),
  ];
  const noCustomer: Write = { check: keys.customer(org, customer.id), condition: absent };
  for (let at = 0; at < writes.length; at += maxTransactItems - 1) {
    await transact([noCustomer, ...writes.slice(at, at + maxTransactItems - 1)]);
  }
};

const missingOf = async (org: string, bundle: Bundle): Promise<string[]> => {
  const { customer, members, contactPersons, memberships, fees, methods } = bundle;
  const found = await queryAll({ pk: keys.customer(org, customer.id).pk });
  const ids = new Set(found.map(({ id }) => id));
  const payments = bundle.credits.flatMap(write =>
    'put' in write && typeof write.put.id === 'string' ? [{ id: write.put.id }] : [],
  );
  return [...members, ...contactPersons, ...memberships, ...fees, ...payments, ...methods]
    .map(({ id }) => id as string)
    .filter(id => !ids.has(id));
};
