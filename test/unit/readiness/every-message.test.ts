import { expect, test } from 'vitest';
import { usage } from '../../../infra/local/cli/doctor.ts';
import {
  accessStates,
  type Finding,
  judgeAlarms,
  judgeDomain,
  judgeGateway,
  judgeNextRun,
  judgeReachable,
  judgeSending,
  judgeSignInMail,
  judgeWebhooks,
  unread,
} from '../../../shared/readiness/judge.ts';
import { messagesIn, unsaid } from '../../support/messages.ts';

const url = 'https://api.example.com';
const now = '2026-11-30T12:00:00.000Z';
const quota = { perDay: 50_000, sent: 0, isPaused: false };
const operator = {
  ...{ name: 'Quay', status: 'active', generates: true, sends: true },
  nextRunAt: '2026-12-01T00:00:00.000Z',
};
const subscription = { arn: 'arn:aws:sns:x', to: 'ops@example.com' };

/** What each fault, and its absence, is told as. */
const findings = (): Finding[] => [
  ...judgeSending(quota, 10),
  ...judgeSending({ ...quota, perDay: -1 }, 10),
  ...judgeSending({ ...quota, perDay: 200 }, 10),
  ...judgeSending(quota, 50_000),
  ...judgeSending({ ...quota, isPaused: true }, 10),
  ...judgeDomain('example.com', { verification: 'Success', dkim: 'Success' }),
  ...judgeDomain('example.com', {}),
  ...['DEVELOPER', 'COGNITO_DEFAULT'].map(judgeSignInMail),
  judgeAlarms([]),
  judgeAlarms([subscription]),
  judgeAlarms([{ ...subscription, arn: 'PendingConfirmation' }]),
  ...[401, 503, undefined].map(status => judgeReachable(url, status)),
  ...[404, 403, undefined].map(status => judgeWebhooks(url, status)),
  ...accessStates.map(access =>
    judgeGateway({ operator: 'Quay', kind: 'stripe', connectionId: 'gwc_1', access }),
  ),
  judgeNextRun(operator, now),
  judgeNextRun({ ...operator, status: 'onboarding' }, now),
  judgeNextRun({ ...operator, generates: false }, now),
  judgeNextRun({ ...operator, sends: false }, now),
  judgeNextRun({ ...operator, nextRunAt: undefined }, now),
  judgeNextRun({ ...operator, nextRunAt: '2026-11-30T09:59:59.000Z' }, now),
  unread('Alarms', new Error('no')),
];

test('every message of a judgement is told by a fault of the tests', async () => {
  const messages = await messagesIn('shared/readiness/judge.ts');
  expect(messages.length).toBeGreaterThan(50);
  const said = findings().flatMap(({ check, said, todo = '' }) => [check, said, todo]);
  expect(unsaid(messages, said)).toEqual([]);
});

test('what blocks says what to do, and what is in order does not', () => {
  const states = findings().map(({ state, todo }) => [state, todo !== undefined]);
  expect(states.filter(([state, says]) => says !== (state !== 'ok'))).toEqual([]);
});

test('every message of the command itself is told by a process of the tests', async () => {
  const messages = await messagesIn(
    'infra/local/cli/doctor.ts',
    'infra/local/cli/doctor-account.ts',
  );
  // which is what is said where a stage is missing
  const told = [{ text: usage }, ...(await messagesIn('test/acceptance/doctor-faults.test.ts'))];
  expect(
    unsaid(
      messages,
      told.map(({ text }) => text),
    ),
  ).toEqual([]);
});
