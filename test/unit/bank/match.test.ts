import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CustomerId, matcher } from '../../../shared/bank/match.ts';
import type { Movement } from '../../../shared/bank/model.ts';
import { nameKey, namesNumber } from '../../../shared/bank/names.ts';
import type { Invoice } from '../../../shared/billing/model.ts';

const invoice = (n: number, customer: string, gross: number, more: object = {}): Invoice =>
  ({
    ...{ id: `inv_${n}`, customerId: `cus_${customer}`, status: 'issued', currency: 'EUR', gross },
    ...{ number: `INV-2026-000${n}`, sequence: n, dueOn: `2026-11-0${n}` },
    billTo: { name: `${customer} B.V.` },
    ...more,
  }) as unknown as Invoice;
const moved = (amount: number, more: Partial<Movement> = {}): Movement => ({
  ...{ bookedOn: '2026-11-24', amount, currency: 'EUR', text: '' },
  ...more,
});

const acme = [invoice(1, 'Acme', 12_100), invoice(2, 'Acme', 5_000)];
const beta = invoice(3, 'Beta', 5_000);
const paid = invoice(4, 'Gamma', 9_900, {
  ...{ status: 'paid', payments: [{ paymentId: 'pay_1', amount: 9_900 }] },
});
const payers = new Map([['hash', ['cus_Acme' as CustomerId]]]);
const match = matcher({ invoices: [...acme, beta, paid], payers, currency: 'EUR' });
/** Confidence, reasons, customer, and what is booked on which invoice. */
const told = (movement: Movement) => {
  const found = match(movement);
  return (
    found && [
      found.confidence,
      found.reasons.join('+'),
      found.customerId.slice(4),
      ...found.invoices.map(({ number, amount }) => `${number.slice(-1)}:${amount}`),
    ]
  );
};

test('money in another currency is nobody’s, though it names an invoice', () => {
  const text = 'INV-2026-0001';
  expect(told(moved(12_100, { text }))).toBeDefined();
  expect(told(moved(12_100, { text, currency: 'USD', ibanHash: 'hash' }))).toBeUndefined();
});

describe('a movement is taken for', () => {
  test('the invoices that it names, when it is as much', () => {
    expect(told(moved(12_100, { text: 'Thanks! inv 2026/0001' }))).toEqual([
      ...['sure', 'number+amount', 'Acme', '1:12100'],
    ]);
    // 121.00 + 50.00 = 171.00
    expect(told(moved(17_100, { text: 'INV-2026-0001, INV-2026-0002' }))).toEqual([
      ...['sure', 'number+amount', 'Acme', '1:12100', '2:5000'],
    ]);
  });

  test('a part of them, or more than they are', () => {
    expect(told(moved(10_000, { text: 'INV-2026-0001' }))).toEqual([
      ...['likely', 'number+part', 'Acme', '1:10000'],
    ]);
    // 12.500 of which 121.00 are on the invoice; 4.00 stay as credit
    expect(told(moved(12_500, { text: 'INV-2026-0001' }))).toEqual([
      ...['likely', 'number+over', 'Acme', '1:12100'],
    ]);
  });

  test('nothing, when it names invoices of two customers', () => {
    expect(
      told(moved(17_100, { text: 'INV-2026-0001 INV-2026-0003', payer: 'X' })),
    ).toBeUndefined();
  });

  test('a payment of what was paid already: credit, for a person to look at', () => {
    expect(told(moved(9_900, { text: 'INV-2026-0004' }))).toEqual([
      ...['possible', 'number+paid_already', 'Gamma'],
    ]);
  });

  test('a payment from an account that is known', () => {
    const from = { ibanHash: 'hash', ibanEnd: '6789' };
    expect(told(moved(5_000, from))).toEqual(['sure', 'iban+amount', 'Acme', '2:5000']);
    expect(told(moved(17_100, from))).toEqual(['sure', 'iban+amount', 'Acme', '1:12100', '2:5000']);
    expect(told(moved(100, from))).toEqual(['likely', 'iban+part', 'Acme', '1:100']);
  });

  test('a payment of a name, never surely', () => {
    expect(told(moved(5_000, { payer: 'ACME BV' }))).toEqual([
      'likely',
      'name+amount',
      'Acme',
      '2:5000',
    ]);
    expect(told(moved(700, { payer: 'acme' }))).toEqual(['possible', 'name+part', 'Acme', '1:700']);
  });

  test('the only invoice of that amount, possibly; of two nothing', () => {
    expect(told(moved(12_100))).toEqual(['possible', 'amount', 'Acme', '1:12100']);
    expect(told(moved(5_000))).toBeUndefined();
  });

  test('a payment that comes back, when it is as much', () => {
    const back = moved(-9_900, { text: 'INV-2026-0004', isReturn: true });
    expect(match(back)).toMatchObject({ kind: 'reversal', confidence: 'sure', paymentId: 'pay_1' });
    expect(match({ ...back, isReturn: undefined })).toMatchObject({ confidence: 'likely' });
    expect(match({ ...back, amount: -9_800 })).toBeUndefined();
    expect(match(moved(-9_900, { text: 'Rent' }))).toBeUndefined();
  });

  test('nothing in another currency than the invoices', () => {
    expect(told(moved(12_100, { currency: 'USD' }))).toBeUndefined();
  });
});

test('nothing proposed is more than came in, nor more than is open, and sure is exact', () => {
  const all = [...acme, beta];
  const text = fc.subarray(all).map(some => some.map(({ number }) => number).join(' '));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30_000 }), text, fc.boolean(), (amount, words, known) => {
      const found = match(moved(amount, { text: words, ...(known && { ibanHash: 'hash' }) }));
      const booked = (found?.invoices ?? []).reduce((sum, each) => sum + each.amount, 0);
      expect(booked).toBeLessThanOrEqual(amount);
      for (const each of found?.invoices ?? []) {
        const own = all.find(({ id }) => id === each.invoiceId);
        expect(own).toMatchObject({ customerId: found?.customerId });
        expect(each.amount).toBeLessThanOrEqual(own?.gross ?? 0);
      }
      if (found?.confidence === 'sure') expect(booked).toBe(amount);
    }),
  );
});

test.each([
  ['INV-000042', 'inv 000042', true],
  ['INV-000042', 'Invoice:INV000042.', true],
  ['INV-000042', 'INV-0000421', false],
  ['20260042', '120260042', false],
  ['20260042', 'nr 2026-0042', true],
  ['INV-000042', 'INV-000043', false],
  ['42', '42', false],
])('the number %s is named by %s: %s', (number, text, isNamed) => {
  expect(namesNumber(text, number)).toBe(isNamed);
});

test('names are compared without case, accents, punctuation and forms of companies', () => {
  expect(nameKey('Ünal & Söhne GmbH & Co. KG')).toBe(nameKey('UNAL SOHNE CO'));
  expect(nameKey('Blue Pier B.V.')).toBe('blue pier');
});
