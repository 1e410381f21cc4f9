import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import { getItem, getItems } from '../store/read.ts';
import { type Key, keys } from '../store/table.ts';
import { transact, versionIs } from '../store/transact.ts';
import { Drafted, type Drafting } from './drafting.ts';
import { linePageKeys, pagesOf } from './line-pages.ts';
import { Invoice } from './model.ts';

/** An item for each invoice, the rest in the first's: twenty of forty lines are 480 KB, and an item takes 400. */
const First = Drafted.extend({ otherIds: z.array(idOf('invoice')).default([]) });
const Other = z.object({ invoice: Invoice });

type Place = Pick<Drafting, 'customerId' | 'invoiceId'>;

/** What a draft in steps becomes, as it is written down. */
export const draftedItems = (org: string, { invoices, ...rest }: Drafted) => {
  const [first, ...others] = invoices;
  const keyOf = ({ customerId, id }: Invoice) => keys.drafted(org, customerId, id);
  return [
    { ...keyOf(first), ...rest, invoices: [first], otherIds: others.map(({ id }) => id) },
    ...others.map(invoice => ({ ...keyOf(invoice), invoice })),
  ];
};

/** 1 get, and 1 batch get if there are several invoices. */
export const readDrafted = async (
  org: string,
  { customerId, invoiceId }: Place,
): Promise<Drafted> => {
  const item = await getItem(keys.drafted(org, customerId, invoiceId));
  const { otherIds, invoices, ...rest } = First.parse(item);
  const others = await getItems(otherIds.map(id => keys.drafted(org, customerId, id)));
  return {
    ...rest,
    invoices: [...invoices, ...others.map(other => Other.parse(other).invoice)],
  };
};

/** Keys of what a draft of these invoices was made with and no longer needs. */
export const leftovers = (
  org: string,
  { customerId, invoiceId, pages }: Drafting,
  invoices: readonly Pick<Invoice, 'id'>[],
): Key[] => [
  ...Array.from({ length: pages }, (_, n) => keys.invoiceClaims(org, customerId, invoiceId, n)),
  ...invoices
    .filter(({ id }) => id !== invoiceId)
    .map(({ id }) => keys.drafted(org, customerId, id)),
];

const deletesAtOnce = 90;

/**
 * Takes back what was written down and has claimed nothing yet. Its version moves first, so that nobody begins with
 * what is being deleted; stopped in between, the next one starts over.
 */
export const forgetWritten = async (org: string, written: Drafting): Promise<void> => {
  const { customerId, invoiceId } = written;
  const key = keys.drafting(org, customerId);
  const version = written.version + 1;
  await transact([{ put: { ...key, ...written, version }, ...versionIs(written.version) }]);
  const { invoices } = await readDrafted(org, written);
  const pages = [
    ...leftovers(org, written, invoices),
    ...invoices.flatMap(invoice => linePageKeys(org, invoice)),
  ];
  for (const part of pagesOf(pages, deletesAtOnce))
    await transact([
      { check: key, ...versionIs(version) },
      ...part.map(each => ({ delete: each })),
    ]);
  const first = keys.drafted(org, customerId, invoiceId);
  await transact([{ delete: key, ...versionIs(version) }, { delete: first }]);
};
