import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysBetween } from '../../../shared/kernel/calendar.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { declineReasons } from '../../../shared/payments/gateways/gateway.ts';
import { isLosing } from '../../../shared/payments/lost-method.ts';
import { markedOn, nextAfter } from '../../../shared/payments/retry-rules.ts';

const today = '2026-12-09';
const days = [3, 5, 7];
const card = { retry: 0, type: 'card' } as const;

test.each([
  // 9 + 3 = 12
  ['insufficient_funds', { step: 'retry', on: '2026-12-12' }],
  ['declined', { step: 'retry', on: '2026-12-12' }],
  ['unknown', { step: 'retry', on: '2026-12-12' }],
  ['authentication_required', { step: 'confirm' }],
  ['expired_card', { step: 'method' }],
  ['stolen_card', { step: 'method' }],
  ['mandate_invalid', { step: 'method' }],
  ['account_closed', { step: 'method' }],
  ['charged_back', { step: 'method' }],
] as const)('a card that fails with %s leads to %o', (reason, next) => {
  expect(nextAfter({ ...card, reason }, days, today)).toEqual(next);
});

test('a method is lost by what does not pass, and not by what its customer did', () => {
  expect(declineReasons.filter(isLosing)).toEqual([
    'expired_card',
    'stolen_card',
    'account_closed',
  ]);
});

test('each wait is counted from the failure before it, until none is left', () => {
  const next = (retry: number) =>
    nextAfter({ ...card, retry, reason: 'insufficient_funds' }, days, today);
  // 9 + 3, 9 + 5, 9 + 7
  expect([0, 1, 2].map(retry => next(retry).on)).toEqual([
    '2026-12-12',
    '2026-12-14',
    '2026-12-16',
  ]);
  expect(next(3)).toEqual({ step: 'method' });
});

test.each(['sepa_debit', 'bacs_debit', undefined] as const)(
  'a debit (%s) is presented twice more at most',
  type => {
    const steps = [0, 1, 2].map(
      retry => nextAfter({ retry, reason: 'insufficient_funds', type }, days, today).step,
    );
    expect(steps).toEqual(['retry', 'retry', 'method']);
  },
);

test('whatever the schedule, nothing is tried again on the same day, nor more often than it has days', () => {
  const anyDays = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 5 });
  fc.assert(
    fc.property(anyDays, fc.constantFrom(...declineReasons), (retryDays, reason) => {
      let on = today;
      let tries = 0;
      for (let retry = 0; ; retry += 1) {
        const next = nextAfter({ ...card, retry, reason }, retryDays, on);
        if (next.on === undefined) break;
        expect(daysBetween(on, next.on)).toBeGreaterThan(0);
        on = next.on;
        tries += 1;
      }
      expect(tries).toBeLessThanOrEqual(retryDays.length);
    }),
  );
});

const [debited, chosen] = [createId('paymentMethod'), createId('paymentMethod')];
test.each([
  ['the same method waits for another', { step: 'method' }, debited, { id: debited }, undefined],
  ['so does who has none', { step: 'method' }, debited, undefined, undefined],
  [
    'one that was chosen while a debit was under way is tried at once',
    { step: 'method' },
    debited,
    { id: chosen },
    today,
  ],
  [
    'what is tried again keeps its day',
    { step: 'retry', on: '2026-12-12' },
    debited,
    { id: chosen },
    '2026-12-12',
  ],
  ['what was paid on a page waits', { step: 'method' }, undefined, { id: chosen }, undefined],
] as const)('%s', (_, next, methodId, usual, on) => {
  expect(markedOn(next, { methodId }, usual, today)).toBe(on);
});
