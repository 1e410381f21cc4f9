import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import type { Id } from '../kernel/id.ts';
import { getItems, type Item, queryAll } from '../store/read.ts';
import { openMailShards } from '../store/table.ts';
import { holds } from '../store/write.ts';
import { isPending, type MailPlace, mailKey } from './mail-store.ts';
import { Mail } from './model.ts';

/**
 * Requested mail whose lease is over and whose outcome nobody knows, as the events that should have brought
 * it. Takes those with an outcome off the list. 16 queries of mostly empty shards, 1 batch get per 100.
 */
export const openMails = async (now: string): Promise<DomainEvent[]> => {
  const shards = await Promise.all(openMailShards.map(pk => queryAll({ pk })));
  const pointers = shards.flat();
  const items = await getItems(
    pointers.map(pointer => mailKey(orgOf(pointer), mailPlaceOf(pointer))),
  );
  const late: DomainEvent[] = [];
  for (const [index, pointer] of pointers.entries()) {
    const item = items[index];
    const mail = item && Mail.parse(item);
    if (!mail || !isPending(mail)) await takeOff(pointer);
    else if ((mail.leaseUntil ?? '') <= now) late.push(requestOf(orgOf(pointer), mail));
  }
  return late;
};

/** On condition that nobody has asked for the mail again since it was looked at. */
const takeOff = ({ pk, sk, resends }: Item) =>
  holds({
    delete: { pk, sk },
    condition: 'resends = :resends',
    values: { ':resends': resends },
  });

const orgOf = (pointer: Item) => pointer.organisationId as Id<'organisation'>;

const mailPlaceOf = ({ sk, runId }: Item): MailPlace => {
  const [, customerId, id] = sk.split('#');
  return { customerId, id, ...(runId !== undefined && { runId }) } as MailPlace;
};

const requestOf = (
  organisationId: Id<'organisation'>,
  { customerId, id, runId }: Mail,
): DomainEvent =>
  domainEvent('mail.requested', {
    organisationId,
    customerId,
    mailId: id,
    ...(runId && { runId }),
  });
