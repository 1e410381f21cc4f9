import { describe, expect, test } from 'vitest';
import { allBuckets, bucketCount, bucketOf } from '../../../shared/kernel/bucket.ts';
import {
  dateOf,
  dateOfDay,
  epochMinutes,
  epochSeconds,
  instantOfMinute,
  plusSeconds,
} from '../../../shared/kernel/clock.ts';
import { createId, deriveId, idOf } from '../../../shared/kernel/id.ts';

describe('an id', () => {
  test('has its prefix, sorts by when it was made, and is no other kind', () => {
    const [first, second] = [createId('customer'), createId('customer')];
    expect(first).toMatch(/^cus_[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(first < second).toBe(true);
    expect(idOf('customer').safeParse(first).success).toBe(true);
    expect(idOf('plan').safeParse(first).success).toBe(false);
    expect(idOf('customer').safeParse(`${first}0`).error?.issues[0]?.message).toContain(
      'expected an id like cus_01KB2Z7W4S9XQ0V3M8T5R6Y7ZA',
    );
  });

  test('that is derived is the same for the same parts, and for no others', () => {
    const id = deriveId('invoice', 'cus_1', '2026-12-01');
    expect(idOf('invoice').parse(id)).toBe(id);
    expect(deriveId('invoice', 'cus_1', '2026-12-01')).toBe(id);
    expect(deriveId('invoice', 'cus_12', '026-12-01')).not.toBe(id);
    // SHA-256 of "a\nb": keys in every table were made with it
    expect(deriveId('invoice', 'a', 'b')).toBe('inv_YRQQHVD3JJ9XRSB3HHFPET7ZPC');
  });
});

describe('a bucket', () => {
  test('is one of 64 and never another, as it is in keys', () => {
    expect(allBuckets).toHaveLength(bucketCount);
    expect(allBuckets[0]).toBe('00');
    expect(allBuckets[63]).toBe('63');
    // SHA-1 of "cus_1" begins with 177, modulo 64 is 49
    expect(bucketOf('cus_1')).toBe('49');
    expect(new Set(Array.from({ length: 2_000 }, (_, n) => bucketOf(`cus_${n}`))).size).toBe(64);
  });
});

describe('an instant', () => {
  const at = '2026-12-01T00:15:00.400Z';

  test('is counted from 1970', () => {
    // 2026-12-01 is day 20,788: × 86,400 s = 1,796,083,200 s, and 15 minutes are 900 s
    expect(epochSeconds(at)).toBe(1_796_084_100);
    expect(epochMinutes(at)).toBe(29_934_735);
    expect(instantOfMinute(29_934_735)).toBe('2026-12-01T00:15:00.000Z');
    expect(instantOfMinute(29_934_735)).toBe('2026-12-01T00:15:00.000Z');
    expect(instantOfMinute(29_934_736)).toBe('2026-12-01T00:16:00.000Z');
  });

  test('is moved by seconds, back and in fractions', () => {
    expect(plusSeconds(at, 60)).toBe('2026-12-01T00:16:00.400Z');
    expect(plusSeconds(at, -901)).toBe('2026-11-30T23:59:59.400Z');
    expect(plusSeconds(at, 0.25)).toBe('2026-12-01T00:15:00.650Z');
  });

  test('is a Date for libraries, and a day is its beginning', () => {
    expect(dateOf(at).toISOString()).toBe(at);
    expect(dateOfDay('2026-12-01').toISOString()).toBe('2026-12-01T00:00:00.000Z');
  });
});
