import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propose } from '../../../shared/billing/propose.ts';
import { pauseOn } from '../../../shared/catalogue/membership-states.ts';
import type { Membership } from '../../../shared/catalogue/model.ts';
import { daysBetween, periodContaining, plusDays } from '../../../shared/kernel/calendar.ts';
import { exact, roundHalfAwayFromZero } from '../../../shared/kernel/money.ts';
import { aCase, aMembership, aPlan, eur } from './builders.ts';

const plan = aPlan();
const dayOf = (n: number) => plusDays('2026-01-01', n);

/** Pauses one after the other: days of service, then days without; the last may be open. */
const pausesOf = (start: number, gaps: readonly (readonly [number, number])[], isOpen: boolean) => {
  let day = start;
  return gaps.map(([served, paused], n) => {
    const from = day + served;
    day = from + paused;
    return { from: dayOf(from), ...((n < gaps.length - 1 || !isOpen) && { to: dayOf(day - 1) }) };
  });
};

const membership = fc
  .record({
    start: fc.integer({ min: 0, max: 330 }),
    length: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
    price: fc.integer({ min: 0, max: 5_000_000 }),
    quantity: fc.integer({ min: 1, max: 20 }),
    percent: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
    gaps: fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 })), {
      maxLength: 3,
    }),
    isOpen: fc.boolean(),
  })
  .map(({ start, length, price, quantity, percent, gaps, isOpen }): Membership => {
    const pauses = pausesOf(start, gaps, isOpen);
    const ends = length === undefined ? {} : { endOn: dayOf(start + length) };
    const discount = percent === undefined ? {} : { discount: { percent: String(percent) } };
    return aMembership(plan, {
      startOn: dayOf(start),
      price: eur(price),
      quantity,
      ...(pauses.length > 0 && { pauses }),
      ...ends,
      ...discount,
    });
  });

const scenario = fc.record({
  memberships: fc.array(membership, { minLength: 1, maxLength: 3 }),
  anchorDay: fc.integer({ min: 1, max: 31 }),
});

const at = (given: { memberships: Membership[]; anchorDay: number }, today: string) => {
  const { from } = periodContaining('2026-12-05', given.anchorDay);
  const { inputs, terms } = aCase({ plans: [plan], ...given, nextBillingOn: from, today });
  return propose(inputs, terms);
};

test('the lines sum to the net, tax is rounded once per rate, and net + tax = gross (I2)', () => {
  fc.assert(
    fc.property(scenario, given => {
      const proposal = at(given, '2026-12-05');
      if (proposal.outcome !== 'invoiced') return;
      const { lines, net, tax, gross } = proposal.invoices[0].invoice;
      expect(lines.reduce((sum, line) => sum + line.net, 0)).toBe(net);
      expect(tax).toBe(roundHalfAwayFromZero(exact(net * 21, 100)));
      expect(net + tax).toBe(gross);
      for (const line of lines) expect(line.net).toBe(line.subtotal - line.discount);
    }),
  );
});

test('billing again what was billed finds nothing (bill(bill(x)) = bill(x))', () => {
  fc.assert(
    fc.property(scenario, given => {
      const first = at(given, '2026-12-05');
      if (first.outcome !== 'invoiced') return;
      const billedTo = new Map(first.invoices[0].marks.map(mark => [mark.membershipId, mark.to]));
      const memberships = given.memberships.map(m => ({
        ...m,
        billedTo: billedTo.get(m.id) ?? m.billedTo,
      }));
      expect(at({ ...given, memberships }, '2026-12-05').outcome).toBe('nothing_to_bill');
    }),
  );
});

test('every day of service up to the next billing day is billed exactly once', () => {
  fc.assert(
    fc.property(scenario, given => {
      const proposal = at(given, '2026-12-05');
      for (const m of given.memberships) {
        const lines =
          proposal.outcome === 'invoiced'
            ? proposal.invoices[0].invoice.lines.filter(l => l.causeId === m.id)
            : [];
        const covered = lines.reduce(
          (sum, line) => sum + daysBetween(line.from ?? '', line.to ?? ''),
          0,
        );
        const end = m.endOn
          ? plusDays(m.endOn, 1)
          : proposal.outcome === 'parked'
            ? ''
            : proposal.nextBillingOn;
        const until =
          proposal.outcome !== 'parked' && end > proposal.nextBillingOn
            ? proposal.nextBillingOn
            : end;
        const last = plusDays(until, -1);
        const served = Array.from({ length: Math.max(0, daysBetween(m.startOn, until)) }, (_, n) =>
          plusDays(m.startOn, n),
        ).filter(day => day <= last && !pauseOn(m.pauses, day));
        expect(covered).toBe(served.length);
      }
    }),
  );
});

test('the order of memberships does not change the totals', () => {
  const grossOf = (proposal: ReturnType<typeof at>) =>
    proposal.outcome === 'invoiced' ? proposal.invoices[0].invoice.gross : proposal.outcome;
  fc.assert(
    fc.property(scenario, given => {
      const other = { ...given, memberships: given.memberships.toReversed() };
      expect(grossOf(at(other, '2026-12-05'))).toBe(grossOf(at(given, '2026-12-05')));
    }),
  );
});

test('rounding mirrors: the credit of a half is the half', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      fc.bigInt({ min: 1n, max: 10_000n }),
      (n, d) => {
        expect(roundHalfAwayFromZero(exact(-n, d)) + roundHalfAwayFromZero(exact(n, d))).toBe(0);
      },
    ),
  );
});
