import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { NewDiscount, Price, Quantity, ServiceDate, stamps } from './contract.ts';
import { Discount, membershipStatuses } from './model.ts';

const endOn = ServiceDate.meta({ description: 'The last day of service.' });
const price = Price.meta({ description: "Replaces the plan's monthly price." });

export const NewMembership = z
  .strictObject({
    planId: idOf('plan'),
    memberId: idOf('member').optional().meta({ description: 'Who uses it.' }),
    locationId: idOf('location').optional(),
    startOn: ServiceDate.meta({ description: 'The first day of service; billed from here on.' }),
    endOn: endOn.optional(),
    quantity: Quantity.default(1),
    price: price.optional(),
    discount: NewDiscount.optional(),
  })
  .meta({ id: 'NewMembership' });
export type NewMembership = z.output<typeof NewMembership>;

export const MembershipChanges = z
  .strictObject({
    memberId: idOf('member').nullable().optional(),
    locationId: idOf('location').nullable().optional(),
    startOn: ServiceDate.optional().meta({ description: 'Only while no day is billed.' }),
    endOn: endOn.nullable().optional(),
    quantity: Quantity.optional(),
    price: price.nullable().optional(),
    discount: NewDiscount.nullable().optional(),
  })
  .meta({
    id: 'MembershipChanges',
    description: 'Holds for days that are not billed yet; null removes.',
  });
export type MembershipChanges = z.output<typeof MembershipChanges>;

const MembershipStatus = z
  .enum(membershipStatuses)
  .meta({ id: 'MembershipStatus', description: 'As of today in the organisation.' });
const billedThroughOn = PlainDate.nullable().meta({
  description: 'The last day that is billed; null when none is.',
});

export const MembershipView = z
  .strictObject({
    id: idOf('membership'),
    customerId: idOf('customer'),
    planId: idOf('plan'),
    memberId: idOf('member').optional(),
    locationId: idOf('location').optional(),
    startOn: PlainDate,
    endOn: PlainDate.optional(),
    quantity: z.int(),
    price: Price.optional(),
    discount: Discount.optional(),
    status: MembershipStatus,
    billedThroughOn,
    ...stamps,
  })
  .meta({ id: 'Membership' });

/** What the customer sees: the plan by name and the price that holds. */
export const OwnMembershipView = z
  .strictObject({
    id: idOf('membership'),
    planName: z.string(),
    memberId: idOf('member').optional(),
    locationId: idOf('location').optional(),
    startOn: PlainDate,
    endOn: PlainDate.optional(),
    quantity: z.int(),
    price: Price.meta({ description: "A month's price of one, before discount and tax." }),
    discount: Discount.optional(),
    status: MembershipStatus,
    billedThroughOn,
  })
  .meta({ id: 'OwnMembership' });
