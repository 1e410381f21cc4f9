import { memberKnown } from '../booking/booking-writes.ts';
import type { Plan } from '../catalogue/model.ts';
import { isOffered, priceOn } from '../catalogue/prices.ts';
import type { PlainDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Money } from '../kernel/money.ts';
import { locationExists } from '../organisation/locations.ts';
import { keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import type { PlanOrder } from './contract.ts';
import { type Sale, type Sold, unchanged, unknown } from './sale.ts';
import { sellMembership } from './sell-membership.ts';
import { sellOnce } from './sell-once.ts';

/** A plan that is bought: at which price, from when on. */
export interface PlanSale {
  readonly asked: PlanOrder;
  readonly plan: Plan;
  readonly startOn: PlainDate;
  readonly unitPrice: Money;
}

/** Sells a plan: a membership, a pass, or a service that the operator delivers. */
export const sellPlan = (sale: Sale, asked: PlanOrder): Sold => {
  const plan = planOnOffer(sale, asked.planId);
  const startOn = startOf(sale, asked);
  requireKnown(sale, asked);
  const { locationId = sale.customer.locationId } = asked;
  const unitPrice = priceOn(plan, { on: startOn, locationId });
  const sell = plan.kind === 'recurring' ? sellMembership : sellOnce;
  const sold = sell(sale, { asked, plan, startOn, unitPrice });
  const { id: org } = sale.organisation;
  // first: whoever else asks of the plan asks for less
  const asRead = unchanged(keys.plan(org, plan.id), plan);
  return { ...sold, writes: [asRead, ...sold.writes, ...known(sale, asked)] };
};

const planOnOffer = ({ plans, channel }: Sale, planId: string): Plan => {
  const plan = plans.get(planId);
  const refused = (code: 'plan_not_on_offer' | 'plan_archived', expected: string) =>
    new Refusal(code, { field: '/body/planId', expected, received: planId });
  if (!plan) throw refused('plan_not_on_offer', 'a plan on sale');
  if (channel !== 'admin' && !isOffered(plan, channel))
    throw refused('plan_not_on_offer', `a plan offered on the ${channel}`);
  if (plan.archived) throw refused('plan_archived', 'a plan on sale');
  return plan;
};

/** Who buys for itself buys no days that are over. */
const startOf = ({ channel, today }: Sale, { startOn = today }: PlanOrder): PlainDate => {
  if (channel === 'admin' || startOn >= today) return startOn;
  throw new Refusal('invalid_request', {
    field: '/body/startOn',
    expected: `${today} (today) or later`,
    received: startOn,
  });
};

const requireKnown = ({ references }: Sale, { locationId, memberId }: PlanOrder): void => {
  if (locationId && !references.has(locationId)) throw unknown('location', locationId);
  if (memberId && !references.has(memberId)) throw unknown('member', memberId);
};

/** The same where it is written. */
const known = ({ organisation, customer }: Sale, { locationId, memberId }: PlanOrder): Write[] => [
  ...(locationId ? [locationExists(organisation.id, locationId)] : []),
  ...memberKnown(organisation.id, { customerId: customer.id, memberId }),
];
