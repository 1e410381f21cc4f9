import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Money } from '../kernel/money.ts';
import { Language } from '../organisation/model.ts';
import { nextSteps } from '../payments/retry-rules.ts';
import type { MailKind } from './kinds.ts';

const order = z.strictObject({
  orderNumber: z.string(),
  items: z.array(z.strictObject({ description: z.string(), quantity: z.int(), amount: Money })),
  total: Money,
  orderedOn: PlainDate,
});

/** of the address of the person it is about, also when it was written to nobody: an erasure finds it by that */
const addressHash = z.string().optional();

/** What whoever causes a mail gives with it, by kind; stored with the mail until it is handed over. */
export const facts = {
  /** everything is on the invoice */
  invoice_created: z.strictObject({}),
  credit_note_created: z.strictObject({
    /** whose document is attached */
    creditNoteId: idOf('creditNote').optional(),
    creditNoteNumber: z.string(),
    invoiceNumber: z.string(),
    issuedOn: PlainDate,
    amount: Money,
    reason: z.string(),
  }),
  payment_confirmation: z.strictObject({
    amount: Money,
    paidOn: PlainDate,
    /** as the customer knows it: `SEPA Direct Debit NL…4300`, `Bank transfer` */
    method: z.string(),
    /** empty: it settles none yet */
    invoiceNumbers: z.array(z.string()),
  }),
  debit_notice: z.strictObject({
    invoiceNumber: z.string(),
    amount: Money,
    debitOn: PlainDate,
    /** as the customer knows it: `SEPA •••• 4300` */
    account: z.string(),
    /** of the mandate */
    reference: z.string(),
    /** empty: the operator has not said */
    creditorId: z.string(),
  }),
  payment_failed: z.strictObject({
    invoiceNumber: z.string(),
    amount: Money,
    /** as the customer knows it: `Visa •••• 4242` */
    method: z.string(),
    failedOn: PlainDate,
    next: z.enum(nextSteps),
    /** with `retry` */
    retryOn: PlainDate.optional(),
  }),
  payment_reminder: z.strictObject({ invoiceNumber: z.string(), open: Money, dueOn: PlainDate }),
  overdue_notice: z.strictObject({
    invoiceNumber: z.string(),
    open: Money,
    dueOn: PlainDate,
    daysOverdue: z.int().positive(),
  }),
  /** `link` leads to the gateway's page, where the mandate is given; absent: to that of the portal which opens one */
  mandate_request: z.strictObject({ link: z.url().optional() }),
  card_expiry: z.strictObject({
    /** as the customer knows it: `Visa •••• 4242` */
    card: z.string(),
    /** the month, e.g. `2027-03` */
    expires: z.string(),
  }),
  mandate_activation: z.strictObject({
    reference: z.string(),
    /** the last four characters of the account */
    accountEnding: z.string(),
    activatedOn: PlainDate,
  }),
  order_confirmation: order,
  order_completed: order,
  subscription_suspended: z.strictObject({ plan: z.string(), suspendedOn: PlainDate }),
  subscription_changed: z.strictObject({
    plan: z.string(),
    change: z.enum(['started', 'changed', 'paused', 'resumed', 'cancelled', 'ended']),
    effectiveOn: PlainDate,
  }),
  member_added: z.strictObject({
    memberName: z.string(),
    addedBy: z.string(),
    /** whose names these are, should they change or be erased */
    memberId: idOf('member').optional(),
    addedById: idOf('member').optional(),
    addressHash,
  }),
  portal_invitation: z.strictObject({ personName: z.string(), addressHash }),
  /** `minutes`: how long it is good for */
  checkout_code: z.strictObject({
    code: z.string(),
    minutes: z.int(),
    email: z.string(),
    personName: z.string(),
    language: Language,
  }),
} as const satisfies Record<MailKind, z.ZodType>;
