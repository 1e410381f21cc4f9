import * as z from 'zod';
import { Discount } from '../catalogue/model.ts';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { CustomerTax } from '../kernel/tax.ts';
import { InvoiceGrouping } from '../organisation/model.ts';
import { BillTo } from '../people/model.ts';

export * from './invoice-model.ts';
export * from './run-model.ts';

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
  /** a company's: who pays for what names a member; absent: the company */
  billTo: BillTo.optional(),
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
