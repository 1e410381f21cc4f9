import type { Discount, Membership, Plan } from '../../../shared/catalogue/model.ts';
import {
  earlier,
  later,
  nextAnchorOn,
  type Period,
  type PlainDate,
  periodContaining,
  plusDays,
} from '../../../shared/kernel/calendar.ts';
import type { Customer, Member } from '../../../shared/people/model.ts';
import { euro, sampleNow } from './operator.ts';
import type { Place } from './people.ts';
import { sampleId } from './random.ts';

const today: PlainDate = sampleNow.slice(0, 10);

/** The period that ends when a customer is billed next, as seen from the sample's today. */
export const lastBilledPeriod = (anchorDay: number): Period => {
  const to = nextAnchorOn(today, anchorDay);
  return { from: periodContaining(plusDays(to, -1), anchorDay).from, to };
};

interface Buyer {
  readonly customer: Customer;
  readonly members: readonly Member[];
  readonly anchorDay: number;
}

/** A customer's memberships: one to four, most of them months old and billed up to the next billing day. */
export const membershipsOf = (place: Place, buyer: Buyer, plans: readonly Plan[]): Membership[] => {
  const { index, random, situation } = place;
  if (situation === 'nothingToBill')
    return index % 100 === 59 ? [] : [overMembership(place, buyer, plans)];
  const count = buyer.customer.type === 'company' ? random.int(1, 4) : random.int(1, 2);
  return random
    .sample(recurringOf(plans), count)
    .map((plan, position) => membershipOf(place, buyer, plan, position));
};

/** Two plain memberships of a full month each: the shape that the benchmarks count. */
export const twoMemberships = (place: Place, buyer: Buyer, plans: readonly Plan[]): Membership[] =>
  place.random
    .sample(
      recurringOf(plans).filter(({ timing }) => timing === 'advance'),
      2,
    )
    .map((plan, position) => ({
      ...base(place, buyer, plan, position),
      startOn: place.createdAt.slice(0, 10),
      quantity: 1,
      billedTo: lastBilledPeriod(buyer.anchorDay).to,
    }));

const recurringOf = (plans: readonly Plan[]) => plans.filter(({ kind }) => kind === 'recurring');

const base = (
  { createdAt, index, seed }: Place,
  { customer }: Buyer,
  plan: Plan,
  position: number,
) => ({
  id: sampleId('membership', createdAt, seed, index, position),
  customerId: customer.id,
  planId: plan.id,
  ...(customer.locationId && { locationId: customer.locationId }),
  version: 1,
  createdAt,
});

const membershipOf = (place: Place, buyer: Buyer, plan: Plan, position: number): Membership => {
  const { random } = place;
  const startOn = startOf(place);
  const endOn = endOf(place, startOn);
  const isLate = random.chance(3);
  const member = random.chance(30) ? buyer.members[position] : undefined;
  const reduced = random.chance(15)
    ? { price: euro(plan.price.amount - random.int(1, 40) * 25) }
    : {};
  return {
    ...base(place, buyer, plan, position),
    ...(member && { memberId: member.id }),
    startOn,
    ...(endOn && { endOn }),
    quantity: plan.category === 'office' ? 1 : random.int(1, random.chance(20) ? 12 : 3),
    ...reduced,
    ...discountOf(place, startOn),
    billedTo: isLate ? startOn : billedTo(plan, { startOn, endOn }, buyer.anchorDay),
  };
};

/** Whoever is created through the API starts now or later; the others on any day since they came, up to Christmas. */
const startOf = ({ createdAt, random }: Place): PlainDate => {
  const first = createdAt.slice(0, 10);
  if (first === today) return random.pick([today, '2026-12-01', '2026-12-09', '2026-12-16']);
  if (random.chance(8))
    return random.pick(['2026-11-16', '2026-11-23', '2026-12-07', '2026-12-15']);
  return earlier(plusDays(first, random.int(0, 120)), '2026-11-12');
};

const endOf = ({ random }: Place, startOn: PlainDate): PlainDate | undefined => {
  if (!random.chance(15)) return undefined;
  return later(
    startOn,
    random.pick(['2026-11-20', '2026-12-10', '2026-12-20', '2026-12-31', '2027-02-14']),
  );
};

const discountOf = ({ random }: Place, startOn: PlainDate): { discount?: Discount } => {
  if (!random.chance(22)) return {};
  const percent = random.pick(['10', '15', '25', '50', '12.5', '33.33', '100']);
  const to = random.pick([undefined, undefined, '2026-12-15', '2027-03-31']);
  const from = random.pick([undefined, '2026-12-10', later(startOn, '2026-06-01')]);
  const isForwards = from === undefined || to === undefined || from <= to;
  return { discount: { percent, ...(from && { from }), ...(to && isForwards && { to }) } };
};

/** The first day that the runs so far have not billed: in advance up to the next billing day, in arrears a period less. */
const billedTo = (
  { timing }: Plan,
  { endOn, startOn }: { startOn: PlainDate; endOn: PlainDate | undefined },
  anchorDay: number,
): PlainDate => {
  const last = lastBilledPeriod(anchorDay);
  if (startOn >= last.from) return startOn;
  const to = timing === 'advance' ? last.to : last.from;
  return endOn ? earlier(to, plusDays(endOn, 1)) : to;
};

/** Ended and billed to its end. */
const overMembership = (place: Place, buyer: Buyer, plans: readonly Plan[]): Membership => ({
  ...base(place, buyer, recurringOf(plans)[0] as Plan, 0),
  startOn: place.createdAt.slice(0, 10),
  endOn: '2026-10-31',
  quantity: 1,
  billedTo: '2026-11-01',
});
