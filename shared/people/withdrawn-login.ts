import { addressKey } from '../kernel/text.ts';
import type { Write } from '../store/transact.ts';
import type { Customer, Member } from './model.ts';
import { type Person, pointerKey } from './subject.ts';

/** What is left of an invitation that went to an address which was not the person's. */
const notInvited = { portalAccess: 'none' as const, subject: null, invitations: null };

/**
 * What a new address takes from a person who is `invited`: the login of the first one, whose owner may be a
 * stranger, leads to nobody, and the person has to be invited anew. Who is active has proved to be the
 * person and keeps its login. Up to 1 write.
 */
export const withdrawnLogin = (
  { portalAccess, email: before, subject }: Customer | Member,
  email: string | null | undefined,
  person: Person,
): { changes: Partial<typeof notInvited>; writes: Write[] } => {
  const isSame = email === undefined || addressKey(email ?? '') === addressKey(before ?? '');
  if (portalAccess !== 'invited' || isSame) return { changes: {}, writes: [] };
  return {
    changes: notInvited,
    writes: subject === undefined ? [] : [{ delete: pointerKey(subject, person) }],
  };
};
