import { expect, test } from 'vitest';
import { remembered } from '../../../shared/kernel/remembered.ts';

test('what was asked before is not worked out again, until there are too many answers', () => {
  const asked: string[] = [];
  const product = remembered(
    (a: number, b: number) => {
      asked.push(`${a} × ${b}`);
      return a * b;
    },
    (a, b) => `${a} ${b}`,
    2,
  );
  expect([product(2, 3), product(4, 5), product(2, 3), product(4, 5)]).toEqual([6, 20, 6, 20]);
  expect(asked).toEqual(['2 × 3', '4 × 5']);
  // a third forgets both, and is remembered with the next
  expect([product(6, 7), product(6, 7), product(2, 3), product(6, 7)]).toEqual([42, 42, 6, 42]);
  expect(asked).toEqual(['2 × 3', '4 × 5', '6 × 7', '2 × 3']);
});

test('nothing is an answer that is remembered too', () => {
  let times = 0;
  const nothing = remembered(
    () => {
      times += 1;
      return 0;
    },
    () => '',
  );
  expect([nothing(), nothing(), times]).toEqual([0, 0, 1]);
});
