import { createHash } from 'node:crypto';

/**
 * Customers fall into this many fixed buckets. Never change it: bucket numbers are part of keys.
 * 64 × 1,000 write units per partition and second carry 16,000 drafts a second (decision 0003).
 */
export const bucketCount = 64;

/** The bucket of a customer, `00` to `63`: the low six bits of SHA-1's first byte, so even for any id. */
export const bucketOf = (customerId: string): string =>
  bucketName((createHash('sha1').update(customerId).digest()[0] ?? 0) % bucketCount);

export const bucketName = (index: number): string => String(index).padStart(2, '0');

export const allBuckets: readonly string[] = Array.from({ length: bucketCount }, (_, index) =>
  bucketName(index),
);
