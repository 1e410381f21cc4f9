import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Currency } from '../kernel/money.ts';

/** How money came in. */
export const paymentMethods = ['bank_transfer', 'cash', 'card', 'direct_debit', 'other'] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** `pending`: its gateway has not said what became of it. */
export const refundStatuses = ['pending', 'succeeded', 'failed'] as const;
export type RefundStatus = (typeof refundStatuses)[number];

/** What of a payment settles an invoice. */
export const Allocation = z.object({
  invoiceId: idOf('invoice'),
  /** of the invoice */
  number: z.string(),
  amount: z.int(),
});
export type Allocation = z.infer<typeof Allocation>;

/**
 * Money received of a customer, in minor units. What is on no invoice and was not paid back is the customer's credit:
 * amount = allocated + refunded + credit.
 */
export const Payment = z.object({
  id: idOf('payment'),
  customerId: idOf('customer'),
  method: z.enum(paymentMethods),
  amount: z.int(),
  currency: Currency,
  receivedOn: PlainDate,
  /** as the bank shows it */
  reference: z.string().optional(),
  allocations: z.array(Allocation),
  refunds: z.array(
    z.object({
      on: PlainDate,
      amount: z.int(),
      reason: z.string(),
      reference: z.string().optional(),
      by: z.string(),
      /** by the gateway that the payment came through; absent: by hand */
      through: z
        .object({
          /** the gateway's idempotency key */
          id: idOf('refund'),
          connectionId: idOf('gatewayConnection'),
          status: z.enum(refundStatuses),
          gatewayRefund: z.string().optional(),
          failedOn: PlainDate.optional(),
        })
        .optional(),
    }),
  ),
  /** it was booked by mistake, or the bank took it back */
  reversed: z
    .object({
      on: PlainDate,
      reason: z.string(),
      by: z.string(),
      /** what it had settled until then */
      settled: z.array(Allocation).optional(),
    })
    .optional(),
  /** by which it was collected through a gateway */
  attemptId: idOf('paymentAttempt').optional(),
  /** real time from which its gateway is asked what became of a refund; absent: nothing is awaited */
  checkAt: z.iso.datetime().optional(),
  /** who booked it */
  by: z.string(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type Payment = z.infer<typeof Payment>;
export type Refund = Payment['refunds'][number];
