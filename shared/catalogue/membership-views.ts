import type * as z from 'zod';
import { later, type PlainDate } from '../kernel/calendar.ts';
import { earliestEnd } from './cancel-membership.ts';
import type { MembershipView, OwnMembershipView } from './membership-contract.ts';
import { billedThroughOn, membershipStatus } from './membership-states.ts';
import type { Membership, Plan } from './model.ts';
import { priceOn } from './prices.ts';

const shared = (membership: Membership, today: PlainDate) => ({
  id: membership.id,
  memberId: membership.memberId,
  locationId: membership.locationId,
  startOn: membership.startOn,
  endOn: membership.endOn,
  quantity: membership.quantity,
  discount: membership.discount,
  status: membershipStatus(membership, today),
  pauses: membership.pauses,
  ...(membership.cancelledAt && {
    cancellation: {
      requestedAt: membership.cancelledAt,
      endSetBy: membership.endRule ?? 'asked',
    },
  }),
  suspendedAt: membership.suspendedAt,
  replaces: membership.replaces,
  replacedBy: membership.replacedBy,
  billedThroughOn: billedThroughOn(membership),
});

/** A membership as the operator sees it on local `today`. */
export const membershipView = (
  membership: Membership,
  today: PlainDate,
): z.input<typeof MembershipView> => ({
  ...shared(membership, today),
  customerId: membership.customerId,
  planId: membership.planId,
  forMember: membership.forMember,
  price: membership.price,
  depositFeeId: membership.depositFeeId,
  version: membership.version,
  createdAt: membership.createdAt,
});

/** A membership as its customer sees it (S9): the plan's name, and the price that holds where the customer is. */
export const ownMembershipView = (
  membership: Membership,
  plan: Plan,
  { today, locationId }: { readonly today: PlainDate; readonly locationId?: string | undefined },
): z.input<typeof OwnMembershipView> => ({
  ...shared(membership, today),
  planName: plan.name,
  price: membership.price ?? priceOn(plan, priceDay(membership, today, locationId)),
  earliestEndOn: earliestEnd(membership, plan.noticeDays ?? 0, today),
});

const priceDay = (
  { startOn, locationId }: Membership,
  today: PlainDate,
  customerAt: string | undefined,
) => ({ on: later(today, startOn), locationId: locationId ?? customerAt });
