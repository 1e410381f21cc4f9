import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { propose } from '../../../shared/billing/propose.ts';
import { taxAt, withNetsAgain } from '../../../shared/billing/taxes.ts';
import { totalsOf } from '../../../shared/billing/totals.ts';
import type { OpenCharge } from '../../../shared/catalogue/model.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { type CustomerTax, Tax, TaxRate } from '../../../shared/kernel/tax.ts';
import { aCase, aCustomer, eur } from './builders.ts';

const vat: Tax = { name: 'VAT', percent: '21' };
const canada: Tax = {
  name: 'GST + PST',
  percent: '12',
  components: [
    { name: 'GST', percent: '5' },
    { name: 'PST', percent: '7' },
  ],
};
const included = (tax: Tax): Tax => ({ ...tax, included: true });

const fee = (amount: number, tax: Tax): OpenCharge => ({
  cause: 'fee',
  feeId: createId('fee'),
  name: 'Item',
  on: '2026-11-30',
  price: eur(amount),
  quantity: 1,
  tax,
});

type Case = NonNullable<Parameters<typeof aCase>[0]>;
const proposed = (given: Case) => {
  const { inputs, terms } = aCase(given);
  return propose(inputs, terms);
};
const invoiceOf = (charges: OpenCharge[], given: Case = {}) => {
  const proposal = proposed({ charges, ...given });
  if (proposal.outcome !== 'invoiced') throw new Error(JSON.stringify(proposal));
  return proposal.invoices[0].invoice;
};
const total = (name: string, percent: string, base: number, amount: number) => ({
  ...{ name, percent, base, amount },
});

describe('components', () => {
  test('are each rounded once on the sum of their lines', () => {
    // 10.10 + 10.10 = 20.20: GST 5 % = 1.01, PST 7 % = 1.414 → 1.41; GST alone on 5.05 adds to GST's base
    const gst: Tax = { name: 'GST', percent: '5' };
    const invoice = invoiceOf([fee(1_010, canada), fee(1_010, canada), fee(505, gst)]);
    // GST: 25.25 × 5 % = 1.2625 → 1.26
    expect(invoice.taxes).toEqual([total('PST', '7', 2_020, 141), total('GST', '5', 2_525, 126)]);
    expect([invoice.net, invoice.tax, invoice.gross]).toEqual([2_525, 267, 2_792]);
  });

  test('add up to the percentage, and only 0 % may be exempt', () => {
    expect(TaxRate.safeParse(canada).success).toBe(true);
    expect(TaxRate.safeParse({ ...canada, percent: '13' }).error?.issues).toMatchObject([
      { path: ['percent'] },
    ]);
    expect(Tax.safeParse({ ...vat, exemption: 'Education' }).error?.issues).toMatchObject([
      { path: ['exemption'] },
    ]);
  });
});

describe('a price that includes the tax', () => {
  test('is what is paid; the net is rounded once and spread', () => {
    // 3 × 9.99 = 29.97; 29.97 / 1.21 = 24.7686 → 24.77; tax 5.20
    const invoice = invoiceOf([1, 2, 3].map(() => fee(999, included(vat))));
    expect([invoice.net, invoice.tax, invoice.gross]).toEqual([2_477, 520, 2_997]);
    // 24.77 by 3 equal lines: 8.26, 8.26, 8.25
    expect(invoice.lines.map(({ net, gross }) => [net, gross])).toEqual([
      [826, 999],
      [826, 999],
      [825, 999],
    ]);
  });

  test('has its discount taken off before the tax is taken out', () => {
    // 121.00 − 10 % = 108.90; / 1.21 = 90.00; 12.10 / 1.21 = 10.00 off 100.00
    const invoice = invoiceOf([fee(12_100, included(vat))], { discount: { percent: '10' } });
    expect(invoice.lines).toMatchObject([
      { subtotal: 10_000, discount: 1_000, net: 9_000, gross: 10_890 },
    ]);
    expect([invoice.net, invoice.tax, invoice.gross]).toEqual([9_000, 1_890, 10_890]);
  });

  test('shares what it includes among the components', () => {
    // 112.00 / 1.12 = 100.00; 12.00 by 5 : 7
    const { taxes } = invoiceOf([fee(11_200, included(canada))]);
    expect(taxes).toEqual([total('PST', '7', 10_000, 700), total('GST', '5', 10_000, 500)]);
  });

  test('stays what is paid at another rate, and loses the tax for who owes none', () => {
    const charges = () => [fee(12_100, included(vat))];
    const swiss: CustomerTax = { kind: 'rate', rate: { name: 'MWST', percent: '8.1' } };
    // 121.00 / 1.081 = 111.9334 → 111.93
    expect(invoiceOf(charges(), { tax: swiss })).toMatchObject({ net: 11_193, gross: 12_100 });
    const exempt: CustomerTax = { kind: 'exempt', reason: 'Embassy' };
    expect(invoiceOf(charges(), { tax: exempt })).toMatchObject({ net: 10_000, gross: 10_000 });
  });
});

describe('whose tax holds', () => {
  const locationId = createId('location');
  const locationTaxes = new Map([[locationId as string, { name: 'MWST', percent: '8.1' }]]);
  const customer = aCustomer({ locationId });
  const zero: Tax = { name: 'VAT', percent: '0', exemption: 'Letting, exempt' };

  test("the location's before the price's; the customer's before both; what is not taxed stays so", () => {
    const charges = () => [fee(10_000, vat), fee(5_000, zero)];
    const atLocation = invoiceOf(charges(), { customer, locationTaxes });
    expect(atLocation.taxes).toEqual([
      total('MWST', '8.1', 10_000, 810),
      { ...total('VAT', '0', 5_000, 0), category: 'exempt' },
    ]);
    expect(atLocation.taxNotes).toEqual(['Letting, exempt']);
    const own: CustomerTax = { kind: 'rate', rate: { name: 'VAT', percent: '9' } };
    expect(invoiceOf(charges(), { customer, locationTaxes, tax: own }).taxes).toMatchObject([
      total('VAT', '9', 10_000, 900),
      total('VAT', '0', 5_000, 0),
    ]);
  });

  test('reverse charge leaves the tax to the customer and says so in its language', () => {
    const tax: CustomerTax = { kind: 'reverse_charge' };
    const german = aCustomer({ vatId: 'DE123456789', language: 'de' });
    const invoice = invoiceOf([fee(10_000, vat), fee(500, vat)], { customer: german, tax });
    expect(invoice.taxes).toEqual([
      { ...total('VAT', '0', 10_500, 0), category: 'reverse_charge' },
    ]);
    expect(invoice.gross).toBe(10_500);
    expect(invoice.taxNotes).toEqual([
      'Steuerschuldnerschaft des Leistungsempfängers (Artikel 196 der Richtlinie 2006/112/EG).',
    ]);
    expect(proposed({ charges: [fee(1, vat)], customer: aCustomer(), tax })).toMatchObject({
      outcome: 'parked',
      reason: 'missing_vat_id',
    });
  });

  test('an exemption of the customer gives its reason once', () => {
    const tax: CustomerTax = { kind: 'exempt', reason: 'Exempt under Article 151' };
    const invoice = invoiceOf([fee(10_000, vat), fee(500, canada)], { tax });
    expect([invoice.tax, invoice.taxNotes]).toEqual([0, ['Exempt under Article 151']]);
  });
});

const taxes = [vat, canada, included(vat), included(canada), { name: 'VAT', percent: '0' }];
const basket = fc.array(fc.tuple(fc.nat(100_000), fc.constantFrom(...taxes)), {
  minLength: 1,
  maxLength: 12,
});

test('lines sum to the net, net and taxes to the gross, inclusive lines to what is marked; order is nothing', () => {
  fc.assert(
    fc.property(basket, items => {
      const charges = items.map(([amount, tax]) => fee(amount, tax));
      const { lines, net, tax, gross, taxes: groups } = invoiceOf(charges);
      expect(lines.reduce((sum, line) => sum + line.net, 0)).toBe(net);
      expect(groups.reduce((sum, group) => sum + group.amount, 0)).toBe(tax);
      expect(net + tax).toBe(gross);
      for (const line of lines) expect(line.subtotal - line.discount).toBe(line.net);
      const marked = lines.filter(line => line.gross !== undefined);
      const paid = totalsOf(marked).gross;
      expect(paid).toBe(marked.reduce((sum, line) => sum + (line.gross ?? 0), 0));
      expect(invoiceOf(charges.toReversed())).toMatchObject({ net, tax, gross, lines });
    }),
  );
});

describe('a price that includes its tax', () => {
  test('still does where the location has a tax of its own, and says which', () => {
    const low = { name: 'VAT', percent: '9' };
    expect(taxAt(included(vat), low)).toEqual({ ...low, included: true });
    expect(taxAt(vat, low)).toEqual(low);
    expect(taxAt({ name: 'VAT', percent: '0' }, low).percent).toBe('0');
    const explained = (tax: CustomerTax | undefined) =>
      invoiceOf([fee(1_210, included(vat))], tax && { tax }).lines.map(
        ({ explanation }) => explanation,
      );
    expect(explained(undefined)).toEqual(['fee of 2026-11-30; price includes 21% tax']);
    expect(explained({ kind: 'exempt', reason: 'School' })).toEqual([
      'fee of 2026-11-30; price includes 21% tax, taken out',
    ]);
  });

  test('is on an invoice with one of another rate, each with its own', () => {
    const low: Tax = { name: 'VAT', percent: '9' };
    const { taxes, gross } = invoiceOf([fee(1_210, included(vat)), fee(1_090, included(low))]);
    // 12.10 ÷ 1.21 = 10.00; 10.90 ÷ 1.09 = 10.00
    expect(taxes).toEqual([total('VAT', '21', 1_000, 210), total('VAT', '9', 1_000, 90)]);
    expect(gross).toBe(2_300);
  });

  test('is rounded once with the others again when one of them went', () => {
    // 3.00 ÷ 1.21 = 2.479 → 2.48; 2.00 ÷ 1.21 = 1.653 → 1.65
    const { lines } = invoiceOf([1, 2, 3].map(() => fee(100, included(vat))));
    const nets = (of: typeof lines) => of.map(({ net, subtotal }) => [net, subtotal]);
    expect(nets(lines)).toEqual([...[[83, 83]], ...[[83, 83]], ...[[82, 82]]]);
    expect(nets(withNetsAgain(lines.slice(0, 2)))).toEqual([...[[83, 83]], ...[[82, 82]]]);
  });
});
