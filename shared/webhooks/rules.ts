import { plusSeconds } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import { changed } from '../store/change.ts';
import type { NewWebhook, WebhookChanges } from './contract.ts';
import type { Attempt, Delivery, Webhook, Webhooks } from './model.ts';

/** Each event is one signed request to each of them. */
export const maxWebhooks = 10;

/** Secrets that sign at a time: each is a signature more in the header. */
const maxSecrets = 5;

export const newWebhook = (
  { webhooks }: Webhooks,
  asked: NewWebhook,
  { id, secret, now }: { id: Id<'webhook'>; secret: string; now: string },
): Webhook => {
  if (webhooks.length >= maxWebhooks) {
    throw new Refusal('webhook_limit', {
      expected: `at most ${maxWebhooks} webhooks`,
      received: `one more than ${webhooks.length}`,
    });
  }
  const secrets = [{ secret, createdAt: now }];
  return { ...asked, id, secrets, status: 'enabled', version: 1, createdAt: now };
};

export const changedWebhook = (webhook: Webhook, changes: WebhookChanges): Webhook =>
  changed<Webhook>(webhook, {
    ...changes,
    ...(changes.status !== undefined && { disabledReason: null }),
  });

/** The webhook with a new secret in front; the others sign until the overlap is over. */
export const rotated = (
  webhook: Webhook,
  { secret, now, overlapHours }: { secret: string; now: string; overlapHours: number },
): Webhook => {
  const end = plusSeconds(now, overlapHours * 3_600);
  const others = validSecrets(webhook, now)
    .map(other => ({ ...other, until: other.until && other.until < end ? other.until : end }))
    .filter(({ until }) => until > now);
  const secrets = [{ secret, createdAt: now }, ...others].slice(0, maxSecrets);
  return changed<Webhook>(webhook, { secrets });
};

export const validSecrets = ({ secrets }: Webhook, now: string) =>
  secrets.filter(({ until }) => until === undefined || until > now);

/** The team disables one webhook without the other's changes being lost: each has its own version. */
export const withWebhook = (webhooks: readonly Webhook[], next: Webhook): Webhook[] =>
  webhooks.map(webhook => (webhook.id === next.id ? next : webhook));

export const isToldOf = ({ status, events }: Webhook, type: string): boolean =>
  status === 'enabled' && (events === undefined || events.includes(type));

/** Waits between attempts, as multiples of the first: with 5 minutes a round takes 3 days. */
const waits = [1, 3, 12, 24, 48, 96, 144, 288, 248] as const;

/** Attempts that a delivery keeps, the newest. */
const keptAttempts = 20;

/** 410 Gone: the receiver wants no more. */
const gone = 410;

export const isSuccess = ({ status = 0 }: Attempt): boolean => status >= 200 && status < 300;
export const isGone = ({ status }: Attempt): boolean => status === gone;

/** A delivery after an attempt: delivered, tried again later, or given up. `spread` is from 0 to 1. */
export const attempted = (
  delivery: Delivery,
  attempt: Attempt,
  { retrySeconds, spread }: { readonly retrySeconds: number; readonly spread: number },
): Delivery => {
  const attempts = [...delivery.attempts, attempt].slice(-keptAttempts);
  const { nextAttemptAt: _, ...rest } = delivery;
  const tried = { ...rest, attempts, tries: delivery.tries + 1, version: delivery.version + 1 };
  if (isSuccess(attempt)) return { ...tried, status: 'delivered' };
  const wait = waits[delivery.tries];
  if (wait === undefined || isGone(attempt)) return { ...tried, status: 'failed' };
  // a receiver that comes back does not get everything at one instant
  const seconds = wait * retrySeconds * (1 + spread / 10);
  return { ...tried, status: 'pending', nextAttemptAt: plusSeconds(attempt.at, seconds) };
};

/** What becomes of the webhook itself after an attempt; `undefined`: nothing. */
export const afterAttempt = (
  webhook: Webhook,
  delivery: Delivery,
  attempt: Attempt,
): Webhook | undefined => {
  const { lastDeliveredAt = '' } = webhook;
  if (isSuccess(attempt)) {
    const isRecent = lastDeliveredAt > plusSeconds(attempt.at, -3_600);
    return isRecent ? undefined : { ...webhook, lastDeliveredAt: attempt.at };
  }
  if (isGone(attempt)) return disabled(webhook, 'It answered 410 Gone.');
  const first = delivery.attempts[0]?.at ?? delivery.occurredAt;
  return delivery.status === 'failed' && lastDeliveredAt < first
    ? disabled(webhook, 'It took nothing for 3 days.')
    : undefined;
};

const disabled = (webhook: Webhook, disabledReason: string): Webhook =>
  changed<Webhook>(webhook, { status: 'disabled', disabledReason });

/** A delivery that begins another round of attempts now. */
export const replayed = (delivery: Delivery, now: string): Delivery => ({
  ...delivery,
  status: 'pending',
  tries: 0,
  nextAttemptAt: now,
  version: delivery.version + 1,
});
