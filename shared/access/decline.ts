import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import type { Member } from '../people/model.ts';
import { waitsNoMore } from '../people/waiting.ts';
import { changed, changeWrite } from '../store/change.ts';
import { keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';

/** Takes a member out of the inbox of invitation requests. */
const outOfInbox = { gsi1pk: null, gsi1sk: null };

/** What inviting leaves of a request. */
export const decided = { invitation: null, ...outOfInbox };

/** The team will not invite a member whom the portal asked it to; inviting later stays possible. 3 writes. */
export const decline = (
  org: Id<'organisation'>,
  member: Member,
): { next: Member; writes: Write[] } => {
  if (member.invitation?.status !== 'requested') {
    throw new Refusal('invitation_not_requested', {
      expected: 'requested',
      received: member.invitation?.status ?? member.portalAccess,
    });
  }
  const changes = { invitation: { ...member.invitation, status: 'declined' as const } };
  const key = keys.member(org, member.customerId, member.id);
  return {
    next: changed(member, changes),
    writes: [
      {
        ...changeWrite(key, member.version, { ...changes, ...outOfInbox }),
        refuse: () => new Refusal('busy'),
      },
      ...waitsNoMore(org, member),
    ],
  };
};
