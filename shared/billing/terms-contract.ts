import * as z from 'zod';
import { NewDiscount } from '../catalogue/contract.ts';
import { Discount } from '../catalogue/model.ts';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { CustomerTax } from '../kernel/tax.ts';
import { InvoiceEveryMonths, InvoiceGrouping } from '../organisation/model.ts';
import { BillTo } from '../people/model.ts';

const invoiceEveryMonths = InvoiceEveryMonths.meta({
  description: 'Months that an invoice covers.',
});

export const BillingTermsView = z
  .strictObject({
    customerId: idOf('customer'),
    billingDay: z.int().meta({ description: 'Day of the month that periods start on.' }),
    anniversary: z.boolean().meta({
      description: 'The first membership sets the billing day; until then it is a stand-in.',
    }),
    nextBillingOn: PlainDate,
    invoiceEveryMonths,
    discount: Discount.optional(),
    tax: CustomerTax.optional(),
    grouping: InvoiceGrouping.optional().meta({ description: "Absent: the organisation's." }),
    feesApart: z.boolean().optional().meta({ description: "Absent: the organisation's." }),
    billTo: BillTo.optional().meta({
      description: 'Who pays for what names a member of the company; absent: the company.',
    }),
    parked: z.string().optional().meta({ description: 'Why a run set the customer aside.' }),
    version: z.int().meta({
      description:
        'The ETag without its quotes; moves with everything the next invoice depends on.',
    }),
  })
  .meta({ id: 'BillingTerms' });
export type BillingTermsView = z.output<typeof BillingTermsView>;

export const BillingTermsChanges = z
  .strictObject({
    billingDay: z.int().min(1).max(31).optional().meta({
      description: 'Holds from the next billing day on; the days up to it are billed by days.',
    }),
    invoiceEveryMonths: invoiceEveryMonths.optional(),
    tax: CustomerTax.nullable().optional().meta({
      description:
        'Instead of the tax of plans, fees and locations; what is not taxed stays so. reverse_charge needs a VAT id. null removes it.',
    }),
    grouping: InvoiceGrouping.nullable().optional().meta({
      description:
        "How the charges of a period are spread over invoices; null: the organisation's.",
    }),
    feesApart: z.boolean().nullable().optional().meta({
      description: "Whether fees, bookings and orders are apart; null: the organisation's.",
    }),
    billTo: BillTo.nullable().optional().meta({
      description:
        'Of a company: who pays for what names a member from now on, unless the member or the charge says it. What is charged already stays where it is. null: the company.',
    }),
    discount: NewDiscount.nullable().optional().meta({
      description:
        'Off everything that runs bill, after the discounts of plan and membership; an amount is a month of the invoice. null removes it.',
    }),
  })
  .meta({ id: 'BillingTermsChanges' });
export type BillingTermsChanges = z.output<typeof BillingTermsChanges>;
