import type { PlainDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import { type Currency, decimalText, exact, split } from '../kernel/money.ts';
import { datevColumns } from './datev-columns.ts';
import type { DatevSettings } from './datev-settings.ts';
import type { JournalEntry, Span } from './journal.ts';
import type { Accounts } from './model.ts';
import type { Posting } from './postings.ts';

type Cell = string | number | undefined;

/** Text is quoted, figures are not; DATEV knows no line breaks in it. */
const text = (value: string): string =>
  `"${value.replaceAll('"', '""').replaceAll(/[\r\n]+/g, ' ')}"`;
const lineOf = (cells: readonly Cell[]): string => `${cells.map(cell => cell ?? '').join(';')}\r\n`;
const compact = (on: PlainDate): string => on.replaceAll('-', '');

/** The first day of the fiscal year that a day is in: with 07-01, of 2026-11-30 it is 2026-07-01. */
export const fiscalYearOf = (on: PlainDate, start: string): PlainDate => {
  const year = Number(on.slice(0, 4));
  const first = `${year}-${start}`;
  return first <= on ? first : `${year - 1}-${start}`;
};

/** A row has day and month alone: a file is of one fiscal year. */
export const requireOneYear = ({ from, to }: Span, { fiscalYearStart }: DatevSettings): void => {
  const year = fiscalYearOf(from, fiscalYearStart);
  if (fiscalYearOf(to, fiscalYearStart) === year) return;
  throw new Refusal('invalid_request', {
    ...{ field: '/query/to', expected: `a day of the fiscal year from ${year} on`, received: to },
  });
};

/**
 * The two lines before the bookings: EXTF 700, category 21, version 13. It says when the period ended instead of when it
 * was made, so that the same period is the same file.
 */
export const datevHead = (span: Span, currency: Currency, settings: DatevSettings): string => {
  const { consultantNumber, clientNumber, fiscalYearStart, accountLength, chart, fixed } = settings;
  const year = compact(fiscalYearOf(span.from, fiscalYearStart));
  const about: Cell[] = [text('EXTF'), 700, 21, text('Buchungsstapel'), 13];
  const made: Cell[] = [`${compact(span.to)}000000000`, '', text('RE'), text('Atrium'), text('')];
  const whose: Cell[] = [consultantNumber, clientNumber, year, accountLength];
  const what: Cell[] = [compact(span.from), compact(span.to), text('Atrium'), text(''), 1, 0];
  const rest: Cell[] = [fixed ? 1 : 0, text(currency), '', text(''), '', '', text(chart ?? '')];
  const head = [...about, ...made, ...whose, ...what, ...rest, '', '', text(''), text('')];
  return lineOf(head) + lineOf(datevColumns);
};

/** A journal entry as rows: each posting against the customer's account, S when that is debited. */
export const datevRows = (
  entry: JournalEntry,
  { debtor, accounts, settings }: { debtor: string; accounts: Accounts; settings: DatevSettings },
): string =>
  withTax(entry.postings, settings)
    .filter(({ role, amount }) => role !== 'receivables' && amount !== 0)
    .map(({ account, amount, key }) => {
      requireAccount(account, settings.accountLength);
      const cells: Cell[] = Array.from({ length: datevColumns.length });
      const set = (column: string, cell: Cell) => {
        cells[datevColumns.indexOf(column)] = cell;
      };
      set('Umsatz (ohne Soll/Haben-Kz)', amountOf(amount, entry.currency));
      set('Soll/Haben-Kennzeichen', text(amount < 0 ? 'S' : 'H'));
      set('WKZ Umsatz', text(entry.currency));
      set('Konto', debtor);
      set('Gegenkonto (ohne BU-Schlüssel)', account);
      set('BU-Schlüssel', text(key ?? ''));
      set('Belegdatum', `${entry.on.slice(8)}${entry.on.slice(5, 7)}`);
      set('Belegfeld 1', text(referenceOf(entry)));
      set(
        'Buchungstext',
        text(`${entry.kind.replaceAll('_', ' ')} ${entry.customerName}`.slice(0, 60)),
      );
      set('Festschreibung', settings.fixed ? 1 : 0);
      requireAccount(
        debtor,
        debtor === accounts.receivables ? settings.accountLength : settings.accountLength + 1,
      );
      return lineOf(cells);
    })
    .join('');

/** `121,00`: without a sign, which S and H are. */
const amountOf = (amount: number, currency: Currency): string =>
  decimalText(Math.abs(amount), currency).replace('.', ',');

/** DATEV allows letters, digits and $ & % * + - / in it, 36 at most. */
const referenceOf = ({ documentNumber, documentId }: JournalEntry): string =>
  (documentNumber ?? documentId).replaceAll(/[^A-Za-z0-9$&%*+\-/]/g, '-').slice(0, 36);

const requireAccount = (account: string, digits: number): void => {
  if (/^\d+$/.test(account) && account.length <= digits) return;
  throw new Refusal('datev_account', { expected: `${digits} digits`, received: account });
};

type Keyed = Posting & { readonly key?: string | undefined };

/**
 * Postings with their tax keys. Where DATEV takes the tax out itself, revenue has its share of the tax in it, and the tax
 * is a row of its own only for what is left: 28.50 over 100.00 and 50.00 is 19.00 and 9.50.
 */
const withTax = (postings: readonly Posting[], { taxKeys }: DatevSettings): Keyed[] => {
  const moved = new Map<Posting, number>();
  const move = (posting: Posting, amount: number) => {
    moved.set(posting, (moved.get(posting) ?? 0) + amount);
  };
  for (const tax of postings.filter(({ role }) => role === 'tax')) {
    const revenues = postings.filter(each => each.role === 'revenue' && isOfTax(each, tax.tax));
    if (revenues.length === 0) continue;
    const weights = revenues.map(({ amount }) => exact(Math.abs(amount)));
    for (const [n, share] of split(tax.amount, weights).entries()) {
      const revenue = revenues[n];
      if (!revenue || keyOf(revenue, taxKeys)?.basis !== 'gross') continue;
      move(revenue, share);
      move(tax, -share);
    }
  }
  return postings.map(posting => ({
    ...posting,
    amount: posting.amount + (moved.get(posting) ?? 0),
    key: keyOf(posting, taxKeys)?.key,
  }));
};

/** The key of revenue: that of its account comes first. */
const keyOf = (posting: Posting, taxKeys: DatevSettings['taxKeys']) => {
  if (posting.role !== 'revenue') return undefined;
  const same = taxKeys.filter(key => isOfTax(posting, key));
  return same.find(({ account }) => account === posting.account) ?? same.find(key => !key.account);
};

const isOfTax = ({ tax }: Posting, other: Posting['tax']): boolean =>
  tax !== undefined && tax.name === other?.name && tax.percent === other.percent;
