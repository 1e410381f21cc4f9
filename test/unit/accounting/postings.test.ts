import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { added, noBalance, trialBalanceOf } from '../../../shared/accounting/balances.ts';
import { type Accounts, defaultAccounts } from '../../../shared/accounting/model.ts';
import { type Posting, postingsOf } from '../../../shared/accounting/postings.ts';
import { creditedParts, creditedWith, creditOf, leftOf } from '../../../shared/billing/credit.ts';
import type { Credited, InvoiceLine } from '../../../shared/billing/model.ts';
import { totalsOf } from '../../../shared/billing/totals.ts';
import type { LineTax } from '../../../shared/kernel/tax.ts';

const vat: LineTax = { name: 'VAT', percent: '21' };
const low: LineTax = { name: 'VAT', percent: '9' };
const none: LineTax = { name: 'VAT', percent: '0' };
const twice: LineTax = {
  ...{ name: 'GST + PST', percent: '12' },
  components: [
    { name: 'GST', percent: '5' },
    { name: 'PST', percent: '7' },
  ],
};

const line = (net: number, tax: LineTax, more: Partial<InvoiceLine> = {}): InvoiceLine => ({
  ...{ description: 'Desk', cause: 'fee', quantity: 1, unitPrice: net, subtotal: net },
  ...{ discount: 0, net, explanation: '', tax, ...more },
});

const invoiceOf = (lines: InvoiceLine[]) => {
  const { net, taxes, gross } = totalsOf(lines);
  return { lines, net, taxes, gross, currency: 'EUR' as const };
};

const short = (postings: readonly Posting[]) =>
  postings.map(({ account, amount, tax }) => [account, tax?.percent, amount]);
const sum = (postings: readonly Posting[]) => postings.reduce((all, { amount }) => all + amount, 0);

describe('an invoice in double entry', () => {
  const invoice = invoiceOf([
    line(12_000, vat, { revenueAccount: '8400' }),
    line(1_000, vat),
    line(5_000, low),
    line(20_000, none, { refundable: true }),
  ]);

  test('is owed by the customer, and is revenue by account and tax, tax, and a deposit', () => {
    // tax 21 % of 130.00 = 27.30, 9 % of 50.00 = 4.50; gross 380.00 + 31.80 = 411.80
    const postings = postingsOf({ kind: 'invoice', amount: 41_180 }, invoice, defaultAccounts);
    expect(short(postings)).toEqual([
      ['1100', undefined, 41_180],
      ['8400', '21', -12_000],
      ['4000', '21', -1_000],
      ['4000', '9', -5_000],
      ['2300', undefined, -20_000],
      ['2200', '21', -2_730],
      ['2200', '9', -450],
    ]);
  });

  test('books a tax of two components on the account of each', () => {
    const accounts: Accounts = {
      ...defaultAccounts,
      taxes: [{ name: 'PST', percent: '7', account: '2277' }],
    };
    // 5 % and 7 % of 100.00
    const postings = postingsOf(
      { kind: 'invoice', amount: 11_200 },
      invoiceOf([line(10_000, twice)]),
      accounts,
    );
    expect(short(postings)).toEqual([
      ['1100', undefined, 11_200],
      ['4000', '12', -10_000],
      ['2277', '7', -700],
      ['2200', '5', -500],
    ]);
  });

  test('taken back leaves nothing; written off is a loss', () => {
    const back = postingsOf({ kind: 'void', amount: -41_180 }, invoice, defaultAccounts);
    const issued = postingsOf({ kind: 'invoice', amount: 41_180 }, invoice, defaultAccounts);
    expect(short(back)).toEqual(
      short(issued).map(([account, tax, amount]) => [account, tax, -Number(amount)]),
    );
    const lost = postingsOf({ kind: 'write_off', amount: -41_180 }, invoice, defaultAccounts);
    expect(short(lost)).toEqual([
      ['1100', undefined, -41_180],
      ['6100', undefined, 41_180],
    ]);
  });

  test('paid, paid back and reversed moves money, on the account of how it came in', () => {
    const accounts: Accounts = { ...defaultAccounts, payments: { cash: '1600' } };
    const paid = postingsOf({ kind: 'payment', amount: -500 }, { method: 'cash' }, accounts);
    expect(short(paid)).toEqual([
      ['1100', undefined, -500],
      ['1600', undefined, 500],
    ]);
    for (const kind of ['refund', 'payment_reversal'] as const) {
      expect(short(postingsOf({ kind, amount: 500 }, { method: 'card' }, accounts))).toEqual([
        ['1100', undefined, 500],
        ['1000', undefined, -500],
      ]);
    }
  });

  test('that its ledger entry contradicts balances, with the difference in suspense', () => {
    const postings = postingsOf({ kind: 'invoice', amount: 41_181 }, invoice, defaultAccounts);
    expect(postings.at(-1)).toEqual({ account: '9999', role: 'suspense', amount: -1 });
    expect(sum(postings)).toBe(0);
    const unknown = postingsOf({ kind: 'invoice', amount: 100 }, undefined, defaultAccounts);
    expect(short(unknown)).toEqual([
      ['1100', undefined, 100],
      ['9999', undefined, -100],
    ]);
  });
});

const anyLine = fc
  .record({
    net: fc.integer({ min: -50_000, max: 500_000 }),
    tax: fc.constantFrom(vat, low, none, twice),
    revenueAccount: fc.constantFrom(undefined, '8400', '8300'),
    refundable: fc.constantFrom(undefined, true as const),
  })
  .map(({ net, tax, revenueAccount, refundable }) =>
    line(net, tax, {
      ...(revenueAccount && { revenueAccount }),
      ...(refundable && { refundable }),
    }),
  );
const anyInvoice = fc
  .array(anyLine, { minLength: 1, maxLength: 8 })
  .map(invoiceOf)
  .filter(({ lines, gross }) => gross > 0 && lines.every(({ net }) => net > 0));

/** An invoice credited in parts of so many amounts, and the rest at last: its entries with their postings. */
const creditedAway = (invoice: ReturnType<typeof invoiceOf>, amounts: readonly number[]) => {
  const entry = (kind: 'invoice' | 'credit_note', amount: number, document: typeof invoice) => ({
    ...{ on: '2026-12-01', currency: 'EUR' as const, amount },
    postings: postingsOf({ kind, amount }, document, defaultAccounts),
  });
  const entries = [entry('invoice', invoice.gross, invoice)];
  let credited: Credited | undefined;
  for (const wanted of [...amounts, undefined]) {
    const soFar = { ...invoice, ...(credited && { credited }) };
    const left = leftOf(soFar).gross;
    if (left === 0) break;
    const credit = creditOf(soFar, wanted === undefined ? {} : { amount: Math.min(wanted, left) });
    const note = { ...creditedParts(soFar, credit), currency: 'EUR' as const };
    entries.push(entry('credit_note', -note.gross, note));
    credited = creditedWith(soFar, credit);
  }
  return entries;
};

test('every entry balances and is explained to the cent, whatever was billed and credited', () => {
  fc.assert(
    fc.property(
      anyInvoice,
      fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 4 }),
      (invoice, amounts) => {
        const entries = creditedAway(invoice, amounts);
        for (const { postings } of entries) {
          expect(sum(postings)).toBe(0);
          expect(postings.filter(({ role }) => role === 'suspense')).toEqual([]);
        }
        const { accounts } = trialBalanceOf(entries, { from: '2026-12-01', to: '2026-12-31' });
        expect(accounts.filter(({ closing }) => closing !== 0)).toEqual([]);
      },
    ),
  );
});

test('a trial balance has as much debit as credit, and receivables are what customers owe (I6)', () => {
  const days = ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'];
  const anyEntry = fc.record({
    invoice: anyInvoice,
    on: fc.constantFrom(...days),
    kind: fc.constantFrom('invoice' as const, 'void' as const, 'write_off' as const),
  });
  const span = { from: '2026-11-01', to: '2026-11-30' };
  fc.assert(
    fc.property(fc.array(fc.array(anyEntry, { maxLength: 6 }), { maxLength: 4 }), customers => {
      const ledgers = customers.map(entries =>
        entries.map(({ invoice, on, kind }) => {
          const amount = kind === 'invoice' ? invoice.gross : -invoice.gross;
          const postings = postingsOf({ kind, amount }, invoice, defaultAccounts);
          return { on, amount, currency: 'EUR' as const, postings };
        }),
      );
      const whole = ledgers.map(ledger => trialBalanceOf(ledger, span)).reduce(added, noBalance);
      const total = (of: 'opening' | 'debit' | 'credit' | 'closing') =>
        whole.accounts.reduce((all, account) => all + account[of], 0);
      expect(total('debit')).toBe(total('credit'));
      expect([total('opening'), total('closing')]).toEqual([0, 0]);
      const owed = ledgers.map(ledger =>
        ledger.reduce((all, { on, amount }) => all + (on <= span.to ? amount : 0), 0),
      );
      const receivables = whole.accounts.find(({ role }) => role === 'receivables');
      expect(receivables?.closing ?? 0).toBe(owed.reduce((all, one) => all + one, 0));
      const inCredit = owed.reduce((all, one) => all + Math.max(-one, 0), 0);
      expect(whole.inCredit.get('EUR') ?? 0).toBe(inCredit);
    }),
  );
});
