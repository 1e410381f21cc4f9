import { existing } from '../kernel/errors.ts';
import type { Organisation } from '../organisation/model.ts';
import { getItem, getItems, queryIndex, queryPage } from '../store/read.ts';
import { indexKeys, keys, numberShards } from '../store/table.ts';
import { Invoice } from './model.ts';
import { invoiceSeries, readSeries } from './series.ts';

/** 1 get. */
export const readInvoice = async (
  org: string,
  customerId: string,
  invoiceId: string,
): Promise<Invoice | undefined> => {
  const item = await getItem(keys.invoice(org, customerId, invoiceId));
  return item && Invoice.parse(item);
};

/** 1 get; 404 names the invoice, also under another customer. Drafts show to the team alone. */
export const existingInvoice = async (
  org: string,
  { customerId, invoiceId }: { readonly customerId: string; readonly invoiceId: string },
  { isTeam }: { readonly isTeam: boolean },
): Promise<Invoice> => {
  const invoice = await readInvoice(org, customerId, invoiceId);
  const isHidden = invoice?.status === 'draft' && !isTeam;
  return existing(isHidden ? undefined : invoice, 'invoiceId', invoiceId);
};

interface Asked<P> {
  readonly limit: number;
  readonly after?: P | undefined;
}

/**
 * A customer's issued invoices, newest first, by way of its ledger: 1 query + 1 batch get.
 * Drafts are in no ledger; the run that made them lists them.
 */
export const customerInvoices = async (
  org: string,
  customerId: string,
  { limit, after }: Asked<string>,
) => {
  const { pk } = keys.customer(org, customerId);
  const page = await queryPage({
    pk,
    between: ['LEDGER#', after ?? 'LEDGER#~'],
    limit: limit + 2,
    descending: true,
  });
  const entries = page.items.filter(item => item.sk !== after && item.kind === 'invoice');
  const shown = entries.slice(0, limit);
  const invoices = await getItems(
    shown.map(({ sk }) => keys.invoice(org, customerId, sk.slice(sk.lastIndexOf('#') + 1))),
  );
  // a page of other entries only has no invoice to go on from
  const next = entries.length > limit ? shown.at(-1)?.sk : page.last && page.items.at(-1)?.sk;
  return { items: parseAll(invoices), ...(next !== undefined && { next }) };
};

/**
 * Issued invoices of the organisation, highest number first. Numbers have no gaps, so a page is the next
 * `limit` numbers: 8 index queries + 1 batch get.
 */
export const issuedInvoices = async (org: Organisation['id'], { limit, after }: Asked<number>) => {
  const below = after ?? (await readSeries(org)).next;
  if (below <= 1) return { items: [] };
  const lowest = Math.max(1, below - limit);
  const digits = (n: number) => indexKeys.invoiceNumber(org, invoiceSeries, n).gsi1sk;
  const shards = await Promise.all(
    Array.from({ length: numberShards }, (_, shard) =>
      queryIndex({
        pk: indexKeys.invoiceNumber(org, invoiceSeries, shard).gsi1pk,
        between: [digits(lowest), digits(below - 1)],
      }),
    ),
  );
  const entries = shards
    .flatMap(({ items }) => items)
    .sort((a, b) => b.gsi1sk.localeCompare(a.gsi1sk));
  const items = parseAll(await getItems(entries));
  return { items, ...(lowest > 1 && { next: lowest }) };
};

const parseAll = (items: readonly (object | undefined)[]): Invoice[] =>
  items.flatMap(item => (item ? [Invoice.parse(item)] : []));
