import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Invoice } from '../../../shared/billing/model.ts';
import { lateFeeOf } from '../../../shared/dunning/late-fee.ts';
import { isBlocking } from '../../../shared/dunning/review.ts';
import { isOvertaken, plannedSteps, planOf } from '../../../shared/dunning/steps.ts';
import { plusDays } from '../../../shared/kernel/calendar.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { type DunningPolicy, defaultDunningPolicy } from '../../../shared/organisation/model.ts';

const policy: DunningPolicy = {
  ...defaultDunningPolicy,
  on: true,
  lateFee: { afterDays: 7, percent: '5' },
  suspendAfterDays: 20,
  writeOffAfterDays: 60,
};
const invoice = { issuedOn: '2026-11-25', dueOn: '2026-12-09' };
const fresh = { round: 1, steps: [] };
const words = (steps: readonly { kind: string; days: number }[]) =>
  steps.map(({ kind, days }) => `${kind} ${days}`);

describe('what is due about an invoice', () => {
  test('is each step on its day', () => {
    expect(plannedSteps(policy, invoice).map(({ kind, on }) => `${on} ${kind}`)).toEqual([
      '2026-12-06 reminder',
      '2026-12-10 overdue',
      '2026-12-16 reminder',
      '2026-12-16 late_fee',
      '2026-12-23 reminder',
      '2026-12-29 suspension',
      '2027-02-07 write_off',
    ]);
  });

  test('is nothing while it is off, and no reminder on the day of issue or before', () => {
    expect(plannedSteps({ ...policy, on: false }, invoice)).toEqual([]);
    const short = { issuedOn: '2026-12-06', dueOn: '2026-12-09' };
    expect(words(plannedSteps(policy, short))[0]).toBe('overdue 1');
  });

  test('after an outage is everything, but of several mails only the last', () => {
    const { due, nextOn } = planOf(policy, invoice, fresh, '2026-12-24');
    expect(words(due)).toEqual(['overdue 1', 'late_fee 7', 'reminder 14']);
    expect(due.map(step => isOvertaken(step, due))).toEqual([true, false, false]);
    expect(nextOn).toBe('2026-12-29');
  });

  test('begins again when a payment was taken back, but for the fee', () => {
    const done = { kind: 'overdue', days: 1, on: '2026-12-10', at: '', round: 1 } as const;
    const steps = [done, { ...done, kind: 'late_fee' as const }];
    const { due } = planOf(policy, invoice, { round: 2, steps }, '2026-12-17');
    expect(words(due)).toEqual(['overdue 1', 'reminder 7']);
  });

  test('is looked at every day while it suspends, for what begins to serve meanwhile', () => {
    const at = { days: 20, on: '2026-12-29', at: '' };
    const steps = (['overdue', 'late_fee', 'suspension'] as const).map(kind => ({
      ...{ ...at, kind, round: 1 },
    }));
    const about = { round: 1, steps, mailedThrough: '2026-12-29' };
    const { due, nextOn } = planOf(policy, invoice, about, '2026-12-30');
    expect([due, nextOn]).toEqual([[], '2026-12-31']);
    // taken back and open again: not suspended for it yet
    expect(planOf(policy, invoice, { ...about, round: 2 }, '2026-12-12').nextOn).toBe('2026-12-29');
  });

  test('is the same whichever days were looked on: nothing twice, nothing but mails left out', () => {
    const looks = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(looks, offsets => {
        let about: Parameters<typeof planOf>[2] = fresh;
        const days = [...offsets, 90].sort((a, b) => a - b);
        for (const today of days.map(offset => plusDays('2026-11-25', offset))) {
          const { due, nextOn } = planOf(policy, invoice, about, today);
          expect(nextOn > today).toBe(true);
          const steps = due.map(({ kind, days }) => ({
            ...{ kind, days, on: today, at: '', round: 1 },
          }));
          about = { round: 1, mailedThrough: today, steps: [...about.steps, ...steps] };
        }
        const kinds = about.steps.map(({ kind, days }) => `${kind} ${days}`);
        expect(new Set(kinds).size).toBe(kinds.length);
        const must = ['late_fee 7', 'overdue 1', 'suspension 20', 'write_off 60'];
        expect(kinds.filter(each => !each.startsWith('reminder')).toSorted()).toEqual(must);
      }),
    );
  });
});

const owed = (fields: Partial<Invoice> = {}): Invoice =>
  ({
    ...{ id: createId('invoice'), customerId: createId('customer'), number: 'INV-1' },
    ...{ status: 'issued', currency: 'EUR', gross: 12_110, dueOn: '2026-12-09', lines: [] },
    ...fields,
  }) as Invoice;

describe('a late fee', () => {
  const at = { today: '2026-12-16', now: '2026-12-16T09:00:00.000Z' };

  test.each([
    // 121.10 × 5 % = 6.055
    ['a share of what is open, rounded', { percent: '5' }, owed(), 606],
    // (121.10 − 100.00) × 5 % = 1.055
    [
      'of what is left after a part was paid',
      { percent: '5' },
      owed({ payments: [{ paymentId: createId('payment'), amount: 10_000 }] }),
      106,
    ],
    ['an amount', { amount: { amount: 4_000, currency: 'EUR' as const } }, owed(), 4_000],
  ])('is %s', (_, terms, invoice, expected) => {
    const fee = lateFeeOf({ afterDays: 7, ...terms }, invoice, at);
    expect(fee).toMatchObject({
      price: { amount: expected },
      on: '2026-12-16',
      tax: { percent: '0' },
    });
    // the same invoice has the same fee: it is charged once
    expect(lateFeeOf({ afterDays: 7, ...terms }, invoice, at)?.id).toBe(fee?.id);
  });

  test('is none when its share rounds to nothing', () => {
    // 0.09 × 5 % = 0.0045
    expect(lateFeeOf({ afterDays: 7, percent: '5' }, owed({ gross: 9 }), at)).toBeUndefined();
  });
});

describe('a late fee is not charged for a late fee', () => {
  const at = { today: '2026-12-16', now: '2026-12-16T09:00:00.000Z', earlier: new Set(['late']) };
  const line = (causeId: string, net: number) => ({ cause: 'fee', causeId, net });
  const share = { afterDays: 7, percent: '5' };
  const fixed = { afterDays: 7, amount: { amount: 4_000, currency: 'EUR' as const } };

  test.each([
    // (121.10 − 10.00) × 5 % = 5.555
    ['but for the rest', share, owed({ lines: [line('late', 1_000)] as Invoice['lines'] }), 556],
    // (121.10 − 20.00) × 5 % = 5.055: less is open than the rest was
    [
      'but for what is open of the rest',
      share,
      owed({
        lines: [line('late', 1_000)] as Invoice['lines'],
        payments: [{ paymentId: createId('payment'), amount: 2_000 }],
      }),
      506,
    ],
    [
      'also when it is an amount',
      fixed,
      owed({ lines: [line('late', 12_110)] as Invoice['lines'] }),
      undefined,
    ],
    [
      'while any other fee counts',
      fixed,
      owed({ lines: [line('printing', 12_110)] as Invoice['lines'] }),
      4_000,
    ],
  ])('%s', (_, terms, invoice, expected) => {
    expect(lateFeeOf(terms, invoice, at)?.price.amount).toBe(expected);
  });
});

describe('a debt keeps a membership suspended', () => {
  const limits = { on: true, suspendAfterDays: 20 };
  const ended = { on: '2027-02-07', reason: 'Not paid', by: 'system' };

  test.each([
    ['from the day of the limit on', owed(), { today: '2026-12-29' }, true],
    ['not the day before', owed(), { today: '2026-12-28' }, false],
    ['not once it is paid', owed({ status: 'paid' }), { today: '2027-01-01' }, false],
    [
      'also given up while it was suspended',
      owed({ status: 'written_off', ended }),
      { today: '2027-03-01', suspendedAt: '2026-12-29T09:00:00.000Z' },
      true,
    ],
    [
      'not given up long before',
      owed({ status: 'written_off', ended }),
      { today: '2027-06-01', suspendedAt: '2027-05-01T09:00:00.000Z' },
      false,
    ],
  ])('%s', (_, invoice, at, expected) => {
    expect(isBlocking(limits, invoice, at)).toBe(expected);
  });

  test.each([{ on: false }, { suspendAfterDays: 0 }])('never with %o', off => {
    expect(isBlocking({ ...limits, ...off }, owed(), { today: '2027-01-01' })).toBe(false);
  });
});
