import * as z from 'zod';
import {
  exportPageQuery,
  type Operation,
  operation,
  pageOf,
  pageQuery,
} from '../contract/operation.ts';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import {
  AccountChanges,
  AccountsView,
  DebtorNumber,
  JournalEntryView,
  TrialBalanceView,
} from './contract.ts';
import type { Span } from './journal.ts';

const context = 'accounting';
const path = '/v1/admin/journal';
const accounts = `${path}/accounts`;

const span = {
  from: PlainDate.meta({ description: 'The first day.' }),
  to: PlainDate.meta({ description: 'The last day, which is in it.' }),
  customerId: idOf('customer').optional().meta({ description: 'Of this customer alone.' }),
};

const spanOf = <T extends z.core.$ZodLooseShape>(more: T) =>
  z.strictObject({ ...span, ...more }).refine(query => (query as Span).from <= (query as Span).to, {
    path: ['to'],
    error: 'expected a day not before from',
  });

export const getAccounts = operation({
  id: 'getAccounts',
  context,
  method: 'GET',
  path: accounts,
  summary: 'The accounts that the journal books on.',
  access: 'admin',
  answer: AccountsView,
});

export const editAccounts = operation({
  id: 'editAccounts',
  context,
  method: 'PATCH',
  path: accounts,
  summary: 'Book on other accounts; the journal of the past shows them too.',
  access: 'admin',
  body: AccountChanges,
  answer: AccountsView,
  ifMatch: true,
});

export const listJournal = operation({
  id: 'listJournal',
  context,
  method: 'GET',
  path,
  summary: 'The journal in double entry, customer by customer, each by date.',
  access: 'admin',
  query: spanOf(pageQuery),
  answer: pageOf(JournalEntryView),
  refusals: ['invalid_cursor', 'not_found'],
});

export const exportJournal = operation({
  id: 'exportJournal',
  context,
  method: 'GET',
  path: `${path}/export`,
  summary: 'The same as CSV, one line for each posting; the parts put together are the file.',
  access: 'admin',
  query: spanOf(exportPageQuery),
  file: 'text/csv',
  refusals: ['invalid_cursor', 'not_found'],
});

export const exportDatev = operation({
  id: 'exportDatev',
  context,
  method: 'GET',
  path: `${path}/datev`,
  summary: 'The same for DATEV (EXTF 700, Buchungsstapel 13); the parts put together are the file.',
  access: 'admin',
  query: spanOf(exportPageQuery),
  file: 'text/csv',
  refusals: ['invalid_cursor', 'not_found', 'datev_not_set', 'datev_account'],
});

const ofCustomer = z.strictObject({ customerId: idOf('customer') });
const debtorPath = '/v1/admin/customers/{customerId}/debtor-number';

export const getDebtorNumber = operation({
  id: 'getDebtorNumber',
  context,
  method: 'GET',
  path: debtorPath,
  summary: 'The number that the bookkeeping knows a customer by.',
  access: 'admin',
  params: ofCustomer,
  answer: DebtorNumber.partial(),
  refusals: ['not_found'],
});

export const setDebtorNumber = operation({
  id: 'setDebtorNumber',
  context,
  method: 'PUT',
  path: debtorPath,
  summary: 'Give a customer its number; files for DATEV book on it instead of receivables.',
  access: 'admin',
  params: ofCustomer,
  body: DebtorNumber,
  answer: DebtorNumber,
  refusals: ['not_found', 'debtor_number_taken', 'busy'],
});

export const getTrialBalance = operation({
  id: 'getTrialBalance',
  context,
  method: 'GET',
  path: `${path}/balances`,
  summary:
    'What stood on each account before a span, what was booked in it, and what stands after.',
  access: 'admin',
  query: spanOf({
    limit: z.coerce.number().int().min(1).max(100_000).default(100_000).meta({
      description: 'Customers that are added up at most.',
    }),
    cursor: pageQuery.cursor,
  }),
  answer: TrialBalanceView,
  refusals: ['invalid_cursor', 'not_found'],
});

/** The operations of this context, in the order the reference shows them. */
export const accountingOperations: readonly Operation[] = [
  getAccounts,
  editAccounts,
  listJournal,
  exportJournal,
  exportDatev,
  getTrialBalance,
  getDebtorNumber,
  setDebtorNumber,
];
