import type * as z from 'zod';
import { Refusal, type RefusalCode } from '../kernel/errors.ts';
import type { BookingQuote } from './booking-contract.ts';
import { priceView } from './booking-views.ts';
import { type Booker, offerFor, type Wish } from './offer.ts';

/** What answers a quote; the rest is wrong with the request. */
const reasons: readonly RefusalCode[] = [
  'no_rate',
  'not_bookable',
  'resource_archived',
  'slot_taken',
];

/** What booking would answer now, without booking: the same judgement and price. */
export const quote = async (booker: Booker, wish: Wish): Promise<z.input<typeof BookingQuote>> => {
  try {
    const { price, rate } = await offerFor(booker, wish);
    return {
      bookable: true,
      billTo: wish.payer ? 'member' : 'company',
      price: price && priceView(price),
      cancellation: rate?.cancellation,
    };
  } catch (error) {
    if (!(error instanceof Refusal) || !reasons.includes(error.code)) throw error;
    const { code, message, detail } = error;
    return { bookable: false, reason: { code, message, expected: detail.expected } };
  }
};
