import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cancellation, usualEnd } from '../../../shared/catalogue/cancel-membership.ts';
import {
  calendarChanges,
  membershipStatus,
  servesIn,
  untold,
} from '../../../shared/catalogue/membership-states.ts';
import type { Membership } from '../../../shared/catalogue/model.ts';
import { pause, resumption } from '../../../shared/catalogue/pause-membership.ts';
import { daysBetween, plusDays } from '../../../shared/kernel/calendar.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { changed } from '../../../shared/store/change.ts';

const now = '2026-11-10T09:00:00.000Z';
const start = '2026-11-10';
const membership: Membership = {
  id: createId('membership'),
  customerId: createId('customer'),
  planId: createId('plan'),
  startOn: start,
  billedTo: start,
  quantity: 1,
  announcedOn: plusDays(start, -1),
  version: 1,
  createdAt: now,
};
const on = (day: number) => plusDays(start, day);

/** What somebody does on a day: an action and a date, both in days from the start. */
const acts = fc.array(
  fc.record({
    act: fc.constantFrom('pause', 'resume', 'cancel'),
    today: fc.integer({ min: -10, max: 60 }),
    from: fc.option(fc.integer({ min: -5, max: 70 }), { nil: undefined }),
    length: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
  }),
  { maxLength: 8 },
);

/** The same in order of the days; a refusal changes nothing. */
const lived = (asked: Acts): Membership =>
  asked
    .toSorted((a, b) => a.today - b.today)
    .reduce((before, act) => {
      try {
        return changed(before, changesOf(before, act) ?? {});
      } catch (error) {
        expect(error).toHaveProperty('code');
        return before;
      }
    }, membership);

type Acts = readonly {
  act: string;
  today: number;
  from: number | undefined;
  length: number | undefined;
}[];

const changesOf = (before: Membership, { act, today, from, length }: Acts[number]) => {
  const first = from === undefined ? undefined : on(from);
  const last = length === undefined ? undefined : on((from ?? today) + length);
  if (act === 'pause') return pause(before, { from: first, to: last }, on(today));
  if (act === 'resume') return resumption(before, last, on(today));
  return cancellation(before, first, { today: on(today), now, noticeDays: 14, by: 'admin' });
};
const days = [...Array(120).keys()].map(day => on(day - 15));

describe('whatever is done to a membership', () => {
  test('its pauses lie in order, after a day of service, with a day of service between them', () => {
    fc.assert(
      fc.property(acts, asked => {
        const { pauses = [] } = lived(asked);
        for (const [index, { from, to }] of pauses.entries()) {
          const before = index === 0 ? start : (pauses[index - 1]?.to ?? '9999');
          expect(daysBetween(before, from)).toBeGreaterThan(index === 0 ? 0 : 1);
          if (to) expect(to >= from).toBe(true);
        }
      }),
    );
  });

  test('the calendar tells each change of its status, once, on the day', () => {
    const told = { scheduled: 'none', active: 'started', paused: 'paused', ended: 'ended' };
    fc.assert(
      fc.property(acts, asked => {
        const after = lived(asked);
        const seen = days.flatMap((day, index) => {
          const [was, is] = [days[index - 1] ?? day, day].map(each =>
            membershipStatus(after, each),
          );
          if (was === is || is === undefined) return [];
          return [
            `${day} ${was === 'paused' && is === 'active' ? 'resumed' : told[is as 'active']}`,
          ];
        });
        const neverServes = after.endOn !== undefined && after.endOn < start;
        const within = calendarChanges(after).filter(change => change.on <= on(104));
        expect(within.map(change => `${change.on} ${change.change}`)).toEqual(
          neverServes ? [] : seen,
        );
        expect(untold(after)).toEqual(calendarChanges(after));
      }),
    );
  });

  test('it serves in a period when it is active on a day of it', () => {
    fc.assert(
      fc.property(acts, fc.nat(90), fc.integer({ min: 1, max: 25 }), (asked, first, length) => {
        const after = lived(asked);
        const period = { from: on(first), to: on(first + length) };
        const isActive = [...Array(length).keys()].some(
          day => membershipStatus(after, on(first + day)) === 'active',
        );
        expect(servesIn(after, period)).toBe(isActive);
      }),
    );
  });
});

describe('the end of a cancelled membership', () => {
  const notice = { today: on(5), noticeDays: 10, by: 'customer' } as const;
  test.each([
    ['its notice', {}, { endOn: on(15), endRule: 'notice' }],
    ['its last billed day', { billedTo: on(21) }, { endOn: on(20), endRule: 'billed' }],
    ['the notice, when less is billed', { billedTo: on(10) }, { endOn: on(15), endRule: 'notice' }],
    ['the end that was agreed', { endOn: on(12) }, { endOn: on(12), endRule: 'agreed' }],
    ['the day before a start further off', far(), { endOn: on(19), endRule: 'not_started' }],
  ])('is %s', (_, fields, end) => {
    expect(usualEnd({ ...membership, ...fields }, notice)).toEqual(end);
  });

  function far() {
    return { startOn: on(20), billedTo: on(20) };
  }
});

test('a pause that a run has billed round is not moved', () => {
  const billed = { ...membership, pauses: [{ from: on(5), to: on(9) }], billedTo: on(21) };
  expect(() => resumption(billed, undefined, on(7))).toThrow(
    expect.objectContaining({ code: 'already_billed' }),
  );
});

test('access that was stopped serves up to its day', () => {
  const stopped = { ...membership, suspendedAt: now };
  expect(servesIn(stopped, { from: start, to: on(5) })).toBe(true);
  expect(servesIn(stopped, { from: on(1), to: on(5) })).toBe(false);
});
