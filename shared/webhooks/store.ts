import { epochSeconds, plusSeconds } from '../kernel/clock.ts';
import { existing, Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import { type ListPage, listNewestKept } from '../store/list.ts';
import { getItem, queryIndex } from '../store/read.ts';
import { indexKeys, keys, ttlAttribute, webhookShards } from '../store/table.ts';
import { absent, versionIs, type Write } from '../store/transact.ts';
import { Delivery, type Webhook, Webhooks } from './model.ts';

/** 1 get. */
export const readWebhooks = async (org: string): Promise<Webhooks> =>
  Webhooks.parse((await getItem(keys.webhooks(org))) ?? { webhooks: [], version: 0 });

/** 404 says which id leads nowhere. */
export const webhookOf = ({ webhooks }: Webhooks, id: string): Webhook =>
  existing(
    webhooks.find(webhook => webhook.id === id),
    'webhookId',
    id,
  );

/** On condition that nobody else has changed any of them; whoever loses looks again. */
export const webhooksWrite = (
  org: string,
  read: Webhooks,
  webhooks: readonly Webhook[],
): Write => ({
  put: { ...keys.webhooks(org), webhooks, version: read.version + 1 },
  ...(read.version === 0 ? { condition: absent } : versionIs(read.version)),
  refuse: () => new Refusal('busy'),
});

const keptDays = 30;

/** A delivery as it is stored, with its entry among those that are due as long as it is pending. */
export const deliveryWrite = (
  org: string,
  delivery: Delivery,
): Exclude<Write, { readonly check: unknown }> => {
  const { webhookId, eventId, occurredAt, nextAttemptAt, version } = delivery;
  return {
    put: {
      ...keys.webhookDelivery(org, webhookId, eventId),
      ...(nextAttemptAt && indexKeys.webhookDue(org, webhookId, eventId, nextAttemptAt)),
      ...delivery,
      [ttlAttribute]: epochSeconds(plusSeconds(occurredAt, keptDays * 86_400)),
    },
    ...(version === 1 ? { condition: absent } : versionIs(version - 1)),
  };
};

/** 1 get. */
export const readDelivery = async (
  org: string,
  webhookId: string,
  eventId: string,
): Promise<Delivery | undefined> => {
  const item = await getItem(keys.webhookDelivery(org, webhookId, eventId));
  return item && Delivery.parse(item);
};

/** Deliveries of a webhook that fit, newest first. 1 query, more when most is left out. */
export const listDeliveries = (
  org: string,
  webhookId: string,
  asked: { readonly limit: number; readonly after?: string | undefined },
  fits: (delivery: Delivery) => boolean,
): Promise<ListPage<Delivery>> =>
  listNewestKept(
    eventId => keys.webhookDelivery(org, webhookId, eventId),
    items =>
      items.map(item => {
        const delivery = Delivery.parse(item);
        return fits(delivery) ? delivery : undefined;
      }),
    asked,
  );

export interface Due {
  readonly organisationId: Id<'organisation'>;
  readonly webhookId: Id<'webhook'>;
  readonly eventId: Id<'event'>;
}

/** Deliveries that are to be tried by now, at most 100 of each shard. 16 index queries. */
export const dueDeliveries = async (now: string): Promise<Due[]> => {
  const shards = await Promise.all(
    webhookShards.map(pk => queryIndex({ pk, between: ['', `${now}~`], limit: 100 })),
  );
  return shards.flatMap(({ items }) =>
    items.map(({ gsi1sk }) => {
      const [, organisationId, webhookId, eventId] = gsi1sk.split('#');
      return { organisationId, webhookId, eventId } as Due;
    }),
  );
};
