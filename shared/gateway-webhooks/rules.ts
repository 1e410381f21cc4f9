import { plusSeconds } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import { createId } from '../kernel/id.ts';
import type { GatewayConnection } from '../payments/attempt-model.ts';
import {
  GatewayRefused,
  GatewayUnreachable,
  type WebhookNotice,
} from '../payments/gateways/gateway.ts';
import type { Changes } from '../store/change.ts';
import type { GatewayEvent } from './model.ts';

/** What was handed over and not settled by then is handed over again: longer than a queue needs for its tries. */
const handOverSeconds = 3_600;

/** An event as it came in. */
export const received = (
  { id: connectionId, kind: gateway }: Pick<GatewayConnection, 'id' | 'kind'>,
  { id: gatewayEventId, about }: WebhookNotice,
  now: string,
): GatewayEvent => ({
  ...{ id: createId('gatewayEvent'), connectionId, gateway, gatewayEventId, about },
  ...{ receivedAt: now, outcome: 'waiting', attempts: 0, version: 1 },
  retryAt: plusSeconds(now, handOverSeconds),
});

/** Nothing is done about it any more, unless somebody replays it. */
export const isDone = ({ outcome }: Pick<GatewayEvent, 'outcome'>): boolean =>
  outcome === 'settled' || outcome === 'unknown';

const [minute, hour] = [60, 3_600];
/** 5 and 15 minutes, 1, 4, 12, 24 and 30.7 hours: 3 days, after which somebody has to look. */
const waitsSeconds = [
  5 * minute,
  15 * minute,
  hour,
  4 * hour,
  12 * hour,
  24 * hour,
  72 * hour - (41 * hour + 20 * minute),
];

/** What became of a try. A fault of ours is no reason: the queue tries it again, and its dead letters alarm. */
export type Tried =
  | { readonly outcome: 'settled' | 'unknown' }
  | { readonly outcome: 'failed'; readonly reason: string; readonly isFault: boolean };

export const tried = (
  { attempts }: Pick<GatewayEvent, 'attempts'>,
  result: Tried,
  now: string,
): Changes<GatewayEvent> => {
  const common = { outcome: result.outcome, attempts: attempts + 1, triedAt: now };
  if (result.outcome !== 'failed') return { ...common, reason: null, retryAt: null };
  const wait = result.isFault ? undefined : waitsSeconds[attempts];
  return { ...common, reason: result.reason, retryAt: wait ? plusSeconds(now, wait) : null };
};

/** Somebody wants it settled again, or the sweep found it lying: as on its first day, but for what is known of it. */
export const replayed = (now: string): Changes<GatewayEvent> => ({
  ...{ outcome: 'waiting', attempts: 0, reason: null },
  retryAt: plusSeconds(now, handOverSeconds),
});

/** Handed over again: until it is settled nobody else does. */
export const handedOver = (now: string): Changes<GatewayEvent> => ({
  retryAt: plusSeconds(now, handOverSeconds),
});

/** A code, because what a gateway answers may name a person. */
export const failureOf = (error: unknown): Extract<Tried, { readonly outcome: 'failed' }> => {
  const failed = (reason: string, isFault = false) => ({
    ...({ outcome: 'failed', reason, isFault } as const),
  });
  if (error instanceof GatewayUnreachable) return failed('gateway_failed');
  if (error instanceof GatewayRefused) return failed('gateway_refused');
  return error instanceof Refusal ? failed(error.code) : failed('internal_error', true);
};
