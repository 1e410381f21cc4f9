import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { adminRoles, organisationStatuses } from '../organisation/model.ts';
import { MenuEntry } from './menu.ts';
import { customerTypes, MemberRole } from './model.ts';

const organisation = {
  organisationId: idOf('organisation'),
  organisationName: z.string(),
  organisationStatus: z.enum(organisationStatuses).meta({
    description: 'The portal of a suspended organisation is read-only (S47).',
  }),
};

/** Where a login is known, and what it may open there. */
export const Me = z
  .strictObject({
    admin: z
      .strictObject({ ...organisation, adminId: idOf('admin'), role: z.enum(adminRoles) })
      .optional(),
    customers: z.array(
      z.strictObject({
        ...organisation,
        customerId: idOf('customer'),
        customerName: z.string(),
        customerType: z.enum(customerTypes),
        memberId: idOf('member').optional().meta({
          description: 'Absent for an individual, who is the customer.',
        }),
        roles: z.array(MemberRole),
        menu: z.array(MenuEntry).meta({ description: 'What may be opened, in order (S87).' }),
      }),
    ),
  })
  .meta({ id: 'Me' });
export type Me = z.output<typeof Me>;
