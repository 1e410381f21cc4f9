import type { Membership, OpenCharge, Plan } from '../catalogue/model.ts';
import { priceChanges, priceOn } from '../catalogue/prices.ts';
import { anchorAfter, type Period, type PlainDate, periodContaining } from '../kernel/calendar.ts';
import type { TaxRate } from '../kernel/tax.ts';
import type { BillingSettings } from '../organisation/model.ts';
import { serviceOf } from './continued.ts';
import { type VisitedLine, withCustomerDiscount } from './customer-discount.ts';
import {
  groupingOf,
  groupKey,
  groupOfCharge,
  groupOfMembership,
  type InvoiceGroup,
} from './grouping.ts';
import { membershipLine } from './membership-lines.ts';
import type { Billing, InvoiceLine } from './model.ts';
import { isCredit, type Rest, type SetOff, setOff } from './set-off.ts';
import { billedBy, releasedStretches, type Stretch, stretchesOf } from './stretches.ts';
import { taxAt, withTaxes } from './taxes.ts';

/** How far a membership is billed: moves from what was read to the first day not billed yet. */
export interface Mark {
  readonly membershipId: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** days whose invoice is void, which are billed with it */
  readonly released?: readonly Period[];
}

/** The billing days that are due. A run that catches up makes all their visits at once. */
export interface Covers {
  readonly visits: readonly PlainDate[];
  /** the last of them: memberships in arrears are billed up to here */
  readonly last: PlainDate;
  /** the billing day after it: memberships in advance are billed up to here */
  readonly next: PlainDate;
}

export const coversOf = (
  { nextBillingOn, anchorDay, everyMonths = 1 }: Billing,
  cutoffOn: PlainDate,
): Covers => {
  const visits = [nextBillingOn];
  let last = nextBillingOn;
  let next = anchorAfter(last, anchorDay, everyMonths);
  while (next <= cutoffOn) {
    last = next;
    visits.push(last);
    next = anchorAfter(last, anchorDay, everyMonths);
  }
  return { visits, last, next };
};

interface Due {
  readonly customer: { readonly locationId?: string | undefined };
  readonly billing: Billing;
  readonly memberships: readonly Membership[];
  readonly charges: readonly OpenCharge[];
}

interface DueTerms {
  readonly organisation: { readonly billing: BillingSettings };
  readonly plans: ReadonlyMap<string, Plan>;
  /** taxes of locations that have their own */
  readonly locationTaxes?: ReadonlyMap<string, TaxRate>;
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
  readonly group: InvoiceGroup;
}

/** What is due on one invoice, however the customer's are grouped. */
export const linesDue = (due: Due, covers: Covers, terms: DueTerms): DueLines => {
  const together = { grouping: 'customer', feesApart: false } as const;
  const billing = { ...due.billing, ...together };
  const [all] = groupsDue({ ...due, billing }, covers, terms);
  return all ?? { lines: [], marks: [], charges: [], rests: [] };
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
  const billed = memberships.map(membership =>
    billedOf(membership, billing, covers, {
      ...terms,
      known,
      locationId: membership.locationId ?? customer.locationId,
      group: groupOfMembership(
        grouping,
        membership.id,
        membership.locationId ?? customer.locationId,
      ),
    }),
  );
  const open = due.charges
    .filter(({ on, billInAdvance }) => on <= terms.billingOn || (billInAdvance && on < covers.next))
    .toSorted(by(({ on, feeId }) => `${on}${feeId}`));
  const charges = open.filter(charge => !isCredit(charge));
  const placeOf = (charge: OpenCharge) => charge.locationId ?? customer.locationId;
  const groupOf = (charge: OpenCharge) => groupOfCharge(grouping, placeOf(charge));
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
    const isIn = (of: InvoiceGroup) => groupKey(of) === groupKey(group);
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
const distinct = (groups: readonly InvoiceGroup[]): InvoiceGroup[] => {
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

const billedOf = (
  membership: Membership,
  { anchorDay }: Billing,
  covers: Covers,
  {
    plans,
    organisation,
    known,
    locationId,
    locationTaxes,
    group,
  }: DueTerms & {
    readonly known: ReadonlyMap<string, Membership>;
    readonly locationId: string | undefined;
    readonly group: InvoiceGroup;
  },
): { group: InvoiceGroup; lines: VisitedLine[]; marks: Mark[] } => {
  const plan = plans.get(membership.planId);
  if (!plan) return { group, lines: [], marks: [] };
  const { timing } = plan;
  const coverTo = timing === 'advance' ? covers.next : covers.last;
  const rules = organisation.billing;
  const cuts = {
    ...{ timing, anchorDay, mode: rules.proration },
    priceChanges: membership.price ? [] : priceChanges(plan, locationId),
    service: serviceOf(membership, known),
  };
  const unbilled = stretchesOf(membership, coverTo, cuts);
  const released = releasedStretches(membership, cuts);
  const stretches = [...released, ...unbilled];
  const last = unbilled.at(-1);
  const mark = {
    membershipId: membership.id,
    from: membership.billedTo,
    to: last ? billedBy(last) : membership.billedTo,
    ...(membership.released && { released: membership.released }),
  };
  const tax = taxAt(plan.tax, locationTaxes?.get(locationId ?? ''));
  const lineOf = (stretch: Stretch) => {
    const price = priceOn(plan, { on: stretch.service.from, locationId });
    return membershipLine(membership, { ...plan, price }, stretch, { ...rules, ...cuts });
  };
  return {
    group,
    lines: stretches.map(stretch => ({
      group,
      line: { ...lineOf(stretch), tax },
      visit:
        timing === 'advance'
          ? begunBy(stretch.service.from, covers)
          : overBy(stretch.service.to, covers),
    })),
    marks: stretches.length > 0 ? [mark] : [],
  };
};

/** The visit whose period is the first to have begun with `on` in it or before it. */
const begunBy = (on: PlainDate, { visits }: Covers): number => {
  const after = visits.findIndex(visit => on < visit);
  return after === -1 ? visits.length - 1 : Math.max(0, after - 1);
};

/** The first visit on or after `on`. */
const overBy = (on: PlainDate, { visits }: Covers): number => {
  const first = visits.findIndex(visit => on <= visit);
  return first === -1 ? visits.length - 1 : first;
};

/** The line of an open charge, whoever bills it; `tax` is that of the customer's location. */
export const chargeLine = (charge: OpenCharge, tax: TaxRate | undefined): InvoiceLine => {
  const subtotal = charge.price.amount * charge.quantity;
  return {
    description: charge.name,
    cause: 'fee',
    causeId: charge.feeId,
    from: charge.on,
    quantity: charge.quantity,
    unitPrice: charge.price.amount,
    subtotal,
    discount: 0,
    net: subtotal,
    explanation: charge.explanation ?? `fee of ${charge.on}`,
    tax: taxAt(charge.tax, tax),
    ...(charge.revenueAccount !== undefined && { revenueAccount: charge.revenueAccount }),
    ...(charge.refundable && { refundable: true as const }),
  };
};
