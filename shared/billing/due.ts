import { bucketOf } from '../kernel/bucket.ts';
import { dayOf, nextAnchorOn, type PlainDate } from '../kernel/calendar.ts';
import { realClock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import type { BillingDay } from '../organisation/model.ts';
import type { Key } from '../store/table.ts';
import { indexKeys, keys } from '../store/table.ts';
import { absent, present, type Write } from '../store/transact.ts';
import type { Billing } from './model.ts';

/** A customer's billing item as it is stored: the due key is in the index unless the customer is parked. */
export const billingItem = (org: string, billing: Billing): Billing & Key => ({
  ...keys.billing(org, billing.customerId),
  ...(billing.parked
    ? indexKeys.parked(org, billing.parked.at, billing.customerId)
    : indexKeys.due(org, bucketOf(billing.customerId), billing.nextBillingOn, billing.customerId)),
  ...billing,
});

/** Where and when a customer starts to be billed. */
interface Start {
  readonly billingDay: BillingDay;
  readonly everyMonths: number;
  readonly today: PlainDate;
  /** the day that an anniversary is of; absent: that of the first membership */
  readonly anchorOn?: PlainDate | undefined;
}

/** The billing state of a customer created on local `today`: first billed on the next billing day. */
export const firstBilling = (
  customerId: Billing['customerId'],
  { billingDay, everyMonths, today, anchorOn }: Start,
): Billing => ({
  customerId,
  ...(billingDay === 'anniversary'
    ? anchorOn
      ? { anchorDay: dayOf(anchorOn), nextBillingOn: anchorOn }
      : { anchorDay: dayOf(today), anchorOpen: true, nextBillingOn: today }
    : { anchorDay: billingDay, nextBillingOn: nextAnchorOn(today, billingDay) }),
  ...(everyMonths > 1 && { everyMonths }),
  inputsVersion: 1,
  dueSince: realClock.now(),
});

/** The write that makes the billing item of a new customer. */
export const newBilling = (
  org: string,
  customerId: Billing['customerId'],
  start: Start,
): Write => ({
  put: billingItem(org, firstBilling(customerId, start)),
  condition: absent,
});

/** Says that something that affects money has changed: a draft made from what was read before fails. */
export const touchBilling = (org: string, customerId: string): Write => ({
  update: keys.billing(org, customerId),
  expression: 'ADD inputsVersion :one',
  values: { ':one': 1 },
  condition: present,
});

/**
 * That a customer is billed as it was read: a change of what affects money since then fails. What is claimed in steps
 * stays as the inputs were when that began.
 */
export const billedAsRead = (
  { inputsVersion, nextBillingOn }: Billing,
  { isInSteps }: { readonly isInSteps: boolean } = { isInSteps: false },
) => {
  const due = 'nextBillingOn = :billedOn AND attribute_not_exists(parked)';
  const values = { ':billedOn': nextBillingOn };
  if (isInSteps) return { condition: due, values };
  return {
    condition: `inputsVersion = :inputsVersion AND ${due}`,
    values: { ...values, ':inputsVersion': inputsVersion },
  };
};

/** Puts a parked customer back among those who are due, as somebody who became due now. */
export const unparkWrite = (org: string, billing: Billing, bucket: string, now: string): Write => {
  const index = indexKeys.due(org, bucket, billing.nextBillingOn, billing.customerId);
  return {
    update: keys.billing(org, billing.customerId),
    expression:
      'SET gsi1pk = :gsi1pk, gsi1sk = :gsi1sk, dueSince = :now REMOVE parked ADD inputsVersion :one',
    condition: 'attribute_exists(parked)',
    values: { ':gsi1pk': index.gsi1pk, ':gsi1sk': index.gsi1sk, ':now': now, ':one': 1 },
    refuse: () => new Refusal('not_parked'),
  };
};
