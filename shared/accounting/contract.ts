import * as z from 'zod';
import { ledgerKinds } from '../billing/ledger.ts';
import { TaxTotal } from '../billing/model.ts';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Currency, Money } from '../kernel/money.ts';
import { Accounts, accountRoles } from './model.ts';

export const AccountsView = Accounts.extend({
  version: z.int().meta({ description: 'The ETag without its quotes.' }),
}).meta({ id: 'Accounts' });

export const AccountChanges = Accounts.partial().meta({
  id: 'AccountChanges',
  description: 'Only the accounts that change; of `taxes` the whole list.',
});
export type AccountChanges = z.output<typeof AccountChanges>;

const PostedTax = z.strictObject({
  name: z.string(),
  percent: z.string(),
  category: TaxTotal.shape.category,
});

export const PostingView = z
  .strictObject({
    account: z.string(),
    role: z.enum(accountRoles),
    debit: Money.optional(),
    credit: Money.optional(),
    tax: PostedTax.optional().meta({ description: 'Of revenue its tax, of tax which one.' }),
  })
  .meta({ id: 'Posting', description: 'Either a debit or a credit.' });

export const JournalEntryView = z
  .strictObject({
    id: z.string().meta({
      description: 'The document, and behind `#` what became of it. The same whenever it is asked.',
    }),
    on: PlainDate,
    kind: z.enum(ledgerKinds),
    customerId: idOf('customer'),
    customerName: z.string().meta({ description: 'As it is called now.' }),
    documentId: z.string(),
    documentNumber: z.string().optional(),
    legalEntityId: idOf('legalEntity').optional().meta({
      description: "Whose document it is; absent: the organisation's own, or a payment.",
    }),
    reference: z.string().optional().meta({ description: 'Of a payment, as the bank shows it.' }),
    postings: z.array(PostingView),
  })
  .meta({
    id: 'JournalEntry',
    description: 'The debits of its postings are as much as their credits.',
  });

export const DebtorNumber = z
  .strictObject({
    number: z.string().regex(/^\d{1,9}$/, { error: 'expected up to nine digits' }),
  })
  .meta({ id: 'DebtorNumber', description: 'What the bookkeeping knows a customer by.' });

/** A row of the journal as CSV: one posting, with what it belongs to. */
export const JournalRow = z.strictObject({
  entry: JournalEntryView.shape.id,
  on: PlainDate,
  kind: z.enum(ledgerKinds),
  documentNumber: z.string().optional(),
  documentId: z.string(),
  legalEntityId: z.string().optional(),
  reference: z.string().optional(),
  customerId: idOf('customer'),
  customerName: z.string(),
  account: z.string(),
  role: z.enum(accountRoles),
  debit: z.string().optional(),
  credit: z.string().optional(),
  currency: Currency,
  taxName: z.string().optional(),
  taxPercent: z.string().optional(),
  taxCategory: z.string().optional(),
});

export const TrialBalanceView = z
  .strictObject({
    from: PlainDate,
    to: PlainDate,
    accounts: z.array(
      z
        .strictObject({
          account: z.string(),
          role: z.enum(accountRoles),
          opening: Money.meta({ description: 'Before the first day; a credit is below nothing.' }),
          debit: Money,
          credit: Money,
          closing: Money.meta({ description: 'opening + debit − credit.' }),
        })
        .meta({ id: 'AccountBalance' }),
    ),
    inCredit: z.array(Money).meta({
      description:
        'What customers have to get back on the last day, added up: receivables are less by it, a balance sheet shows it as a liability.',
    }),
    customers: z.int().meta({ description: 'How many are in it.' }),
    nextCursor: z.string().optional().meta({
      description: 'Present when time ran out: ask again with it and add the balances up.',
    }),
  })
  .meta({ id: 'TrialBalance', description: 'Its debits are as much as its credits.' });
export type TrialBalanceView = z.input<typeof TrialBalanceView>;
