import type { Invoice } from '../billing/model.ts';
import type { MailFacts, MailKind } from '../notifications/kinds.ts';
import type { Language } from '../organisation/model.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' as const });
const order = {
  orderNumber: 'ORD-0042',
  items: [
    { description: 'Day pass', quantity: 2, amount: eur(5_000) },
    { description: 'Coffee', quantity: 1, amount: eur(300) },
  ],
  total: eur(5_300),
  orderedOn: '2026-12-01',
};

/** One example of each mail's facts: what a preview shows and a template is tried with. */
export const sampleFacts: { readonly [K in MailKind]: MailFacts<K> } = {
  invoice_created: {},
  credit_note_created: {
    ...{ creditNoteNumber: 'CN-000007', invoiceNumber: 'INV-00042', issuedOn: '2026-12-04' },
    ...{ amount: eur(3_630), reason: 'Printing was billed twice' },
  },
  payment_confirmation: {
    amount: eur(14_520),
    paidOn: '2026-12-10',
    method: 'SEPA Direct Debit NL…4300',
    invoiceNumbers: ['INV-00042', 'INV-00043'],
  },
  debit_notice: {
    ...{ invoiceNumber: 'INV-00042', amount: eur(14_520), debitOn: '2026-12-15' },
    ...{ account: 'SEPA •••• 4300', reference: 'MND-42', creditorId: 'NL98ZZZ123456780000' },
  },
  payment_failed: {
    ...{ invoiceNumber: 'INV-00042', amount: eur(14_520), method: 'Visa •••• 4242' },
    ...{ failedOn: '2026-12-15', next: 'retry', retryOn: '2026-12-18' },
  },
  payment_reminder: { invoiceNumber: 'INV-00042', open: eur(14_520), dueOn: '2026-12-15' },
  overdue_notice: {
    invoiceNumber: 'INV-00042',
    open: eur(14_520),
    dueOn: '2026-12-15',
    daysOverdue: 7,
  },
  mandate_request: { link: 'https://pay.example.com/mandates/42' },
  card_expiry: { card: 'Visa •••• 4242', expires: '2027-01' },
  mandate_activation: { reference: 'MND-42', accountEnding: '4300', activatedOn: '2026-12-03' },
  order_confirmation: order,
  order_completed: order,
  subscription_suspended: { plan: 'Fixed desk', suspendedOn: '2027-01-05' },
  subscription_changed: { plan: 'Fixed desk', change: 'cancelled', effectiveOn: '2026-12-31' },
  member_added: { memberName: 'Nia New', addedBy: 'Ann Adams' },
  portal_invitation: { personName: 'Nia New' },
  checkout_code: {
    ...{ code: '042042', minutes: 15, email: 'nia@new.example', personName: 'Nia New' },
    language: 'en',
  },
};

export const sampleRecipients: readonly string[] = ['Ann Adams', 'Bo Berg'];

/** An invoice as short as they get: one line, no tax, nothing to pay. */
export const shortInvoice = (language: Language): Invoice => {
  const invoice = sampleInvoice(language);
  const zero = { unitPrice: 0, subtotal: 0, net: 0 };
  return {
    ...invoice,
    lines: invoice.lines.slice(1).map(line => ({ ...line, ...zero })),
    taxes: [],
    ...{ net: 0, tax: 0, gross: 0 },
  };
};

const manyLines = 100;

/** An invoice longer than a run makes them. */
export const longInvoice = (language: Language): Invoice => {
  const invoice = sampleInvoice(language);
  return { ...invoice, lines: Array.from({ length: manyLines / 2 }, () => invoice.lines).flat() };
};

/** 120.00 + 30.00 = 150.00; 21% of it is 31.50; 181.50 in all. */
export const sampleInvoice = (language: Language): Invoice => ({
  id: 'inv_00000000000000000000000000' as Invoice['id'],
  customerId: 'cus_00000000000000000000000000' as Invoice['customerId'],
  kind: 'run',
  status: 'issued',
  currency: 'EUR',
  language,
  billTo: {
    name: 'Acme B.V.',
    address: { line1: 'Quay 1', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' },
    vatId: 'NL001234567B01',
  },
  sellerVersion: 1,
  lines: [
    {
      ...{ description: 'Fixed desk', cause: 'membership', from: '2026-12-01', to: '2027-01-01' },
      ...{ quantity: 1, unitPrice: 12_000, subtotal: 12_000, discount: 0, net: 12_000 },
      explanation: '31 of 31 days',
      tax: { name: 'VAT', percent: '21' },
    },
    {
      ...{ description: 'Printing', cause: 'fee', from: '2026-11-20' },
      ...{ quantity: 3, unitPrice: 1_000, subtotal: 3_000, discount: 0, net: 3_000 },
      explanation: 'fee of 2026-11-20',
      tax: { name: 'VAT', percent: '21' },
    },
  ],
  taxes: [{ name: 'VAT', percent: '21', base: 15_000, amount: 3_150 }],
  ...{ net: 15_000, tax: 3_150, gross: 18_150, paymentTermDays: 14 },
  ...{ number: 'INV-00042', issuedOn: '2026-12-01', dueOn: '2026-12-15' },
  createdAt: '2026-12-01T00:00:00.000Z',
  version: 1,
});
