import { expect, test } from 'vitest';
import { lateSince } from '../../../shared/billing/late-runs.ts';

const before = '2026-12-01T12:00:00.000Z';
const early = '2026-12-01T03:00:00.000Z';
const lately = '2026-12-01T13:00:00.000Z';

test.each(['planning', 'drafting', 'numbering'] as const)(
  'a run that is still %s is late',
  stage => {
    expect(lateSince({ stage, startedAt: early }, before)).toBe(early);
    expect(lateSince({ stage, startedAt: lately }, before)).toBeUndefined();
  },
);

test.each(['held', 'closed'] as const)(
  'a run that is %s is not late, however long ago it began',
  stage => {
    expect(lateSince({ stage, startedAt: early }, before)).toBeUndefined();
  },
);

test('a run that was held for days has its time from its release on', () => {
  const run = { stage: 'numbering', startedAt: early } as const;
  expect(lateSince({ ...run, releasedAt: lately }, before)).toBeUndefined();
  expect(lateSince({ ...run, releasedAt: early }, before)).toBe(early);
});
