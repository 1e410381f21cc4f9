import * as z from 'zod';
import { Invoice } from '../billing/model.ts';
import { existing, Refusal } from '../kernel/errors.ts';
import type { ListPage } from '../store/list.ts';
import { getItem, getItems, queryAll, queryPage } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { absent, versionIs, type Write } from '../store/transact.ts';
import { Payment } from './model.ts';

/** 1 get; 404 also under another customer. */
export const readPayment = async (org: string, cus: string, id: string): Promise<Payment> =>
  Payment.parse(existing(await getItem(keys.payment(org, cus, id)), 'paymentId', id));

/** 1 batch get, in the order asked for. */
export const readPayments = async (
  org: string,
  cus: string,
  ids: readonly string[],
): Promise<Payment[]> => {
  const items = await getItems(ids.map(id => keys.payment(org, cus, id)));
  return items.map(item => Payment.parse(item));
};

/** A payment as it is now, new in version 1; otherwise on condition that it is the one that was read. */
export const paymentWrite = (org: string, payment: Payment): Write => ({
  put: {
    ...keys.payment(org, payment.customerId, payment.id),
    ...(payment.checkAt !== undefined &&
      indexKeys.gatewayCheck(payment.checkAt, org, payment.customerId, payment.id)),
    ...payment,
  },
  ...(payment.version === 1 ? { condition: absent } : versionIs(payment.version - 1)),
  refuse: () => new Refusal('busy'),
});

/** All payments of a customer, oldest first. 1 query, a read unit per ~8. */
export const allPayments = async (org: string, cus: string): Promise<Payment[]> => {
  const { pk, sk: prefix } = keys.payment(org, cus, '');
  return (await queryAll({ pk, prefix })).map(item => Payment.parse(item));
};

/** A customer's payments, newest first. 1 query a page. */
export const listPayments = async (
  org: string,
  cus: string,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<ListPage<Payment>> => {
  const { pk, sk: prefix } = keys.payment(org, cus, '');
  const between = [prefix, `${prefix}${after ?? '~'}`] as const;
  const page = await queryPage({ pk, between, limit: limit + 2, descending: true });
  const found = page.items.map(item => Payment.parse(item)).filter(({ id }) => id !== after);
  const items = found.slice(0, limit);
  const isMore = found.length > limit || page.last !== undefined;
  const next = items.at(-1)?.id;
  return { items, ...(isMore && next !== undefined && { next }) };
};

/** All issued invoices of a customer that are not settled. 1 query of all its invoices, a read unit per ~3. */
export const openInvoices = async (org: string, cus: string): Promise<Invoice[]> => {
  const { pk, sk: prefix } = keys.invoice(org, cus, '');
  const items = await queryAll({ pk, prefix });
  return items.filter(({ status }) => status === 'issued').map(item => Invoice.parse(item));
};

/** 1 batch get. */
export const readInvoices = async (
  org: string,
  cus: string,
  ids: readonly string[],
): Promise<Invoice[]> => {
  if (ids.length === 0) return [];
  const items = await getItems(ids.map(id => keys.invoice(org, cus, id)));
  return items.map(item => Invoice.parse(item));
};

const StoredCredit = z.object({ amount: z.int() });

/** What of a customer's payments is on no invoice and was not paid back. 1 get. */
export const readCredit = async (org: string, cus: string): Promise<number> =>
  StoredCredit.parse((await getItem(keys.creditBalance(org, cus))) ?? { amount: 0 }).amount;

/** Moves a customer's credit with the payment that it is in. Whoever would take more than there is looks again. */
export const creditWrites = (org: string, cus: string, change: number): Write[] =>
  change === 0
    ? []
    : [
        {
          update: keys.creditBalance(org, cus),
          expression: 'ADD amount :change',
          values: { ':change': change, ...(change < 0 && { ':least': -change }) },
          ...(change < 0 && { condition: 'amount >= :least' }),
          refuse: () => new Refusal('busy'),
        },
      ];
