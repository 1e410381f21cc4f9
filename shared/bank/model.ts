import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Currency } from '../kernel/money.ts';
import { Allocation } from '../payments/model.ts';

export const statementFormats = ['camt.053', 'csv'] as const;

/** How far a proposal can be trusted: `sure` ones may be confirmed all at once. */
export const confidences = ['sure', 'likely', 'possible'] as const;

/** What speaks for a proposal, and what a person should look at. */
export const matchReasons = [
  'number',
  'amount',
  'iban',
  'name',
  'part',
  'over',
  'paid_already',
  'returned',
] as const;

/** What an entry of the bank is taken for; a reversal takes back `paymentId`. */
export const Proposal = z.object({
  kind: z.enum(['payment', 'reversal']),
  confidence: z.enum(confidences),
  reasons: z.array(z.enum(matchReasons)),
  customerId: idOf('customer'),
  invoices: z.array(Allocation),
  paymentId: idOf('payment').optional(),
});
export type Proposal = z.infer<typeof Proposal>;

/** One movement on the account, as the bank told it; no account number in full is kept. */
export const Movement = z.object({
  bookedOn: PlainDate,
  /** minor units; below nothing: money that went out */
  amount: z.int(),
  currency: z.string(),
  text: z.string(),
  payer: z.string().optional(),
  ibanHash: z.string().optional(),
  ibanEnd: z.string().optional(),
  /** the bank says that it takes an earlier one back */
  isReturn: z.literal(true).optional(),
});
export type Movement = z.infer<typeof Movement>;

/** Why nothing is proposed and nothing can be booked. */
export const unmatchedReasons = ['foreign_currency'] as const;

export const entryStates = ['open', 'booked', 'ignored'] as const;

export const BankEntry = Movement.extend({
  id: idOf('bankEntry'),
  statementId: idOf('bankStatement'),
  currency: Currency,
  state: z.enum(entryStates),
  proposal: Proposal.optional(),
  unmatched: z.enum(unmatchedReasons).optional(),
  booked: z
    .object({
      kind: Proposal.shape.kind,
      customerId: idOf('customer'),
      paymentId: idOf('payment'),
      by: z.string(),
    })
    .optional(),
  ignored: z.object({ reason: z.string(), by: z.string() }).optional(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type BankEntry = z.infer<typeof BankEntry>;

export const BankStatement = z.object({
  id: idOf('bankStatement'),
  format: z.enum(statementFormats),
  /** the last four of each account in it */
  accounts: z.array(z.string()),
  from: PlainDate.optional(),
  to: PlainDate.optional(),
  /** new with it, and in an earlier one already */
  entries: z.int(),
  known: z.int(),
  by: z.string(),
  createdAt: z.iso.datetime(),
});
export type BankStatement = z.infer<typeof BankStatement>;
