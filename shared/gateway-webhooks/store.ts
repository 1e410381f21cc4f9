import { createHash } from 'node:crypto';
import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { epochSeconds, plusSeconds } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import { type Changes, changeWrite } from '../store/change.ts';
import { type ListPage, listNewestKept } from '../store/list.ts';
import { outboxWrite } from '../store/outbox.ts';
import { getItem, queryIndex } from '../store/read.ts';
import { indexKeys, keys, ttlAttribute } from '../store/table.ts';
import { absent, ConditionFailed, transact, type Write } from '../store/transact.ts';
import { Endpoint, GatewayEvent } from './model.ts';

/** Money is returned up to 13 months after it came: what was told of it then is found beside what is told now. */
const keptDays = 430;

/** 1 get. */
export const findEndpoint = async (id: string): Promise<Endpoint | undefined> => {
  const item = await getItem(keys.gatewayEndpoint(id));
  return item && Endpoint.parse(item);
};

export const endpointAddition = (id: string, endpoint: Endpoint): Write => ({
  put: { ...keys.gatewayEndpoint(id), ...endpoint },
  condition: absent,
});

const retryIndex = (org: string, { connectionId, id, retryAt }: GatewayEvent) =>
  retryAt ? indexKeys.gatewayEventRetry(org, connectionId, id, retryAt) : {};

/**
 * Keeps an event and hands it over, once for each id that its gateway gives it. `false`: it is known. 3 writes.
 */
export const keepEvent = async (org: Id<'organisation'>, event: GatewayEvent): Promise<boolean> => {
  const { id, connectionId, gatewayEventId, receivedAt } = event;
  const gone = { [ttlAttribute]: epochSeconds(plusSeconds(receivedAt, keptDays * 86_400)) };
  const hash = createHash('sha256').update(gatewayEventId).digest('base64url');
  const seen = { ...keys.gatewayEventSeen(org, connectionId, hash), eventId: id, ...gone };
  const kept = { ...keys.gatewayEvent(org, connectionId, id), ...retryIndex(org, event) };
  try {
    await transact([
      { put: seen, condition: absent },
      { put: { ...kept, ...event, ...gone }, condition: absent },
      outboxWrite(org, [handOver(org, event)]),
    ]);
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed && error.failed.includes(0)) return false;
    throw error;
  }
};

/** What brings an event to its worker. */
export const handOver = (
  organisationId: Id<'organisation'>,
  { id: gatewayEventId, connectionId }: Pick<GatewayEvent, 'id' | 'connectionId'>,
): DomainEvent => domainEvent('gateway.told', { organisationId, connectionId, gatewayEventId });

/** 1 get. */
export const findEvent = async (
  org: string,
  connection: string,
  id: string,
): Promise<GatewayEvent | undefined> => {
  const item = await getItem(keys.gatewayEvent(org, connection, id));
  return item && GatewayEvent.parse(item);
};

/** On condition of the version that was read; whoever loses finds it done. */
export const eventChange = (
  org: string,
  before: GatewayEvent,
  changes: Changes<GatewayEvent>,
): Write => {
  const { connectionId, id, version } = before;
  const { retryAt } = changes;
  const index = retryAt
    ? indexKeys.gatewayEventRetry(org, connectionId, id, retryAt)
    : { gsi1pk: null, gsi1sk: null };
  const key = keys.gatewayEvent(org, connectionId, id);
  return {
    ...changeWrite(key, version, { ...changes, ...(retryAt !== undefined && index) }),
    refuse: () => new Refusal('busy'),
  };
};

/** What a gateway told of, the newest first. 1 query, more when most is left out. */
export const listEvents = (
  org: string,
  connection: string,
  asked: { readonly limit: number; readonly after?: string | undefined },
  fits: (event: GatewayEvent) => boolean,
): Promise<ListPage<GatewayEvent>> =>
  listNewestKept(
    id => keys.gatewayEvent(org, connection, id),
    items =>
      items.map(item => {
        const event = GatewayEvent.parse(item);
        return fits(event) ? event : undefined;
      }),
    asked,
  );

export interface Lying {
  readonly organisationId: Id<'organisation'>;
  readonly connectionId: string;
  readonly id: string;
}

/** Events that were handed over and not settled, or failed a while ago: at most 500. 1 index query. */
export const lyingEvents = async (now: string): Promise<Lying[]> => {
  const { gsi1pk: pk } = indexKeys.gatewayEventRetry('', '', '', '');
  const { items } = await queryIndex({ pk, between: ['', `${now}~`], limit: 500 });
  return items.map(({ gsi1sk }) => {
    const [, organisationId, connectionId, id] = gsi1sk.split('#');
    return { organisationId, connectionId, id } as Lying;
  });
};
