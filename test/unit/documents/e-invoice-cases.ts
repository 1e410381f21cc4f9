import { creditedParts, creditOf } from '../../../shared/billing/credit.ts';
import type { CreditNote, Invoice, InvoiceLine } from '../../../shared/billing/model.ts';
import { taxedTotals } from '../../../shared/billing/propose.ts';
import { withTaxes } from '../../../shared/billing/taxes.ts';
import type { Currency } from '../../../shared/kernel/money.ts';
import type { CustomerTax, Tax } from '../../../shared/kernel/tax.ts';

const address = {
  line1: 'Oosterdokskade 5',
  postalCode: '1011 AD',
  city: 'Amsterdam',
  country: 'NL',
};
export const seller = {
  ...{ name: 'Harbour Works & Co', address, vatId: 'NL 8123.45.678 B01' },
  email: 'billing@harbourworks.example',
};

const vat21: Tax = { name: 'VAT', percent: '21' };
const vat9: Tax = { name: 'VAT', percent: '9' };

const lineOf = (fields: Partial<InvoiceLine>): InvoiceLine => {
  const { quantity = 1, unitPrice = 12_000, discount = 0 } = fields;
  const { subtotal = quantity * unitPrice } = fields;
  return {
    ...{ description: 'Fixed desk', cause: 'membership', quantity, unitPrice, subtotal, discount },
    ...{ net: subtotal - discount, explanation: 'full period', tax: vat21 },
    ...{ from: '2026-12-01', to: '2027-01-01' },
    ...fields,
  };
};

const invoiceOf = (
  lines: readonly InvoiceLine[],
  { tax, currency = 'EUR' }: { tax?: CustomerTax; currency?: Currency } = {},
): Invoice => {
  const taxed = withTaxes(lines, tax);
  return {
    ...{ id: 'inv_1' as Invoice['id'], customerId: 'cus_1' as Invoice['customerId'] },
    ...{ kind: 'manual', status: 'issued', currency, language: 'en', sellerVersion: 1 },
    billTo: {
      ...{ name: 'Zimmer <Süd> GmbH', vatId: 'DE123456789' },
      address: { line1: 'Alte Gasse 2', postalCode: '80331', city: 'München', country: 'DE' },
    },
    ...{ lines: taxed, ...taxedTotals(taxed, 'en') },
    ...{ number: 'INV-2026-0042', issuedOn: '2026-12-01', dueOn: '2026-12-15' },
    ...{ paymentTermDays: 14, createdAt: '2026-12-01T08:00:00.000Z', version: 2 },
  };
};

const noteOf = (invoice: Invoice, amount?: number): CreditNote => {
  const { issuedOn: _, dueOn: __, kind: ___, paymentTermDays: ____, ...frozen } = invoice;
  return {
    ...frozen,
    ...creditedParts(invoice, creditOf(invoice, { amount })),
    ...{ id: 'crn_1' as CreditNote['id'], invoiceId: invoice.id, number: 'CN-2026-0007' },
    ...{ invoiceNumber: 'INV-2026-0042', invoiceIssuedOn: '2026-12-01', issuedOn: '2026-12-09' },
    ...{ reason: 'The chair was broken', by: 'adm_1', series: 'credit_note', sequence: 7 },
  };
};

const printing = lineOf({
  ...{ description: 'Printing', cause: 'fee', quantity: 3, unitPrice: 333, explanation: 'fee' },
  ...{ from: '2026-11-20', to: undefined },
} as Partial<InvoiceLine>);
const coffee = lineOf({ description: 'Coffee', unitPrice: 1_250, tax: vat9 });
// 120.00 × 20/31 = 77.42
const partly = lineOf({ subtotal: 7_742, net: 7_742, explanation: '20 of 31 days' });
const deposit = lineOf({
  description: 'Deposit',
  unitPrice: 50_000,
  tax: { name: 'No VAT', percent: '0' },
});
const unused = lineOf({ description: 'Days not used', quantity: -1, unitPrice: 3_871 });
const reduced = lineOf({ discount: 1_200, explanation: 'full period; 10% off' });
const lesson: Tax = { name: 'VAT', percent: '0', exemption: 'Education is exempt, Art. 132' };

const two = invoiceOf([lineOf({}), printing, coffee]);

/** An invoice or credit note of each kind that EN 16931 has rules for, made by the engine itself. */
export const cases: Readonly<Record<string, Invoice | CreditNote>> = {
  standard: invoiceOf([lineOf({}), partly, printing]),
  'two-rates': two,
  'reverse-charge': invoiceOf([lineOf({}), printing], { tax: { kind: 'reverse_charge' } }),
  exempt: invoiceOf([lineOf({ description: 'Course', tax: lesson })]),
  'exempt-customer': invoiceOf([lineOf({})], { tax: { kind: 'exempt', reason: 'Embassy' } }),
  discount: invoiceOf([reduced, coffee]),
  included: invoiceOf([
    lineOf({ unitPrice: 12_100, tax: { ...vat21, included: true } }),
    lineOf({ unitPrice: 999, discount: 100, net: 899, tax: { ...vat21, included: true } }),
  ]),
  'zero-rated': invoiceOf([deposit, lineOf({})]),
  'credit-line': invoiceOf([lineOf({}), unused]),
  'two-names': invoiceOf([lineOf({}), lineOf({ tax: { name: 'Btw', percent: '21' } })]),
  yen: invoiceOf([lineOf({ unitPrice: 12_345 })], { currency: 'JPY' }),
  'credit-note': noteOf(two),
  'credit-note-part': noteOf(two, 3_333),
};
