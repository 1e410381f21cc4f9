import { Liquid } from 'liquidjs';
import type { Invoice } from '../billing/model.ts';
import { epochMilliseconds, plusDays } from '../kernel/calendar.ts';
import { currencyDigits } from '../kernel/money.ts';
import type { Language, Seller } from '../organisation/model.ts';
import { invoiceMailTexts } from './invoice-mail-texts.ts';

export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface InvoiceMailInput {
  readonly invoice: Invoice;
  readonly seller: Seller;
  /** names that `{{recipient}}` stands for */
  readonly recipients: readonly string[];
  readonly portalUrl: string;
}

const plain = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true });
const escaped = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  outputEscape: 'escape',
});

/** The mail of an issued invoice in the customer's language, as plain text and as HTML. */
export const renderInvoiceMail = (input: InvoiceMailInput): Rendered => {
  const { language } = input.invoice;
  const texts = invoiceMailTexts[language];
  const variables = variablesOf(input, language);
  return {
    subject: plain.parseAndRenderSync(texts.subject, variables),
    text: plain.parseAndRenderSync(texts.text, variables),
    html: escaped.parseAndRenderSync(texts.html, variables),
  };
};

const variablesOf = (
  { invoice, seller, recipients, portalUrl }: InvoiceMailInput,
  language: Language,
) => {
  const money = moneyFormat(invoice.currency, language);
  const day = dayFormat(language);
  return {
    recipient: new Intl.ListFormat(language, { type: 'conjunction' }).format(recipients),
    customer: invoice.billTo.name,
    seller: seller.name,
    number: invoice.number ?? '',
    issuedOn: day(invoice.issuedOn ?? ''),
    dueOn: day(invoice.dueOn ?? ''),
    lines: invoice.lines.map(line => ({
      description: line.description,
      // a half-open period is shown with its last day
      period: line.from
        ? [line.from, line.to && plusDays(line.to, -1)]
            .flatMap(on => (on ? [day(on)] : []))
            .join(' – ')
        : '',
      quantity: line.quantity,
      explanation: line.explanation,
      net: money(line.net),
    })),
    net: money(invoice.net),
    taxes: invoice.taxes.map(tax => ({
      name: tax.name,
      percent: tax.percent,
      amount: money(tax.amount),
    })),
    gross: money(invoice.gross),
    link: `${portalUrl}/invoices/${invoice.id}`,
  };
};

/** Minor units as text; the division only shifts the decimal point, so it shows what is stored. */
const moneyFormat = (currency: Invoice['currency'], language: Language) => {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  return (amount: number) => format.format(amount / 10 ** currencyDigits[currency]);
};

const dayFormat = (language: Language) => {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return (on: string) => (on === '' ? '' : format.format(epochMilliseconds(on)));
};
