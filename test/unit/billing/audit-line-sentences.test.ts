import { describe, expect, test } from 'vitest';
import { auditCredits, auditInvoice } from '../../../shared/billing/audit-invoice.ts';
import { lineProblems } from '../../../shared/billing/audit-lines.ts';
import type { CreditNote, Invoice, InvoiceLine } from '../../../shared/billing/model.ts';

const vat = { name: 'VAT', percent: '21' };
const december = { from: '2026-12-01', to: '2027-01-01' };
const line = (fields: Partial<InvoiceLine> = {}): InvoiceLine => ({
  ...{ description: 'Printing', cause: 'fee', explanation: 'fee of Ann', from: '2026-11-20' },
  ...{ quantity: 2, unitPrice: 500, subtotal: 1_000, discount: 0, net: 1_000, tax: vat },
  ...fields,
});
const of = (fields: Partial<InvoiceLine>) =>
  lineProblems(line(fields), december).map(([check, sentence]) => `${check}: ${sentence}`);

describe('of an amount an audit says', () => {
  /** 120.00 × 20/31 = 77.419355 */
  const days = (fields: Partial<InvoiceLine> = {}): Partial<InvoiceLine> => ({
    ...{ cause: 'membership', from: '2026-12-01', to: '2026-12-21', quantity: 1 },
    ...{ unitPrice: 12_000, subtotal: 7_742, net: 7_742, exact: '7741.9355' },
    ...{ explanation: '20 of 31 days at 3.870968 EUR a day; 10% off', ...fields },
  });

  test('what quantity and price make, and not what explains a charge', () => {
    expect(of({})).toEqual([]);
    expect(of({ subtotal: 999, net: 999 })).toEqual([
      'line_amount: 2 × 500 is 1000, the subtotal 999',
    ]);
    expect(of({ exact: '1000.5' })).toEqual([
      'line_amount: 2 × 500 is exactly 1000, recorded is 1000.5',
    ]);
  });

  test('which part of a month it is', () => {
    expect(of(days())).toEqual([]);
    expect(of(days({ exact: undefined }))).toEqual([
      'line_amount: 1 × 12000, 20 of 31 days at 3.870968 EUR a day is exactly 7741.9355, recorded is nothing',
    ]);
    expect(of(days({ explanation: 'some days' }))).toEqual([
      'line_amount: "some days" names no part of a month',
    ]);
    // 120.00 × 20 × 12/365 = 78.904110
    const average = { explanation: '20 of 365/12 days at 3.945205 EUR a day' };
    expect(of(days({ ...average, exact: '7890.411', subtotal: 7_890, net: 7_890 }))).toEqual([]);
    const whole = { exact: undefined, subtotal: 12_000, net: 12_000 };
    const inFull = { ...whole, explanation: '20 of 31 days, charged in full' };
    expect(of(days(inFull))).toEqual([]);
    expect(of(days({ ...inFull, to: '2026-12-20' }))).toEqual([
      'line_days: 20 days are billed, from 2026-12-01 to 2026-12-19 are 19',
    ]);
  });

  test('which days are none, or behind its period', () => {
    const full = { exact: undefined, subtotal: 12_000, net: 12_000, explanation: 'full period' };
    const between = (from?: string, to?: string) => of(days({ ...full, from, to }));
    expect(of({ from: '2027-01-01' })).toEqual([
      'line_days: 2027-01-01 is behind the period, which ends before 2027-01-01',
    ]);
    expect(of({ from: undefined })).toEqual([]);
    expect(between('2026-12-01')).toEqual(['line_days: no days from 2026-12-01 to undefined']);
    expect(between(undefined, '2026-12-01')).toEqual([
      'line_days: no days from undefined to 2026-12-01',
    ]);
    expect(between('2026-12-01', '2026-12-01')).toEqual([
      'line_days: no days from 2026-12-01 to 2026-12-01',
    ]);
    expect(between('2026-12-31', '2027-02-01')).toEqual([]);
    expect(between('2026-12-31', '2027-02-02')).toEqual([
      'line_days: service to 2027-02-01 is behind the period, which ends before 2027-01-01',
    ]);
  });

  test('a discount that is more than there is, and a net that is not the rest', () => {
    expect(of({ discount: 100 })).toEqual(['line_net: 1000 − 100 is not 1000']);
    expect(of({ discount: 1_001, net: -1 })).toEqual(['line_discount: 1001 is off 1000']);
    expect(of({ discount: -1, net: 1_001 })).toEqual(['line_discount: -1 is off 1000']);
    expect(of({ discount: 1_000, net: 0 })).toEqual([]);
    const credit = { quantity: -1, unitPrice: 500, subtotal: -500, net: -500 };
    expect(of(credit)).toEqual([]);
    expect(of({ ...credit, discount: 1, net: -501 })).toEqual(['line_discount: 1 is off -500']);
  });
});

describe('of a price that includes its tax an audit says', () => {
  const included = { ...vat, included: true as const };
  /** 12.10 ÷ 1.21 = 10.00 */
  const marked = (fields: Partial<InvoiceLine> = {}): Partial<InvoiceLine> => ({
    ...{ quantity: 1, unitPrice: 1_210, gross: 1_210, tax: included, ...fields },
  });

  test('what is left without it', () => {
    expect(of(marked())).toEqual([]);
    // the cents of several prices may lie on any of them
    expect(of(marked({ subtotal: 1_002, net: 1_002 }))).toEqual([]);
    expect(of(marked({ subtotal: 1_003, net: 1_003 }))).toEqual([
      'tax_taken_out: 1210 without 21% is 1000, the subtotal 1003',
    ]);
    const off = { gross: 1_089, discount: 100, net: 900 };
    expect(of(marked(off))).toEqual([]);
    expect(of(marked({ ...off, discount: 99, net: 901 }))).toEqual([
      'tax_taken_out: 121 off the price are 100 without 21%, the discount is 99',
    ]);
  });

  test('of who owes none, the rate that the price was marked with', () => {
    const none = { name: 'VAT', percent: '0', included: true as const };
    const free = (rate: string, unitPrice: number) =>
      of(
        marked({
          ...{ tax: none, gross: undefined, unitPrice },
          explanation: `fee; price includes ${rate}% tax, taken out`,
        }),
      );
    expect(free('21', 1_210)).toEqual([]);
    expect(free('9.5', 1_095)).toEqual([]);
    expect(free('9', 1_210)).toEqual(['tax_taken_out: 1210 without 9% is 1110, the subtotal 1000']);
    expect(of(marked({ tax: none, gross: undefined }))).toEqual([
      'tax_taken_out: 1210 without 0% is 1210, the subtotal 1000',
    ]);
  });

  test('what several of them come to', () => {
    const lines = [line(marked()), line(marked({ subtotal: 1_001, net: 1_001 }))];
    expect(told({ lines, ...sums(2_001, 420) })).toEqual([
      'inv_1: 2420 paid without 21% is 2000, their lines sum to 2001.',
      expect.stringContaining('The tax is 420, the lines make 419'),
    ]);
  });
});

const sums = (base: number, amount: number) => ({
  ...{ net: base, tax: amount, gross: base + amount, taxes: [{ ...vat, base, amount }] },
});
const told = (fields: Partial<Invoice>) =>
  auditInvoice({
    ...{ id: 'inv_1', status: 'issued', lines: [line()], ...sums(1_000, 210), ...fields },
  } as Invoice).map(({ about, sentence }) => `${about}: ${sentence}`);

test('of an invoice an audit says which line it is, and what its lines make', () => {
  expect(told({})).toEqual([]);
  expect(told({ lines: [line(), line({ subtotal: 999, net: 999 })], ...sums(1_999, 420) })).toEqual(
    ['inv_1: Line 2: 2 × 500 is 1000, the subtotal 999.'],
  );
  const low = { name: 'VAT', percent: '9' };
  expect(told({ lines: [line(), line({ tax: low })] })).toEqual([
    'inv_1: The net is 1000, the lines make 2000; tax is 210, the lines make 300; gross is 1210, the lines make 2300; taxes are VAT 21% of 1000: 210, the lines make VAT 21% of 1000: 210, VAT 9% of 1000: 90.',
  ]);
  expect(told({ lines: [], ...sums(0, 0), taxes: [] })).toEqual([]);
  const taken = line({ quantity: -1, unitPrice: 100, subtotal: -100, net: -100 });
  expect(told({ lines: [taken], ...sums(-100, -21) })).toEqual(['inv_1: It asks for -121.']);
});

test('of credit notes an audit says what they do not make, and what is credited too much', () => {
  const note = (fields: object = {}) =>
    ({ id: 'crn_1', lines: [line()], ...sums(1_000, 210), ...fields }) as unknown as CreditNote;
  const of = (gross: number, notes: CreditNote[], all = 1_210) =>
    auditCredits({ id: 'inv_1', gross: all, credited: { gross } } as Invoice, notes).map(
      ({ about, sentence }) => `${about}: ${sentence}`,
    );
  expect(of(1_210, [note()])).toEqual([]);
  expect(of(1_210, [note({ net: 999 })])).toEqual([
    'crn_1: Its lines and taxes do not make 999 + 210 = 1210.',
  ]);
  expect(of(1_211, [note({ tax: 211, gross: 1_211 })], 2_000)).toHaveLength(1);
  expect(of(1_209, [note({ gross: 1_209 })])).toHaveLength(1);
  expect(of(1_000, [note()])).toEqual(['inv_1: 1000 are credited of it, by notes 1210.']);
  expect(of(1_210, [note()], 1_209)).toEqual(['inv_1: 1210 are credited of 1209.']);
  const minus = { ...sums(-1, 0), lines: [line({ net: -1 })], taxes: [] };
  expect(of(-1, [note(minus)])).toEqual(['inv_1: -1 are credited of 1210.']);
});
