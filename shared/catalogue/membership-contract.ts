import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { BillTo, ForMember } from '../people/model.ts';
import { NewDiscount, Price, Quantity, ServiceDate, stamps } from './contract.ts';
import { Discount, endRules, membershipStatuses, Pause } from './model.ts';

const endOn = ServiceDate.meta({ description: 'The last day of service.' });
const price = Price.meta({ description: "Replaces the plan's monthly price." });

export const NewMembership = z
  .strictObject({
    planId: idOf('plan'),
    memberId: idOf('member').optional().meta({ description: 'Who uses it.' }),
    billTo: BillTo.optional().meta({
      description:
        "Who pays it; the member's or its company's unless said. Of a member who pays, it lies with the payer.",
    }),
    locationId: idOf('location').optional(),
    startOn: ServiceDate.meta({ description: 'The first day of service; billed from here on.' }),
    endOn: endOn.optional(),
    quantity: Quantity.default(1),
    price: price.optional(),
    discount: NewDiscount.optional(),
    announceStart: z.boolean().optional().meta({
      description: 'Whether a mail tells the customer on the day it starts; true unless said.',
    }),
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

const MembershipStatus = z.enum(membershipStatuses).meta({
  id: 'MembershipStatus',
  description:
    'As of today in the organisation. Paused: no service and no charge; suspended: no access, and billed on; cancelled, with its end to come: as before, with `cancellation`.',
});
const standing = {
  status: MembershipStatus,
  pauses: z
    .array(Pause.strict())
    .optional()
    .meta({ description: 'Days without service and without charge, `from` to `to`.' }),
  cancellation: z
    .strictObject({
      requestedAt: z.iso.datetime(),
      endSetBy: z.enum(endRules).meta({
        description:
          'What set endOn: the notice, the last day that is billed, a start that lies further off than the notice (it never starts), an end that was agreed before, or the day asked for.',
      }),
    })
    .optional(),
  suspendedAt: z.iso.datetime().optional(),
  replaces: idOf('membership').optional().meta({ description: 'The one before its plan changed.' }),
  replacedBy: idOf('membership')
    .optional()
    .meta({ description: 'The one after its plan changed.' }),
};
const billedThroughOn = PlainDate.nullable().meta({
  description: 'The last day that is billed; null when none is.',
});

export const MembershipView = z
  .strictObject({
    id: idOf('membership'),
    customerId: idOf('customer'),
    planId: idOf('plan'),
    memberId: idOf('member').optional(),
    forMember: ForMember.strict().optional().meta({
      description: 'The member of a company who pays it by this customer.',
    }),
    locationId: idOf('location').optional(),
    startOn: PlainDate,
    endOn: PlainDate.optional(),
    quantity: z.int(),
    price: Price.optional(),
    discount: Discount.optional(),
    ...standing,
    depositFeeId: idOf('fee').optional().meta({ description: 'The fee that its deposit is.' }),
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
    ...standing,
    billedThroughOn,
    earliestEndOn: PlainDate.optional().meta({
      description: 'The first last day that a cancellation may ask for; absent: it has an end.',
    }),
  })
  .meta({ id: 'OwnMembership' });
