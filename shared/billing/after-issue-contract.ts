import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Currency, Money } from '../kernel/money.ts';
import { Line } from '../kernel/text.ts';
import { InvoiceLineView, InvoiceView, lineCount } from './contract.ts';
import { ledgerKinds } from './ledger.ts';

const Reason = Line(200).meta({ description: 'Why; the customer reads it on a credit note.' });
const Rebill = z.boolean().meta({
  description: 'What the invoice billed is billed again with the next one, at the prices of then.',
});
const Above = z.strictObject({ amount: z.int().min(1), currency: Currency });

export const VoidBody = z
  .strictObject({ reason: Reason, rebill: Rebill.default(true) })
  .meta({ id: 'VoidInvoice' });
export const WriteOffBody = z.strictObject({ reason: Reason }).meta({ id: 'WriteOffInvoice' });

export const CreditNoteBody = z
  .strictObject({
    reason: Reason,
    amount: Above.optional().meta({
      description: 'So much with tax, spread over what is left of all lines and taxes.',
    }),
    lines: z
      .array(
        z.strictObject({
          line: z.int().min(1).meta({ description: 'Its place on the invoice, from 1.' }),
          net: Above.optional().meta({ description: 'So much before tax; absent: what is left.' }),
        }),
      )
      .min(1)
      .max(100)
      .refine(list => new Set(list.map(({ line }) => line)).size === list.length, {
        error: 'expected each line once',
      })
      .optional(),
    rebill: Rebill.default(false),
  })
  .refine(({ amount, lines }) => amount === undefined || lines === undefined, {
    path: ['amount'],
    error: 'expected either amount or lines, or neither for all that is left',
  })
  .refine(({ amount, lines, rebill }) => !rebill || (amount === undefined && lines === undefined), {
    path: ['rebill'],
    error: 'expected false, since only a whole invoice is billed again',
  })
  .meta({ id: 'NewCreditNote' });
export type CreditNoteBody = z.output<typeof CreditNoteBody>;

export const DepositReturn = z
  .strictObject({
    reason: Reason,
    amount: Above.optional().meta({
      description: 'Absent: all that is left of it; less, when a part is kept for damage.',
    }),
  })
  .meta({ id: 'DepositReturn' });

export const CreditNoteView = z
  .strictObject({
    id: idOf('creditNote'),
    customerId: idOf('customer'),
    invoiceId: idOf('invoice'),
    invoiceNumber: z.string(),
    number: z.string(),
    issuedOn: PlainDate,
    reason: z.string(),
    billTo: InvoiceView.shape.billTo,
    legalEntityId: InvoiceView.shape.legalEntityId,
    lines: z.array(InvoiceLineView).meta({ description: 'What is credited, above nothing.' }),
    lineCount,
    taxes: InvoiceView.shape.taxes,
    taxNotes: InvoiceView.shape.taxNotes,
    net: Money,
    tax: Money,
    gross: Money,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'CreditNote' });

export const StatementView = z
  .strictObject({
    opening: Money.meta({ description: 'Owed before the first day asked for.' }),
    closing: Money.meta({ description: 'Owed after the last day asked for.' }),
    items: z.array(
      z
        .strictObject({
          on: PlainDate,
          kind: z.enum(ledgerKinds),
          invoiceId: idOf('invoice').optional(),
          creditNoteId: idOf('creditNote').optional(),
          paymentId: idOf('payment').optional(),
          number: z.string().optional().meta({ description: 'Of the document.' }),
          amount: Money.meta({ description: 'Below nothing: the customer owes less by it.' }),
          balance: Money.meta({ description: 'Owed after it.' }),
        })
        .meta({ id: 'StatementEntry' }),
    ),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'Statement' });
