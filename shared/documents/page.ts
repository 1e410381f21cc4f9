import type { Invoice, InvoiceLine } from '../billing/model.ts';
import { withoutTax } from '../billing/taxes.ts';
import { earlier, later, type PlainDate, plusDays } from '../kernel/calendar.ts';
import type { Language, Seller } from '../organisation/model.ts';
import { type Formats, formatsOf } from './formats.ts';
import { problemOf, render } from './liquid.ts';
import { type Party, partyLines } from './party.ts';
import type { documentVariables, Values } from './variable-names.ts';
import { invoiceValues } from './variables.ts';
import { words } from './words.ts';

/** The Liquid above the items and below the totals of an invoice's document. */
export interface DocumentTexts {
  readonly header: string;
  readonly notes: string;
}

export interface DocumentInput {
  readonly invoice: Invoice;
  /** in the version that the invoice names */
  readonly seller: Pick<Seller, 'name' | 'address' | 'vatId' | 'registration' | 'iban' | 'email'>;
  /** the organisation's own texts in the version that the invoice names; absent: Atrium's */
  readonly texts?: DocumentTexts | undefined;
}

export interface Labelled {
  readonly label: string;
  readonly value: string;
}

export interface PageLine {
  readonly description: string;
  /** when and how the amount came to be */
  readonly details: readonly string[];
  readonly quantity: string;
  /** without tax */
  readonly unitPrice: string;
  /** empty without one */
  readonly discount: string;
  readonly tax: string;
  readonly net: string;
}

/**
 * All that a document says, in its language: HTML and PDF are made from it and nothing else. It holds what
 * Directive 2006/112/EC, Art. 226 asks for.
 */
export interface DocumentPage extends DocumentTexts {
  readonly language: Language;
  /** of the window or file */
  readonly title: string;
  readonly heading: string;
  /** who `{{recipient}}` is (S7) */
  readonly recipient: string;
  readonly seller: string;
  /** number, dates, and what it refers to */
  readonly facts: readonly Labelled[];
  readonly sellerLines: readonly string[];
  readonly billToLines: readonly string[];
  readonly lines: readonly PageLine[];
  /** net, each tax, and last what is to be paid */
  readonly totals: readonly Labelled[];
  readonly taxNotes: string;
  /** the day it was made */
  readonly on: PlainDate;
  /** why the organisation's own texts could not be used and Atrium's were: for the log */
  readonly templateProblem?: string | undefined;
}

export const atriumDocument = (language: Language): DocumentTexts => {
  const { header, notes } = words[language].document;
  return { header, notes };
};

/**
 * The page of an invoice, from nothing but what was frozen with it: it reads the same before and after
 * payment, and whoever is billing person by then.
 */
export const documentPage = ({ invoice, seller, texts }: DocumentInput): DocumentPage => {
  const { billTo, createdAt, issuedOn, language } = invoice;
  const formats = formatsOf(language);
  const recipient = formats.list(invoice.recipients ?? [billTo.name]);
  const values = documentValues(invoice, seller.name, recipient, formats);
  const party = (of: Party) => partyLines(of, language);
  return {
    ...{ language, recipient, seller: seller.name, ...headings(invoice, seller.name) },
    facts: factsOf(invoice, formats).filter(({ value }) => value !== ''),
    ...{ sellerLines: party(seller), billToLines: party(billTo) },
    lines: values.lines.map((line, n) => pageLine(line, invoice.lines[n], invoice, formats)),
    totals: totalsOf(invoice, formats),
    taxNotes: (invoice.taxNotes ?? []).join(' '),
    on: issuedOn ?? createdAt.slice(0, 10),
    ...textsFor(language, texts, values),
  };
};

/** What header and notes may use. Whether something is to be paid is told as it was when issued. */
export const documentValues = (
  invoice: Invoice,
  seller: string,
  recipient: string,
  formats: Formats,
): Values<typeof documentVariables> => ({
  ...{ recipient, customer: invoice.billTo.name, seller },
  ...invoiceValues({ ...invoice, status: 'issued' }, formats),
});

const textsFor = (language: Language, own: DocumentTexts | undefined, values: object) => {
  const atrium = () => textsOf(atriumDocument(language), values);
  if (!own) return atrium();
  try {
    return textsOf(own, values);
  } catch (error) {
    return { ...atrium(), templateProblem: problemOf(error) };
  }
};

/** Throws what Liquid says about texts that do not render. */
const textsOf = ({ header, notes }: DocumentTexts, values: object): DocumentTexts => ({
  header: render(header, 'plain', values).trim(),
  notes: render(notes, 'plain', values).trim(),
});

const headings = ({ language, number }: Invoice, seller: string) => {
  const { title, draft } = words[language].document;
  const heading = number === undefined ? draft : title;
  return { heading, title: number === undefined ? `${draft}, ${seller}` : `${title} ${number}` };
};

const factsOf = (invoice: Invoice, { day, period }: Formats): Labelled[] => {
  const { dueOn, issuedOn, language, number = '' } = invoice;
  const w = words[language].document;
  const served = servedIn(invoice.lines);
  return [
    { label: w.number, value: number },
    { label: w.issuedOn, value: issuedOn === undefined ? '' : day(issuedOn) },
    { label: w.period, value: served ? period(served.from, served.to) : '' },
    { label: w.dueOn, value: dueOn === undefined ? '' : day(dueOn) },
  ];
};

/** From the first to the last day that any line is for. */
const servedIn = (lines: readonly InvoiceLine[]) =>
  lines.reduce<{ from: PlainDate; to: PlainDate } | undefined>((span, { from, to }) => {
    if (from === undefined) return span;
    const end = to ?? plusDays(from, 1);
    return span ? { from: earlier(from, span.from), to: later(end, span.to) } : { from, to: end };
  }, undefined);

type Value = Values<typeof documentVariables>['lines'][number];

const pageLine = (
  { description, explanation, net, period, quantity }: Value,
  line: InvoiceLine | undefined,
  { currency, language }: Pick<Invoice, 'currency' | 'language'>,
  { money }: Formats,
): PageLine => {
  const { discount = 0, gross, tax, unitPrice = 0 } = line ?? {};
  const amountOf = (amount: number) => money({ amount, currency });
  // Art. 226 (8) asks for the price without tax; the marked one is told beside it
  const marked =
    gross === undefined ? '' : `${words[language].document.withTax} ${amountOf(unitPrice)}`;
  const untaxed = gross === undefined ? unitPrice : withoutTax(unitPrice, tax?.percent ?? '0');
  return {
    ...{ description, quantity, net },
    details: [period, explanation, marked].filter(text => text !== ''),
    unitPrice: amountOf(untaxed),
    discount: discount === 0 ? '' : amountOf(-discount),
    tax: tax === undefined ? '' : `${tax.name} ${tax.percent}%`,
  };
};

const totalsOf = ({ currency, gross, language, net, taxes }: Invoice, { money }: Formats) => {
  const total = (label: string, amount: number): Labelled => ({
    label,
    value: money({ amount, currency }),
  });
  return [
    total(words[language].net, net),
    ...taxes.map(({ amount, base, name, percent }) =>
      total(`${name} ${percent}% (${money({ amount: base, currency })})`, amount),
    ),
    total(words[language].total, gross),
  ];
};
