import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { getItem, getItems } from '../store/read.ts';
import { type Key, keys } from '../store/table.ts';
import { maxTransactItems, transact } from '../store/transact.ts';
import { creditedParts } from './credit.ts';
import { type CreditNote, Invoice, InvoiceLine } from './model.ts';
import { maxLinesAtOnce } from './stretches.ts';

/** An item that does not hold all lines shows this many; one line is ~0.4 KB, and issuing writes the item again. */
export const firstLines = 20;

/** A page is released in one transaction: 2 writes a line + 2 ≤ 100. */
export const linesPerPage = maxLinesAtOnce;

const LinePage = z.object({
  lines: z.array(InvoiceLine),
  /** of pages with lines of several invoices: whose each line is */
  invoiceIds: z.array(idOf('invoice')).optional(),
});

/** A list in parts of `size`. */
export const pagesOf = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, n) =>
    list.slice(n * size, (n + 1) * size),
  );

/** An invoice as its own item holds it: the first lines, and how many there are. */
export const headOf = <T extends Pick<Invoice, 'lines'>>(document: T) => ({
  ...document,
  lines: document.lines.slice(0, firstLines),
  lineCount: document.lines.length,
});

/** Deletes what nothing shows any more; not in batches, which few roles may write. 1 transaction for 100. */
export const deletePages = async (pages: readonly Key[]): Promise<void> => {
  for (const part of pagesOf(pages, maxTransactItems))
    await transact(part.map(key => ({ delete: key })));
};

export const linePageItems = (org: string, { customerId, id, lines }: Invoice) =>
  pagesOf(lines, linesPerPage).map((page, n) => ({
    ...keys.invoiceLines(org, customerId, id, n),
    lines: page,
  }));

/** Lines of several invoices in pages under the name of the first. */
export const mixedPageItems = (
  org: string,
  invoices: readonly Pick<Invoice, 'customerId' | 'id' | 'lines'>[],
) => {
  const [first] = invoices;
  const lines = invoices.flatMap(({ id, lines: own }) => own.map(line => ({ id, line })));
  return pagesOf(lines, linesPerPage).map((page, n) => ({
    ...keys.invoiceLines(org, first?.customerId ?? '', first?.id ?? '', n),
    lines: page.map(({ line }) => line),
    invoiceIds: page.map(({ id }) => id),
  }));
};

export const linePageKeys = (
  org: string,
  { customerId, id, lineCount = 0 }: Pick<Invoice, 'customerId' | 'id' | 'lineCount'>,
): Key[] =>
  Array.from({ length: Math.ceil(lineCount / linesPerPage) }, (_, n) =>
    keys.invoiceLines(org, customerId, id, n),
  );

/** Lines of a page of an invoice, or of each invoice that it has lines of. 1 get. */
export const readLinePage = async <I extends Pick<Invoice, 'id'>>(
  key: Key,
  of: I,
): Promise<(I & Pick<Invoice, 'lines'>)[]> => {
  const { lines, invoiceIds = [] } = LinePage.parse(await getItem(key));
  const owned = lines.map((line, n) => ({ line, id: invoiceIds[n] ?? of.id }));
  return [...Map.groupBy(owned, ({ id }) => id)].map(([id, own]) => ({
    ...of,
    id,
    lines: own.map(({ line }) => line),
  }));
};

/** An invoice with all its lines. Nothing is read unless they lie in pages: then 1 batch get for 4,000, a read unit for ~10. */
export const wholeInvoice = async (org: string, invoice: Invoice): Promise<Invoice> => {
  if (invoice.lineCount === undefined) return invoice;
  // by key: a draft that was begun anew with fewer lines leaves a page that is nobody's
  const items = await getItems(linePageKeys(org, invoice));
  const lines = items.flatMap(item => LinePage.parse(item).lines);
  if (lines.length !== invoice.lineCount)
    throw new Error(
      `expected ${invoice.lineCount} lines of invoice ${invoice.id}, found ${lines.length}`,
    );
  return { ...invoice, lines };
};

/** A credit note with all its lines: what it took of each line of its invoice. At most 1 get and those of `wholeInvoice`. */
export const wholeNote = async (org: string, note: CreditNote): Promise<CreditNote> => {
  if (!note.credit) return note;
  const { customerId, invoiceId, credit } = note;
  const invoice = Invoice.parse(await getItem(keys.invoice(org, customerId, invoiceId)));
  return { ...note, lines: creditedParts(await wholeInvoice(org, invoice), credit).lines };
};

/** Lines behind the first `after`, at most `limit` of them. 1 batch get of the pages that they lie in. */
export const linesBehind = async (
  org: string,
  invoice: Invoice,
  { after = 0, limit }: { readonly after?: number | undefined; readonly limit: number },
): Promise<InvoiceLine[]> => {
  if (invoice.lineCount === undefined) return invoice.lines.slice(after, after + limit);
  const first = Math.floor(after / linesPerPage);
  const wanted = linePageKeys(org, invoice).slice(first, Math.ceil((after + limit) / linesPerPage));
  const items = await getItems(wanted);
  const start = after - first * linesPerPage;
  return items.flatMap(item => LinePage.parse(item).lines).slice(start, start + limit);
};
