import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Change } from './bundle.ts';
import { forgetting, smaller } from './memory.ts';
import { mutants } from './mutants.ts';

const root = join(import.meta.dirname, '..', '..');

/** Changes that do not find their text once; each is made on what those before it left. */
const misses = (changes: readonly Change[]): string[] => {
  const texts = new Map<string, string>();
  return changes.flatMap(({ file, find, replace }) => {
    const parts = (texts.get(file) ?? readFileSync(join(root, file), 'utf8')).split(find);
    texts.set(file, parts.join(replace));
    return parts.length === 2 ? [] : [`${file}: ${parts.length - 1} × ${find}`];
  });
};

test.each(mutants.map(({ name, changes }) => [name, changes] as const))(
  'the code has what the mutant "%s" changes',
  (_, changes) => expect(misses([...forgetting, ...smaller, ...changes])).toEqual([]),
);

test('there are at least 25 mutants, and at least one for each of I1 to I10', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(25);
  expect(new Set(mutants.map(({ invariant }) => invariant)).size).toBe(10);
});
