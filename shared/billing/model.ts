import * as z from 'zod';
import { Discount } from '../catalogue/model.ts';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Currency } from '../kernel/money.ts';
import { CustomerTax, LineTax } from '../kernel/tax.ts';
import { Address, InvoiceGrouping, Language } from '../organisation/model.ts';
import { CaughtUp } from './caught-up.ts';
import { InvoiceGroup } from './grouping.ts';

/**
 * When a customer is billed next. Every change that affects money bumps `inputsVersion`; a draft is
 * written on condition that it is the one that was read.
 */
export const Billing = z.object({
  customerId: idOf('customer'),
  anchorDay: z.int().min(1).max(31),
  nextBillingOn: PlainDate,
  /** one invoice for so many months; absent: 1 */
  everyMonths: z.int().min(1).max(12).optional(),
  /** billed on the day the first membership starts: it sets the anchor, which is a stand-in until then */
  anchorOpen: z.literal(true).optional(),
  /** off everything that its runs bill, after the discounts of plan and membership */
  discount: Discount.optional(),
  /** instead of the tax of plans, fees and locations */
  tax: CustomerTax.optional(),
  /** instead of the organisation's */
  grouping: InvoiceGrouping.optional(),
  feesApart: z.boolean().optional(),
  inputsVersion: z.int(),
  /** since when the customer is due as it stands; a run leaves who became due after it was planned */
  dueSince: z.iso.datetime(),
  parked: z
    .object({
      runId: idOf('run'),
      reason: z.string(),
      at: z.iso.datetime(),
      /** the draft that could not be numbered; un-parking issues it */
      invoiceId: idOf('invoice').optional(),
      /** the others of that run, numbered with it or not at all */
      moreInvoiceIds: z.array(idOf('invoice')).optional(),
    })
    .optional(),
});
export type Billing = z.infer<typeof Billing>;

/** All amounts of an invoice are minor units of its currency. */
export const InvoiceLine = z.object({
  description: z.string(),
  cause: z.enum(['membership', 'fee', 'manual']),
  causeId: z.string().optional(),
  /** days of service, for memberships; half-open */
  from: PlainDate.optional(),
  to: PlainDate.optional(),
  quantity: z.int(),
  unitPrice: z.int(),
  /** amount before discount, rounded */
  subtotal: z.int(),
  discount: z.int(),
  /** subtotal − discount */
  net: z.int(),
  /** what is paid for the line, when its price includes the tax */
  gross: z.int().optional(),
  /** the subtotal before it was rounded, when it is not whole */
  exact: z.string().optional(),
  /** how the amount came to be, in words and figures */
  explanation: z.string(),
  tax: LineTax,
  revenueAccount: z.string().optional(),
  /** a deposit: owed to the customer, no revenue */
  refundable: z.literal(true).optional(),
});
export type InvoiceLine = z.infer<typeof InvoiceLine>;

export const TaxTotal = z.object({
  name: z.string(),
  percent: z.string(),
  /** why there is none */
  category: z.enum(['exempt', 'reverse_charge']).optional(),
  base: z.int(),
  amount: z.int(),
});
export type TaxTotal = z.infer<typeof TaxTotal>;

export const BillTo = z.object({
  name: z.string(),
  address: Address,
  vatId: z.string().optional(),
});

export const invoiceStatuses = [
  'draft',
  'issued',
  'paid',
  'credited',
  'void',
  'written_off',
] as const;

/** What credit notes took back of an invoice, in minor units: by line, by tax total, and in all. */
export const Credited = z.object({
  lines: z.array(z.int()),
  taxes: z.array(z.int()),
  gross: z.int(),
});
export type Credited = z.infer<typeof Credited>;

export const Invoice = z.object({
  id: idOf('invoice'),
  customerId: idOf('customer'),
  kind: z.enum(['run', 'manual', 'order']),
  runId: idOf('run').optional(),
  status: z.enum(invoiceStatuses),
  period: z.object({ from: PlainDate, to: PlainDate }).optional(),
  /** which of the period's charges it has; absent: all */
  group: InvoiceGroup.optional(),
  currency: Currency,
  language: Language,
  billTo: BillTo,
  /** names that `{{recipient}}` stands for on the document; absent: the one billed (S7) */
  recipients: z.array(z.string()).optional(),
  sellerVersion: z.int(),
  /** version of the organisation's own document texts; absent: Atrium's (decision 0008) */
  documentTemplate: z.int().optional(),
  lines: z.array(InvoiceLine),
  /** how many lines it has, when only the first are here and all lie in pages beside it (decision 0024) */
  lineCount: z.int().optional(),
  taxes: z.array(TaxTotal),
  /** what must be said about lines without tax */
  taxNotes: z.array(z.string()).optional(),
  net: z.int(),
  tax: z.int(),
  gross: z.int(),
  paymentTermDays: z.int(),
  /** absent: nothing */
  credited: Credited.optional(),
  /** what settles it, oldest first; absent: nothing */
  payments: z.array(z.object({ paymentId: idOf('payment'), amount: z.int() })).optional(),
  /** the one attempt to collect it that is under way (I5) */
  openAttempt: idOf('paymentAttempt').optional(),
  /** who voided it or wrote it off, when and why */
  ended: z.object({ on: PlainDate, reason: z.string(), by: z.string() }).optional(),
  /** who changed it while its run was held, when and why, oldest first; absent: nobody */
  edits: z.array(z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() })).optional(),
  /** from here: set when it is issued */
  series: z.string().optional(),
  sequence: z.int().optional(),
  number: z.string().optional(),
  issuedOn: PlainDate.optional(),
  dueOn: PlainDate.optional(),
  createdAt: z.iso.datetime(),
  version: z.int(),
});
export type Invoice = z.infer<typeof Invoice>;

/** Each kind of document has a series of its own. */
export const seriesNames = ['invoice', 'credit_note'] as const;

/** Takes an issued invoice back, all or part of it; lines and totals are what is credited, above nothing. */
export const CreditNote = Invoice.pick({
  customerId: true,
  currency: true,
  language: true,
  billTo: true,
  recipients: true,
  sellerVersion: true,
  documentTemplate: true,
  lines: true,
  lineCount: true,
  taxes: true,
  taxNotes: true,
  net: true,
  tax: true,
  gross: true,
  createdAt: true,
  version: true,
}).extend({
  id: idOf('creditNote'),
  invoiceId: idOf('invoice'),
  invoiceNumber: z.string(),
  invoiceIssuedOn: PlainDate,
  /** what it takes of each line, when only the first of its lines are here: the others follow from the invoice's */
  credit: Credited.optional(),
  reason: z.string(),
  by: z.string(),
  series: z.string(),
  sequence: z.int(),
  number: z.string(),
  issuedOn: PlainDate,
});
export type CreditNote = z.infer<typeof CreditNote>;

export const runStages = [
  'planning',
  'drafting',
  'held',
  'numbering',
  'closing',
  'closed',
] as const;

/** The operator wants to look first, is suspended, or the total moved more than it allows. */
export const holdReasons = ['asked', 'suspended', 'total_moved'] as const;

export const RunTotals = z.object({
  planned: z.int(),
  invoiced: z.int(),
  /** of the customers invoiced; one that is grouped has several */
  invoices: z.int().optional(),
  nothingToBill: z.int(),
  parked: z.int(),
  left: z.int(),
  /** invoices with something that came late */
  caughtUp: z.int().default(0),
  net: z.int(),
  tax: z.int(),
  gross: z.int(),
  taxes: z.array(TaxTotal),
});
export type RunTotals = z.infer<typeof RunTotals>;

/** How the mail of a run's invoices stands. */
export const RunDeliveries = z.object({
  sent: z.int(),
  parked: z.int(),
  /** of invoices that were void before their mail left */
  withdrawn: z.int().default(0),
  pending: z.int(),
  ccCopies: z.int(),
  /** recipients who should have got a mail and did not; the mail names them */
  leftOut: z.int().default(0),
  /** mails handed over more than once, each a recorded resend (I4) */
  resent: z.int(),
  /** customers whose selected recipients found nobody, so that the company's address was used (S31) */
  fallbacks: z.int(),
});
export type RunDeliveries = z.infer<typeof RunDeliveries>;

export const Run = z.object({
  id: idOf('run'),
  billingOn: PlainDate,
  /** billing days up to here are billed: billingOn + lead days; fees up to billingOn */
  cutoffOn: PlainDate,
  stage: z.enum(runStages),
  /** counts executions of the state machine; the last one is named `{runId}-{attempt}` */
  attempt: z.int(),
  heartbeatAt: z.iso.datetime(),
  plannedAt: z.iso.datetime(),
  /** how many workers draft, frozen when planning ends */
  workers: z.int().optional(),
  planned: z.int().optional(),
  /** which plan counts: the version the run had when it was planned */
  plan: z.int().optional(),
  /** sending is on and mail cannot go out as things stand; said before anything is generated */
  mailWarning: z.string().optional(),
  hold: z.boolean(),
  /** why it waits, or waited */
  heldBecause: z.enum(holdReasons).optional(),
  /** business time at which a held run goes on by itself; absent: a person must release it */
  releaseAt: z.iso.datetime().optional(),
  send: z.boolean(),
  schedule: z.string(),
  scheduledAt: z.string(),
  /** where the numberer stands: bucket and customer of the last row it handled */
  cursor: z.object({ bucket: z.string(), customerId: z.string() }).optional(),
  firstNumber: z.string().optional(),
  lastNumber: z.string().optional(),
  totals: RunTotals.optional(),
  /** customers that the independent check found still due at close (I8: nobody) */
  stillDue: z.array(z.string()).optional(),
  delivery: z.enum(['open', 'settled', 'off']).optional(),
  deliveries: RunDeliveries.optional(),
  startedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().optional(),
  releasedBy: z.string().optional(),
  /** real time */
  releasedAt: z.iso.datetime().optional(),
  version: z.int(),
});
export type Run = z.infer<typeof Run>;

/** One per planned customer and run; what numbering, the report and the delivery check read. */
export const RunRow = z.object({
  customerId: idOf('customer'),
  outcome: z.enum(['invoiced', 'nothing_to_bill', 'parked', 'left']),
  reason: z.string().optional(),
  /** what it bills late, and why; absent: nothing */
  caughtUp: z.array(CaughtUp).optional(),
  invoiceId: idOf('invoice').optional(),
  /** all of a customer that has several, the first among them; the version that is numbered of one that was edited, absent: 1 */
  invoices: z
    .array(z.object({ id: idOf('invoice'), gross: z.int(), version: z.int().optional() }))
    .optional(),
  /** what they come to together */
  gross: z.int().optional(),
  net: z.int().optional(),
  taxes: z.array(TaxTotal).optional(),
  currency: Currency.optional(),
  paymentTermDays: z.int().optional(),
});
export type RunRow = z.infer<typeof RunRow>;

/** A drafting worker's share and how far it is; its version fences off a second worker. */
export const RunWorker = z.object({
  worker: z.int(),
  buckets: z.array(z.string()),
  /** position: index into `buckets` and into that bucket's plan */
  bucket: z.int(),
  offset: z.int(),
  done: z.boolean(),
  heartbeatAt: z.iso.datetime(),
  version: z.int(),
});
export type RunWorker = z.infer<typeof RunWorker>;

/** What one bucket's plan names; `chunks` is on the first. */
export const RunPlan = z.object({
  customerIds: z.array(idOf('customer')),
  chunks: z.int().optional(),
});
