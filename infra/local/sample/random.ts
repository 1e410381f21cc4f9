import { createHash } from 'node:crypto';
import { encodeTime } from 'ulid';
import { type Id, type IdKind, idPrefixes } from '../../../shared/kernel/id.ts';

/** A seeded generator of numbers: the same seed makes the same sample, whatever is asked before or after. */
export interface Random {
  /** a whole number from `low` to `high`, both included */
  int(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** true in `percent` of 100 */
  chance(percent: number): boolean;
  /** `count` different elements */
  sample<T>(list: readonly T[], count: number): T[];
}

/** mulberry32: 32 bits of state, good enough for sample data and the same on every platform. */
export const random = (...seed: (string | number)[]): Random => {
  let state = digest(...seed).readUInt32LE(0);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => list[int(0, list.length - 1)] as T;
  const sample = <T>(list: readonly T[], count: number): T[] => {
    const left = [...list];
    return Array.from({ length: Math.min(count, list.length) }, () =>
      left.splice(int(0, left.length - 1), 1),
    ).flat();
  };
  return { int, pick, sample, chance: percent => next() * 100 < percent };
};

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An id of the shape that production makes (it sorts by `at`), the same for the same parts. */
export const sampleId = <K extends IdKind>(
  kind: K,
  at: string,
  ...parts: (string | number)[]
): Id<K> => {
  const tail = Array.from(digest(kind, ...parts).subarray(0, 16), byte => alphabet[byte & 31]).join(
    '',
  );
  return `${idPrefixes[kind]}_${encodeTime(Date.parse(at))}${tail}` as Id<K>;
};

const digest = (...parts: (string | number)[]) =>
  createHash('sha256').update(parts.join('\n')).digest();
