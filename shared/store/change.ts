import { Refusal } from '../kernel/errors.ts';
import type { Key } from './table.ts';
import { versionIs, type Write } from './transact.ts';

/** New values of some fields of a stored thing: `null` removes one, `undefined` leaves it. */
export type Changes<T> = { readonly [F in keyof T]?: T[F] | null | undefined };

interface Versioned {
  readonly version: number;
}

/** `current` with its changes, one version on. */
export const changed = <T extends Versioned>(current: T, changes: Changes<T>): T => {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const removed = new Set(given.flatMap(([field, value]) => (value === null ? [field] : [])));
  const kept = Object.entries({ ...current, ...Object.fromEntries(given) });
  const next = Object.fromEntries(kept.filter(([field]) => !removed.has(field)));
  return { ...next, version: current.version + 1 } as T;
};

/**
 * The update that makes `changed` true in the table, on condition of the version that was read. It names
 * single fields, so it never undoes what others write beside it (a bounce, the tick).
 */
export const changeWrite = (key: Key, version: number, changes: Changes<object>): Write => {
  const given = Object.entries({ ...changes, version: version + 1 }).filter(
    ([, value]) => value !== undefined,
  );
  const sets = given.filter(([, value]) => value !== null);
  const removes = given.filter(([, value]) => value === null);
  const set = sets.map(([field]) => `#${field} = :${field}`).join(', ');
  const remove = removes.map(([field]) => `#${field}`).join(', ');
  const { condition, values } = versionIs(version);
  return {
    update: key,
    expression: `SET ${set}${remove && ` REMOVE ${remove}`}`,
    names: Object.fromEntries(given.map(([field]) => [`#${field}`, field])),
    values: {
      ...values,
      ...Object.fromEntries(sets.map(([field, value]) => [`:${field}`, value])),
    },
    condition,
    refuse: () => new Refusal('version_conflict'),
  };
};

/** Refuses early what the condition of `changeWrite` would refuse late, so that rules judge the state the caller saw. */
export const sameVersion = (current: Versioned, expected: number): void => {
  if (current.version !== expected) {
    throw new Refusal('version_conflict', {
      field: '/headers/if-match',
      expected: `"${current.version}"`,
      received: `"${expected}"`,
    });
  }
};
