import {
  AdminDeleteUserCommand,
  AdminGetUserCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { cognito } from '../clients/cognito.ts';
import { env } from '../env.ts';
import { addressKey } from '../kernel/text.ts';
import { queryPage } from '../store/read.ts';
import { keys } from '../store/table.ts';
import type { Found } from './erase-people.ts';
import type { Wanted } from './model.ts';
import { merged } from './rules.ts';
import { type ErasureRef, learn, signInRemoved } from './store.ts';

/**
 * Asks the sign-in pool for the logins of the addresses that are known here, and forgets the addresses with the answer: whose
 * access was revoked has a login that nothing here leads to any more. `undefined`: somebody else was faster.
 */
export const askForLogins = async (
  ref: ErasureRef,
  wanted: Wanted,
  isKnown: (email: string) => boolean,
): Promise<Wanted | undefined> => {
  const asked = wanted.emails.filter(isKnown);
  if (asked.length === 0) return wanted;
  const subjects = await Promise.all(asked.map(subjectsOf));
  const emails = wanted.emails.filter(email => !asked.includes(email));
  const known = merged({ ...wanted, emails }, { subjects: subjects.flat() });
  return (await learn(ref, wanted, known)) ? known : undefined;
};

/**
 * Deletes the users that can sign in nowhere any more; one that is somebody elsewhere stays. A user that is
 * gone already counts: it was deleted by a worker that could not say so. 1 query, 1 call and 1 write each.
 */
export const eraseSignIns = async (ref: ErasureRef, wanted: Wanted): Promise<Found> => {
  let left = wanted;
  let removed = 0;
  for (const subject of wanted.subjects) {
    // right before the call, consistently: nothing makes the two one step
    const { items } = await queryPage({ pk: keys.subject(subject, '').pk, limit: 1 });
    if (items.length > 0) continue;
    await unlessGone(() => cognito().send(new AdminDeleteUserCommand(userOf(subject))));
    const without = { ...left, subjects: left.subjects.filter(other => other !== subject) };
    if (!(await signInRemoved(ref, left, without))) return { removed, isOpen: true };
    left = without;
    removed += 1;
  }
  return { removed, isOpen: false };
};

const userOf = (name: string) => ({ UserPoolId: env('USER_POOL_ID'), Username: name });

/** The `sub` of the address's user, if there is one. */
const subjectsOf = async (email: string): Promise<string[]> => {
  const command = new AdminGetUserCommand(userOf(addressKey(email)));
  const user = await unlessGone(() => cognito().send(command));
  const subject = user?.UserAttributes?.find(({ Name }) => Name === 'sub')?.Value;
  return subject === undefined ? [] : [subject];
};

const unlessGone = async <T>(call: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await call();
  } catch (error) {
    if ((error as Error).name === 'UserNotFoundException') return undefined;
    throw error;
  }
};
