import * as z from 'zod';
import { idOf } from '../kernel/id.ts';

/** Somebody whom a company added from the portal; the team invites or declines (S20, S21). */
export const InvitationRequestView = z
  .strictObject({
    memberId: idOf('member'),
    name: z.string(),
    email: z.string(),
    customerId: idOf('customer'),
    customerName: z.string(),
    requestedAt: z.iso.datetime(),
    requestedBy: idOf('member'),
    requestedByName: z
      .string()
      .optional()
      .meta({ description: 'Absent when that member has left the company.' }),
  })
  .meta({ id: 'InvitationRequest' });
export type InvitationRequestView = z.output<typeof InvitationRequestView>;
