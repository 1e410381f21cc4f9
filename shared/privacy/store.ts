import { domainEvent } from '../events/catalogue.ts';
import { realClock } from '../kernel/clock.ts';
import type { Id } from '../kernel/id.ts';
import { Mail } from '../notifications/model.ts';
import { type ListPage, listPrefix } from '../store/list.ts';
import { outboxWrite } from '../store/outbox.ts';
import { getItem, getItems, type Item, queryIndexAll } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { absent, ConditionFailed, transact, type Write } from '../store/transact.ts';
import { holds } from '../store/write.ts';
import { Erasure, type Removed, type Wanted } from './model.ts';

/** Which erasure, as its event says. */
export interface ErasureRef {
  readonly organisationId: Id<'organisation'>;
  readonly customerId: Id<'customer'>;
  readonly erasureId: Id<'erasure'>;
}

/** 1 get. */
export const readErasure = async (
  org: string,
  customerId: string,
  id: string,
): Promise<Erasure | undefined> =>
  Erasure.optional().parse(await getItem(keys.erasure(org, customerId, id)));

/** Erasures at a customer, oldest first. 1 query. */
export const pageOfErasures = async (
  org: string,
  customerId: string,
  asked: { limit: number; after?: string | undefined },
): Promise<ListPage<Erasure>> => {
  const page = await listPrefix(id => keys.erasure(org, customerId, id), asked);
  return { ...page, items: page.items.map(item => Erasure.parse(item)) };
};

export const erasureWrite = (org: string, erasure: Erasure): Write => ({
  put: { ...keys.erasure(org, erasure.customerId, erasure.id), ...erasure },
  condition: absent,
});

const keyOf = ({ organisationId, customerId, erasureId }: ErasureRef) =>
  keys.erasure(organisationId, customerId, erasureId);

/** Removes something and counts it, both or neither; `false`: somebody else changed it meanwhile. */
export const removing = async (
  ref: ErasureRef,
  kind: keyof Removed,
  writes: readonly Write[],
): Promise<boolean> => {
  const counted: Write = {
    update: keyOf(ref),
    expression: 'ADD removed.#kind :one',
    condition: 'attribute_exists(wanted)',
    names: { '#kind': kind },
    values: { ':one': 1 },
  };
  try {
    await transact([...writes, counted]);
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
};

/** Keeps what is looked for, on condition that nobody learned something else meanwhile. 1 write. */
export const learn = (ref: ErasureRef, before: Wanted, wanted: Wanted): Promise<boolean> =>
  holds({
    update: keyOf(ref),
    expression: 'SET wanted = :wanted, #status = :removing',
    condition: 'wanted = :before',
    names: { '#status': 'status' },
    values: { ':wanted': wanted, ':before': before, ':removing': 'removing' },
  });

/** Counts a deleted user and forgets its login. 1 write. */
export const signInRemoved = (ref: ErasureRef, before: Wanted, wanted: Wanted): Promise<boolean> =>
  holds({
    update: keyOf(ref),
    expression: 'SET wanted = :wanted ADD removed.signIns :one',
    condition: 'wanted = :before',
    values: { ':wanted': wanted, ':before': before, ':one': 1 },
  });

/** Something was found just now, so the end is a lease away. 1 write. */
export const notQuiet = (ref: ErasureRef): Promise<boolean> =>
  holds({
    update: keyOf(ref),
    expression: 'SET quietSince = :now',
    condition: 'attribute_exists(wanted)',
    values: { ':now': realClock.now() },
  });

/** Ends an erasure and forgets what it looked for. `false`: another worker was first. 2 writes. */
export const complete = async (ref: ErasureRef, completedAt: string): Promise<boolean> => {
  const { organisationId, customerId, erasureId } = ref;
  const event = domainEvent('erasure.completed', { organisationId, customerId, erasureId });
  const done: Write = {
    update: keyOf(ref),
    expression: 'SET #status = :completed, completedAt = :at REMOVE wanted, quietSince',
    condition: 'attribute_exists(wanted)',
    names: { '#status': 'status' },
    values: { ':completed': 'completed', ':at': completedAt },
  };
  try {
    await transact([done, outboxWrite(organisationId, [event])]);
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
};

/** A mail and the item that it is. */
export interface StoredMail {
  readonly item: Item;
  readonly mail: Mail;
}

/** Every mail of a customer, in runs and outside. 1 query of the index per 1 MB of keys + 1 batch get per 100. */
export const mailsOf = async (org: string, customerId: string): Promise<StoredMail[]> => {
  const { gsi1pk } = indexKeys.customerMails(org, customerId, '', '');
  const items = await getItems(await queryIndexAll({ pk: gsi1pk }));
  return items.flatMap(item => (item ? [{ item, mail: Mail.parse(item) }] : []));
};
