import * as z from 'zod';
import { Refusal } from '../kernel/errors.ts';
import { idOf } from '../kernel/id.ts';
import { indexKeys, keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import { mixedPageItems } from './line-pages.ts';
import type { Invoice } from './model.ts';

/** How far an invoice whose lines lie in pages has let go of what it billed; `done` pages have. */
export const Release = z.object({
  customerId: idOf('customer'),
  invoiceId: idOf('invoice'),
  lineCount: z.int(),
  rebill: z.boolean(),
  done: z.int(),
});
export type Release = z.infer<typeof Release>;

type Released = Pick<Invoice, 'id' | 'customerId'> & { readonly lineCount: number };

/** Says, in the transaction that ends the invoice, that its lines are to be released: the rest is done behind it. 1 write. */
export const releaseRequest = (
  org: string,
  { id: invoiceId, customerId, lineCount }: Released,
  rebill: boolean,
): Write => ({
  put: {
    ...keys.release(org, customerId, invoiceId),
    ...indexKeys.releases(org, customerId, invoiceId),
    ...{ customerId, invoiceId, lineCount, rebill, done: 0 },
  },
  condition: absent,
  refuse: () => new Refusal('busy'),
});

/** The same of several invoices at once, under the name of the first, and where its lines lie until then. 1 write and 1 for 40 lines. */
export const releasedTogether = (
  org: string,
  invoices: readonly Pick<Invoice, 'id' | 'customerId' | 'lines'>[],
  rebill: boolean,
): Write[] => {
  const [first] = invoices;
  if (!first) return [];
  const lineCount = invoices.reduce((sum, { lines }) => sum + lines.length, 0);
  return [
    releaseRequest(org, { ...first, lineCount }, rebill),
    ...mixedPageItems(org, invoices).map(put => ({ put })),
  ];
};
