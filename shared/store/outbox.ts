import { createHash } from 'node:crypto';
import type { DomainEvent } from '../events/catalogue.ts';
import { realClock } from '../kernel/clock.ts';
import { createId, deriveId, type Id } from '../kernel/id.ts';
import { keys, outboxShards } from './table.ts';
import { absent, type Write } from './transact.ts';

/** An item of the outbox: events that left with one transaction, published by the stream or the sweep. */
export interface OutboxItem {
  readonly pk: string;
  readonly sk: string;
  readonly organisationId: string;
  readonly at: string;
  readonly events: readonly DomainEvent[];
}

/** The write that lets events leave with the state they speak of. One item carries all of a transaction's. */
export const outboxWrite = (organisationId: string, events: readonly DomainEvent[]): Write => {
  // real time, also in a sandbox: the sweep asks how long it has been lying here
  const at = realClock.now();
  const id = createId('event');
  const shard = (createHash('sha1').update(id).digest()[0] ?? 0) % outboxShards;
  return { put: { ...keys.outbox(id, shard), organisationId, at, events }, condition: absent };
};

/** An event's id, the same however often it is published; it sorts by the time of its transaction. */
export const eventIdOf = ({ sk }: Pick<OutboxItem, 'sk'>, place: number): Id<'event'> => {
  if (place === 0) return sk as Id<'event'>;
  const [prefix, time, hash] = ['evt_', sk.slice(4, 14), deriveId('event', sk, String(place))];
  return `${prefix}${time}${hash.slice(14)}` as Id<'event'>;
};

/** The partition of an outbox shard. */
export const outboxKey = (shard: number): string => keys.outbox('', shard).pk;
