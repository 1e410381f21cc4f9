import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditedParts, creditedWith, creditOf, leftOf } from '../../../shared/billing/credit.ts';
import type { Credited, Invoice, InvoiceLine } from '../../../shared/billing/model.ts';
import { withTaxes } from '../../../shared/billing/taxes.ts';
import { totalsOf } from '../../../shared/billing/totals.ts';

type Billed = Pick<Invoice, 'lines' | 'taxes' | 'net' | 'tax' | 'gross' | 'currency' | 'credited'>;

const lineOf = (net: number, tax: InvoiceLine['tax']): InvoiceLine => ({
  description: 'Desk',
  cause: 'manual',
  ...{ quantity: 1, unitPrice: net, subtotal: net, discount: 0, net, tax },
  explanation: '1 × unit price',
});
const billed = (lines: readonly InvoiceLine[]): Billed => {
  const taxed = withTaxes(lines, undefined);
  return { currency: 'EUR', lines: taxed, ...totalsOf(taxed) };
};
const vat = (percent: string) => ({ name: 'VAT', percent });
const withCredit = (invoice: Billed, credit: Credited): Billed => ({
  ...invoice,
  credited: creditedWith(invoice, credit),
});

/** 100.00 and 33.33 at 21 %, 50.00 at 9 %: tax 28.00 and 4.50, in all 215.83. */
const invoice = billed([
  lineOf(10_000, vat('21')),
  lineOf(3_333, vat('21')),
  lineOf(5_000, vat('9')),
]);

describe('a credit', () => {
  test('of everything is the invoice', () => {
    expect(creditedParts(invoice, creditOf(invoice, {}))).toEqual({
      ...{ lines: invoice.lines, taxes: invoice.taxes },
      ...{ net: 18_333, tax: 3_250, gross: 21_583 },
    });
  });

  test('of a line takes its tax', () => {
    // 33.33 × 21 % = 6.9993
    const parts = creditedParts(invoice, creditOf(invoice, { lines: [{ line: 2 }] }));
    expect(parts).toMatchObject({ net: 3_333, tax: 700, gross: 4_033 });
    expect(parts.lines).toEqual([invoice.lines[1]]);
    expect(parts.taxes).toEqual([{ ...vat('21'), base: 3_333, amount: 700 }]);
  });

  test('of a part of a line says of how much', () => {
    const parts = creditedParts(invoice, creditOf(invoice, { lines: [{ line: 1, net: 2_500 }] }));
    expect(parts).toMatchObject({ net: 2_500, tax: 525, gross: 3_025 });
    expect(parts.lines).toMatchObject([
      { quantity: 1, unitPrice: 2_500, net: 2_500, explanation: '25.00 EUR of 100.00 EUR' },
    ]);
  });

  test('of an amount is that amount, spread over lines and taxes', () => {
    // a tenth of everything is 21.58; 21.58 × 10 = 215.80
    const parts = creditedParts(invoice, creditOf(invoice, { amount: 2_158 }));
    expect(parts).toMatchObject({ net: 1_833, tax: 325, gross: 2_158 });
  });

  test('of a second line takes the tax that is due by then, less what was taken', () => {
    const second = withCredit(invoice, creditOf(invoice, { lines: [{ line: 2 }] }));
    // 33.33 + 25.00 = 58.33 × 21 % = 12.2493, less the 7.00 that were credited
    expect(creditOf(second, { lines: [{ line: 1, net: 2_500 }] })).toMatchObject({
      ...{ lines: [2_500, 0, 0], taxes: [525, 0], gross: 3_025 },
    });
    // all that there is of a rate: 50.00 × 9 % = 4.50
    expect(creditOf(second, { lines: [{ line: 3 }] })).toMatchObject({ taxes: [0, 450] });
  });

  test('of a line with several taxes, and of one without any, names each', () => {
    const canada = {
      ...{ name: 'GST + PST', percent: '12' },
      components: [
        { name: 'GST', percent: '5' },
        { name: 'PST', percent: '7' },
      ],
    };
    const several = billed([lineOf(2_020, canada), lineOf(500, vat('0'))]);
    // 20.20 × 7 % = 1.414, × 5 % = 1.01
    expect(creditedParts(several, creditOf(several, { lines: [{ line: 1 }] })).taxes).toEqual([
      { name: 'PST', percent: '7', base: 2_020, amount: 141 },
      { name: 'GST', percent: '5', base: 2_020, amount: 101 },
    ]);
    expect(creditedParts(several, creditOf(several, { lines: [{ line: 2 }] }))).toMatchObject({
      ...{ gross: 500, taxes: [{ ...vat('0'), base: 500, amount: 0 }] },
    });
  });

  test('that is refused says what was asked', () => {
    const asked = (of: Billed, what: Parameters<typeof creditOf>[1]) => {
      try {
        return creditOf(of, what);
      } catch (error) {
        return (error as { detail: { received: string } }).detail.received;
      }
    };
    expect(asked(invoice, { lines: [{ line: 4 }] })).toBe('line 4');
    expect(asked(invoice, { lines: [{ line: 3, net: 5_001 }] })).toBe('50.01 EUR');
    expect(asked(withCredit(invoice, creditOf(invoice, {})), {})).toBe('nothing left');
  });

  test.each([
    [{ amount: 21_584 }, '/body/amount/amount', 'at most 215.83 EUR'],
    [{ lines: [{ line: 3, net: 5_001 }] }, '/body/lines/0/net/amount', 'at most 50.00 EUR'],
    [{ lines: [{ line: 4 }] }, '/body/lines/0', 'something that is left to credit'],
  ])('of %j is refused', (asked, field, expected) => {
    expect(() => creditOf(invoice, asked)).toThrow(
      expect.objectContaining({
        code: 'credit_limit',
        detail: expect.objectContaining({ field, expected }),
      }),
    );
  });

  test('of what is credited already is refused', () => {
    const all = withCredit(invoice, creditOf(invoice, {}));
    expect(() => creditOf(all, {})).toThrow(expect.objectContaining({ code: 'credit_limit' }));
    const second = withCredit(invoice, creditOf(invoice, { lines: [{ line: 2 }] }));
    expect(() => creditOf(second, { lines: [{ line: 2 }] })).toThrow(
      expect.objectContaining({ code: 'credit_limit' }),
    );
  });
});

const taxes = [
  vat('21'),
  vat('9'),
  vat('0'),
  {
    name: 'GST + PST',
    percent: '12',
    components: [
      { name: 'GST', percent: '5' },
      { name: 'PST', percent: '7' },
    ],
  },
  { ...vat('21'), included: true as const },
];
const invoices = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom(...taxes)), {
    minLength: 1,
    maxLength: 6,
  })
  .map(lines => billed(lines.map(([net, tax]) => lineOf(net, tax))));
/** Parts of a thousand of what is left, as an amount or of one line. */
const steps = fc.array(
  fc.record({
    part: fc.integer({ min: 1, max: 1_000 }),
    line: fc.option(fc.nat(5), { nil: undefined }),
  }),
  { maxLength: 6 },
);

const askedOf = (open: Billed, { part, line }: { part: number; line: number | undefined }) => {
  const left = leftOf(open);
  const some = (of: number) => Math.max(1, Math.floor((of * part) / 1_000));
  if (line === undefined) return { amount: some(left.gross) };
  const most = left.lines[line] ?? 0;
  return most > 0 ? { lines: [{ line: line + 1, net: some(most) }] } : undefined;
};

test('parts of any size and the rest add up to the invoice, and none is below nothing', () => {
  fc.assert(
    fc.property(invoices, steps, (whole, parts) => {
      const credits: Credited[] = [];
      let open = whole;
      const take = (credit: Credited) => {
        const note = creditedParts(open, credit);
        expect(note.net + note.tax).toBe(note.gross);
        expect(note.taxes.reduce((sum, { amount }) => sum + amount, 0)).toBe(note.tax);
        expect(Math.min(...credit.lines, ...credit.taxes, credit.gross)).toBeGreaterThanOrEqual(0);
        credits.push(credit);
        open = withCredit(open, credit);
      };
      for (const step of parts) {
        const asked = leftOf(open).gross > 0 ? askedOf(open, step) : undefined;
        if (asked) take(creditOf(open, asked));
      }
      if (leftOf(open).gross > 0) take(creditOf(open, {}));
      const sum = (pick: (credit: Credited) => number) =>
        credits.reduce((total, credit) => total + pick(credit), 0);
      expect(sum(({ gross }) => gross)).toBe(whole.gross);
      expect(whole.lines.map((_, n) => sum(({ lines }) => lines[n] ?? 0))).toEqual(
        whole.lines.map(({ net }) => net),
      );
      expect(whole.taxes.map((_, n) => sum(({ taxes }) => taxes[n] ?? 0))).toEqual(
        whole.taxes.map(({ amount }) => amount),
      );
    }),
    { numRuns: 500 },
  );
});
