import { membership } from '../../../shared/catalogue/memberships.ts';
import type { Membership, Plan } from '../../../shared/catalogue/model.ts';
import { refusePlan } from '../../../shared/catalogue/plans.ts';
import { type PlainDate, plusDays } from '../../../shared/kernel/calendar.ts';
import type { Customer } from '../../../shared/people/model.ts';
import type { Values } from './formats.ts';
import type { Row } from './parse-rows.ts';
import { importedId, misfit, type Terms, todayOf } from './terms.ts';

interface Holder {
  readonly customer: Customer;
  readonly memberIds: ReadonlySet<string>;
}

/** A membership that goes on here: billed from the day after the last that the previous system billed. */
export const membershipOf = (
  { values }: Row<'memberships'>,
  { customer, memberIds }: Holder,
  terms: Terms,
): Membership => {
  const { organisation, now, catalogue } = terms;
  const { id, customer: source, startOn, endOn, quantity, price, discountPercent } = values;
  const today = todayOf(terms);
  const billedTo = billedToOf(values, today);
  const location = values.location ? catalogue.locations.get(values.location) : undefined;
  if (values.location && !location) {
    throw misfit('location', 'the id of a row of locations', values.location);
  }
  const memberId = values.member && importedId('member', organisation.id, source, values.member);
  if (memberId && !memberIds.has(memberId)) {
    throw misfit('member', "the id of one of the customer's members", values.member ?? '');
  }
  const made = membership(
    {
      ...{ planId: planOf(values, terms).id, startOn, quantity },
      ...(memberId && { memberId }),
      ...(location && { locationId: location.id }),
      ...(endOn && { endOn }),
      ...(price && { price }),
      ...(discountPercent && {
        discount: {
          percent: discountPercent,
          ...(values.discountTo && { to: values.discountTo }),
        },
      }),
    },
    {
      id: importedId('membership', organisation.id, source, id),
      ...{ customerId: customer.id, currency: organisation.currency, now, today },
    },
  );
  return { ...made, billedTo };
};

const planOf = ({ plan: named }: Values<'memberships'>, { catalogue }: Terms): Plan => {
  const plan = catalogue.plans.get(named);
  if (!plan) throw misfit('plan', 'the id of a row of plans, or the name of a plan here', named);
  // who has an archived plan keeps it
  if (plan.kind !== 'recurring') throw refusePlan(named)({ archived: false });
  return plan;
};

/** The first day that is not billed. What has begun must say it: a guess bills years twice, or never. */
const billedToOf = (
  { startOn, endOn, billedThroughOn }: Values<'memberships'>,
  today: PlainDate,
): PlainDate => {
  const field = 'billedThroughOn';
  if (billedThroughOn === undefined && startOn <= today) {
    throw misfit(field, `the last day billed, or none, as it began on ${startOn}`, 'nothing');
  }
  if (billedThroughOn === undefined || billedThroughOn === 'none') return startOn;
  if (billedThroughOn < startOn) {
    throw misfit(field, `${startOn} (startOn) or later, or none`, billedThroughOn);
  }
  if (endOn !== undefined && billedThroughOn > endOn) {
    throw misfit(field, `${endOn} (endOn) or earlier; credit the days behind it`, billedThroughOn);
  }
  return plusDays(billedThroughOn, 1);
};
