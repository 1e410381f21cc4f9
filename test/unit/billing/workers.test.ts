import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareBuckets } from '../../../shared/billing/plan-run.ts';
import { allBuckets, bucketOf } from '../../../shared/kernel/bucket.ts';
import { createId } from '../../../shared/kernel/id.ts';

const sizes = fc.array(fc.nat(2_000), { minLength: 64, maxLength: 64 });

test('every bucket with customers has exactly one worker, at most 40 of them', () => {
  fc.assert(
    fc.property(sizes, counts => {
      const shares = shareBuckets(counts);
      const wanted = allBuckets.filter((_, index) => (counts[index] ?? 0) > 0);
      expect(shares.flat().toSorted()).toEqual(wanted);
      expect(shares.length).toBeLessThanOrEqual(40);
    }),
  );
});

test('400 customers have one worker, 20,000 have 40', () => {
  expect(shareBuckets(allBuckets.map(() => 6))).toHaveLength(1);
  expect(shareBuckets(allBuckets.map(() => 313))).toHaveLength(40);
  expect(shareBuckets(allBuckets.map(() => 0))).toEqual([]);
});

test('ids fall evenly into the buckets', () => {
  const counts = new Map<string, number>();
  for (let n = 0; n < 6_400; n += 1) {
    const bucket = bucketOf(createId('customer'));
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  expect(counts.size).toBe(64);
  // 100 each on average; a bucket of 200 is ten standard deviations away
  expect(Math.max(...counts.values())).toBeLessThan(200);
});
