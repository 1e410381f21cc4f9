import type * as z from 'zod';
import type { facts } from './facts.ts';

/**
 * To whom a mail is addressed: `invoice_recipients` is what the invoicing setting selects (S27–S29), `customer`
 * the primary address (S81), `member` one person, `team` the operator's admins, `visitor` the address that somebody
 * named who is no customer yet.
 */
type To = 'invoice_recipients' | 'customer' | 'member' | 'team' | 'visitor';

interface MailRule {
  readonly to: To;
  /** the contact persons' toggle that copies it (S67); absent: nobody gets a copy */
  readonly category?: 'billing' | 'account';
  /** it speaks of an open invoice: withdrawn when that is paid, void or written off before the hand-over */
  readonly needsOpenInvoice?: true;
}

/** Every mail Atrium sends. */
export const mailKinds = {
  /** S68 */
  invoice_created: { to: 'invoice_recipients', category: 'billing' },
  /** an invoice was credited, all or part of it */
  credit_note_created: { to: 'customer', category: 'billing' },
  /** S69 */
  payment_confirmation: { to: 'customer', category: 'billing' },
  /** a direct debit is made in some days */
  debit_notice: { to: 'customer', category: 'billing', needsOpenInvoice: true },
  /** a charge by itself came to nothing, or its money was taken back */
  payment_failed: { to: 'customer', category: 'billing', needsOpenInvoice: true },
  /** S70 */
  payment_reminder: { to: 'customer', category: 'billing', needsOpenInvoice: true },
  /** S71 */
  overdue_notice: { to: 'customer', category: 'billing', needsOpenInvoice: true },
  /** S72 */
  mandate_request: { to: 'customer', category: 'billing' },
  /** a card that is charged by itself expires this month or next */
  card_expiry: { to: 'customer', category: 'billing' },
  /** S73 */
  mandate_activation: { to: 'customer', category: 'billing' },
  /** S74 */
  order_confirmation: { to: 'customer', category: 'account' },
  /** S75 */
  order_completed: { to: 'customer', category: 'account' },
  /** S76 */
  subscription_suspended: { to: 'customer', category: 'account' },
  /** S77 */
  subscription_changed: { to: 'customer', category: 'account' },
  /** S20: a member was added from the portal, and the team decides about an invitation */
  member_added: { to: 'team' },
  /** S21: a person may sign in */
  portal_invitation: { to: 'member' },
  /** S53: proves that a visitor's address is theirs */
  checkout_code: { to: 'visitor' },
} as const satisfies Record<string, MailRule>;

export type MailKind = keyof typeof mailKinds;
export const mailKindNames = Object.keys(mailKinds) as [MailKind, ...MailKind[]];

/** The mails of S68–S77 and of credit notes, which go to a customer with copies to its contact persons. */
export type CustomerMailKind = Exclude<
  MailKind,
  'member_added' | 'portal_invitation' | 'checkout_code'
>;
export const customerMailKinds = mailKindNames.filter(
  (kind): kind is CustomerMailKind => 'category' in mailKinds[kind],
) as [CustomerMailKind, ...CustomerMailKind[]];

/** The rule of a mail, whichever it is. */
export const ruleOf = (kind: MailKind): MailRule => mailKinds[kind];

/** What a mail says beyond names and links; what is not here is read when it is handed over. */
export type MailFacts<K extends MailKind> = z.infer<(typeof facts)[K]>;
