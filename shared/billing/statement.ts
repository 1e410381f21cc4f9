import type { PlainDate } from '../kernel/calendar.ts';
import type { Currency } from '../kernel/money.ts';
import { getItems, queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { LedgerEntry, ledgerKinds } from './ledger.ts';

interface Booked extends LedgerEntry {
  readonly on: PlainDate;
  /** the invoice or credit note that it is of, and its kind where it is not that document itself */
  readonly position: string;
}

export interface StatementEntry extends Booked {
  /** what the customer owed after it */
  readonly balance: number;
  readonly documentId: string;
  /** of the document */
  readonly number?: string | undefined;
}

export interface Statement {
  readonly opening: number;
  readonly closing: number;
  readonly entries: readonly StatementEntry[];
  readonly next?: string | undefined;
}

interface Asked {
  readonly currency: Currency;
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

/**
 * What moved a customer's balance, oldest first, each entry with the balance after it. Reads the whole ledger for the
 * balance before: a read unit per ~30 entries, and 1 batch get for the numbers.
 */
export const readStatement = async (
  org: string,
  customerId: string,
  asked: Asked,
): Promise<Statement> => {
  const all = await readEntries(org, customerId, asked.currency);
  const inSpan = ({ on }: Booked) =>
    (!asked.from || on >= asked.from) && (!asked.to || on <= asked.to);
  const shown = all.filter(inSpan);
  const opening = sum(all.filter(({ on }) => asked.from !== undefined && on < asked.from));
  const { after } = asked;
  const begin = after === undefined ? 0 : shown.findIndex(({ position }) => position === after) + 1;
  const page = shown.slice(begin, begin + asked.limit);
  const before = opening + sum(shown.slice(0, begin));
  const isMore = begin + page.length < shown.length;
  return {
    opening,
    closing: opening + sum(shown),
    entries: await numbered(org, customerId, withBalance(page, before)),
    ...(isMore && { next: page.at(-1)?.position }),
  };
};

const sum = (entries: readonly Booked[]) =>
  entries.reduce((total, { amount }) => total + amount, 0);

const withBalance = (entries: readonly Booked[], before: number) => {
  let balance = before;
  return entries.map(entry => {
    balance += entry.amount;
    return { ...entry, balance, documentId: entry.position.split('#')[1] ?? '' };
  });
};

const readEntries = async (org: string, cus: string, currency: Currency): Promise<Booked[]> => {
  const prefix = 'LEDGER#';
  const items = await queryAll({ pk: keys.customer(org, cus).pk, prefix });
  return items
    .map(item => {
      const position = item.sk.slice(prefix.length);
      return { ...LedgerEntry.parse(item), position, on: position.slice(0, 10) };
    })
    .filter(entry => entry.currency === currency)
    .sort(
      (a, b) => a.on.localeCompare(b.on) || rank(a) - rank(b) || (a.position < b.position ? -1 : 1),
    );
};

/** On one day invoices come before what takes from them, and payments before what becomes of them. */
const rank = ({ kind }: Booked): number => ledgerKinds.indexOf(kind);

const numbered = async (
  org: string,
  cus: string,
  entries: readonly Omit<StatementEntry, 'number'>[],
): Promise<StatementEntry[]> => {
  if (entries.length === 0) return [];
  const keyOf = (id: string) =>
    id.startsWith('crn_') ? keys.creditNote(org, cus, id) : keys.invoice(org, cus, id);
  const all = entries.map(({ documentId }) => documentId);
  // a payment has no number
  const ids = [...new Set(all.filter(id => !id.startsWith('pay_')))];
  if (ids.length === 0) return [...entries];
  const items = await getItems(ids.map(keyOf));
  const numbers = new Map(ids.map((id, n) => [id, items[n]?.number as string | undefined]));
  return entries.map(entry => ({ ...entry, number: numbers.get(entry.documentId) }));
};
