import type { MailFacts, MailKind } from '../../notifications/kinds.ts';

/** What one mail says in one language. Everything is Liquid with the variables of its kind. */
export interface MailWords {
  readonly subject: string;
  readonly intro: string;
  /** label and value; a table in HTML, lines in text */
  readonly details?: readonly (readonly [string, string])[];
  readonly after?: readonly string[];
  /** what the button says that leads to `{{link}}` */
  readonly action?: string;
}

/** What the document of an invoice says. */
export interface DocumentWords {
  readonly title: string;
  readonly draft: string;
  readonly number: string;
  readonly issuedOn: string;
  /** first and last day of what is billed */
  readonly period: string;
  readonly dueOn: string;
  readonly billTo: string;
  readonly vatId: string;
  readonly creditNote: {
    readonly title: string;
    readonly number: string;
    readonly issuedOn: string;
    readonly invoice: string;
    readonly invoiceDate: string;
    readonly reason: string;
  };
  readonly unitPrice: string;
  /** before the marked price of something whose price includes the tax */
  readonly withTax: string;
  readonly tax: string;
  readonly discount: string;
  /** before the number of a page, and between it and how many there are */
  readonly page: readonly [string, string];
  /** Liquid, what Atrium writes above the items and below the totals */
  readonly header: string;
  readonly notes: string;
}

type Change = MailFacts<'subscription_changed'>['change'];

/** Everything Atrium says in one language. */
export interface Words {
  readonly greeting: string;
  readonly closing: string;
  /** between a label and its value */
  readonly colon: string;
  readonly item: string;
  readonly quantity: string;
  readonly amount: string;
  readonly net: string;
  readonly total: string;
  readonly changes: Record<Change, string>;
  readonly document: DocumentWords;
  readonly mails: Record<MailKind, MailWords>;
}
