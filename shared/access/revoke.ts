import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import { personKey, pointerKey } from '../people/subject.ts';
import { changeWrite } from '../store/change.ts';
import type { Write } from '../store/transact.ts';
import type { Invitee } from './invitee.ts';

/** What revoking changes of a person. */
const changes = { portalAccess: 'revoked' as const, subject: null, invitations: null };

/** Ends a person's access: a token issued before leads nowhere at the next request. Up to 2 writes. */
export const revokeAccess = (
  org: Id<'organisation'>,
  { access, person, subject, version }: Invitee,
): { changes: typeof changes; writes: Write[] } => {
  if (access !== 'invited' && access !== 'active') {
    throw new Refusal('access_not_given', { expected: 'invited or active', received: access });
  }
  return {
    changes,
    writes: [
      {
        ...changeWrite(personKey(org, person), version, changes),
        refuse: () => new Refusal('busy'),
      },
      ...(subject === undefined ? [] : [{ delete: pointerKey(subject, person) }]),
    ],
  };
};
