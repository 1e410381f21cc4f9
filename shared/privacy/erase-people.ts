import { removal } from '../contact-persons/store.ts';
import { domainEvent } from '../events/catalogue.ts';
import { Refusal } from '../kernel/errors.ts';
import { memberRemoval } from '../people/members.ts';
import { outboxWrite } from '../store/outbox.ts';
import type { Write } from '../store/transact.ts';
import type { Split } from './find.ts';
import type { Removed } from './model.ts';
import { type ErasureRef, removing } from './store.ts';

/** What one part of a pass found; `isOpen`: something is left for another pass. */
export interface Found {
  readonly removed: number;
  readonly isOpen: boolean;
}

/** Removes members and contact persons as an admin would, with their claims and ways in. 1 transaction each. */
export const erasePeople = async (
  ref: ErasureRef,
  { members, contactPersons }: Split,
  by: string,
): Promise<Found> => {
  const { organisationId, customerId } = ref;
  const place = { organisationId, customerId, by };
  const outcomes: boolean[] = [];
  for (const member of members) {
    const event = domainEvent('member.removed', { ...place, memberId: member.id });
    const writes = [...memberRemoval(organisationId, member), outboxWrite(organisationId, [event])];
    outcomes.push(await unlessBusy(ref, 'members', writes));
  }
  for (const person of contactPersons) {
    const event = domainEvent('contactPerson.removed', { ...place, contactPersonId: person.id });
    const writes = [...removal(organisationId, person), outboxWrite(organisationId, [event])];
    outcomes.push(await unlessBusy(ref, 'contactPersons', writes));
  }
  return { removed: outcomes.filter(Boolean).length, isOpen: outcomes.includes(false) };
};

/** An edit at the same moment changes the version: the next pass reads again. */
const unlessBusy = async (
  ref: ErasureRef,
  kind: keyof Removed,
  writes: readonly Write[],
): Promise<boolean> => {
  try {
    return await removing(ref, kind, writes);
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};
