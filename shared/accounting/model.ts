import * as z from 'zod';
import { Line, Reference } from '../kernel/text.ts';
import { paymentMethods } from '../payments/model.ts';
import { DatevSettings } from './datev-settings.ts';

/** What a posting is for; each has an account, of which several may be the same. */
export const accountRoles = [
  'receivables',
  'bank',
  'tax',
  'deposits',
  'revenue',
  'bad_debts',
  'suspense',
] as const;
export type AccountRole = (typeof accountRoles)[number];

const Account = Reference(40);

/** Which accounts of its bookkeeping an organisation books on. */
export const Accounts = z.strictObject({
  receivables: Account.meta({ description: 'What customers owe.' }),
  bank: Account.meta({ description: 'Money that came in or was paid back.' }),
  payments: z.partialRecord(z.enum(paymentMethods), Account).meta({
    description: 'Instead of `bank`, by how the money came in: cash, a gateway to clear.',
  }),
  tax: Account.meta({ description: 'Tax that is owed to the state.' }),
  taxes: z
    .array(z.strictObject({ name: Line(30), percent: z.string(), account: Account }))
    .max(50)
    .refine(
      list => new Set(list.map(({ name, percent }) => `${name} ${percent}`)).size === list.length,
      {
        error: 'expected each tax once',
      },
    )
    .meta({ description: 'Instead of `tax`, by name and percentage.' }),
  deposits: Account.meta({ description: 'Deposits, to be given back.' }),
  revenue: Account.meta({ description: 'Of lines that name no `revenueAccount`.' }),
  badDebts: Account.meta({ description: 'What was written off, with its tax.' }),
  suspense: Account.meta({
    description:
      'What a document and its ledger entry differ by: nothing, unless there is a fault.',
  }),
  datev: DatevSettings.optional().meta({
    description: 'What files for DATEV say; absent: none are made.',
  }),
});
export type Accounts = z.infer<typeof Accounts>;

export const StoredAccounts = Accounts.extend({ version: z.int() });
export type StoredAccounts = z.infer<typeof StoredAccounts>;

/** Numbers that many charts of accounts have near these places; a bookkeeper puts their own. */
export const defaultAccounts: Accounts = {
  receivables: '1100',
  bank: '1000',
  payments: {},
  tax: '2200',
  taxes: [],
  deposits: '2300',
  revenue: '4000',
  badDebts: '6100',
  suspense: '9999',
};
