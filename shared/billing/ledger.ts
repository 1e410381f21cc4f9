import * as z from 'zod';
import { Currency, type Money } from '../kernel/money.ts';
import { queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';

export const ledgerKinds = [
  'invoice',
  'credit_note',
  'void',
  'write_off',
  'payment',
  'payment_reversal',
  'refund',
] as const;

/** One entry of a customer's ledger: what adds to what is owed is above nothing: invoices, reversals and refunds; the others take from it. */
export const LedgerEntry = z.object({
  kind: z.enum(ledgerKinds),
  amount: z.int(),
  currency: Currency,
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** What a customer owes, for each currency it has entries in (I6). 1 query, a read unit per ~30 entries. */
export const balancesOf = async (org: string, customerId: string): Promise<Money[]> => {
  const items = await queryAll({
    pk: keys.customer(org, customerId).pk,
    // behind it come the date and the id
    prefix: keys.ledger(org, customerId, '', '').sk.slice(0, -1),
  });
  const sums = new Map<Currency, number>();
  for (const { amount, currency } of items.map(item => LedgerEntry.parse(item))) {
    sums.set(currency, (sums.get(currency) ?? 0) + amount);
  }
  return [...sums].map(([currency, amount]) => ({ amount, currency }));
};
