import { describe, expect, test } from 'vitest';
import {
  type Finding,
  judgeAlarms,
  judgeDomain,
  judgeGateway,
  judgeNextRun,
  judgeReachable,
  judgeSending,
  judgeSignInMail,
  judgeWebhooks,
} from '../../../shared/readiness/judge.ts';

const states = (findings: readonly Finding[]) => findings.map(({ state }) => state);
const quota = { perDay: 50_000, sent: 0, isPaused: false };

describe('mail', () => {
  test('goes out when SES takes twice what the next run needs', () => {
    expect(states(judgeSending(quota, 25_000))).toEqual(['ok', 'ok']);
    expect(states(judgeSending({ ...quota, perDay: -1 }, 1_000_000))).toEqual(['ok', 'ok']);
  });

  test('does not when the quota is less, the account is a sandbox or paused', () => {
    // 50,000 − 1 sent < 2 × 25,000
    const [, less] = judgeSending({ ...quota, sent: 1 }, 25_000);
    expect(less).toMatchObject({
      state: 'blocked',
      said: expect.stringContaining('49999 mails left today; the next run needs 25000'),
      todo: expect.stringContaining('50000 mails a day'),
    });
    expect(judgeSending({ ...quota, perDay: 200 }, 400)).toMatchObject([
      { check: 'SES production access', state: 'blocked', todo: expect.stringContaining('1000') },
    ]);
    expect(judgeSending({ ...quota, isPaused: true }, 1)).toMatchObject([
      { state: 'blocked', said: 'sending is paused' },
    ]);
  });

  test('comes from a domain that is verified and signs', () => {
    const domain = 'billing.example.com';
    const good = { verification: 'Success', dkim: 'Success' };
    expect(states(judgeDomain(domain, good))).toEqual(['ok', 'ok']);
    expect(judgeDomain(domain, { ...good, verification: 'Pending' })[0]).toMatchObject({
      ...{ state: 'blocked', said: 'billing.example.com is not verified (Pending)' },
    });
    expect(judgeDomain(domain, { verification: 'Success' })[1]).toMatchObject({
      ...{ check: 'DKIM', state: 'blocked', said: 'mail is not signed (unknown to SES)' },
    });
  });

  test('with codes is sent through SES', () => {
    expect(judgeSignInMail('DEVELOPER').state).toBe('ok');
    expect(judgeSignInMail('COGNITO_DEFAULT')).toMatchObject({ state: 'blocked' });
  });
});

test('alarms are heard by somebody who has confirmed', () => {
  const to = 'ops@example.com';
  const waiting = { arn: 'PendingConfirmation', to };
  expect(judgeAlarms([])).toMatchObject({ state: 'blocked', said: 'nobody gets them' });
  expect(judgeAlarms([waiting])).toMatchObject({ said: `${to} has not confirmed` });
  expect(judgeAlarms([waiting, { arn: 'arn:aws:sns:x', to }])).toMatchObject({ state: 'ok' });
});

test('the API is reached when it asks for a token', () => {
  const url = 'https://api.example.com';
  expect(judgeReachable(url, 401).state).toBe('ok');
  expect(judgeReachable(url, undefined).said).toBe(`${url} cannot be reached`);
  expect(judgeReachable(url, 503).said).toBe(`${url} answers 503 where 401 is expected`);
});

describe('the next run', () => {
  const now = '2026-11-30T12:00:00.000Z';
  const operator = { name: 'Quay', status: 'active', generates: true, sends: true };
  const nextRunAt = '2026-12-01T00:00:00.000Z';

  test('says when it looks', () => {
    expect(judgeNextRun({ ...operator, nextRunAt }, now)).toMatchObject({
      ...{ state: 'ok', said: `looks at ${nextRunAt}` },
    });
  });

  test.each([
    ['is onboarding', { status: 'onboarding' }, 'warning', 'the operator is onboarding'],
    ['generates nothing', { generates: false }, 'warning', 'not generated automatically'],
    ['sends nothing', { sends: false }, 'warning', 'are not mailed'],
    ['is in no plan of the tick', { nextRunAt: undefined }, 'blocked', 'is not planned'],
    ['was missed for hours', { nextRunAt: '2026-11-30T09:59:59.000Z' }, 'blocked', 'did not'],
  ])('of an operator that %s says so', (_, more, state, said) => {
    const finding = judgeNextRun({ ...operator, nextRunAt, ...more }, now);
    expect(finding).toMatchObject({ state, said: expect.stringContaining(said) });
    expect(finding.todo).toMatch(/\w/);
  });
});

test('webhooks of gateways are reached when an endpoint that nobody has is not found', () => {
  const url = 'https://api.example.com';
  expect(judgeWebhooks(url, 404).state).toBe('ok');
  expect(judgeWebhooks(url, undefined).said).toBe(`${url}/v1/webhooks does not answer`);
  expect(judgeWebhooks(url, 403).said).toBe(`${url}/v1/webhooks answers 403 where 404 is expected`);
});

test.each([
  ['accepted', 'ok', 'takes the credentials'],
  ['refused', 'blocked', 'refuses the credentials'],
  ['not_kept', 'blocked', 'its credentials are not kept'],
  ['unreachable', 'warning', 'gives no answer'],
] as const)('a gateway whose credentials are %s is told as %s', (access, state, said) => {
  const finding = judgeGateway({ operator: 'Quay', kind: 'stripe', connectionId: 'gwc_1', access });
  expect(finding).toMatchObject({ check: 'Gateway stripe of Quay', state, said });
  if (state !== 'ok') expect(finding.todo).toMatch(/\w/);
});
