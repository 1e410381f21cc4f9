import type { Membership, Plan } from '../catalogue/model.ts';
import { priceChanges, priceOn } from '../catalogue/prices.ts';
import type { Period, PlainDate } from '../kernel/calendar.ts';
import type { TaxRate } from '../kernel/tax.ts';
import type { BillingSettings } from '../organisation/model.ts';
import { serviceOf } from './continued.ts';
import { begunBy, type Covers, overBy } from './covers.ts';
import type { VisitedLine } from './customer-discount.ts';
import type { Place } from './grouping.ts';
import { membershipLine } from './membership-lines.ts';
import type { Billing } from './model.ts';
import { billedBy, releasedStretches, type Stretch, stretchesOf } from './stretches.ts';
import { taxAt } from './taxes.ts';

/** How far a membership is billed: moves from what was read to the first day not billed yet. */
export interface Mark {
  readonly membershipId: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** days whose invoice is void, which are billed with it */
  readonly released?: readonly Period[];
}

interface Billed {
  readonly group: Place;
  readonly lines: VisitedLine[];
  readonly marks: Mark[];
}

interface Context {
  readonly organisation: { readonly billing: BillingSettings };
  readonly plans: ReadonlyMap<string, Plan>;
  readonly locationTaxes?: ReadonlyMap<string, TaxRate> | undefined;
  readonly known: ReadonlyMap<string, Membership>;
  readonly locationId: string | undefined;
  readonly group: Place;
}

/** What is due of one membership. One whose plan is not known has nothing. */
export const billedOf = (
  membership: Membership,
  { anchorDay }: Billing,
  covers: Covers,
  { plans, organisation, known, locationId, locationTaxes, group }: Context,
): Billed => {
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
