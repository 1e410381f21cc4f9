import { bucketOf } from '../kernel/bucket.ts';
import {
  anchorAfter,
  dayOf,
  later,
  nextAnchorOn,
  type PlainDate,
  plusDays,
} from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Changes } from '../store/change.ts';
import { indexKeys, keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import type { Billing } from './model.ts';
import type { BillingTermsChanges, BillingTermsView } from './terms-contract.ts';

type Moved = Pick<Changes<Billing>, 'anchorDay' | 'nextBillingOn' | 'anchorOpen'>;

/**
 * What an edit changes. A new billing day holds from the next billing day on: that date only moves forward,
 * so no period gets the date, and with it the invoice id, of one that was billed before.
 */
export const termsEdit = (
  billing: Billing,
  {
    billingDay,
    invoiceEveryMonths,
    discount,
    tax,
    grouping,
    feesApart,
    billTo,
  }: BillingTermsChanges,
): Changes<Billing> => ({
  ...(discount !== undefined && { discount }),
  ...(tax !== undefined && { tax }),
  ...(grouping !== undefined && { grouping }),
  ...(feesApart !== undefined && { feesApart }),
  ...(billTo !== undefined && { billTo }),
  ...(billingDay !== undefined && {
    anchorDay: billingDay,
    nextBillingOn: nextAnchorOn(billing.nextBillingOn, billingDay),
    anchorOpen: null,
  }),
  ...(invoiceEveryMonths !== undefined && {
    everyMonths: invoiceEveryMonths === 1 ? null : invoiceEveryMonths,
  }),
});

/**
 * The first membership sets the anchor of a customer billed on its anniversary: it is billed from the day
 * it starts, but not before a day on which a run has looked already.
 */
export const anniversaryOf = (billing: Billing, startOn: PlainDate): Moved => {
  const { anchorDay, nextBillingOn, everyMonths = 1 } = billing;
  const looked = anchorAfter(nextBillingOn, anchorDay, -everyMonths);
  const earliest = later(startOn, plusDays(looked, 1));
  return {
    anchorDay: dayOf(startOn),
    nextBillingOn: nextAnchorOn(earliest, dayOf(startOn)),
    anchorOpen: null,
  };
};

/** The billing state with its changes; the drafts made from what it was before fail. */
export const changedTerms = (billing: Billing, changes: Changes<Billing>): Billing => {
  const next = Object.entries({ ...billing, ...changes }).filter(([, value]) => value !== null);
  return {
    ...(Object.fromEntries(next) as Billing),
    inputsVersion: billing.inputsVersion + 1,
  };
};

/** Writes changed terms on condition that nothing of the billing state has moved since it was read. 1 write. */
export const termsWrite = (org: string, billing: Billing, changes: Changes<Billing>): Write => {
  const { customerId, nextBillingOn } = changedTerms(billing, changes);
  const due = indexKeys.due(org, bucketOf(customerId), nextBillingOn, customerId);
  // a parked customer stands in another index until it is un-parked
  const indexed = billing.parked ? changes : { ...changes, gsi1sk: due.gsi1sk };
  const given = Object.entries(indexed).filter(([, value]) => value !== undefined);
  const sets = given.filter(([, value]) => value !== null);
  const removes = given.filter(([, value]) => value === null);
  const set = sets.map(([field]) => `, #${field} = :${field}`).join('');
  const remove = removes.map(([field]) => `#${field}`).join(', ');
  const parked = billing.parked ? 'attribute_exists' : 'attribute_not_exists';
  return {
    update: keys.billing(org, customerId),
    expression: `SET inputsVersion = :next${set}${remove && ` REMOVE ${remove}`}`,
    condition: `inputsVersion = :read AND nextBillingOn = :due AND ${parked}(parked)`,
    ...(given.length > 0 && {
      names: Object.fromEntries(given.map(([field]) => [`#${field}`, field])),
    }),
    values: {
      ...Object.fromEntries(sets.map(([field, value]) => [`:${field}`, value])),
      ':next': billing.inputsVersion + 1,
      ':read': billing.inputsVersion,
      ':due': billing.nextBillingOn,
    },
    refuse: () => new Refusal('version_conflict'),
  };
};

/** Reverse charge needs the VAT id of the customer on the invoice (Directive 2006/112/EC, Art. 226 (4)). 1 check. */
export const vatIdCheck = (
  org: string,
  customerId: string,
  { tax }: BillingTermsChanges,
): Write[] =>
  tax?.kind === 'reverse_charge'
    ? [
        {
          check: keys.customer(org, customerId),
          condition: 'attribute_exists(vatId)',
          refuse: () =>
            new Refusal('not_billable', {
              field: '/body/tax/kind',
              expected: 'a customer with a VAT id',
              received: 'reverse_charge without one',
            }),
        },
      ]
    : [];

/** Only a company has members. 1 check when members are to pay. */
export const companyCheck = (
  org: string,
  customerId: string,
  { billTo }: BillingTermsChanges,
): Write[] =>
  billTo === 'member'
    ? [
        {
          check: keys.customer(org, customerId),
          condition: '#type = :company',
          names: { '#type': 'type' },
          values: { ':company': 'company' },
          refuse: () => new Refusal('customer_not_a_company', { field: '/body/billTo' }),
        },
      ]
    : [];

export const termsView = (billing: Billing): BillingTermsView => ({
  customerId: billing.customerId,
  billingDay: billing.anchorDay,
  anniversary: billing.anchorOpen ?? false,
  nextBillingOn: billing.nextBillingOn,
  invoiceEveryMonths: billing.everyMonths ?? 1,
  discount: billing.discount,
  tax: billing.tax,
  grouping: billing.grouping,
  feesApart: billing.feesApart,
  billTo: billing.billTo,
  parked: billing.parked?.reason,
  version: billing.inputsVersion,
});
