import type { Membership, OpenCharge, Plan } from '../catalogue/model.ts';
import { type PlainDate, periodContaining } from '../kernel/calendar.ts';
import type { TaxRate } from '../kernel/tax.ts';
import type { LegalEntity } from '../organisation/legal-entity-model.ts';
import type { Organisation } from '../organisation/model.ts';
import { billedOf, type Mark } from './billed-membership.ts';
import { chargeLine } from './charge-line.ts';
import { begunBy, type Covers, overBy } from './covers.ts';
import { type VisitedLine, withCustomerDiscount } from './customer-discount.ts';
import { groupingOf, groupKey, groupOfCharge, groupOfMembership, type Place } from './grouping.ts';
import type { Billing, InvoiceLine } from './model.ts';
import { sellerAt } from './seller-at.ts';
import { isCredit, type Rest, type SetOff, setOff } from './set-off.ts';
import { withTaxes } from './taxes.ts';

interface Due {
  readonly customer: { readonly locationId?: string | undefined };
  readonly billing: Billing;
  readonly memberships: readonly Membership[];
  readonly charges: readonly OpenCharge[];
}

interface DueTerms {
  readonly organisation: Pick<Organisation, 'billing' | 'legalEntities'>;
  readonly plans: ReadonlyMap<string, Plan>;
  /** taxes of locations that have their own */
  readonly locationTaxes?: ReadonlyMap<string, TaxRate>;
  /** who sells at locations where it is not the organisation itself */
  readonly locationSellers?: ReadonlyMap<string, LegalEntity['id']>;
  readonly billingOn: PlainDate;
}

/** Lines of one invoice, and what it takes. */
export interface DueLines {
  readonly lines: InvoiceLine[];
  readonly marks: Mark[];
  readonly charges: OpenCharge[];
  readonly rests: Rest[];
}

export interface DueGroup extends DueLines {
  readonly group: Place;
}

/** What is due by seller, however the customer's charges are grouped: the organisation's own first. */
export const sellersDue = (due: Due, covers: Covers, terms: DueTerms): DueGroup[] => {
  const together = { grouping: 'customer', feesApart: false } as const;
  return groupsDue({ ...due, billing: { ...due.billing, ...together } }, covers, terms);
};

/**
 * What is due in lines, discounts taken off, by invoice: memberships by id, then charges by day, then credits, whatever
 * order they come in. A membership whose plan is not known has none. The customer's discount is taken once, whatever
 * the number of invoices.
 */
export const groupsDue = (
  { customer, billing, ...due }: Due,
  covers: Covers,
  terms: DueTerms,
): DueGroup[] => {
  const grouping = groupingOf(billing, terms.organisation.billing);
  const memberships = due.memberships.toSorted(by(({ id }) => id));
  const known = new Map(memberships.map(membership => [membership.id as string, membership]));
  const billed = memberships.map(membership => {
    const locationId = membership.locationId ?? customer.locationId;
    const seller = sellerAt(locationId, terms);
    const group = { ...groupOfMembership(grouping, membership.id, locationId), ...seller };
    return billedOf(membership, billing, covers, { ...terms, known, locationId, group });
  });
  const open = due.charges
    .filter(({ on, billInAdvance }) => on <= terms.billingOn || (billInAdvance && on < covers.next))
    .toSorted(by(({ on, feeId }) => `${on}${feeId}`));
  const charges = open.filter(charge => !isCredit(charge));
  const placeOf = (charge: OpenCharge) => charge.locationId ?? customer.locationId;
  const groupOf = (charge: OpenCharge): Place => ({
    ...groupOfCharge(grouping, placeOf(charge)),
    ...sellerAt(placeOf(charge), terms, charge.legalEntityId),
  });
  const lineOf = (charge: OpenCharge) =>
    chargeLine(charge, terms.locationTaxes?.get(placeOf(charge) ?? ''));
  const visited: VisitedLine[] = [
    ...billed.flatMap(({ lines }) => lines),
    ...charges.map(charge => ({
      line: lineOf(charge),
      visit: charge.billInAdvance ? begunBy(charge.on, covers) : overBy(charge.on, covers),
      refundable: charge.refundable,
      group: groupOf(charge),
    })),
  ];
  const again = releasedMonths(memberships, billing);
  const discounted = withCustomerDiscount(visited, billing, covers.visits, again);
  const groups = distinct(visited.map(({ group }) => group)).map(group => {
    const isIn = (of: Place) => groupKey(of) === groupKey(group);
    const own = discounted.flatMap((line, index) =>
      isIn(visited[index]?.group ?? {}) ? [{ line, isPayable: !visited[index]?.refundable }] : [],
    );
    return {
      group,
      lines: own.map(({ line }) => line),
      payable: own.filter(({ isPayable }) => isPayable).map(({ line }) => line),
      marks: billed.flatMap(each => (isIn(each.group) ? each.marks : [])),
      charges: charges.filter(charge => isIn(groupOf(charge))),
    };
  });
  const credits = setOff(
    open.filter(isCredit),
    groups.map(({ group, payable: lines }) => ({
      lines,
      // nobody takes off what another one sold
      isFor: charge => group.seller === groupOf(charge).seller,
      // what is paid back of a membership is not apart with the fees
      isOf: charge => (group.locationId ?? '') === (groupOf(charge).locationId ?? ''),
    })),
    lineOf,
  );
  return groups.map(({ group, lines, marks, charges }, place) => {
    const { used, rests, ...credit } = credits[place] as SetOff;
    return {
      group,
      lines: withTaxes([...lines, ...credit.lines], billing.tax),
      marks,
      charges: [...charges, ...used],
      rests,
    };
  });
};

/** Each group once, in the order of their keys: what is of no location or membership first. */
const distinct = (groups: readonly Place[]): Place[] => {
  const byKey = new Map(groups.map(group => [groupKey(group), group]));
  return [...byKey].toSorted(by(([key]) => key)).map(([, group]) => group);
};

/** The first days of the months that are billed again. */
const releasedMonths = (
  memberships: readonly Membership[],
  { anchorDay }: Billing,
): PlainDate[] => {
  const released = memberships.flatMap(membership => membership.released ?? []);
  return [...new Set(released.map(({ from }) => periodContaining(from, anchorDay).from))];
};

const by =
  <T>(key: (of: T) => string) =>
  (a: T, b: T): number =>
    key(a) < key(b) ? -1 : 1;
