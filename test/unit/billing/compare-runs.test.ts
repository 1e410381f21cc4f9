import { describe, expect, test } from 'vitest';
import { compared, percentMoved } from '../../../shared/billing/compare-runs.ts';
import { isBeyond, isToBeReleased } from '../../../shared/billing/hold.ts';
import type { Run, RunRow } from '../../../shared/billing/model.ts';
import type { Organisation } from '../../../shared/organisation/model.ts';

const of = (amounts: Record<string, number>) =>
  new Map(Object.entries(amounts)) as unknown as ReadonlyMap<RunRow['customerId'], number>;

test('a run beside the one before says who is new, gone, and moved most', () => {
  const before = of({ ann: 10_000, bo: 5_000, cas: 700, dan: 300 });
  const now = of({ ann: 9_000, bo: 8_000, dan: 300, eve: 0, fay: 2_000 });
  expect(compared(before, now)).toEqual({
    before: 16_000,
    now: 19_300,
    counts: { up: 1, down: 1, same: 1, new: 2, gone: 1, zero: 1 },
    movers: [
      { customerId: 'bo', before: 5_000, now: 8_000, change: 3_000 },
      { customerId: 'fay', before: undefined, now: 2_000, change: 2_000 },
      { customerId: 'ann', before: 10_000, now: 9_000, change: -1_000 },
      { customerId: 'cas', before: 700, now: undefined, change: -700 },
    ],
  });
});

test('of many that moved the twenty largest are named, equal ones by id', () => {
  const now = of(Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`c${n + 10}`, 5])));
  const { movers } = compared(of({}), now);
  expect(movers.map(({ customerId }) => customerId)).toEqual(
    Array.from({ length: 20 }, (_, n) => `c${n + 10}`),
  );
});

test.each([
  [10_000, 11_000, 10],
  [10_000, 9_000, -10],
  [30_000, 30_100, 0.3],
  [10_000, 10_000, 0],
  [0, 5_000, undefined],
])('from %i to %i is %s percent', (before, now, percent) => {
  expect(percentMoved({ before, now })).toBe(percent);
});

test.each([
  [10_000, 11_000, 10, false],
  [10_000, 11_010, 10, true],
  [10_000, 8_900, 10, true],
  [0, 1, 1_000, true],
  [0, 0, 10, false],
])('from %i to %i is beyond %i percent: %s', (before, now, limit, beyond) => {
  expect(isBeyond({ before, now }, limit)).toBe(beyond);
});

describe('a held run goes on by itself', () => {
  const clock = { now: '2026-12-03T06:00:00.000Z', status: 'ready' };
  const organisation = { status: 'active', clock } as Organisation;
  const held = { stage: 'held', releaseAt: '2026-12-03T06:00:00.000Z' } as Run;
  test.each([
    [held, organisation, true],
    [{ ...held, releaseAt: '2026-12-03T06:00:00.001Z' }, organisation, false],
    [{ stage: 'held' } as Run, organisation, false],
    [{ ...held, stage: 'numbering' as const }, organisation, false],
    [held, { ...organisation, status: 'suspended' as const }, false],
  ])('case %#', (run, at, goes) => expect(isToBeReleased(run, at)).toBe(goes));
});
