import * as z from 'zod';
import { idPrefixes } from '../../../shared/kernel/id.ts';
import type { Currency } from '../../../shared/kernel/money.ts';
import { Amount, Key } from './cells.ts';
import { readRows } from './read-folder.ts';
import { faultsOf, type Rejection } from './rejection.ts';
import { importedId } from './terms.ts';

/** A line of an invoice of the previous system; an invoice without lines is one line. */
export const oldLine = (currency: Currency) => {
  const amount = Amount(currency, { mayBeNegative: true });
  return z.strictObject({
    customer: Key.meta({ description: 'id of a row of customers, or the id here' }),
    number: z.string().optional(),
    description: z.string().default('invoice'),
    net: amount,
    gross: amount.optional().meta({ description: 'With tax; absent: only net is compared.' }),
  });
};

/** What the previous system billed a customer in the month, in minor units. */
export interface OldInvoice {
  /** as the file names it */
  readonly customer: string;
  readonly lines: readonly { readonly description: string; readonly net: number }[];
  readonly net: number;
  /** absent: a row does not say it */
  readonly gross?: number | undefined;
}

/** The old system's invoices by the customer's id here. */
export const readOldInvoices = (
  file: string,
  text: string,
  { org, currency }: { readonly org: string; readonly currency: Currency },
): { invoices: ReadonlyMap<string, OldInvoice>; rejections: Rejection[] } => {
  const read = readRows(file, text);
  const rejections = [...read.rejections];
  const format = oldLine(currency);
  const lines = read.rows.flatMap(({ cells, line }) => {
    const parsed = format.safeParse(cells, { reportInput: true });
    if (parsed.success) return [parsed.data];
    rejections.push(...faultsOf({ file, line }, parsed.error));
    return [];
  });
  const invoices = [...Map.groupBy(lines, ({ customer }) => customer)].map(
    ([customer, own]): [string, OldInvoice] => {
      const id = customer.startsWith(`${idPrefixes.customer}_`)
        ? customer
        : importedId('customer', org, customer);
      const isGross = own.every(({ gross }) => gross !== undefined);
      const sum = (amounts: number[]) => amounts.reduce((a, b) => a + b, 0);
      return [
        id,
        {
          customer,
          lines: own.map(({ description, net }) => ({ description, net: net.amount })),
          net: sum(own.map(({ net }) => net.amount)),
          ...(isGross && { gross: sum(own.map(({ gross }) => gross?.amount ?? 0)) }),
        },
      ];
    },
  );
  return { invoices: new Map(invoices), rejections };
};
