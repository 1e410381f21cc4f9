import type { MailKind } from '../notifications/kinds.ts';

/** A variable by its meaning; a list by its meaning and those of its items' fields. */
export type Variable =
  | string
  | { readonly meaning: string; readonly fields: Readonly<Record<string, string>> };
export type Variables = Readonly<Record<string, Variable>>;

const everywhere = {
  recipient:
    "names of the billing persons, oldest first, joined by the language's “and”; without any, the customer's name",
  customer: "the customer's name",
  seller: 'your name, as invoices show it',
} as const;

const ofInvoice = {
  number: "the invoice's number",
  issuedOn: 'the date of issue',
  dueOn: 'the due date',
  lines: {
    meaning: 'what is billed',
    fields: {
      description: 'what it is',
      period: 'first and last day, or empty',
      quantity: 'how many',
      explanation: 'how the amount came to be',
      net: 'the amount before tax',
    },
  },
  net: 'the total before tax',
  taxes: {
    meaning: 'one per tax rate',
    fields: { name: 'name of the tax', percent: 'its rate', base: 'taxed amount', amount: 'tax' },
  },
  taxNotes: 'what the law asks to be said about lines without tax, or empty',
  gross: 'the total with tax',
  payable: 'true as long as there is something to pay',
} as const;

const ofOpenInvoice = {
  number: "the invoice's number",
  open: 'what is still to be paid',
  dueOn: 'the due date',
  link: "the invoice's page in the member portal",
} as const;

const ofOrder = {
  orderNumber: 'number of the order',
  orderedOn: 'date of the order',
  items: {
    meaning: 'what was ordered',
    fields: { description: 'what it is', quantity: 'how many', amount: 'the amount' },
  },
  total: 'the total of the order',
} as const;

/** What each mail's template may use, with a line that says what it is. */
export const mailVariables = {
  invoice_created: {
    ...everywhere,
    ...ofInvoice,
    link: "the invoice's page in the member portal",
  },
  credit_note_created: {
    ...everywhere,
    number: "the credit note's number",
    invoiceNumber: 'number of the invoice that is credited',
    issuedOn: "the credit note's date",
    amount: 'what is credited, with tax',
    reason: 'why, as it was written',
    link: "the invoice's page in the member portal",
  },
  payment_confirmation: {
    ...everywhere,
    amount: 'what was paid',
    paidOn: 'date of the payment',
    method: 'how it was paid',
    invoices: 'numbers of the invoices that were paid',
    link: 'the invoices in the member portal',
  },
  debit_notice: {
    ...everywhere,
    number: "the invoice's number",
    amount: 'what is debited',
    debitOn: 'date of the debit',
    account: 'the account, by its last digits',
    reference: 'reference of the mandate',
    creditorId: "the creditor's identifier, or empty",
    link: "the invoice's page in the member portal",
  },
  payment_failed: {
    ...everywhere,
    number: "the invoice's number",
    amount: 'what was to be collected',
    method: 'the card or account, by its last digits',
    failedOn: 'date of the failure',
    next: 'retry: it is tried again; confirm: the customer must confirm; method: another method is needed',
    retryOn: 'with retry: date of the next try; otherwise empty',
    link: "the invoice's page in the member portal",
  },
  payment_reminder: { ...everywhere, ...ofOpenInvoice },
  overdue_notice: {
    ...everywhere,
    ...ofOpenInvoice,
    daysOverdue: 'days since the due date',
  },
  mandate_request: { ...everywhere, link: 'the page where the mandate is given' },
  card_expiry: {
    ...everywhere,
    card: 'the card, by its last digits',
    expires: 'month and year, as on the card',
    link: 'the payment methods in the member portal',
  },
  mandate_activation: {
    ...everywhere,
    reference: 'reference of the mandate',
    accountEnding: 'last four characters of the account',
    activatedOn: 'date from which it is active',
  },
  order_confirmation: { ...everywhere, ...ofOrder },
  order_completed: { ...everywhere, ...ofOrder },
  subscription_suspended: {
    ...everywhere,
    plan: "the membership's plan",
    suspendedOn: 'first day of the suspension',
    link: 'the invoices in the member portal',
  },
  subscription_changed: {
    ...everywhere,
    plan: "the membership's plan",
    change: "what happened, in the mail's language",
    changeCode: 'started, changed, paused, resumed, cancelled or ended',
    effectiveOn: 'date from which it holds',
  },
  member_added: {
    ...everywhere,
    recipient: 'whom of your team the mail is addressed to',
    memberName: 'who was added',
    addedBy: 'who added them',
    link: 'the invitation requests',
  },
  portal_invitation: {
    ...everywhere,
    recipient: 'who is invited',
    personName: 'who is invited',
    link: 'the page where a password is chosen',
  },
  checkout_code: {
    ...everywhere,
    recipient: 'who buys',
    customer: 'who buys',
    code: 'the six digits',
    minutes: 'for how many minutes they are good',
  },
} as const satisfies Record<MailKind, Variables>;

/** What the header and the notes of an invoice document may use. */
export const documentVariables = { ...everywhere, ...ofInvoice } as const satisfies Variables;

type Value<V> = V extends { fields: infer F }
  ? readonly { readonly [N in keyof F]: string }[]
  : string | number | boolean;

/** The values for a table of names: every one of them, and no other. */
export type Values<V extends Variables> = { readonly [N in keyof V]: Value<V[N]> };
export type MailValues<K extends MailKind> = Values<(typeof mailVariables)[K]>;
