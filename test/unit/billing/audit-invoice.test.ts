import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditCredits, auditInvoice } from '../../../shared/billing/audit-invoice.ts';
import type { CreditNote, Invoice, InvoiceLine } from '../../../shared/billing/model.ts';
import { propose } from '../../../shared/billing/propose.ts';
import type { OpenCharge } from '../../../shared/catalogue/model.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { aCase, aCustomer, aMembership, aPlan, eur } from './builders.ts';

const tax = { name: 'VAT', percent: '21' };
const fee = (amount: number, quantity: number, fields: Partial<OpenCharge> = {}): OpenCharge => ({
  cause: 'fee',
  feeId: createId('fee'),
  name: 'Printing',
  on: '2026-11-20',
  price: eur(amount),
  quantity,
  tax,
  ...fields,
});

const invoiceOf = (given: Parameters<typeof aCase>[0]): Invoice | undefined => {
  const { inputs, terms } = aCase(given);
  const proposal = propose(inputs, terms);
  return proposal.outcome === 'invoiced' ? proposal.invoices[0].invoice : undefined;
};
const issued = (given: Parameters<typeof aCase>[0]): Invoice => {
  const invoice = invoiceOf(given);
  if (!invoice) throw new Error('expected an invoice');
  return { ...invoice, status: 'issued', issuedOn: '2026-12-01', dueOn: '2026-12-15' };
};

const taxes = [
  tax,
  { ...tax, included: true as const },
  { name: 'None', percent: '0', exemption: 'Education' },
  {
    name: 'GST + PST',
    percent: '12',
    components: [
      { name: 'GST', percent: '5' },
      { name: 'PST', percent: '7' },
    ],
  },
];
const day = (n: number) =>
  `2026-${String(8 + Math.floor(n / 28)).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`;
const discount = fc.option(
  fc.oneof(
    fc.integer({ min: 1, max: 100 }).map(percent => ({ percent: String(percent) })),
    fc.integer({ min: 1, max: 9_000 }).map(amount => ({ amount: eur(amount), from: '2026-10-10' })),
  ),
  { nil: undefined },
);
const scenario = fc.record({
  timing: fc.constantFrom('advance' as const, 'arrears' as const),
  proration: fc.constantFrom('first' as const, 'second' as const, 'none' as const),
  prorationDivisor: fc.constantFrom('actual' as const, 'average' as const),
  planTax: fc.constantFrom(...taxes),
  feeTax: fc.constantFrom(...taxes),
  customerTax: fc.constantFrom(undefined, { kind: 'reverse_charge' as const }),
  everyMonths: fc.constantFrom(1, 3),
  anchorDay: fc.constantFrom(1, 15, 31),
  price: fc.integer({ min: 0, max: 100_000 }),
  start: fc.integer({ min: 0, max: 110 }),
  length: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
  quantity: fc.integer({ min: 1, max: 4 }),
  credit: fc.integer({ min: 0, max: 20_000 }),
  discounts: fc.tuple(discount, discount, discount),
});

test('nothing is found on what a run makes, whatever prices, taxes, discounts and proration', () => {
  fc.assert(
    fc.property(scenario, ({ timing, planTax, price, discounts, ...given }) => {
      const [ofPlan, ofMembership, ofCustomer] = discounts;
      const plan = aPlan({ timing, tax: planTax, price: eur(price), discount: ofPlan });
      const startOn = day(given.start);
      const endOn = given.length === undefined ? undefined : day(given.start + given.length);
      const { quantity } = given;
      const invoice = invoiceOf({
        plans: [plan],
        memberships: [aMembership(plan, { startOn, endOn, quantity, discount: ofMembership })],
        charges: [
          fee(333, 3, { tax: given.feeTax }),
          ...(given.credit > 0 ? [fee(given.credit, -1, { tax: planTax })] : []),
        ],
        customer: aCustomer({ vatId: 'NL123456789B01' }),
        nextBillingOn:
          { 1: '2026-12-01', 15: '2026-11-15', 31: '2026-11-30' }[given.anchorDay] ?? '',
        anchorDay: given.anchorDay,
        everyMonths: given.everyMonths,
        ...(ofCustomer && { discount: ofCustomer }),
        ...(given.customerTax && { tax: given.customerTax }),
        settings: { proration: given.proration, prorationDivisor: given.prorationDivisor },
      });
      expect(invoice ? auditInvoice(invoice) : []).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

const plan = aPlan();
const marked = { ...tax, included: true as const };
/** 120.00 × 16/30 = 64.00 for 15–30 November, December with 10 % off, 3 × 3.33 */
const whole = () =>
  issued({
    plans: [plan],
    memberships: [
      aMembership(plan, { startOn: '2026-11-15' }),
      aMembership(plan, { billedTo: '2026-12-01', discount: { percent: '10' } }),
      aMembership(plan, { billedTo: '2026-12-01', endOn: '2026-12-20' }),
    ],
    charges: [fee(333, 3), fee(12_100, 1, { tax: marked }), fee(1_000, 1, { tax: marked })],
  });
const withLine = (isOne: (line: InvoiceLine) => boolean, change: Partial<InvoiceLine>): Invoice => {
  const invoice = whole();
  const at = invoice.lines.findIndex(isOne);
  expect(at).toBeGreaterThanOrEqual(0);
  return {
    ...invoice,
    lines: invoice.lines.map((line, n) => (n === at ? { ...line, ...change } : line)),
  };
};
const found = (invoice: Invoice) => [...new Set(auditInvoice(invoice).map(({ check }) => check))];
const isPrinting = ({ quantity }: InvoiceLine) => quantity === 3;
const isPart = ({ exact }: InvoiceLine) => exact !== undefined;
const isMarked = ({ gross }: InvoiceLine) => gross === 12_100;
const isFull = ({ explanation }: InvoiceLine) => explanation.startsWith('full period');

describe('a broken invoice is found:', () => {
  test('none when it is whole', () => {
    expect(found(whole())).toEqual([]);
  });

  test.each<[string, () => Invoice, string[]]>([
    ['a unit price', () => withLine(isPrinting, { unitPrice: 334 }), ['line_amount']],
    ['a quantity', () => withLine(isPrinting, { quantity: 2 }), ['line_amount']],
    [
      'a month, whose price is another',
      () => withLine(isFull, { unitPrice: 12_001 }),
      ['line_amount'],
    ],
    ['what was rounded', () => withLine(isPart, { exact: '7741.9' }), ['line_amount']],
    [
      'a share in words that are none',
      () => withLine(isFull, { explanation: 'because' }),
      ['line_amount'],
    ],
    [
      'a subtotal',
      () => withLine(isPrinting, { subtotal: 998, net: 998 }),
      ['line_amount', 'totals'],
    ],
    ['a net', () => withLine(isPrinting, { net: 1_000 }), ['line_net', 'totals']],
    [
      'a discount below nothing',
      () => withLine(isPrinting, { discount: -1, net: 1_000 }),
      ['line_discount', 'totals'],
    ],
    ['days that are others', () => withLine(isPart, { to: '2026-12-22' }), ['line_days']],
    [
      'days that end before they begin',
      () => withLine(isFull, { to: '2026-11-30' }),
      ['line_days'],
    ],
    ['a fee behind the period', () => withLine(isPrinting, { from: '2027-01-01' }), ['line_days']],
    ['a month behind the period', () => withLine(isFull, { to: '2027-02-02' }), ['line_days']],
    ['a price with tax', () => withLine(isMarked, { unitPrice: 12_200 }), ['tax_taken_out']],
    [
      'what is paid of it',
      () => withLine(isMarked, { gross: 12_110 }),
      ['tax_taken_out', 'totals'],
    ],
    ['a sum', () => ({ ...whole(), net: 1 }), ['totals']],
    ['a tax', () => ({ ...whole(), tax: 1 }), ['totals']],
    ['what is to be paid', () => ({ ...whole(), gross: 1 }), ['totals']],
    ['the tax of a rate', () => ({ ...whole(), taxes: [] }), ['totals']],
    ['a due date', () => ({ ...whole(), dueOn: '2026-12-14' }), ['due_date']],
    [
      'a period',
      () => ({ ...whole(), period: { from: '2027-01-01', to: '2027-01-01' } }),
      ['line_days'],
    ],
  ])('%s', (_, broken, checks) => {
    expect(found(broken())).toEqual(checks);
  });

  test('one that asks for less than nothing', () => {
    const line = { quantity: -1, unitPrice: 100, subtotal: -100, discount: 0, net: -100 };
    const [fees] = whole().lines.filter(isPrinting);
    const taxes = [{ ...tax, base: -100, amount: -21 }];
    const negative = {
      lines: [{ ...fees, ...line } as InvoiceLine],
      net: -100,
      tax: -21,
      gross: -121,
      taxes,
    };
    expect(found({ ...whole(), ...negative })).toEqual(['negative']);
    expect(found({ ...whole(), ...negative, status: 'draft' })).toEqual([]);
  });

  test('and says of which line, with both figures', () => {
    const [finding] = auditInvoice(withLine(isPrinting, { unitPrice: 334 }));
    expect(finding?.sentence).toMatch(/^Line \d: 3 × 334 is 1002, the subtotal 999\.$/);
  });
});

describe('credit notes', () => {
  const invoice = whole();
  const { lines, taxes, net, tax: vat, gross } = invoice;
  const note = { id: createId('creditNote'), lines, taxes, net, tax: vat, gross } as CreditNote;
  const credited = {
    lines: lines.map(line => line.net),
    taxes: taxes.map(({ amount }) => amount),
    gross,
  };
  const checks = (of: Invoice, notes: CreditNote[]) =>
    auditCredits(of, notes).map(({ check }) => check);

  test('add up to what their invoice says is credited', () => {
    expect(checks(invoice, [])).toEqual([]);
    expect(checks({ ...invoice, credited }, [note])).toEqual([]);
    expect(checks(invoice, [note])).toEqual(['credit_sum']);
    expect(
      checks({ ...invoice, credited: { ...credited, gross: gross + 1 } }, [
        { ...note, net: net + 1, gross: gross + 1 },
      ]),
    ).toEqual(['credit_sum', 'credit_limit']);
    expect(checks({ ...invoice, credited }, [{ ...note, tax: vat + 1 }])).toEqual(['credit_sum']);
  });
});
