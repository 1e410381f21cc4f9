import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Currency } from '../kernel/money.ts';
import { CaughtUp } from './caught-up.ts';
import { TaxTotal } from './invoice-model.ts';

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
  /** whose that one is; absent: the organisation itself */
  legalEntityId: idOf('legalEntity').optional(),
  /** all of a customer that has several, the first among them; the version that is numbered of one that was edited, absent: 1 */
  invoices: z
    .array(
      z.object({
        id: idOf('invoice'),
        gross: z.int(),
        version: z.int().optional(),
        legalEntityId: idOf('legalEntity').optional(),
      }),
    )
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
