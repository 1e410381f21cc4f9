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

type Change = MailFacts<'subscription_changed'>['change'];

/** Everything Atrium says in one language. */
export interface Words {
  readonly greeting: string;
  readonly closing: string;
  readonly item: string;
  readonly quantity: string;
  readonly amount: string;
  readonly net: string;
  readonly total: string;
  readonly changes: Record<Change, string>;
  readonly mails: Record<MailKind, MailWords>;
}
