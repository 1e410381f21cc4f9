import { expect, test } from 'vitest';
import { ahead } from '../../../shared/store/ahead.ts';

const collect = async <T>(results: AsyncIterable<T>) => {
  const all: T[] = [];
  for await (const result of results) all.push(result);
  return all;
};

test('what is read ahead arrives in the order it was asked for', async () => {
  const slowest = (n: number) => new Promise<number>(resolve => setTimeout(resolve, 20 - 5 * n, n));
  expect(await collect(ahead([0, 1, 2, 3], slowest, 2))).toEqual([0, 1, 2, 3]);
});

test.each([
  [0, [1, 2, 3]],
  [1, [2, 3, 4]],
  [2, [3, 4, 5]],
])('with %i ahead, so many are begun beside the one that is awaited', async (count, begunAt) => {
  let begun = 0;
  const read = async (n: number) => {
    begun += 1;
    return n;
  };
  const seen: number[] = [];
  for await (const n of ahead([1, 2, 3, 4, 5, 6], read, count)) {
    seen.push(begun);
    if (n === 3) break;
  }
  expect(seen).toEqual(begunAt);
});

test('an error is thrown where its element is awaited, after those before it', async () => {
  const seen: number[] = [];
  const read = async (n: number) => {
    if (n === 2) throw new Error('two is not there');
    return n;
  };
  const all = async () => {
    for await (const n of ahead([1, 2, 3], read, 2)) seen.push(n);
  };
  await expect(all()).rejects.toThrow('two is not there');
  expect(seen).toEqual([1]);
});
