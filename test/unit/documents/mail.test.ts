import { expect, test } from 'vitest';
import { sampleFacts, sampleInvoice, shortInvoice } from '../../../shared/documents/samples.ts';
import type { MailFacts, MailKind } from '../../../shared/notifications/kinds.ts';
import { mailKindNames } from '../../../shared/notifications/kinds.ts';
import { languages, sampleMail } from './render-sample.ts';

const toOnePerson: readonly MailKind[] = ['portal_invitation', 'checkout_code'];
const everyMail = mailKindNames.flatMap(kind => languages.map(language => ({ kind, language })));

test.each(everyMail)(
  'S68–S77 $kind in $language says who, and leaves nothing open',
  ({ kind, language }) => {
    const { subject, text, html } = sampleMail(kind, language);
    expect(subject).not.toMatch(/[\r\n]/);
    for (const part of [subject, text, html]) {
      expect(part).not.toMatch(/\{\{|\}\}|\{%|undefined|\[object|NaN|null/);
      expect(part.trim()).not.toBe('');
    }
    for (const part of [text, html]) {
      expect(part).toContain('Harbour Works');
      expect(part).toContain(toOnePerson.includes(kind) ? 'Nia New' : 'Bo Berg');
    }
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).not.toMatch(/<(img|script|link)|url\(/);
  },
);

/** What each mail has to say besides the seller and the customer. */
const saying: Record<MailKind, readonly string[]> = {
  invoice_created: [
    'INV-00042',
    '€181.50',
    'December 15, 2026',
    '/invoices/inv_',
    'VAT 21%: €31.50',
  ],
  credit_note_created: ['CN-000007', 'INV-00042', 'Printing was billed twice'],
  payment_confirmation: ['€145.20', 'December 10, 2026', 'INV-00042 and INV-00043', 'NL…4300'],
  debit_notice: ['€145.20', 'December 15, 2026', '4300', 'MND-42', 'NL98ZZZ123456780000'],
  payment_failed: ['INV-00042', '€145.20', 'Visa •••• 4242', 'again on December 18, 2026'],
  payment_reminder: ['INV-00042', '€145.20', 'December 15, 2026', '/invoices/inv_'],
  overdue_notice: ['INV-00042', '€145.20', 'December 15, 2026', 'Days overdue: 7'],
  mandate_request: ['https://pay.example.com/mandates/42', 'SEPA'],
  card_expiry: ['Visa •••• 4242', '01/2027', 'https://portal.example/payment-methods'],
  mandate_activation: ['MND-42', '4300', 'December 3, 2026'],
  order_confirmation: ['ORD-0042', '2 × Day pass: €50.00', 'Total: €53.00', 'December 1, 2026'],
  order_completed: ['ORD-0042', '1 × Coffee: €3.00', 'Total: €53.00'],
  subscription_suspended: ['Fixed desk', 'January 5, 2027', 'https://portal.example/invoices'],
  subscription_changed: ['Fixed desk', 'cancelled', 'December 31, 2026'],
  member_added: ['Nia New', 'Ann Adams', 'Acme B.V.', '/invitation-requests'],
  portal_invitation: ['https://portal.example/welcome', 'address that this message was sent to'],
  checkout_code: ['Code: 042042', '15 minutes'],
};

test.each(mailKindNames)('%s names amounts, dates, what to do and where', kind => {
  const { text } = sampleMail(kind, 'en');
  for (const words of saying[kind]) expect(text).toContain(words);
});

/** Languages put narrow and hard spaces into amounts. */
const withSpaces = (text: string) => text.replace(/\p{Zs}/gu, ' ');

test.each([
  ['en', 'Ann, Bo, and Cy', 'December 1, 2026', '€181.50'],
  ['nl', 'Ann, Bo en Cy', '1 december 2026', '€ 181,50'],
  ['de', 'Ann, Bo und Cy', '1. Dezember 2026', '181,50 €'],
  ['fr', 'Ann, Bo et Cy', '1er décembre 2026', '181,50 €'],
] as const)(
  'S7 %s joins several recipients as the language does, and writes its dates and amounts',
  (language, names, day, amount) => {
    const { text } = sampleMail('invoice_created', language, { recipients: ['Ann', 'Bo', 'Cy'] });
    for (const words of [names, day, amount]) expect(withSpaces(text)).toContain(words);
  },
);

test('an invitation names no password and nobody but the one invited', () => {
  const { subject, text } = sampleMail('portal_invitation', 'en', { recipients: ['Ann Adams'] });
  expect(`${subject} ${text}`).not.toContain('Ann Adams');
  expect(text).not.toMatch(/your password is|temporary/i);
});

test('an invoice with nothing to pay does not ask for money', () => {
  const invoice = shortInvoice('en');
  expect(sampleMail('invoice_created', 'en', { invoice }).text).toContain('nothing left to pay');
  const paid = { ...sampleInvoice('en'), status: 'paid' as const };
  expect(sampleMail('invoice_created', 'en', { invoice: paid }).text).not.toContain('Please pay');
});

const changes: readonly MailFacts<'subscription_changed'>['change'][] = [
  ...['started', 'changed', 'paused', 'resumed', 'cancelled', 'ended'],
] as never;

test.each(languages)('S77 every change of a membership has its own word in %s', language => {
  const words = changes.map(change => {
    const facts = { ...sampleFacts.subscription_changed, change };
    return sampleMail('subscription_changed', language, { facts }).subject;
  });
  expect(new Set(words).size).toBe(changes.length);
});

test.each([
  ['JPY', 14_520, '¥14,520'],
  ['KWD', 14_520, 'KWD 14.520'],
  ['EUR', -1, '-€0.01'],
  ['USD', 9_007_199_254_740_991, '$90,071,992,547,409.91'],
] as const)('amounts in %s show every minor unit and no other', (currency, amount, shown) => {
  const open = { amount, currency };
  const facts = { ...sampleFacts.payment_reminder, open };
  const { text } = sampleMail('payment_reminder', 'en', { facts });
  expect(withSpaces(text)).toContain(`Open amount: ${shown}\n`);
});
