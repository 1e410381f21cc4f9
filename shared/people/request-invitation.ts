import type { DomainEvent } from '../events/catalogue.ts';
import type { Id } from '../kernel/id.ts';
import { addressKey } from '../kernel/text.ts';
import { requestMail } from '../notifications/mail-store.ts';
import { addressHash } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import type { NewOwnMember } from './contract.ts';
import { newMember } from './members.ts';
import type { Customer, Member } from './model.ts';
import { beginsToWait } from './waiting.ts';

/**
 * A team member without access, whom `asking` added in the portal: it stands in the team's inbox, and the
 * team is told by mail (S18–S21). 5 writes, and the mail's event.
 */
export const memberFromPortal = (
  org: Id<'organisation'>,
  customer: Customer,
  given: NewOwnMember,
  { now, asking }: { readonly now: string; readonly asking: Member | undefined },
): { member: Member; writes: Write[]; mail: DomainEvent } => {
  const { member, writes } = newMember(
    org,
    customer,
    { ...given, roles: [] },
    { isAdmin: false, now, ...(asking && { requestedBy: asking.id }) },
  );
  const { event, writes: mailWrites } = requestMail(org, {
    kind: 'member_added',
    customerId: customer.id,
    cause: member.id,
    facts: {
      memberName: member.name,
      addedBy: asking?.name ?? customer.name,
      memberId: member.id,
      addressHash: addressHash(addressKey(member.email)),
      ...(asking && { addedById: asking.id }),
    },
  });
  const waiting = asking ? beginsToWait(org, member) : [];
  return { member, writes: [...writes, ...waiting, ...mailWrites], mail: event };
};
