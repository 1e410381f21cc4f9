import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupKey } from '../../../shared/billing/grouping.ts';
import { propose } from '../../../shared/billing/propose.ts';
import type { Discount, Membership, OpenCharge } from '../../../shared/catalogue/model.ts';
import { createId, deriveId } from '../../../shared/kernel/id.ts';
import type { BillingSettings } from '../../../shared/organisation/model.ts';
import { aCase, aCustomer, aMembership, aPlan, eur } from './builders.ts';

const plan = aPlan();
const [east, west] = [createId('location'), createId('location')];
const customer = aCustomer({ locationId: east });
const vat = { name: 'VAT', percent: '21' };

const desk = (price: number, fields: Partial<Membership> = {}): Membership =>
  aMembership(plan, { startOn: '2026-12-01', price: eur(price), ...fields });
const fee = (amount: number, fields: Partial<OpenCharge> = {}): OpenCharge => ({
  ...{ cause: 'fee', feeId: createId('fee'), name: 'Printing', on: '2026-11-20' },
  ...{ price: eur(amount), quantity: 1, tax: vat, ...fields },
});

interface Given {
  readonly memberships?: Membership[];
  readonly charges?: OpenCharge[];
  readonly discount?: Discount | undefined;
}

const invoicesOf = (
  { discount, ...given }: Given,
  settings: Partial<Pick<BillingSettings, 'grouping' | 'feesApart'>>,
) => {
  const discounted = discount && { discount };
  const { inputs, terms } = aCase({ plans: [plan], customer, ...given, ...discounted, settings });
  const proposal = propose(inputs, terms);
  return proposal.outcome === 'invoiced' ? proposal.invoices : [];
};

const shown = (...asked: Parameters<typeof invoicesOf>) =>
  invoicesOf(...asked).map(({ invoice: { group, net } }) => ({ group, net }));

describe('the charges of a customer', () => {
  const [own, other] = [desk(12_000), desk(9_000, { locationId: west })];
  const given = {
    memberships: [own, other],
    charges: [fee(500), fee(700, { locationId: west })],
  };

  test('are on one invoice, with the id that it always had', () => {
    // 120.00 + 90.00 + 5.00 + 7.00
    expect(shown(given, {})).toEqual([{ group: undefined, net: 22_200 }]);
    const { inputs, terms } = aCase({ plans: [plan], customer, ...given });
    const id = deriveId('invoice', terms.organisation.id, customer.id, '2026-12-01');
    expect(propose(inputs, terms)).toMatchObject({ invoices: [{ invoice: { id } }] });
  });

  test('are on one for each location; what names none is of the customer’s', () => {
    const found = shown(given, { grouping: 'location' });
    // 120.00 + 5.00, and 90.00 + 7.00
    expect(found).toHaveLength(2);
    expect(found).toContainEqual({ group: { locationId: east }, net: 12_500 });
    expect(found).toContainEqual({ group: { locationId: west }, net: 9_700 });
  });

  test('are on one for each membership, and one for all else', () => {
    const found = shown(given, { grouping: 'membership' });
    expect(found).toHaveLength(3);
    expect(found).toContainEqual({ group: { membershipId: own.id }, net: 12_000 });
    expect(found).toContainEqual({ group: { membershipId: other.id }, net: 9_000 });
    expect(found).toContainEqual({ group: { fees: true }, net: 1_200 });
  });

  test('are apart from memberships, at each location too', () => {
    expect(shown(given, { feesApart: true })).toEqual([
      { group: undefined, net: 21_000 },
      { group: { fees: true }, net: 1_200 },
    ]);
    const found = shown(given, { grouping: 'location', feesApart: true });
    expect(found.map(({ net }) => net).sort()).toEqual([12_000, 500, 700, 9_000].sort());
  });

  test('take the customer’s discount once, spread over the invoices', () => {
    const discount = { amount: eur(2_220) };
    // 22.20 of 222.00 is a tenth: 120.00 − 12.00, 90.00 − 9.00, 12.00 − 1.20
    const found = shown({ ...given, discount }, { grouping: 'membership' });
    expect(found.map(({ net }) => net).sort()).toEqual([10_800, 1_080, 8_100].sort());
  });

  test('are grouped as the customer’s own terms say', () => {
    const { inputs, terms } = aCase({
      ...{ plans: [plan], customer, ...given },
      settings: { grouping: 'membership', feesApart: true },
    });
    const billing = { ...inputs.billing, grouping: 'customer' as const, feesApart: false };
    const proposal = propose({ ...inputs, billing }, terms);
    expect(proposal).toMatchObject({ invoices: [{ invoice: { net: 22_200 } }] });
  });

  test('that do not fit one transaction park the customer', () => {
    const places = (howMany: number) =>
      Array.from({ length: howMany }, () => fee(100, { locationId: createId('location') }));
    const outcomeOf = (charges: OpenCharge[]) => {
      const settings = { grouping: 'location' as const };
      const { inputs, terms } = aCase({ plans: [plan], customer, charges, settings });
      return propose(inputs, terms);
    };
    // an invoice and two writes of a charge each: 32 × 3 = 96
    expect(outcomeOf(places(32)).outcome).toBe('invoiced');
    expect(outcomeOf(places(33))).toMatchObject({ outcome: 'parked', reason: 'too_many_lines' });
  });
});

describe('a credit', () => {
  test('is set off at its own location, and elsewhere when that has nothing', () => {
    const credit = fee(3_000, { quantity: -1, locationId: west });
    const memberships = [desk(12_000), desk(9_000, { locationId: west })];
    const at = shown({ memberships, charges: [credit] }, { grouping: 'location' });
    expect(at).toContainEqual({ group: { locationId: west }, net: 6_000 });
    const [only] = shown(
      { memberships: [desk(12_000)], charges: [credit] },
      { grouping: 'location' },
    );
    expect(only).toEqual({ group: { locationId: east }, net: 9_000 });
  });

  test('that is more than an invoice has leaves its rest to the next run, not to another invoice', () => {
    const credit = fee(10_000, { quantity: -1, locationId: west });
    const memberships = [desk(12_000), desk(9_000, { locationId: west })];
    const invoices = invoicesOf({ memberships, charges: [credit] }, { grouping: 'location' });
    // west has 90.00 of the 100.00
    expect(invoices.map(({ invoice }) => invoice.net).sort()).toEqual([0, 12_000]);
    expect(invoices.flatMap(({ rests }) => rests)).toEqual([{ charge: credit, amount: 1_000 }]);
  });
});

const place = fc.constantFrom(undefined, east, west);
const at = (locationId: typeof east | undefined) => (locationId ? { locationId } : {});
const memberships = fc.array(
  fc
    .record({ price: fc.integer({ min: 0, max: 50_000 }), locationId: place })
    .map(({ price, locationId }) => desk(price, at(locationId))),
  { maxLength: 6 },
);
const charges = fc.array(
  fc
    .record({
      amount: fc.integer({ min: 1, max: 20_000 }),
      locationId: place,
      isCredit: fc.boolean(),
      refundable: fc.boolean(),
    })
    .map(({ amount, locationId, isCredit, refundable }) =>
      fee(amount, {
        ...at(locationId),
        ...(isCredit ? { quantity: -1 } : refundable && { refundable }),
      }),
    ),
  { maxLength: 8 },
);
const discount = fc.option(
  fc.oneof(
    fc.integer({ min: 1, max: 100 }).map((percent): Discount => ({ percent: `${percent}` })),
    fc.integer({ min: 1, max: 30_000 }).map((amount): Discount => ({ amount: eur(amount) })),
  ),
  { nil: undefined },
);
const settings = fc.record({
  grouping: fc.constantFrom('customer' as const, 'location' as const, 'membership' as const),
  feesApart: fc.boolean(),
});

test('however they are grouped, each charge is on one invoice and the nets add up to the same', () => {
  fc.assert(
    fc.property(memberships, charges, discount, settings, (desks, all, off, how) => {
      const given = { memberships: desks, charges: all.filter(({ quantity }) => quantity > 0) };
      const grouped = invoicesOf({ ...given, discount: off }, how);
      const together = invoicesOf({ ...given, discount: off }, {});
      const sum = (invoices: typeof grouped) =>
        invoices.reduce((net, { invoice }) => net + invoice.net, 0);
      expect(sum([...grouped])).toBe(sum([...together]));
      const taken = grouped.flatMap(({ charges, marks }) => [
        ...charges.map(({ feeId }) => feeId as string),
        ...marks.map(({ membershipId }) => membershipId),
      ]);
      const everything = [...given.charges.map(({ feeId }) => feeId), ...desks.map(({ id }) => id)];
      expect(taken.sort()).toEqual(everything.sort());
      const keys = grouped.map(({ invoice }) => groupKey(invoice.group ?? {}));
      expect(new Set(keys).size).toBe(keys.length);
      expect(new Set(grouped.map(({ invoice }) => invoice.id)).size).toBe(grouped.length);
    }),
  );
});

test('whatever is credited, no invoice and no rate is below nothing, and no credit is on two', () => {
  fc.assert(
    fc.property(memberships, charges, discount, settings, (desks, all, off, how) => {
      const invoices = invoicesOf({ memberships: desks, charges: all, discount: off }, how);
      for (const { invoice } of invoices) {
        for (const { base } of invoice.taxes) expect(base).toBeGreaterThanOrEqual(0);
        expect(invoice.lines.reduce((net, line) => net + line.net, 0)).toBe(invoice.net);
      }
      const touched = invoices.flatMap(({ charges, rests }) => [
        ...charges.map(({ feeId }) => feeId),
        ...rests.map(({ charge }) => charge.feeId),
      ]);
      expect(new Set(touched).size).toBe(touched.length);
    }),
  );
});

test('the order of what is charged changes nothing', () => {
  fc.assert(
    fc.property(memberships, charges, discount, settings, (desks, all, off, how) => {
      const one = shown({ memberships: desks, charges: all, discount: off }, how);
      const turned = { memberships: desks.toReversed(), charges: all.toReversed() };
      expect(shown({ ...turned, discount: off }, how)).toEqual(one);
    }),
  );
});
