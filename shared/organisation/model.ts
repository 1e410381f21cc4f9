import * as z from 'zod';
import { PlainDate, TimeZone } from '../kernel/calendar.ts';
import { DocumentNumbers } from '../kernel/document-number.ts';
import { idOf } from '../kernel/id.ts';
import { Currency } from '../kernel/money.ts';
import { TaxRate } from '../kernel/tax.ts';
import { Email } from '../kernel/text.ts';
import { Address } from './address.ts';
import { LegalEntity } from './legal-entity-model.ts';

export { Address, VatId } from './address.ts';

export const Language = z.enum(['en', 'nl', 'de', 'fr']);
export type Language = z.infer<typeof Language>;

/** Who invoice mail is addressed to (S27–S29). */
export const invoiceRecipients = ['company', 'billing_persons', 'contact_persons'] as const;

/** Day of the month, or the day of the month the customer's first membership starts on. */
export const BillingDay = z.union([z.int().min(1).max(31), z.literal('anniversary')], {
  error: 'expected a whole number from 1 to 31, or "anniversary"',
});
export type BillingDay = z.infer<typeof BillingDay>;

export const InvoiceEveryMonths = z.int().min(1).max(12);

/** Whether a customer gets one invoice, one for each of its locations, or one for each membership. */
export const InvoiceGrouping = z.enum(['customer', 'location', 'membership']);
export type InvoiceGrouping = z.infer<typeof InvoiceGrouping>;

export const BillingSettings = z
  .strictObject({
    generate: z.boolean().meta({ description: 'Bill by itself every month (S45).' }),
    send: z.boolean().meta({ description: 'Mail invoices when they are issued (S49).' }),
    hold: z
      .boolean()
      .meta({ description: 'A run waits for release between its drafts and their numbers.' }),
    holdHours: z.int().min(1).max(720).meta({
      description: 'A run that waits for release goes on by itself after so many hours.',
    }),
    holdWhenTotalMovesPercent: z.int().min(0).max(1_000).meta({
      description:
        'A run whose total differs by more from that of the period before waits for a person, whatever `hold` says; 0: never.',
    }),
    emailInvoicesTo: z
      .array(z.enum(invoiceRecipients))
      .min(1)
      .max(3)
      .refine(list => new Set(list).size === list.length, {
        error: 'expected each recipient once',
      }),
    billingDay: BillingDay.meta({
      description:
        'Day of the month periods start on, the last day in shorter months; anniversary: the day the first membership starts. For customers created from now on.',
    }),
    invoiceEveryMonths: InvoiceEveryMonths.meta({
      description: 'Months that an invoice covers; for customers created from now on.',
    }),
    grouping: InvoiceGrouping.meta({
      description:
        'One invoice for all that a customer is charged, one for each location, or one for each membership and one for all else.',
    }),
    feesApart: z.boolean().meta({
      description: 'Fees, bookings and orders are on an invoice apart from memberships.',
    }),
    leadDays: z
      .int()
      .min(0)
      .max(28)
      .meta({ description: 'Days before the billing day on which the run bills.' }),
    paymentTermDays: z.int().min(0).max(120),
    membershipTiming: z.enum(['advance', 'arrears']).meta({
      description: 'How plans created from now on are billed unless they say: before or after.',
    }),
    proration: z.enum(['first', 'second', 'none']).meta({
      description:
        'A membership that starts within a period: first: pays its days; second: pays a whole month from its start, then the days that remain; none: pays in full. The last period pays its days, in full with none.',
    }),
    prorationDivisor: z
      .enum(['actual', 'average'])
      .meta({ description: 'actual: days of the period; average: 365/12.' }),
    setOffCredit: z
      .boolean()
      .meta({ description: 'What a customer has paid too much settles its next invoices.' }),
    collect: z.boolean().meta({
      description: 'Charge the default payment method when an invoice falls due (S50).',
    }),
    preNotificationDays: z.int().min(1).max(14).meta({
      description:
        'Days between the mail that announces a direct debit and the debit: 14 unless a shorter time was agreed with the customers.',
    }),
    creditorId: z
      .string()
      .regex(/^([A-Z]{2}\d{2}[A-Z0-9]{4,31})?$/, {
        error: 'expected a SEPA creditor identifier such as NL98ZZZ123456780000, or nothing',
      })
      .meta({ description: "Said when a debit is announced: the operator's, or its gateway's." }),
    payNow: z
      .boolean()
      .meta({ description: 'Customers pay invoices in the portal and the app (S51).' }),
    invoiceNumbers: DocumentNumbers,
    creditNoteNumbers: DocumentNumbers,
  })
  .meta({ id: 'BillingSettings' });
export type BillingSettings = z.infer<typeof BillingSettings>;

export const defaultBillingSettings: BillingSettings = {
  generate: false,
  send: false,
  hold: false,
  holdHours: 48,
  holdWhenTotalMovesPercent: 0,
  emailInvoicesTo: ['company'],
  billingDay: 1,
  invoiceEveryMonths: 1,
  grouping: 'customer',
  feesApart: false,
  leadDays: 0,
  paymentTermDays: 14,
  membershipTiming: 'advance',
  proration: 'first',
  prorationDivisor: 'actual',
  setOffCredit: true,
  collect: false,
  preNotificationDays: 14,
  creditorId: '',
  payNow: false,
  invoiceNumbers: { format: 'INV-{NNNNNN}', resets: 'never' },
  creditNoteNumbers: { format: 'CN-{NNNNNN}', resets: 'never' },
};

/** Days before or after a due date, each once. */
const days = (most: number, count: number) =>
  z
    .array(z.int().min(1).max(most))
    .max(count)
    .refine(list => new Set(list).size === list.length, { error: 'expected each number once' });

/** What a debt costs: an amount, or a share of what is open; charged once, with the customer's next invoice. */
export const LateFee = z
  .strictObject({
    afterDays: z.int().min(1).max(365),
    amount: z.strictObject({ amount: z.int().min(1).max(1_000_000_000), currency: Currency }),
    percent: z.string().regex(/^(?!0+(\.0+)?$)\d{1,2}(\.\d{1,2})?$/, {
      error: 'expected a percentage from "0.01" to "99.99"',
    }),
  })
  .partial({ amount: true, percent: true })
  .refine(({ percent, amount }) => (percent === undefined) !== (amount === undefined), {
    path: ['percent'],
    error: 'expected either percent or amount',
  })
  .meta({ id: 'LateFee' });
export type LateFee = z.infer<typeof LateFee>;

export const DunningPolicy = z
  .strictObject({
    retryDays: z.array(z.int().min(1).max(30)).max(5).meta({
      description:
        'A charge by itself that failed for want of money, or without a reason, is tried again so many days after the first failure, then after the second and so on; a direct debit twice at most. Also while `on` is off.',
    }),
    on: z.boolean().meta({ description: 'Everything below happens by itself (S70, S71).' }),
    remindDaysBefore: days(60, 5).meta({ description: 'Reminders so many days before it is due.' }),
    overdueNotice: z.boolean().meta({ description: 'A notice on the day after it was due (S71).' }),
    remindDaysAfter: days(365, 10).meta({
      description: 'Reminders so many days after it was due.',
    }),
    lateFee: LateFee.nullable(),
    suspendAfterDays: z.int().min(0).max(365).meta({
      description:
        'Memberships are suspended so many days after it was due, until the debt is paid (S76); 0: never.',
    }),
    writeOffAfterDays: z.int().min(0).max(1_825).meta({
      description: 'What is open is written off so many days after it was due; 0: never.',
    }),
  })
  .meta({ id: 'DunningPolicy' });
export type DunningPolicy = z.infer<typeof DunningPolicy>;

export const defaultDunningPolicy: DunningPolicy = {
  retryDays: [3, 5, 7],
  on: false,
  remindDaysBefore: [3],
  overdueNotice: true,
  remindDaysAfter: [7, 14],
  lateFee: null,
  suspendAfterDays: 0,
  writeOffAfterDays: 0,
};

/** What the daily check last did, so that a run that did not happen is explained (S45). */
export const LastTick = z.object({
  at: z.iso.datetime(),
  outcome: z.enum(['started', 'continued', 'skipped', 'nothing_to_bill']),
  reason: z.string().optional(),
  /** EventBridge Scheduler's schedule and the instant it fired for */
  schedule: z.string().optional(),
  scheduledAt: z.string().optional(),
});

export const organisationStatuses = ['onboarding', 'active', 'suspended'] as const;

/** The instant up to which a sandbox's business time has been turned. */
export const SandboxClock = z
  .object({ now: z.iso.datetime(), status: z.enum(['advancing', 'ready']) })
  .meta({ id: 'Clock' });

/** As it is stored; `waitsFor`: the run whose close makes it ready. */
const StoredClock = SandboxClock.extend({ waitsFor: idOf('run').optional() }).meta({
  id: 'StoredClock',
});

export const adminRoles = ['owner', 'admin'] as const;

/** What visitors see and buy (S53); its name leads to the organisation. */
export const Storefront = z.object({
  name: z.string(),
  enabled: z.boolean(),
  /** where the operator's terms of sale are */
  termsUrl: z.string().optional(),
});
export type Storefront = z.infer<typeof Storefront>;

export const Organisation = z.object({
  id: idOf('organisation'),
  name: z.string(),
  status: z.enum(organisationStatuses),
  /** a sandbox has its own clock and mails only to its inbox */
  sandbox: z.boolean(),
  /** business time of a sandbox; absent: real time */
  clock: StoredClock.optional(),
  timeZone: TimeZone,
  currency: Currency,
  language: Language,
  address: Address,
  vatId: z.string().optional(),
  registration: z.string().optional(),
  iban: z.string().optional(),
  email: Email,
  /** a setting that came later than the organisation has its default */
  billing: z.preprocess(
    stored => ({ ...defaultBillingSettings, ...(stored as object) }),
    BillingSettings,
  ),
  dunning: z.preprocess(
    stored => ({ ...defaultDunningPolicy, ...(stored as object | undefined) }),
    DunningPolicy,
  ),
  /** instant of the next daily check; the index entry that the tick queries */
  nextRunAt: z.iso.datetime(),
  lastTick: LastTick.optional(),
  /** version of the seller's name and address that invoices refer to */
  sellerVersion: z.int(),
  /** the books are closed up to this day, which is in them */
  lockedThrough: PlainDate.optional(),
  /** versions of its own invoice document texts, by language; none: Atrium's (decision 0008) */
  documentTemplates: z.partialRecord(Language, z.int()).optional(),
  /** sellers beside itself; a location names the one that sells there (decision 0037) */
  legalEntities: z.array(LegalEntity).optional(),
  /** absent: it never had one */
  storefront: Storefront.optional(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type Organisation = z.infer<typeof Organisation>;

export const Location = z.object({
  id: idOf('location'),
  name: z.string(),
  timeZone: TimeZone,
  address: Address,
  /** of what is sold there, instead of its own */
  tax: TaxRate.optional(),
  /** who sells there; absent: the organisation itself */
  legalEntityId: idOf('legalEntity').optional(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type Location = z.infer<typeof Location>;

export const Admin = z.object({
  id: idOf('admin'),
  name: z.string(),
  email: Email,
  role: z.enum(adminRoles),
  /** subject of the login, once there is one */
  subject: z.string().optional(),
  /** how often the person was invited */
  invitations: z.int().optional(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type Admin = z.infer<typeof Admin>;

/** Seller details as an invoice showed them; invoices refer to a version instead of repeating it. */
export const Seller = z.object({
  version: z.int(),
  name: z.string(),
  address: Address,
  vatId: z.string().optional(),
  /** where it is registered, as it is printed */
  registration: z.string().optional(),
  /** the account it is paid to, as it is printed */
  iban: z.string().optional(),
  email: Email,
  /** absent: the organisation itself */
  legalEntityId: idOf('legalEntity').optional(),
  since: PlainDate,
});
export type Seller = z.infer<typeof Seller>;
