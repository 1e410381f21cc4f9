import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Email, Line } from '../kernel/text.ts';
import { Address, BillingDay, InvoiceEveryMonths, Language, VatId } from '../organisation/model.ts';
import { BillTo, customerTypes, InvitationRequest, MemberRole, portalAccess } from './model.ts';

const version = z.int().meta({ description: 'The ETag without its quotes.' });
const createdAt = z.iso.datetime();
const name = Line(120);
const mailProblem = z
  .string()
  .optional()
  .meta({ description: 'Why mail to the address is not sent, until it changes.' });

const newCustomer = {
  name,
  billingAddress: Address.optional(),
  vatId: VatId.optional(),
  language: Language.optional(),
  locationId: idOf('location').optional(),
  billingDay: BillingDay.optional().meta({
    description: "Day of the month its periods start on; the organisation's unless said.",
  }),
  invoiceEveryMonths: InvoiceEveryMonths.optional().meta({
    description: "Months that its invoices cover; the organisation's unless said.",
  }),
};

export const NewCustomer = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('company'), email: Email.optional(), ...newCustomer }),
    z.strictObject({ type: z.literal('individual'), email: Email, ...newCustomer }),
  ])
  .meta({ id: 'NewCustomer' });
export type NewCustomer = z.output<typeof NewCustomer>;

/** What a customer may change of itself (S8). */
const ownDetails = {
  name: name.optional(),
  email: Email.nullable()
    .optional()
    .meta({ description: 'The primary address. null removes it; an individual keeps one.' }),
  billingAddress: Address.nullable().optional(),
  vatId: VatId.nullable().optional(),
  language: Language.nullable().optional(),
};

export const OwnCustomerChanges = z.strictObject(ownDetails).meta({ id: 'OwnCustomerChanges' });

export const CustomerChanges = z
  .strictObject({ ...ownDetails, locationId: idOf('location').nullable().optional() })
  .meta({ id: 'CustomerChanges' });
export type CustomerChanges = z.output<typeof CustomerChanges>;

export const CustomerView = z
  .strictObject({
    id: idOf('customer'),
    type: z.enum(customerTypes),
    name: z.string(),
    email: z.string().optional(),
    billingAddress: Address.optional(),
    vatId: z.string().optional(),
    language: Language.optional(),
    locationId: idOf('location').optional(),
    portalAccess: z
      .enum(portalAccess)
      .optional()
      .meta({ description: "Of an individual's own account; a company's members have theirs." }),
    mailProblem,
    billing: z.strictObject({
      billingDay: z.int(),
      nextBillingOn: PlainDate,
      parked: z.string().optional().meta({ description: 'Why a run set the customer aside.' }),
    }),
    version,
    createdAt,
  })
  .meta({ id: 'Customer' });
export type CustomerView = z.output<typeof CustomerView>;

/** A customer in its own portal; whoever lacks a contact person's rights sees the first fields only (S14, S15). */
export const OwnCustomerView = z
  .strictObject({
    id: idOf('customer'),
    type: z.enum(customerTypes),
    name: z.string(),
    language: Language.optional(),
    email: z.string().optional(),
    billingAddress: Address.optional(),
    vatId: z.string().optional(),
    version,
  })
  .meta({ id: 'OwnCustomer' });
export type OwnCustomerView = z.output<typeof OwnCustomerView>;

const roles = z
  .array(MemberRole)
  .max(2)
  .refine(list => new Set(list).size === list.length, { error: 'expected each role once' })
  .meta({ description: 'A set; a plain team member holds none. Replaces the roles held.' });

const payerId = idOf('customer').meta({
  description: 'The individual customer that is billed for what the member pays itself.',
});
const billTo = BillTo.meta({
  description: "Who pays for what names the member, unless that says it; absent: the company's.",
});

export const NewMember = z
  .strictObject({
    ...{ name, email: Email, roles: roles.default([]) },
    ...{ payerId: payerId.optional(), billTo: billTo.optional() },
  })
  .meta({ id: 'NewMember' });
export type NewMember = z.output<typeof NewMember>;

/** From the portal a member is a team member without access; an admin decides about both (S19–S21, S25). */
export const NewOwnMember = z.strictObject({ name, email: Email }).meta({ id: 'NewOwnMember' });
export type NewOwnMember = z.output<typeof NewOwnMember>;

export const MemberChanges = z
  .strictObject({
    ...{ name: name.optional(), email: Email.optional(), roles: roles.optional() },
    ...{ payerId: payerId.nullable().optional(), billTo: billTo.nullable().optional() },
  })
  .meta({ id: 'MemberChanges' });
export type MemberChanges = z.output<typeof MemberChanges>;

export const NewCompany = z
  .strictObject({ customerId: idOf('customer') })
  .meta({ id: 'NewCompany', description: 'The company that the member belongs to from now on.' });

export const MemberView = z
  .strictObject({
    id: idOf('member'),
    customerId: idOf('customer'),
    name: z.string(),
    email: z.string(),
    roles: z.array(MemberRole),
    payerId: payerId.optional(),
    billTo: billTo.optional(),
    portalAccess: z.enum(portalAccess),
    invitation: InvitationRequest.optional().meta({
      description:
        'Added from the portal: waits for the team to invite or decline, or was declined.',
    }),
    mailProblem,
    version,
    createdAt,
  })
  .meta({ id: 'Member' });
export type MemberView = z.output<typeof MemberView>;

/** A fellow member; address and access show to those who may add members (S18). */
export const OwnMemberView = z
  .strictObject({
    id: idOf('member'),
    name: z.string(),
    roles: z.array(MemberRole),
    email: z.string().optional(),
    portalAccess: z.enum(portalAccess).optional(),
  })
  .meta({ id: 'OwnMember' });
export type OwnMemberView = z.output<typeof OwnMemberView>;
