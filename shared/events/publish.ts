import { PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { eventBridge } from '../clients/eventbridge.ts';
import { env } from '../env.ts';
import { dateOf } from '../kernel/clock.ts';
import { eventIdOf, type OutboxItem } from '../store/outbox.ts';
import { deleteAll } from '../store/transact.ts';
import { eventSource } from './catalogue.ts';

/** EventBridge takes 10 entries a call. */
const entriesPerCall = 10;

/** Puts the events of outbox items on the bus and deletes the items; on any failure they all stay. */
export const publishOutbox = async (items: readonly OutboxItem[]): Promise<number> => {
  const entries = items.flatMap(item => item.events.map((event, n) => entryOf(item, event, n)));
  const calls = Array.from({ length: Math.ceil(entries.length / entriesPerCall) }, (_, n) =>
    putEvents(entries.slice(n * entriesPerCall, (n + 1) * entriesPerCall)),
  );
  await Promise.all(calls);
  await deleteAll(items.map(({ pk, sk }) => ({ pk, sk })));
  return entries.length;
};

/** A call may take some entries and refuse others: only the refused ones go again, 3 times. */
const putEvents = async (entries: PutEventsRequestEntry[], attempt = 1): Promise<void> => {
  const answer = await eventBridge().send(new PutEventsCommand({ Entries: entries }));
  if (!answer.FailedEntryCount) return;
  const refused = entries.filter((_, index) => answer.Entries?.[index]?.ErrorCode);
  if (attempt === 3) {
    const code = answer.Entries?.find(entry => entry.ErrorCode)?.ErrorCode;
    throw new Error(`EventBridge refused ${refused.length} of ${entries.length} events: ${code}`);
  }
  await putEvents(refused, attempt + 1);
};

const entryOf = (
  item: OutboxItem,
  event: OutboxItem['events'][number],
  place: number,
): PutEventsRequestEntry => ({
  EventBusName: env('BUS_NAME'),
  Source: eventSource,
  DetailType: event.type,
  Detail: JSON.stringify(event.detail),
  Time: dateOf(item.at),
  Resources: [eventIdOf(item, place)],
});
