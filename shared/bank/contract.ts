import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { refusals } from '../kernel/errors.ts';
import { idOf } from '../kernel/id.ts';
import { Money } from '../kernel/money.ts';
import { Line } from '../kernel/text.ts';
import { InvoicesPaid } from '../payments/contract.ts';
import { CsvLayout } from './csv.ts';
import {
  BankStatement,
  confidences,
  entryStates,
  matchReasons,
  Proposal,
  unmatchedReasons,
} from './model.ts';

/** An event of Lambda holds 6 MB with all that is escaped in it. */
const longestContent = 2_500_000;
const content = z.string().min(1).max(longestContent).meta({ description: 'The file, as text.' });

export const NewBankStatement = z
  .discriminatedUnion('format', [
    z.strictObject({ format: z.literal('camt.053'), content }),
    z.strictObject({ format: z.literal('csv'), content, csv: CsvLayout }),
  ])
  .meta({ id: 'NewBankStatement' });
export type NewBankStatement = z.output<typeof NewBankStatement>;

export const BankStatementView = z
  .strictObject({
    ...BankStatement.omit({ by: true }).shape,
    entries: z.int().meta({ description: 'New with it.' }),
    known: z.int().meta({ description: 'In an earlier statement already; left as they are.' }),
  })
  .meta({ id: 'BankStatement' });

const Settled = z
  .strictObject({ invoiceId: idOf('invoice'), number: z.string(), amount: Money })
  .meta({ id: 'BankAllocation' });

export const BankEntryView = z
  .strictObject({
    id: idOf('bankEntry'),
    statementId: idOf('bankStatement'),
    bookedOn: PlainDate,
    amount: Money.meta({ description: 'Below nothing: it went out.' }),
    text: z.string(),
    payer: z.string().optional(),
    ibanEnd: z.string().optional().meta({ description: 'The last four of their account.' }),
    state: z.enum(entryStates),
    proposal: z
      .strictObject({
        kind: Proposal.shape.kind,
        confidence: z.enum(confidences),
        reasons: z.array(z.enum(matchReasons)).meta({
          description:
            'What was recognised (number, amount, iban, name, returned), and what to look at: part or over of what is open, paid_already.',
        }),
        customerId: idOf('customer'),
        invoices: z.array(Settled),
        paymentId: idOf('payment').optional().meta({ description: 'That a reversal takes back.' }),
      })
      .optional()
      .meta({ id: 'BankProposal', description: 'As it was when the statement came in.' }),
    booked: z
      .strictObject({
        kind: Proposal.shape.kind,
        customerId: idOf('customer'),
        paymentId: idOf('payment'),
      })
      .optional(),
    unmatched: z.enum(unmatchedReasons).optional().meta({
      description:
        "Why nothing is proposed: it is not in the organisation's currency, and cannot be booked.",
    }),
    ignored: z.strictObject({ reason: z.string() }).optional(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'BankEntry' });
export type BankEntryView = z.input<typeof BankEntryView>;

export const OwnEntryView = BankEntryView.omit({ proposal: true }).meta({
  id: 'ExportedBankEntry',
});

const confirm = z.boolean().default(true).meta({
  description: 'Mail payment confirmations (S69).',
});

export const BankDecision = z
  .strictObject({
    customerId: idOf('customer').optional().meta({
      description: 'Another one than proposed, or where nothing is.',
    }),
    invoices: InvoicesPaid.optional().meta({
      description: 'Instead of those proposed; with a customer alone: the oldest first.',
    }),
    confirm,
  })
  .meta({ id: 'BankDecision' });

export const SureEntries = z.strictObject({ confirm }).meta({ id: 'SureEntries' });

/** Without payers: the answer is kept for replay, and is about several customers. */
const BookedEntry = BankEntryView.pick({
  id: true,
  bookedOn: true,
  amount: true,
  booked: true,
}).meta({ id: 'BookedEntry' });

export const SureBooked = z
  .strictObject({
    booked: z.array(BookedEntry),
    left: z.array(
      z.strictObject({
        entryId: idOf('bankEntry'),
        code: z.enum(Object.keys(refusals) as [string]),
        detail: z.string(),
      }),
    ),
    isMore: z.boolean().meta({ description: 'Ask again with another key.' }),
  })
  .meta({ id: 'SureBooked' });

export const BankEntryIgnored = z
  .strictObject({ reason: Line(200) })
  .meta({ id: 'BankEntryIgnored' });
