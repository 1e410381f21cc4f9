import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Currency } from '../kernel/money.ts';
import { LineTax } from '../kernel/tax.ts';
import { Address, Language } from '../organisation/model.ts';
import { InvoiceGroup } from './grouping.ts';

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
  /** whose invoice it is, by its seller's version; absent: the organisation itself (decision 0037) */
  legalEntityId: idOf('legalEntity').optional(),
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
  /** what was paid of it and went back after it was written off: given up with the rest */
  lost: z
    .array(z.object({ on: PlainDate, amount: z.int(), paymentId: idOf('payment') }))
    .optional(),
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
  legalEntityId: true,
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
