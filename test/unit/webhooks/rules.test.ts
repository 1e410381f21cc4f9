import { describe, expect, test } from 'vitest';
import { createId } from '../../../shared/kernel/id.ts';
import { eventIdOf } from '../../../shared/store/outbox.ts';
import { NewWebhook } from '../../../shared/webhooks/contract.ts';
import type { Attempt, Delivery, Webhook } from '../../../shared/webhooks/model.ts';
import { post } from '../../../shared/webhooks/post.ts';
import {
  afterAttempt,
  attempted,
  changedWebhook,
  isToldOf,
  rotated,
  validSecrets,
} from '../../../shared/webhooks/rules.ts';

const at = '2026-12-01T08:00:00.000Z';
const webhook: Webhook = {
  id: createId('webhook'),
  url: 'https://portal.example/events',
  status: 'enabled',
  secrets: [{ secret: 'whsec_b25l', createdAt: at }],
  version: 1,
  createdAt: at,
};
const delivery: Delivery = {
  webhookId: webhook.id,
  eventId: createId('event'),
  type: 'invoice.issued',
  detail: {},
  occurredAt: at,
  status: 'pending',
  attempts: [],
  tries: 0,
  version: 1,
};
const attempt = (status?: number, instant = at): Attempt => ({
  at: instant,
  milliseconds: 5,
  ...(status !== undefined && { status }),
});
const retry = { retrySeconds: 300, spread: 0 };
const isUrl = (url: string) => NewWebhook.safeParse({ url }).success;

test.each([
  ['https://portal.example/events?key=1', true],
  ['http://localhost:3000/events', true],
  ['http://portal.example/events', false],
  ['https://ann:secret@portal.example', false],
  ['https://portal.example/#here', false],
  ['ftp://portal.example', false],
  ['portal.example', false],
])('%s is an address to deliver to: %s', (url, good) => expect(isUrl(url)).toBe(good));

test('is told of the types it asked for, or of all, while it is enabled', () => {
  expect(isToldOf(webhook, 'invoice.issued')).toBe(true);
  expect(isToldOf({ ...webhook, events: ['customer.created'] }, 'invoice.issued')).toBe(false);
  expect(isToldOf({ ...webhook, status: 'disabled' }, 'invoice.issued')).toBe(false);
});

describe('a delivery', () => {
  test.each([200, 204, 299])('that is answered %i is delivered', status => {
    const next = attempted(delivery, attempt(status), retry);
    expect(next).toMatchObject({ status: 'delivered', tries: 1, version: 2 });
    expect(next).not.toHaveProperty('nextAttemptAt');
  });

  test.each([undefined, 301, 400, 404, 500])('that is answered %s waits 5 minutes', status => {
    const next = attempted(delivery, attempt(status), retry);
    expect(next).toMatchObject({ status: 'pending', nextAttemptAt: '2026-12-01T08:05:00.000Z' });
  });

  test('is tried ten times in three days, then given up', () => {
    let now = at;
    let next = delivery;
    for (let tries = 1; next.status === 'pending'; tries += 1) {
      next = attempted(next, attempt(500, now), retry);
      expect(next.tries).toBe(tries);
      if (next.nextAttemptAt) now = next.nextAttemptAt;
    }
    expect(next).toMatchObject({ status: 'failed', tries: 10 });
    // 864 waits of 5 minutes
    expect(now).toBe('2026-12-04T08:00:00.000Z');
    expect(afterAttempt(webhook, next, attempt(500, now))).toMatchObject({
      status: 'disabled',
      disabledReason: 'It took nothing for 3 days.',
    });
    const served = { ...webhook, lastDeliveredAt: '2026-12-03T08:00:00.000Z' };
    expect(afterAttempt(served, next, attempt(500, now))).toBeUndefined();
  });

  test('that is answered 410 is given up, and its webhook disabled', () => {
    const next = attempted(delivery, attempt(410), retry);
    expect(next.status).toBe('failed');
    const disabled = afterAttempt(webhook, next, attempt(410));
    expect(disabled).toMatchObject({ status: 'disabled', disabledReason: 'It answered 410 Gone.' });
    const enabled = changedWebhook(disabled as Webhook, { status: 'enabled' });
    expect(enabled).toMatchObject({ status: 'enabled', version: 3 });
    expect(enabled).not.toHaveProperty('disabledReason');
  });

  test('that is taken says so of its webhook once an hour', () => {
    const taken = { ...delivery, status: 'delivered' as const };
    expect(afterAttempt(webhook, taken, attempt(200))).toMatchObject({ lastDeliveredAt: at });
    const served = { ...webhook, lastDeliveredAt: at };
    const later = attempt(200, '2026-12-01T08:59:59.000Z');
    expect(afterAttempt(served, taken, later)).toBeUndefined();
    expect(afterAttempt(served, taken, attempt(200, '2026-12-01T09:00:01.000Z'))).toBeDefined();
  });

  test('keeps its newest attempts', () => {
    let next = delivery;
    for (let tries = 0; tries < 25; tries += 1)
      next = attempted({ ...next, tries: 0 }, attempt(500 + tries), retry);
    expect(next.attempts.map(({ status }) => status)).toEqual(
      Array.from({ length: 20 }, (_, n) => 505 + n),
    );
  });
});

test('a secret that is replaced signs until its overlap is over', () => {
  const next = rotated(webhook, { secret: 'whsec_dHdv', now: at, overlapHours: 24 });
  expect(next.secrets).toEqual([
    { secret: 'whsec_dHdv', createdAt: at },
    { secret: 'whsec_b25l', createdAt: at, until: '2026-12-02T08:00:00.000Z' },
  ]);
  expect(validSecrets(next, '2026-12-02T07:59:59.000Z')).toHaveLength(2);
  expect(validSecrets(next, '2026-12-02T08:00:00.000Z')).toHaveLength(1);
  // at once: no secret of before is kept, nor does a longer overlap bring one back
  const now = { secret: 'whsec_dGhyZWU=', now: at, overlapHours: 0 };
  expect(rotated(next, now).secrets).toEqual([{ secret: 'whsec_dGhyZWU=', createdAt: at }]);
  const week = rotated(next, { ...now, overlapHours: 168 });
  expect(week.secrets.map(({ until }) => until)).toEqual([
    undefined,
    '2026-12-08T08:00:00.000Z',
    '2026-12-02T08:00:00.000Z',
  ]);
});

test('the events of one transaction have an id each, which publishing again does not change', () => {
  const sk = createId('event');
  const ids = Array.from({ length: 100 }, (_, place) => eventIdOf({ sk }, place));
  expect(new Set(ids).size).toBe(100);
  expect(ids[0]).toBe(sk);
  for (const id of ids) {
    expect(id).toMatch(/^evt_[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(id.slice(0, 14)).toBe(sk.slice(0, 14));
  }
  expect(eventIdOf({ sk }, 7)).toBe(ids[7]);
});

test.each([
  '127.0.0.1',
  '169.254.169.254',
  '10.1.2.3',
  '[::1]',
  '[::ffff:7f00:1]',
  '[fd00:ec2::254]',
  'localhost',
])('nothing is sent to %s outside a laptop', async host => {
  const sent = post({ url: `http://${host}:9/`, headers: {}, body: '{}', toPrivate: false });
  await expect(sent).rejects.toThrow('is not on the public internet; nothing was sent');
});
