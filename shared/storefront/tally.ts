import { epochSeconds } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import { keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import type { Limit } from './limits.ts';

type Update = Extract<Write, { readonly update: unknown }>;

/**
 * Counts one more on condition that the limit is not reached, by itself or within a transaction. `now` is real
 * time. The counts of a stretch are one item, which goes by itself.
 */
export const tally = (
  org: string,
  { name, max, seconds }: Limit,
  who: string,
  now: string,
): { write: Update; retryAfterSeconds: number } => {
  const at = epochSeconds(now);
  const since = at - (at % seconds);
  const retryAfterSeconds = since + seconds - at;
  return {
    retryAfterSeconds,
    write: {
      update: keys.tally(org, name, who, String(since)),
      expression: 'SET expiresAt = :end ADD #count :one',
      condition: 'attribute_not_exists(#count) OR #count < :max',
      names: { '#count': 'count' },
      values: { ':one': 1, ':max': max, ':end': since + 2 * seconds },
      refuse: () => refuseTally(retryAfterSeconds),
    },
  };
};

export const refuseTally = (retryAfterSeconds: number): Refusal =>
  new Refusal('too_many_requests', {
    expected: `a pause of ${retryAfterSeconds} seconds`,
    retryAfterSeconds,
  });
