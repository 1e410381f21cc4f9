import type * as z from 'zod';
import { type Column, columnsOf, type Row } from '../export/columns.ts';
import { amountCell, type Cell, csvLines } from '../export/csv.ts';
import type { Id } from '../kernel/id.ts';
import type { Money } from '../kernel/money.ts';
import type { Counted } from './balances.ts';
import { type JournalEntryView, JournalRow, type TrialBalanceView } from './contract.ts';
import type { JournalEntry, Span } from './journal.ts';
import type { Posting } from './postings.ts';

const sides = ({ amount }: Posting, currency: Money['currency']) =>
  amount < 0 ? { credit: { amount: -amount, currency } } : { debit: { amount, currency } };

/** The document, and behind `#` what became of it. */
const idOf = ({ position }: JournalEntry): string => position.slice(position.indexOf('#') + 1);

export const journalEntryView = (entry: JournalEntry): z.input<typeof JournalEntryView> => {
  const { on, kind, customerId, customerName, documentId } = entry;
  return {
    id: idOf(entry),
    ...{ on, kind, customerId, customerName, documentId },
    ...{ documentNumber: entry.documentNumber, reference: entry.reference },
    ...(entry.legalEntityId !== undefined && {
      legalEntityId: entry.legalEntityId as Id<'legalEntity'>,
    }),
    postings: entry.postings.map(posting => ({
      ...{ account: posting.account, role: posting.role, tax: posting.tax },
      ...sides(posting, entry.currency),
    })),
  };
};

const journalColumns: readonly Column[] = columnsOf(JournalRow);

/** One line for each posting. */
export const journalCsv = (entries: readonly JournalEntry[], hasHeader: boolean): string => {
  const lines = entries.flatMap(entry => entry.postings.map(posting => lineOf(entry, posting)));
  return csvLines(hasHeader ? [journalColumns.map(({ name }) => name), ...lines] : lines);
};

const lineOf = (entry: JournalEntry, { account, role, amount, tax }: Posting): Cell[] => {
  const row: Row = {
    ...entry,
    ...{ entry: idOf(entry), account, role },
    ...(tax && { taxName: tax.name, taxPercent: tax.percent, taxCategory: tax.category }),
  };
  const figures: Record<string, Cell> = {
    [amount < 0 ? 'credit' : 'debit']: amountCell(Math.abs(amount), entry.currency),
  };
  return journalColumns.map(({ name, cell }) => figures[name] ?? cell(row));
};

export const trialBalanceView = (
  { from, to }: Span,
  { balance, customers }: Pick<Counted, 'balance' | 'customers'>,
): TrialBalanceView => ({
  ...{ from, to, customers },
  accounts: balance.accounts.map(({ account, role, currency, ...amounts }) => {
    const money = (amount: number): Money => ({ amount, currency });
    return {
      ...{ account, role },
      opening: money(amounts.opening),
      debit: money(amounts.debit),
      credit: money(amounts.credit),
      closing: money(amounts.closing),
    };
  }),
  inCredit: [...balance.inCredit].map(([currency, amount]) => ({ amount, currency })),
});
