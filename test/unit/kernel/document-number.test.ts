import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countBehind, nextNumbers } from '../../../shared/billing/series-count.ts';
import {
  DocumentNumbers,
  neverMeet,
  numberResets,
  printedNumber,
} from '../../../shared/kernel/document-number.ts';

test.each([
  ['INV-{NNNNNN}', 42, 'INV-000042'],
  ['INV-{YYYY}-{NNNN}', 7, 'INV-2027-0007'],
  ['{YY}{MM}/{N}', 7, '2703/7'],
  ['R{NN}', 1234, 'R1234'],
])('%s prints %i as %s', (format, count, printed) => {
  expect(printedNumber(format, count, '2027-03-31')).toBe(printed);
});

test.each([
  ['INV-{N}', 'CN-{N}', true],
  ['{YYYY}-{N}', 'CN-{YYYY}-{N}', true],
  ['INV-{N}', 'INV-C-{N}', true],
  ['INV-{N}', 'INV-{NNN}', false],
  ['{YYYY}-{N}', '{YY}-{N}', false],
  // 2026-1 is one of both
  ['{YYYY}-{N}', '2026-{N}', false],
  ['A{N}', 'A1{N}', false],
])('numbers of %s and %s never meet: %s', (one, other, apart) => {
  expect(neverMeet(one, other)).toBe(apart);
  expect(neverMeet(other, one)).toBe(apart);
});

describe('the counter', () => {
  const yearly: DocumentNumbers = { format: 'INV-{YYYY}-{NNN}', resets: 'yearly' };

  test('begins again with the year', () => {
    const before = { next: 125, count: countBehind(yearly, { next: 1 }, '2026-12-31', 124) };
    expect(nextNumbers(yearly, before, '2026-12-31', 1)).toEqual(['INV-2026-125']);
    expect(nextNumbers(yearly, before, '2027-01-01', 2)).toEqual(['INV-2027-001', 'INV-2027-002']);
  });

  test('goes on behind the highest one when the rule changes within a year', () => {
    const all: DocumentNumbers = { ...yearly, resets: 'never' };
    const before = { next: 125, count: countBehind(all, { next: 1 }, '2026-12-31', 124) };
    expect(nextNumbers(yearly, before, '2026-12-31', 1)).toEqual(['INV-2026-125']);
    // a series that was counted before there were rules
    expect(nextNumbers(yearly, { next: 125 }, '2026-12-31', 1)).toEqual(['INV-2026-125']);
  });

  test('never prints a number twice, whatever changes and whenever', () => {
    const step = fc.record({
      resets: fc.constantFrom(...numberResets),
      days: fc.constantFrom(0, 1, 20, 31, 366),
      howMany: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), steps => {
        let series: Parameters<typeof nextNumbers>[1] = { next: 1 };
        let day = Date.UTC(2026, 10, 25);
        const printed = steps.flatMap(({ resets, days, howMany }) => {
          day += days * 86_400_000;
          const on = new Date(day).toISOString().slice(0, 10);
          const numbers: DocumentNumbers = { format: '{YYYY}-{MM}-{NN}', resets };
          const given = nextNumbers(numbers, series, on, howMany);
          const count = countBehind(numbers, series, on, howMany);
          series = { next: series.next + howMany, count };
          return given;
        });
        expect(new Set(printed).size).toBe(printed.length);
      }),
    );
  });
});

test.each([
  [{ format: 'INV-{YYYY}-{MM}-{NN}', resets: 'monthly' }, true],
  [{ format: 'INV-{YY}-{NN}', resets: 'yearly' }, true],
  [{ format: 'INV-{NN}', resets: 'never' }, true],
  [{ format: 'INV-{NN}', resets: 'yearly' }, false],
  [{ format: 'INV-{YYYY}-{NN}', resets: 'monthly' }, false],
  [{ format: 'INV-{YYYY}', resets: 'never' }, false],
  [{ format: 'inv-{N}', resets: 'never' }, false],
  [{ format: `INV-${'0'.repeat(30)}{N}`, resets: 'never' }, false],
])('%j is a way of numbering: %s', (numbers, good) => {
  expect(DocumentNumbers.safeParse(numbers).success).toBe(good);
});
