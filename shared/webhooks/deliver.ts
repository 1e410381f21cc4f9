import { env } from '../env.ts';
import { type DomainEvent, domainEvent, type EventType } from '../events/catalogue.ts';
import { plusSeconds, realClock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import { outboxWrite } from '../store/outbox.ts';
import { transact } from '../store/transact.ts';
import { holds } from '../store/write.ts';
import type { Attempt, Delivery, Webhook, Webhooks } from './model.ts';
import { post } from './post.ts';
import { afterAttempt, attempted, isToldOf, validSecrets, withWebhook } from './rules.ts';
import { signatures } from './sign.ts';
import { type Due, deliveryWrite, readDelivery, readWebhooks, webhooksWrite } from './store.ts';

/** An event as it came from the bus. */
export interface Occurred {
  readonly eventId: Id<'event'>;
  readonly occurredAt: string;
  readonly event: DomainEvent;
}

export type Outcome = Delivery['status'] | 'skipped';

/** Until a claim is over nobody else tries: longer than an attempt may take. */
const claimSeconds = 60;

/** Tells every webhook that wants to know. Whoever was told of it before is not told again. */
export const tell = async (
  { eventId, occurredAt, event }: Occurred,
  webhooks: Webhooks,
): Promise<Outcome[]> => {
  const told = webhooks.webhooks.filter(webhook =>
    event.type === 'webhook.tested'
      ? webhook.id === event.detail.webhookId
      : isToldOf(webhook, event.type),
  );
  return Promise.all(
    told.map(async webhook => {
      const delivery: Delivery = {
        ...{ webhookId: webhook.id, eventId, type: event.type, detail: event.detail, occurredAt },
        ...{ status: 'pending', attempts: [], tries: 0, version: 1 },
        nextAttemptAt: plusSeconds(realClock.now(), claimSeconds),
      };
      const isNew = await holds(deliveryWrite(event.detail.organisationId, delivery));
      return isNew ? attempt(event.detail.organisationId, webhook, delivery) : 'skipped';
    }),
  );
};

/** Tries a delivery whose time has come. */
export const tryAgain = async ({ organisationId: org, ...due }: Due): Promise<Outcome> => {
  const now = realClock.now();
  const found = await readDelivery(org, due.webhookId, due.eventId);
  if (found?.status !== 'pending' || (found.nextAttemptAt ?? '') > now) return 'skipped';
  const { webhooks } = await readWebhooks(org);
  const webhook = webhooks.find(({ id }) => id === due.webhookId);
  const isOpen = webhook?.status === 'enabled' || found.type === 'webhook.tested';
  if (!webhook || !isOpen) {
    const { nextAttemptAt: _, ...rest } = found;
    const given: Delivery = { ...rest, status: 'failed', version: found.version + 1 };
    return (await holds(deliveryWrite(org, given))) ? 'failed' : 'skipped';
  }
  const claimed: Delivery = {
    ...found,
    nextAttemptAt: plusSeconds(now, claimSeconds),
    version: found.version + 1,
  };
  if (!(await holds(deliveryWrite(org, claimed)))) return 'skipped';
  return attempt(org, webhook, claimed);
};

const attempt = async (
  org: Id<'organisation'>,
  webhook: Webhook,
  delivery: Delivery,
): Promise<Outcome> => {
  const made = await request(org, webhook, delivery);
  const retrySeconds = env('WEBHOOK_RETRY_SECONDS');
  const next = attempted(delivery, made, { retrySeconds, spread: Math.random() });
  if (!(await holds(deliveryWrite(org, next)))) return 'skipped';
  await follow(org, webhook.id, next, made);
  return next.status;
};

/** The webhook may have changed while it was asked: what becomes of it is judged as it is now. */
const follow = async (
  org: Id<'organisation'>,
  id: Id<'webhook'>,
  next: Delivery,
  made: Attempt,
) => {
  const read = await readWebhooks(org);
  const webhook = read.webhooks.find(each => each.id === id);
  const changes = webhook && afterAttempt(webhook, next, made);
  if (!changes) return;
  const isEnd = changes.status === 'disabled' && webhook.status === 'enabled';
  const event = domainEvent('webhook.disabled', { organisationId: org, webhookId: id });
  try {
    await transact([
      webhooksWrite(org, read, withWebhook(read.webhooks, changes)),
      ...(isEnd ? [outboxWrite(org, [event])] : []),
    ]);
  } catch (error) {
    // somebody else changed one of them: the next attempt tells it again
    if (!(error instanceof Refusal && error.code === 'busy')) throw error;
  }
};

const request = async (
  org: Id<'organisation'>,
  webhook: Webhook,
  { eventId, type, occurredAt, detail }: Delivery,
): Promise<Attempt> => {
  const at = realClock.now();
  const begun = performance.now();
  const milliseconds = () => Math.round(performance.now() - begun);
  const { organisationId: _, ...data } = detail;
  const body = JSON.stringify({ id: eventId, type, occurredAt, organisationId: org, data });
  const secrets = validSecrets(webhook, at).map(({ secret }) => secret);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Atrium-Webhooks/1',
    ...signatures(secrets, { id: eventId, at, body }),
  };
  const toPrivate = env('WEBHOOKS_TO_PRIVATE');
  try {
    const { status, answer } = await post({ url: webhook.url, headers, body, toPrivate });
    return { at, milliseconds: milliseconds(), status, ...(answer && { answer }) };
  } catch (error) {
    return { at, milliseconds: milliseconds(), error: (error as Error).message.slice(0, 200) };
  }
};

/** Deliveries whose time has come, as the messages that bring them back. */
export const deliveryDue = (due: Due): DomainEvent => domainEvent('webhook.deliveryDue', due);

export const isDeliveryDue = (
  event: DomainEvent,
): event is DomainEvent & { readonly type: 'webhook.deliveryDue' } =>
  (event.type satisfies EventType) === 'webhook.deliveryDue';
