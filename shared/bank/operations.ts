import * as z from 'zod';
import { type Operation, operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import {
  BankDecision,
  BankEntryIgnored,
  BankEntryView,
  BankStatementView,
  NewBankStatement,
  SureBooked,
  SureEntries,
} from './contract.ts';
import { entryStates } from './model.ts';

const context = 'payments';
const statements = '/v1/admin/bank-statements';
const entries = '/v1/admin/bank-entries';
const ofEntry = z.strictObject({ bankEntryId: idOf('bankEntry') });

export const importBankStatement = operation({
  id: 'importBankStatement',
  context,
  method: 'POST',
  path: statements,
  summary: "Take a bank's file in, and propose what each movement is.",
  access: 'admin',
  body: NewBankStatement,
  answer: BankStatementView,
  status: 201,
  idempotent: true,
  refusals: ['statement_imported', 'busy'],
});

export const listBankStatements = operation({
  id: 'listBankStatements',
  context,
  method: 'GET',
  path: statements,
  summary: 'The statements that came in.',
  access: 'admin',
  query: z.strictObject(pageQuery),
  answer: pageOf(BankStatementView),
});

export const listBankEntries = operation({
  id: 'listBankEntries',
  context,
  method: 'GET',
  path: entries,
  summary: 'What moved on the account, oldest first, with what it is taken for.',
  access: 'admin',
  query: z.strictObject({
    ...pageQuery,
    statementId: idOf('bankStatement').optional(),
    state: z.enum(entryStates).optional(),
  }),
  answer: pageOf(BankEntryView),
});

export const confirmBankEntry = operation({
  id: 'confirmBankEntry',
  context,
  method: 'POST',
  path: `${entries}/{bankEntryId}/confirm`,
  summary: 'Book an entry as proposed, or as told.',
  access: 'admin',
  params: ofEntry,
  body: BankDecision,
  answer: BankEntryView,
  idempotent: true,
  refusals: [
    'not_found',
    'bank_entry_state',
    'currency_mismatch',
    'invoice_state',
    'payment_state',
    'books_closed',
    'busy',
  ],
});

export const ignoreBankEntry = operation({
  id: 'ignoreBankEntry',
  context,
  method: 'POST',
  path: `${entries}/{bankEntryId}/ignore`,
  summary: 'Say that an entry is no business of customers; it may be confirmed later.',
  access: 'admin',
  params: ofEntry,
  body: BankEntryIgnored,
  answer: BankEntryView,
  idempotent: true,
  refusals: ['not_found', 'bank_entry_state', 'busy'],
});

export const confirmSureBankEntries = operation({
  id: 'confirmSureBankEntries',
  context,
  method: 'POST',
  path: `${statements}/{bankStatementId}/confirm`,
  summary: 'Book all entries of a statement that are sure; what cannot be booked is named.',
  access: 'admin',
  params: z.strictObject({ bankStatementId: idOf('bankStatement') }),
  body: SureEntries,
  answer: SureBooked,
  idempotent: true,
  refusals: ['not_found', 'busy'],
});

export const bankOperations: readonly Operation[] = [
  importBankStatement,
  listBankStatements,
  confirmSureBankEntries,
  listBankEntries,
  confirmBankEntry,
  ignoreBankEntry,
];
