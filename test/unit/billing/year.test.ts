import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InvoiceLine } from '../../../shared/billing/model.ts';
import { propose } from '../../../shared/billing/propose.ts';
import type { Discount, Membership, OpenCharge, Plan } from '../../../shared/catalogue/model.ts';
import { plusDays } from '../../../shared/kernel/calendar.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { aCase, aMembership, aPlan, eur } from './builders.ts';

const advance = aPlan();
const arrears = aPlan({ timing: 'arrears' });
const dayOf = (n: number) => plusDays('2026-01-01', n);
const yearEnd = '2027-01-31';
/** By then everything has ended, and every fee's billing day has come. */
const afterAll = '2028-01-31';

interface Customer {
  readonly memberships: readonly Membership[];
  readonly charges: readonly OpenCharge[];
  readonly anchorDay: number;
  readonly everyMonths?: number;
  readonly discount?: Discount | undefined;
  readonly proration?: 'first' | 'second' | 'none';
}

/** What happens on a day of the operator's year: a run, one that dies before it writes, or one that runs twice. */
type Happening = 'run' | 'crash' | 'twice';

/** A customer through its year, with nothing but the engine's own proposals: what each visit leaves is the next one's. */
const yearOf = (customer: Customer, days: readonly (readonly [string, Happening])[]) => {
  const { anchorDay, everyMonths, discount, proration } = customer;
  let memberships = [...customer.memberships];
  let charges = [...customer.charges];
  let nextBillingOn =
    anchorDay === 1 ? '2026-01-01' : `2025-12-${String(anchorDay).padStart(2, '0')}`;
  const lines: InvoiceLine[] = [];
  const grosses: number[] = [];
  const visit = (today: string, isWritten: boolean) => {
    if (today < nextBillingOn) return;
    const { inputs, terms } = aCase({
      ...{ plans: [advance, arrears], memberships, charges, anchorDay, nextBillingOn, today },
      ...(everyMonths && { everyMonths }),
      ...(discount && { discount }),
      ...(proration && { settings: { proration } }),
    });
    const proposal = propose(inputs, terms);
    if (!isWritten) return;
    if (proposal.outcome === 'parked') throw new Error(`parked: ${proposal.reason}`);
    nextBillingOn = proposal.nextBillingOn;
    if (proposal.outcome !== 'invoiced') return;
    const marks = new Map(proposal.invoices[0].marks.map(mark => [mark.membershipId, mark.to]));
    memberships = memberships.map(each => ({
      ...each,
      billedTo: marks.get(each.id) ?? each.billedTo,
    }));
    const taken = new Set(proposal.invoices[0].charges.map(({ feeId }) => feeId));
    charges = charges.filter(({ feeId }) => !taken.has(feeId));
    lines.push(...proposal.invoices[0].invoice.lines);
    grosses.push(proposal.invoices[0].invoice.gross);
  };
  for (const [today, happening] of [...days, [afterAll, 'run'] as const]) {
    if (happening !== 'run') visit(today, happening === 'twice');
    if (happening !== 'crash') visit(today, true);
  }
  return {
    lines,
    grosses,
    net: lines.reduce((sum, line) => sum + line.net, 0),
    left: charges.length,
  };
};

const everyDay = Array.from({ length: 395 }, (_, n) => [dayOf(n), 'run'] as const).filter(
  ([day]) => day < yearEnd,
);

const plans: readonly Plan[] = [advance, arrears];
const membership = fc
  .record({
    plan: fc.nat(1),
    start: fc.integer({ min: 0, max: 200 }),
    length: fc.integer({ min: 0, max: 200 }),
    price: fc.integer({ min: 0, max: 100_000 }),
    quantity: fc.integer({ min: 1, max: 5 }),
    percent: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
  })
  .map(({ plan, start, length, price, quantity, percent }) =>
    aMembership(plans[plan] as Plan, {
      ...{ startOn: dayOf(start), endOn: dayOf(start + length), price: eur(price), quantity },
      ...(percent !== undefined && { discount: { percent: String(percent) } }),
    }),
  );
const charge = fc
  .record({
    on: fc.integer({ min: 0, max: 390 }),
    amount: fc.integer({ min: 1, max: 50_000 }),
    billInAdvance: fc.boolean(),
  })
  .map(
    ({ on, amount, billInAdvance }): OpenCharge => ({
      ...{ cause: 'fee', feeId: createId('fee'), name: 'Coffee', on: dayOf(on), billInAdvance },
      ...{ price: eur(amount), quantity: 1, tax: { name: 'VAT', percent: '21' } },
    }),
  );
const discount = fc.option(
  fc.oneof(
    fc.integer({ min: 1, max: 100 }).map((percent): Discount => ({ percent: String(percent) })),
    fc.integer({ min: 1, max: 30_000 }).map((amount): Discount => ({ amount: eur(amount) })),
  ),
  { nil: undefined },
);
/** A fee is billed when somebody looks after its day, so it is in the discount of another visit when that is late. */
const either = fc.oneof(
  fc.record({ charges: fc.array(charge, { maxLength: 4 }), discount: fc.constant(undefined) }),
  fc.record({ charges: fc.constant([]), discount }),
);
const terms = fc.record({
  memberships: fc.array(membership, { minLength: 1, maxLength: 2 }),
  anchorDay: fc.constantFrom(1, 1, 5, 15, 28, 29, 31),
  everyMonths: fc.constantFrom(1, 1, 2, 3),
  proration: fc.constantFrom('first' as const, 'second' as const, 'none' as const),
});
const customer: fc.Arbitrary<Customer> = fc
  .tuple(terms, either)
  .map(([own, more]) => ({ ...own, ...more }));
/** Some days of the year on which somebody looks, and what becomes of it. */
const someDays = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 390 }),
      fc.constantFrom<Happening>('run', 'run', 'crash', 'twice'),
    ),
    { maxLength: 20 },
  )
  .map(days =>
    days.toSorted(([a], [b]) => a - b).map(([day, happening]) => [dayOf(day), happening] as const),
  );

describe('a year', () => {
  test('that is billed every day costs the same as one with any crash, repeat or delay', () => {
    fc.assert(
      fc.property(customer, someDays, (who, days) => {
        const daily = yearOf(who, everyDay);
        const other = yearOf(who, days);
        expect(other.net).toBe(daily.net);
        expect(other.left).toBe(daily.left);
        const spans = ({ lines }: typeof daily) =>
          lines.map(({ causeId, from, to, subtotal }) => `${causeId} ${from} ${to} ${subtotal}`);
        expect(spans(other).sort()).toEqual(spans(daily).sort());
      }),
      { numRuns: 100 },
    );
  });

  test('has no invoice that asks for less than nothing', () => {
    fc.assert(
      fc.property(customer, someDays, (who, days) => {
        for (const gross of yearOf(who, days).grosses) expect(gross).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('of two memberships, the second from the day after the first, costs what one would, to a unit a line', () => {
    const simple = fc.record({
      start: fc.integer({ min: 0, max: 200 }),
      length: fc.integer({ min: 1, max: 300 }),
      cut: fc.integer({ min: 1, max: 300 }),
      price: fc.integer({ min: 0, max: 1_000_000 }),
      timing: fc.nat(1),
      anchorDay: fc.constantFrom(1, 15, 31),
    });
    fc.assert(
      fc.property(simple, ({ start, length, cut, price, timing, anchorDay }) => {
        const plan = plans[timing] as Plan;
        const last = start + length;
        const day = Math.min(start + cut, last);
        const terms = { price: eur(price) };
        const of = (from: number, to: number) =>
          aMembership(plan, { ...terms, startOn: dayOf(from), endOn: dayOf(to) });
        const bill = (memberships: Membership[]) =>
          yearOf({ memberships, charges: [], anchorDay }, everyDay);
        const one = bill([of(start, last)]);
        const two = bill([of(start, day - 1), of(day, last)]);
        const more = two.lines.length - one.lines.length;
        expect(more).toBeGreaterThanOrEqual(0);
        expect(Math.abs(two.net - one.net)).toBeLessThanOrEqual(more);
      }),
      { numRuns: 60 },
    );
  });
});
