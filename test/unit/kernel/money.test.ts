import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decimal,
  decimalText,
  exact,
  exactText,
  isAbove,
  moneyText,
  plus,
  roundHalfAwayFromZero,
  split,
  times,
} from '../../../shared/kernel/money.ts';

describe('a fraction', () => {
  test('keeps its sign above and refuses to be divided by nothing', () => {
    expect(exact(1, -3)).toEqual({ numerator: -1n, denominator: 3n });
    expect(exact(-1, -3)).toEqual({ numerator: 1n, denominator: 3n });
    expect(exact(7)).toEqual({ numerator: 7n, denominator: 1n });
    expect(() => exact(1, 0)).toThrow('division by zero');
  });

  test('is added, multiplied and compared exactly', () => {
    // 1/2 + 1/3 = 5/6; 1/4 + 2/4 = 3/4; 2/3 × 3/5 = 6/15
    expect(plus(exact(1, 2), exact(1, 3))).toEqual(exact(5, 6));
    expect(plus(exact(1, 4), exact(2, 4))).toEqual(exact(3, 4));
    expect(times(exact(2, 3), exact(3, 5))).toEqual(exact(6, 15));
    // 2/3 = 10/15 is above 3/5 = 9/15; nothing is above itself
    expect(isAbove(exact(2, 3), exact(3, 5))).toBe(true);
    expect(isAbove(exact(3, 5), exact(2, 3))).toBe(false);
    expect(isAbove(exact(2, 3), exact(4, 6))).toBe(false);
  });

  test.each([
    ['21', 21, 1],
    ['8.1', 81, 10],
    ['-0.75', -75, 100],
    ['19.60', 1960, 100],
  ])('is written %s', (text, numerator, denominator) => {
    expect(decimal(text)).toEqual(exact(numerator, denominator));
  });

  test.each(['', '.5', '5.', '1,5', 'a1', '1a', '1.2.3', '--1', '+1', ' 1'])(
    'is not written %j',
    text => {
      expect(() => decimal(text)).toThrow(`expected a decimal number such as 8.1, got ${text}`);
    },
  );
});

describe('rounding', () => {
  test.each([
    [5, 2, 3],
    [-5, 2, -3],
    [249, 100, 2],
    [-249, 100, -2],
    [251, 100, 3],
    [1, 3, 0],
    [2, 3, 1],
    [0, 7, 0],
    [4, 1, 4],
  ])('%i/%i is %i', (numerator, denominator, rounded) => {
    expect(roundHalfAwayFromZero(exact(numerator, denominator))).toBe(rounded);
  });
});

describe('a split', () => {
  test.each([
    // 10/3 = 3.33 each: 9 are given, the first of equal remainders has the one that is left
    [10, [exact(1), exact(1), exact(1)], [4, 3, 3]],
    [-10, [exact(1), exact(1), exact(1)], [-4, -3, -3]],
    // 10 × 1/6 = 1.67, 10 × 2/6 = 3.33, 10 × 3/6 = 5: the largest remainder is the first's
    [10, [exact(1), exact(2), exact(3)], [2, 3, 5]],
    // 10 × 3/6 = 5, 10 × 2/6 = 3.33, 10 × 1/6 = 1.67: and here the last's
    [10, [exact(3), exact(2), exact(1)], [5, 3, 2]],
    // 11 × 2/7 = 3.14, 11 × 2/7 = 3.14, 11 × 3/7 = 4.71
    [11, [exact(2), exact(2), exact(3)], [3, 3, 5]],
    // 1/2 : 1/3 = 3 : 2
    [100, [exact(1, 2), exact(1, 3)], [60, 40]],
    // 1/4 : 1/6 = 3 : 2
    [5, [exact(1, 4), exact(1, 6)], [3, 2]],
    [7, [exact(0), exact(5)], [0, 7]],
    [0, [exact(1), exact(1)], [0, 0]],
  ])('of %i', (total, weights, parts) => {
    expect(split(total, weights).map(part => part + 0)).toEqual(parts);
  });

  test('by nothing is refused', () => {
    expect(() => split(10, [exact(0), exact(0)])).toThrow('cannot split 10 by nothing');
  });

  test('adds up, and no part is a unit away from its share', () => {
    const weight = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 31 }));
    fc.assert(
      fc.property(
        fc.integer({ min: -100_000, max: 100_000 }),
        fc.array(weight, { minLength: 1, maxLength: 8 }),
        (total, given) => {
          const parts = split(
            total,
            given.map(([n, d]) => exact(n, d)),
          );
          const shares = given.map(([n, d]) => n / d);
          const sum = shares.reduce((a, b) => a + b, 0);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
          for (const [n, part] of parts.entries()) {
            expect(Math.abs(part - (total * (shares[n] ?? 0)) / sum)).toBeLessThan(1.000_001);
          }
        },
      ),
    );
  });
});

describe('in words', () => {
  test('the exact amount of a line has up to four decimals', () => {
    // 8000/3 = 2666.66…, 5/2 = 2.5, −1/3 = −0.33…, 1/20000 = 0.00005, rounded away from zero
    expect(exactText(exact(8000, 3))).toBe('2666.6667');
    expect(exactText(exact(5, 2))).toBe('2.5');
    expect(exactText(exact(-1, 3))).toBe('-0.3333');
    expect(exactText(exact(1, 20_000))).toBe('0.0001');
    expect(exactText(exact(10_007, 10))).toBe('1000.7');
    expect(exactText(exact(2_000))).toBe('2000');
  });

  test('money has the digits of its currency, and four more where it needs them', () => {
    // 120.00 / 31 = 3.8709677…
    expect(moneyText(exact(12_000, 31), 'EUR')).toBe('3.870968 EUR');
    expect(moneyText(exact(12_000), 'EUR')).toBe('120.00 EUR');
    expect(moneyText(exact(12_010), 'EUR')).toBe('120.10 EUR');
    expect(moneyText(exact(1_000, 3), 'JPY')).toBe('333.3333 JPY');
    expect(moneyText(exact(1_000), 'JPY')).toBe('1000 JPY');
    expect(moneyText(exact(-5), 'KWD')).toBe('-0.005 KWD');
  });

  test.each([
    [12_000, 'EUR', '120.00'],
    [-5, 'KWD', '-0.005'],
    [1_200, 'JPY', '1200'],
    [-1_200, 'JPY', '-1200'],
    [7, 'EUR', '0.07'],
    [0, 'EUR', '0.00'],
  ] as const)('%i %s is %s', (amount, currency, text) => {
    expect(decimalText(amount, currency)).toBe(text);
  });
});
