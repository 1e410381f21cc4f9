import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Currency, Money } from '../kernel/money.ts';
import { Line, Reference } from '../kernel/text.ts';
import { paymentMethods, refundStatuses } from './model.ts';
import { maxAllocations } from './rules.ts';

const Above = z.strictObject({ amount: z.int().min(1), currency: Currency });
const BankReference = Reference(140).meta({ description: 'As the bank shows it.' });

export const InvoicesPaid = z
  .array(
    z.strictObject({
      invoiceId: idOf('invoice'),
      amount: Above.optional().meta({ description: 'Absent: as much as is open, and left.' }),
    }),
  )
  .max(maxAllocations)
  .refine(list => new Set(list.map(({ invoiceId }) => invoiceId)).size === list.length, {
    error: 'expected each invoice once',
  });

export const NewPayment = z
  .strictObject({
    amount: Above,
    method: z.enum(paymentMethods),
    receivedOn: PlainDate.meta({ description: 'When the money came in; today or before.' }),
    reference: BankReference.optional(),
    invoices: InvoicesPaid.optional().meta({
      description:
        'What it is for, in this order; absent: the open invoices, oldest first. What is too much is the credit of the customer.',
    }),
    confirm: z.boolean().default(true).meta({ description: 'Mail a payment confirmation (S69).' }),
  })
  .meta({ id: 'NewPayment' });
export type NewPayment = z.output<typeof NewPayment>;

export const PaymentAllocations = z
  .strictObject({
    invoices: InvoicesPaid.optional().meta({
      description:
        'Instead of what the payment settles now; empty: nothing; absent: its credit goes to the open invoices, oldest first.',
    }),
  })
  .meta({ id: 'PaymentAllocations' });

export const PaymentReversal = z
  .strictObject({ reason: Line(200) })
  .meta({ id: 'PaymentReversal' });

const refundWays = ['gateway', 'by_hand'] as const;

export const NewRefund = z
  .strictObject({
    amount: Above.optional().meta({ description: 'Absent: all that is on no invoice.' }),
    reason: Line(200),
    reference: BankReference.optional(),
    through: z.enum(refundWays).optional().meta({
      description:
        'gateway: back to where the payment came from; by_hand: it was paid back already. Absent: through the gateway, if the payment came through one.',
    }),
  })
  .meta({ id: 'NewRefund' });

export const PaymentView = z
  .strictObject({
    id: idOf('payment'),
    customerId: idOf('customer'),
    method: z.enum(paymentMethods),
    amount: Money,
    receivedOn: PlainDate,
    reference: z.string().optional(),
    status: z.enum(['received', 'reversed']),
    invoices: z.array(
      z
        .strictObject({ invoiceId: idOf('invoice'), number: z.string(), amount: Money })
        .meta({ id: 'PaymentAllocation' }),
    ),
    credit: Money.meta({ description: 'On no invoice and not paid back.' }),
    refunds: z.array(
      z
        .strictObject({
          on: PlainDate,
          amount: Money,
          reason: z.string(),
          reference: z.string().optional(),
          through: z.enum(refundWays),
          status: z.enum(refundStatuses).meta({
            description:
              'pending: its gateway has not said what became of it; failed: credit again.',
          }),
        })
        .meta({ id: 'Refund' }),
    ),
    reversed: z.strictObject({ on: PlainDate, reason: z.string() }).optional(),
    version: z.int(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Payment' });
export type PaymentView = z.input<typeof PaymentView>;

export const BalanceView = z
  .strictObject({
    owed: Money.meta({ description: 'All entries of the ledger; below nothing: a credit.' }),
    credit: Money.meta({
      description: 'Of payments on no invoice: settles the next ones, or is paid back.',
    }),
    open: Money.meta({ description: 'Of invoices to be paid: owed + credit.' }),
  })
  .meta({ id: 'Balance' });
