import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { Email } from '../kernel/text.ts';

/** Who is erased: a member, a contact person, or whoever has or had an address at the customer. */
export const erasureTargets = ['member', 'contact_person', 'address'] as const;

/** `removing` goes on until everything that was under way when it began has left its last trace. */
export const erasureStatuses = ['requested', 'removing', 'completed'] as const;

/** How much was removed, by kind. */
export const Removed = z.object({
  members: z.int(),
  contactPersons: z.int(),
  /** users of the sign-in pool that could sign in nowhere else */
  signIns: z.int(),
  mails: z.int(),
  /** stored answers of creates, kept for their idempotency keys */
  requests: z.int(),
  /** draft invoices that named the person; issued ones stay as they are */
  drafts: z.int(),
  /** what the person called bookings and series of its own */
  titles: z.int(),
  /** movements of the bank that the person paid */
  bankEntries: z.int().default(0),
  /** accounts by which its payments were recognised */
  bankAccounts: z.int().default(0),
  /** payments whose reference named it */
  payments: z.int().default(0),
});
export type Removed = z.infer<typeof Removed>;

/** What is looked for. It is gone when the erasure is completed. */
export const Wanted = z.object({
  memberIds: z.array(idOf('member')),
  contactPersonIds: z.array(idOf('contactPerson')),
  /** hashes of the addresses and names */
  addresses: z.array(z.string()),
  names: z.array(z.string()),
  /** the accounts that it paid from, as hashes */
  accounts: z.array(z.string()).optional(),
  /** what the sign-in pool is still to be asked for: it cannot be searched by a hash */
  emails: z.array(Email),
  /** the logins it named */
  subjects: z.array(z.string()),
});
export type Wanted = z.infer<typeof Wanted>;

/** A request to remove what is stored of one person at one customer. */
export const Erasure = z.object({
  id: idOf('erasure'),
  customerId: idOf('customer'),
  target: z.enum(erasureTargets),
  memberId: idOf('member').optional(),
  contactPersonId: idOf('contactPerson').optional(),
  status: z.enum(erasureStatuses),
  wanted: Wanted.optional(),
  removed: Removed,
  /** when something was found last; real time, like every lease */
  quietSince: z.iso.datetime().optional(),
  requestedBy: idOf('admin'),
  requestedAt: z.iso.datetime(),
  completedAt: z.iso.datetime().optional(),
});
export type Erasure = z.infer<typeof Erasure>;
