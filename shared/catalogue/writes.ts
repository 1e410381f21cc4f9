import { touchBilling } from '../billing/due.ts';
import type { Billing } from '../billing/model.ts';
import { anniversaryOf, termsWrite } from '../billing/terms.ts';
import { Refusal } from '../kernel/errors.ts';
import { type Changes, changed, changeWrite } from '../store/change.ts';
import { indexKeys, type Key, keys } from '../store/table.ts';
import { absent, present, type Write } from '../store/transact.ts';
import { chargeOf } from './fees.ts';
import { untold } from './membership-states.ts';
import type { Fee, Membership, OpenCharge } from './model.ts';
import { refusePlan } from './plans.ts';

/** Stored items, as loading puts them. */
export const membershipItem = (org: string, membership: Membership): Membership & Key => ({
  ...keys.membership(org, membership.customerId, membership.id),
  ...(untold(membership).length > 0 && indexedAt(org, membership)),
  ...membership,
});
/** Where the daily check finds a membership: on the day of its next news (S77), otherwise nowhere. */
export const indexedAt = (org: string, membership: Membership) => {
  const [next] = untold(membership);
  return next
    ? indexKeys.membershipChanges(org, next.on, membership.customerId, membership.id)
    : { gsi1pk: null, gsi1sk: null };
};
export const feeItem = (org: string, fee: Fee): Fee & Key => ({
  ...keys.fee(org, fee.customerId, fee.id),
  ...fee,
});
/** What an open fee has beside it until it is billed or waived. */
export const openChargeItem = (org: string, fee: Fee): OpenCharge & Key => ({
  ...keys.openCharge(org, fee.customerId, fee.on, fee.id),
  ...chargeOf(fee),
});

/**
 * Sells a plan: customer, plan, member and location are judged where it is written. The first membership of
 * a customer billed on its anniversary sets the day. 3 to 5 writes.
 */
export const membershipAddition = (
  org: string,
  membership: Membership,
  billing?: Billing,
  { isSold = true }: { readonly isSold?: boolean } = {},
): Write[] => [
  billing?.anchorOpen
    ? {
        ...termsWrite(org, billing, anniversaryOf(billing, membership.startOn)),
        refuse: () => new Refusal('busy'),
      }
    : billingTouch(org, membership.customerId),
  // who has an archived plan keeps it
  ...(isSold ? [planOnSale(org, membership.planId)] : []),
  ...references(org, membership.customerId, membership),
  { put: membershipItem(org, membership), condition: absent },
];

/** Adds a fee with the open charge that the next run takes. 3 writes. */
export const feeAddition = (org: string, fee: Fee): Write[] => [
  billingTouch(org, fee.customerId),
  { put: openChargeItem(org, fee), condition: absent },
  { put: feeItem(org, fee), condition: absent },
];

/** Edits a fee and moves its open charge along, which must be there: a billed fee stays. 3 or 4 writes. */
export const feeEditWrites = (org: string, before: Fee, changes: Changes<Fee>): Write[] => {
  const put = openChargeItem(org, changed<Fee>(before, changes));
  const charge: Write[] =
    put.on === before.on
      ? [{ ...openCharge(before), put }]
      : [
          { ...openCharge(before), delete: chargeKey(org, before) },
          { put, condition: absent },
        ];
  return [
    ...charge,
    changeWrite(keys.fee(org, before.customerId, before.id), before.version, changes),
    billingTouch(org, before.customerId),
  ];
};

const chargeKey = (org: string, { customerId, on, id }: Fee): Key =>
  keys.openCharge(org, customerId, on, id);

/** The condition of whoever touches the open charge of a fee. */
const openCharge = ({ id }: Fee) => ({
  condition: present,
  refuse: () => new Refusal('fee_not_open', { expected: 'an open fee', received: id }),
});

/** Waives a fee: only who finds its open charge may, so a fee is billed or waived, never both (I1). 3 writes. */
export const feeWaiver = (org: string, fee: Fee): Write[] => [
  { ...openCharge(fee), delete: chargeKey(org, fee) },
  changeWrite(keys.fee(org, fee.customerId, fee.id), fee.version, { status: 'waived' }),
  billingTouch(org, fee.customerId),
];

export const billingTouch = (org: string, customerId: string): Write => ({
  ...touchBilling(org, customerId),
  refuse: () => new Refusal('not_found'),
});

/** The first touch of a customer's billing state is enough: a transaction takes one write an item. */
export const touchedOnce = (writes: readonly Write[]): Write[] => {
  const touched = new Set<string>();
  return writes.filter(write => {
    if (!('update' in write) || write.update.sk !== billingKey) return true;
    const isFirst = !touched.has(write.update.pk);
    touched.add(write.update.pk);
    return isFirst;
  });
};
const billingKey = keys.billing('', '').sk;

const planOnSale = (org: string, planId: string): Write => ({
  check: keys.plan(org, planId),
  condition: '#archived = :no AND #kind = :recurring',
  names: { '#archived': 'archived', '#kind': 'kind' },
  values: { ':no': false, ':recurring': 'recurring' },
  refuse: refusePlan(planId),
});

/** The member that a fee names is its customer's. At most 1 check. */
export const memberKnown = (org: string, { customerId, memberId }: Fee): Write[] =>
  references(org, customerId, { memberId });

/** The member must be this customer's, the location this organisation's. */
export const references = (
  org: string,
  customerId: string,
  { memberId, locationId }: Changes<Pick<Membership, 'memberId' | 'locationId'>>,
): Write[] => [
  ...(memberId ? [known(keys.member(org, customerId, memberId), 'member', memberId)] : []),
  ...(locationId ? [known(keys.location(org, locationId), 'location', locationId)] : []),
];

const known = (key: Key, what: 'member' | 'location', id: string): Write => ({
  check: key,
  condition: present,
  refuse: () =>
    new Refusal('unknown_reference', {
      field: `/body/${what}Id`,
      expected: what === 'member' ? 'a member of this customer' : 'a location of this organisation',
      received: id,
    }),
});
