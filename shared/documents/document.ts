import type { Invoice } from '../billing/model.ts';
import type { Address, Language, Seller } from '../organisation/model.ts';
import { documentLayout } from './document-layout.ts';
import { type Formats, formatsOf } from './formats.ts';
import { problemOf, render } from './liquid.ts';
import type { documentVariables, Values } from './variable-names.ts';
import { invoiceValues } from './variables.ts';
import { words } from './words.ts';

/** The Liquid above the items and below the totals of an invoice's document. */
export interface DocumentTexts {
  readonly header: string;
  readonly notes: string;
}

export interface RenderedDocument extends DocumentTexts {
  /** who `{{recipient}}` is (S7) */
  readonly recipient: string;
  /** a page that can be printed as it is */
  readonly html: string;
  /** why the organisation's own texts could not be used and Atrium's were: for the log */
  readonly templateProblem?: string | undefined;
}

export interface DocumentInput {
  readonly invoice: Invoice;
  /** in the version that the invoice names */
  readonly seller: Pick<Seller, 'name' | 'address' | 'vatId' | 'email'>;
  /** the organisation's own texts in the version that the invoice names; absent: Atrium's */
  readonly texts?: DocumentTexts | undefined;
}

export const atriumDocument = (language: Language): DocumentTexts => {
  const { header, notes } = words[language].document;
  return { header, notes };
};

/**
 * The document of an invoice, from nothing but what was frozen with it: it reads the same before and after
 * payment, and whoever is billing person by then.
 */
export const renderDocument = ({ invoice, seller, texts }: DocumentInput): RenderedDocument => {
  const formats = formatsOf(invoice.language);
  const recipient = formats.list(invoice.recipients ?? [invoice.billTo.name]);
  const values = documentValues(invoice, seller.name, recipient, formats);
  const { header, notes, templateProblem } = textsFor(invoice.language, texts, values);
  const html = render(documentLayout(words[invoice.language], invoice.language), 'html', {
    ...values,
    ...headings(invoice, seller.name),
    lines: values.lines.map((line, index) => ({ ...line, ...more(invoice, index, formats) })),
    sellerLines: partyLines(seller, invoice.language),
    billToLines: partyLines(invoice.billTo, invoice.language),
    headerLines: linesOf(header),
    notesLines: linesOf(notes),
  });
  return { recipient, header, notes, html, templateProblem };
};

const textsFor = (language: Language, own: DocumentTexts | undefined, values: object) => {
  const atrium = () => textsOf(atriumDocument(language), values);
  if (!own) return { ...atrium(), templateProblem: undefined };
  try {
    return { ...textsOf(own, values), templateProblem: undefined };
  } catch (error) {
    return { ...atrium(), templateProblem: problemOf(error) };
  }
};

/** Throws what Liquid says about texts that do not render. */
const textsOf = ({ header, notes }: DocumentTexts, values: object): DocumentTexts => ({
  header: render(header, 'plain', values).trim(),
  notes: render(notes, 'plain', values).trim(),
});

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

const headings = ({ language, number }: Invoice, seller: string) => {
  const { title, draft } = words[language].document;
  const heading = number === undefined ? draft : title;
  return { heading, title: number === undefined ? `${draft}, ${seller}` : `${title} ${number}` };
};

/** What a line of the document shows beyond what templates may use. */
const more = ({ lines, currency }: Invoice, index: number, { money }: Formats) => {
  const { unitPrice = 0, discount = 0, tax } = lines[index] ?? {};
  return {
    unitPrice: money({ amount: unitPrice, currency }),
    discount: discount === 0 ? '' : money({ amount: -discount, currency }),
    tax: tax === undefined ? '' : `${tax.name} ${tax.percent}%`,
  };
};

interface Party {
  readonly name: string;
  readonly address: Address;
  readonly vatId?: string | undefined;
  readonly email?: string | undefined;
}

const partyLines = ({ name, address, vatId, email }: Party, language: Language): string[] => [
  name,
  address.line1,
  ...(address.line2 === undefined ? [] : [address.line2]),
  `${address.postalCode} ${address.city}`,
  new Intl.DisplayNames(language, { type: 'region' }).of(address.country) ?? address.country,
  ...(vatId === undefined ? [] : [`${words[language].document.vatId} ${vatId}`]),
  ...(email === undefined ? [] : [email]),
];

const linesOf = (text: string): string[] => (text === '' ? [] : text.split(/\r?\n/));
