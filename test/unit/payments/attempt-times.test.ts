import { expect, test } from 'vitest';
import {
  isPage,
  isUnpaidPage,
  nextCheck,
  pageEndOf,
} from '../../../shared/payments/attempt-times.ts';
import { BillingRequest, pageOutcome } from '../../../shared/payments/gateways/gocardless-words.ts';

const noon = '2026-11-30T12:00:00.000Z';
const page = { createdAt: noon, begunAt: noon };
const methodId = 'pm_01HZX3M8Q9V7K2T4B6N8D0F1GH' as never;

test('a page is open as long as its gateway says, and for a day at most', () => {
  const inAnHour = '2026-11-30T13:00:00.000Z';
  const inAWeek = '2026-12-07T12:00:00.000Z';
  const inADay = '2026-12-01T12:00:00.000Z';
  expect(pageEndOf({ ...page, expiresAt: inAnHour })).toBe(inAnHour);
  expect(pageEndOf({ ...page, expiresAt: inAWeek })).toBe(inADay);
  expect(pageEndOf(page)).toBe(inADay);
  // a sandbox's clock is ahead of the gateway's: a page from before that was kept ends a day from now
  expect(pageEndOf({ createdAt: '2027-06-01T00:00:00.000Z' }, noon)).toBe(inADay);
});

test('a page is asked about at its end, and every quarter of an hour before and after it', () => {
  const soon = '2026-11-30T12:05:00.000Z';
  expect(nextCheck({ ...page, expiresAt: soon }, noon)).toBe(soon);
  expect(nextCheck(page, noon)).toBe('2026-11-30T12:15:00.000Z');
  expect(nextCheck({ ...page, expiresAt: noon }, noon)).toBe('2026-11-30T12:15:00.000Z');
  expect(nextCheck({ ...page, methodId }, noon)).toBe('2026-11-30T18:00:00.000Z');
});

test.each([
  ['a page that nobody has paid', { awaits: 'customer' }, true, true],
  ['a page of which nothing was said yet', {}, true, true],
  ['a page that is being paid may be open for another card again', { awaits: 'bank' }, false, true],
  ['a debit', { awaits: 'bank', methodId }, false, false],
  ['a charge of which nothing was said yet', { methodId }, false, false],
  ['a card whose holder has to confirm', { awaits: 'customer', methodId }, true, true],
] as const)('%s', (_, attempt, isUnpaid, mayBeClosed) => {
  expect([isUnpaidPage(attempt), isPage(attempt)]).toEqual([isUnpaid, mayBeClosed]);
});

test.each([
  ['pending', 'unpaid'],
  ['ready_to_fulfil', 'unpaid'],
  ['fulfilling', 'pending'],
  ['fulfilled', 'pending'],
  ['cancelled', 'cancelled'],
])('a page of GoCardless that is %s is %s', (status, expected) => {
  const request = BillingRequest.parse({
    ...{ id: 'BRQ000123', created_at: noon, status, links: {} },
    payment_request: { amount: 12_100, currency: 'EUR' },
  });
  expect(pageOutcome(request)).toMatchObject({ status: expected, amount: 12_100 });
});
