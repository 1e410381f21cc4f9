import type * as z from 'zod';
import type { Booker } from '../booking/offer.ts';
import { Refusal, type RefusalCode } from '../kernel/errors.ts';
import type { NewOrderItem, OrderQuote } from './contract.ts';
import { sellItem } from './place.ts';
import { type Asked, readSale } from './read-sale.ts';
import { atItem, type Sale } from './sale.ts';
import { pricedView } from './views.ts';

type Quote = z.input<typeof OrderQuote>;

/** What answers a quote; the rest is wrong with the request. */
const reasons: readonly RefusalCode[] = [
  'plan_not_on_offer',
  'plan_archived',
  'no_rate',
  'not_bookable',
  'resource_archived',
  'slot_taken',
];

/** What each item would cost now, ordered by itself, or why it is not to be had. Writes nothing. */
export const quoteOrder = async (booker: Booker, asked: Asked): Promise<Quote> => {
  const sale = await readSale(booker, asked);
  const items = await Promise.all(asked.items.map((item, index) => quoteItem(sale, item, index)));
  const lines = items.flatMap(item => (item.available ? item.lines : []));
  const amount = lines.reduce((sum, line) => sum + line.amount.amount, 0);
  return { items, total: { amount, currency: booker.organisation.currency } };
};

const quoteItem = async (
  sale: Sale,
  item: NewOrderItem,
  index: number,
): Promise<Quote['items'][number]> => {
  try {
    const { items } = await atItem(index, () => sellItem(sale, item));
    return { available: true, lines: items.map(pricedView) };
  } catch (error) {
    if (!(error instanceof Refusal) || !reasons.includes(error.code)) throw error;
    const { code, message, detail } = error;
    return {
      available: false,
      code,
      reason: message,
      ...(detail.expected && { expected: detail.expected }),
    };
  }
};
