import * as z from 'zod';
import { Price } from '../catalogue/contract.ts';
import { DiscountPercent, Tax } from '../catalogue/model.ts';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Money } from '../kernel/money.ts';
import { LineTax } from '../kernel/tax.ts';
import { Line, Reference } from '../kernel/text.ts';
import { SoldBy } from '../organisation/legal-entity-model.ts';
import { CaughtUp } from './caught-up.ts';
import { InvoiceGroup } from './grouping.ts';
import { BillTo, Invoice, Run, RunRow, runStages, TaxTotal } from './model.ts';

const count = z.int().min(0);
const TaxTotalView = z
  .strictObject({
    name: z.string(),
    percent: z.string(),
    category: TaxTotal.shape.category,
    base: Money,
    amount: Money,
  })
  .meta({ id: 'TaxTotal' });

const Period = z
  .strictObject({
    from: PlainDate,
    through: PlainDate.meta({ description: 'Last day, included.' }),
  })
  .meta({ id: 'Period' });

export const InvoiceLineView = z
  .strictObject({
    description: z.string(),
    cause: z.enum(['membership', 'fee', 'manual']),
    causeId: z.string().optional(),
    period: Period.optional(),
    quantity: z.int(),
    unitPrice: Money,
    subtotal: Money,
    discount: Money,
    net: Money,
    gross: Money.optional().meta({ description: 'What is paid, when the price includes the tax.' }),
    exactSubtotal: z
      .string()
      .optional()
      .meta({ description: 'Minor units before rounding, 4 decimals.' }),
    explanation: z.string().meta({ description: 'How the amount came to be.' }),
    tax: LineTax,
    revenueAccount: z.string().optional(),
    refundable: z.boolean().optional().meta({ description: 'A deposit: owed back, no revenue.' }),
  })
  .meta({ id: 'InvoiceLine' });

export const lineCount = count.optional().meta({
  description: 'How many lines there are, when only the first are shown.',
});

export const InvoiceView = z
  .strictObject({
    id: idOf('invoice'),
    customerId: idOf('customer'),
    kind: Invoice.shape.kind,
    runId: idOf('run').optional(),
    status: Invoice.shape.status,
    number: z.string().optional(),
    issuedOn: PlainDate.optional(),
    dueOn: PlainDate.optional(),
    period: Period.optional(),
    group: InvoiceGroup.strict().optional().meta({
      description: 'Which of the charges of its period it has; absent: all.',
    }),
    billTo: BillTo.strict(),
    legalEntityId: idOf('legalEntity').optional().meta({
      description: 'Who sold it; absent: the organisation itself.',
    }),
    lines: z.array(InvoiceLineView),
    lineCount,
    taxes: z.array(TaxTotalView),
    taxNotes: z.array(z.string()).optional().meta({
      description: 'What must be said about lines without tax: reverse charge, exemptions.',
    }),
    net: Money,
    tax: Money,
    gross: Money,
    open: Money.optional().meta({ description: 'Still to be paid; absent on a draft.' }),
    paid: Money.optional().meta({ description: 'What payments settled; absent: nothing.' }),
    payments: z.array(z.strictObject({ paymentId: idOf('payment'), amount: Money })).optional(),
    credited: Money.optional().meta({ description: 'Taken back by credit notes, with tax.' }),
    ended: z
      .strictObject({ on: PlainDate, reason: z.string() })
      .optional()
      .meta({ description: 'When and why it was voided or written off.' }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Invoice' });
export type InvoiceView = z.infer<typeof InvoiceView>;

export const BillRunTotals = z
  .strictObject({
    planned: count,
    invoiced: count,
    invoices: count.optional().meta({
      description: 'What the customers invoiced got; one whose charges are grouped has several.',
    }),
    nothingToBill: count,
    parked: count,
    left: count,
    caughtUp: count.meta({ description: 'Invoices with something that came late.' }),
    net: Money,
    tax: Money,
    gross: Money,
    taxes: z.array(TaxTotalView),
  })
  .meta({
    id: 'BillRunTotals',
    description: 'planned = invoiced + nothingToBill + parked + left.',
  });

export const BillRunView = z
  .strictObject({
    id: idOf('run'),
    billingOn: PlainDate,
    cutoffOn: PlainDate,
    stage: z.enum(runStages),
    hold: z.boolean(),
    heldBecause: Run.shape.heldBecause,
    releaseAt: z.iso.datetime().optional().meta({
      description: 'When a held run goes on by itself; absent: a person must release it.',
    }),
    send: z.boolean(),
    schedule: z.string(),
    scheduledAt: z.string(),
    execution: z.string().meta({ description: 'Name of the last execution of the state machine.' }),
    attempt: z.int(),
    startedAt: z.iso.datetime(),
    closedAt: z.iso.datetime().optional(),
    customersPlanned: count.optional(),
    totals: BillRunTotals.optional(),
    firstNumber: z.string().optional(),
    lastNumber: z.string().optional(),
    stillDue: z
      .array(z.string())
      .optional()
      .meta({ description: 'Customers an independent check found still due: none.' }),
    delivery: Run.shape.delivery,
    deliveries: Run.shape.deliveries,
    mailWarning: z.string().optional(),
    releasedBy: z.string().optional(),
  })
  .meta({ id: 'BillRun' });
export type BillRunView = z.infer<typeof BillRunView>;

export const BillRunCustomerView = z
  .strictObject({
    customerId: idOf('customer'),
    outcome: RunRow.shape.outcome,
    reason: z.string().optional(),
    caughtUp: z
      .array(
        CaughtUp.strict().extend({
          causeIds: CaughtUp.shape.causeIds.meta({
            description: 'The memberships or fees, at most 50; absent: all of the invoice.',
          }),
        }),
      )
      .optional()
      .meta({
        description:
          'What was billed late, since which day and why: a billing day on which no run billed the customer, a membership or charge that came after its run, the days of an invoice that is void or of a draft that was postponed.',
      }),
    invoiceId: idOf('invoice').optional(),
    invoiceIds: z.array(idOf('invoice')).optional().meta({
      description: 'All invoices of a customer that has several, `invoiceId` the first.',
    }),
    gross: Money.optional().meta({ description: 'What they come to together.' }),
  })
  .meta({ id: 'BillRunCustomer' });

export const ParkedCustomerView = z
  .strictObject({
    customerId: idOf('customer'),
    runId: idOf('run'),
    reason: z.string(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'ParkedCustomer' });

const MoveView = z
  .strictObject({
    customerId: idOf('customer'),
    before: Money.optional(),
    now: Money.optional(),
    change: Money,
  })
  .meta({ id: 'BillRunMove' });

export const BillRunComparisonView = z
  .strictObject({
    before: z
      .strictObject({ runId: idOf('run'), billingOn: PlainDate, gross: Money })
      .optional()
      .meta({ description: 'The run of the period before; absent: there was none.' }),
    gross: Money,
    change: Money,
    percent: z.number().optional().meta({ description: 'Of the total, to one decimal.' }),
    customers: z
      .strictObject({
        ...{ up: count, down: count, same: count, new: count, gone: count },
        zero: count.meta({ description: 'Invoices of nothing, for example of credits.' }),
      })
      .meta({ description: 'Customers that either run invoiced.' }),
    movers: z
      .array(MoveView)
      .meta({ description: 'The 20 largest changes; new and gone customers are among them.' }),
  })
  .meta({ id: 'BillRunComparison' });
export type BillRunComparisonView = z.output<typeof BillRunComparisonView>;

export const BillRunPreview = z
  .strictObject({
    billingOn: PlainDate,
    cutoffOn: PlainDate,
    totals: BillRunTotals,
    parked: z.array(z.strictObject({ customerId: idOf('customer'), reason: z.string() })),
    unreachable: z.array(z.strictObject({ customerId: idOf('customer'), problem: z.string() })),
    fallbacks: z.array(idOf('customer')),
    comparison: BillRunComparisonView.meta({
      description:
        'Beside the run of the period before; of a page that has a nextCursor, the customers of the page.',
    }),
    nextCursor: z.string().optional().meta({
      description: 'Present when time ran out: ask again with it and add the totals up.',
    }),
  })
  .meta({ id: 'BillRunPreview' });
export type BillRunPreview = z.infer<typeof BillRunPreview>;

export const ManualLine = z
  .strictObject({
    description: Line(200),
    quantity: z.int().min(1).max(1_000),
    unitPrice: Price,
    tax: Tax,
    discount: z.strictObject({ percent: DiscountPercent }).optional(),
    revenueAccount: Reference(40).optional(),
  })
  .meta({ id: 'ManualLine' });
export type ManualLine = z.infer<typeof ManualLine>;

export const ManualInvoiceBody = z
  .strictObject({
    lines: z.array(ManualLine).min(1).max(40),
    legalEntityId: SoldBy.optional().meta({
      description:
        "Who sells it, `own`: the organisation itself; absent: who sells at the customer's location.",
    }),
  })
  .meta({ id: 'ManualInvoice' });
export type ManualInvoiceBody = z.infer<typeof ManualInvoiceBody>;
