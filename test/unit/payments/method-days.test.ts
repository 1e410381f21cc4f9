import { expect, test } from 'vitest';
import { lastUseOf, lookOnOf } from '../../../shared/payments/method-days.ts';

const mandate = { id: 'm', reference: 'MND-1', scheme: 'sepa_core' } as const;
const active = { ...mandate, status: 'active' } as const;

test('a card is told of from the first day of the month before it expires', () => {
  expect(lookOnOf({ type: 'card', expires: '2027-03' }, '2026-12-09')).toBe('2027-02-01');
  expect(lookOnOf({ type: 'card', expires: '2027-01' }, '2026-12-09')).toBe('2026-12-01');
});

test.each([
  ['2026-12-09', '2029-12-09'],
  // 2031 has no 29 February
  ['2028-02-29', '2031-02-28'],
])('a mandate that was used last on %s lapses on %s', (usedOn, lapsesOn) => {
  expect(lookOnOf({ type: 'sepa_debit', mandate: active }, usedOn)).toBe(lapsesOn);
});

test('no other method is looked at', () => {
  const pending = { ...mandate, status: 'pending' } as const;
  expect(lookOnOf({ type: 'sepa_debit', mandate: pending }, '2026-12-09')).toBeUndefined();
  // Bacs ends what is not used by itself
  expect(lookOnOf({ type: 'bacs_debit', mandate: active }, '2026-12-09')).toBeUndefined();
  expect(lookOnOf({ type: 'card' }, '2026-12-09')).toBeUndefined();
});

test('the last use is the last charge, or the day it was left', () => {
  expect(lastUseOf('2026-12-09', [])).toBe('2026-12-09');
  expect(lastUseOf('2026-12-09', ['2028-05-01', '2027-01-01'])).toBe('2028-05-01');
});
