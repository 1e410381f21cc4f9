import { expect, test } from 'vitest';
import {
  failureOf,
  isDone,
  received,
  replayed,
  tried,
} from '../../../shared/gateway-webhooks/rules.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { GatewayRefused, GatewayUnreachable } from '../../../shared/payments/gateways/gateway.ts';

const now = '2026-12-01T10:00:00.000Z';
const about = { kind: 'payment', gatewayId: 'pi_1' } as const;
const connection = { id: createId('gatewayConnection'), kind: 'stripe' } as const;
const silent = failureOf(new GatewayUnreachable('stripe', 'no route'));

test('an event waits for its worker, and is handed over again when nothing came of it in an hour', () => {
  expect(received(connection, { id: 'evt_1', about }, now)).toMatchObject({
    ...{ gatewayEventId: 'evt_1', about, outcome: 'waiting', attempts: 0 },
    retryAt: '2026-12-01T11:00:00.000Z',
  });
});

test('what is settled, or is not ours, is done; nobody comes back to it', () => {
  for (const outcome of ['settled', 'unknown'] as const) {
    const changes = tried({ attempts: 2 }, { outcome }, now);
    expect(changes).toEqual({ outcome, attempts: 3, triedAt: now, reason: null, retryAt: null });
    expect(isDone({ outcome })).toBe(true);
  }
  expect(isDone({ outcome: 'failed' })).toBe(false);
});

test('a gateway that gives no answer is asked again for 3 days, then somebody has to look', () => {
  const waits: number[] = [];
  let at = now;
  for (let attempts = 0; ; attempts += 1) {
    const { retryAt } = tried({ attempts }, silent, at);
    if (!retryAt) break;
    waits.push((Date.parse(retryAt) - Date.parse(at)) / 60_000);
    at = retryAt;
  }
  // minutes: 5 + 15 + 60 + 240 + 720 + 1,440 + 1,840 = 4,320 = 3 days
  expect(waits).toEqual([5, 15, 60, 240, 720, 1_440, 1_840]);
  expect(at).toBe('2026-12-04T10:00:00.000Z');
});

test('a fault of ours is left to the queue and its dead letters', () => {
  const fault = failureOf(new Error('amount of Ann Archer differs'));
  expect(fault).toEqual({ outcome: 'failed', reason: 'internal_error', isFault: true });
  expect(tried({ attempts: 0 }, fault, now)).toMatchObject({ outcome: 'failed', retryAt: null });
});

test('of a failure a code is kept, and nothing that a gateway said', () => {
  expect(silent.reason).toBe('gateway_failed');
  const refused = failureOf(new GatewayRefused('stripe', 'no such customer Ann Archer'));
  expect(refused).toEqual({ outcome: 'failed', reason: 'gateway_refused', isFault: false });
  expect(failureOf(new Refusal('busy')).reason).toBe('busy');
});

test('replayed it waits as on its first day', () => {
  expect(replayed(now)).toMatchObject({
    ...{ outcome: 'waiting', attempts: 0, reason: null },
    retryAt: '2026-12-01T11:00:00.000Z',
  });
});
