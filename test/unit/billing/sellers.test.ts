import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { propose } from '../../../shared/billing/propose.ts';
import { sellerOfCustomer } from '../../../shared/billing/seller-at.ts';
import { movedSeries, type SellerId, type Series } from '../../../shared/billing/series.ts';
import { issueDates, numberTexts } from '../../../shared/billing/series-next.ts';
import { numberSeriesViews } from '../../../shared/billing/series-views.ts';
import { creditsForUnused, soldBeyond } from '../../../shared/billing/unused-credit.ts';
import { chargeOf } from '../../../shared/catalogue/fees.ts';
import type { Membership, OpenCharge } from '../../../shared/catalogue/model.ts';
import { lateFeeOf } from '../../../shared/dunning/late-fee.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { aCase, aCustomer, aMembership, anEntity, anOrganisation, aPlan, eur } from './builders.ts';

const plan = aPlan();
const [own, mill, barn] = [createId('location'), createId('location'), createId('location')];
const [millers, barners] = [
  anEntity({ name: 'Millers', sellerVersion: 3, invoiceNumbers: numbered('M') }),
  anEntity({ name: 'Barners', invoiceNumbers: numbered('B') }),
];
const customer = aCustomer({ locationId: own });
const vat = { name: 'VAT', percent: '21' };

function numbered(prefix: string) {
  return { format: `${prefix}-{YYYY}-{NNN}`, resets: 'yearly' as const };
}

const desk = (price: number, locationId: Membership['locationId']): Membership =>
  aMembership(plan, {
    startOn: '2026-12-01',
    price: eur(price),
    ...(locationId && { locationId }),
  });
const fee = (amount: number, fields: Partial<OpenCharge> = {}): OpenCharge => ({
  ...{ cause: 'fee', feeId: createId('fee'), name: 'Printing', on: '2026-11-20' },
  ...{ price: eur(amount), quantity: 1, tax: vat, ...fields },
});

interface Given {
  readonly customer?: typeof customer;
  readonly memberships?: Membership[];
  readonly charges?: OpenCharge[];
}

const invoicesOf = (given: Given, settings = {}, hasSellers = true) => {
  const { inputs, terms } = aCase({ plans: [plan], customer, settings, ...given });
  const sellers = {
    organisation: { ...terms.organisation, legalEntities: [millers, barners] },
    locationSellers: new Map([
      [mill as string, millers.id],
      [barn as string, barners.id],
    ]),
  };
  const proposal = propose(inputs, { ...terms, ...(hasSellers && sellers) });
  return proposal.outcome === 'invoiced' ? proposal.invoices : [];
};

describe('what several legal entities sell to one customer', () => {
  test('is on an invoice of each, in its words and without a group', () => {
    const charges = [fee(500), fee(700, { locationId: mill })];
    const found = invoicesOf({
      memberships: [desk(12_000, undefined), desk(9_000, mill)],
      charges,
    });
    const shown = found.map(({ invoice }) => {
      const { group, legalEntityId, sellerVersion, net } = invoice;
      return { group, legalEntityId, sellerVersion, net };
    });
    // 120.00 + 5.00 at its own place, 90.00 + 7.00 at the mill
    expect(shown).toEqual([
      { group: undefined, legalEntityId: undefined, sellerVersion: 1, net: 12_500 },
      { group: undefined, legalEntityId: millers.id, sellerVersion: 3, net: 9_700 },
    ]);
  });

  test('is grouped beside, and what follows from an invoice is its seller’s', () => {
    const lateFee = fee(4_000, { legalEntityId: barners.id });
    const memberships = [desk(12_000, undefined), desk(9_000, mill)];
    const found = invoicesOf({ memberships, charges: [lateFee] }, { grouping: 'location' });
    expect(
      found.map(({ invoice: { group, legalEntityId, net } }) => ({ group, legalEntityId, net })),
    ).toEqual(
      expect.arrayContaining([
        { group: { locationId: own }, legalEntityId: undefined, net: 12_000 },
        { group: { locationId: mill }, legalEntityId: millers.id, net: 9_000 },
        { group: { locationId: own }, legalEntityId: barners.id, net: 4_000 },
      ]),
    );
  });

  test('takes no credit of another: it waits for an invoice of its own', () => {
    const credit = fee(3_000, { quantity: -1, locationId: mill });
    const memberships = [desk(12_000, undefined), desk(2_000, mill)];
    const found = invoicesOf({ memberships, charges: [credit] });
    // the mill has 20.00 of the 30.00
    expect(found.map(({ invoice }) => invoice.net)).toEqual([12_000, 0]);
    expect(found.flatMap(({ rests }) => rests)).toEqual([{ charge: credit, amount: 1_000 }]);
    const [alone] = invoicesOf({ memberships: [desk(12_000, undefined)], charges: [credit] });
    expect(alone).toMatchObject({ invoice: { net: 12_000 }, charges: [], rests: [] });
  });
});

describe('a customer at the place of another seller', () => {
  const atMill = aCustomer({ locationId: mill });
  const now = '2026-12-16T09:00:00.000Z';
  const netOf = (charges: OpenCharge[], memberships: Membership[] = []) =>
    invoicesOf({ customer: atMill, charges, memberships }).map(
      ({ invoice: { legalEntityId, net } }) => ({ legalEntityId, net }),
    );

  test.each([
    ['the organisation itself', undefined],
    ['a legal entity', barners.id],
  ])('has the late fee of an invoice of %s on an invoice of the same', (_, legalEntityId) => {
    const [own] = invoicesOf({ memberships: [desk(12_000, undefined)] });
    if (!own) throw new Error('nothing is invoiced');
    const late = { ...own.invoice, legalEntityId, status: 'issued' as const };
    const at = { today: '2026-11-20', now };
    const charged = lateFeeOf({ afterDays: 7, amount: eur(4_000) }, late, at);
    expect(netOf(charged ? [chargeOf(charged)] : [])).toEqual([{ legalEntityId, net: 4_000 }]);
  });

  test('is billed by hand by who is asked for, the organisation itself too', async () => {
    const organisation = { ...anOrganisation(), legalEntities: [millers, barners] };
    expect(await sellerOfCustomer(organisation, atMill, 'own')).toBeUndefined();
    expect(await sellerOfCustomer(organisation, atMill, barners.id)).toBe(barners.id);
  });

  test('gets back what it does not use from who billed it, whoever sells there since', () => {
    const left = desk(31_000, mill);
    const line = (from: string, to: string, net: number) => ({
      ...{ description: 'Desk', cause: 'membership', causeId: left.id, from, to },
      ...{ quantity: 1, unitPrice: net, subtotal: net, discount: 0, net, tax: vat },
      explanation: '',
    });
    const billed = [
      { lines: [line('2026-12-01', '2027-01-01', 31_000)] },
      { lines: [line('2027-01-01', '2027-02-01', 31_000)], legalEntityId: barners.id },
    ] as Parameters<typeof soldBeyond>[0];
    const credits = creditsForUnused(left, soldBeyond(billed, left, '2026-12-22'), {
      ...{ newId: () => createId('fee'), from: '2026-12-22', plan, locationId: mill },
      ...{ currency: 'EUR', now },
    });
    // of December 310.00 × 10/31, of January all
    expect(
      credits.map(({ legalEntityId, price: { amount } }) => ({ legalEntityId, amount })),
    ).toEqual([
      { legalEntityId: 'own', amount: 10_000 },
      { legalEntityId: barners.id, amount: 31_000 },
    ]);
    const due = { on: '2026-11-20' };
    const charges = [
      ...credits.map(credit => ({ ...chargeOf(credit), ...due })),
      fee(50_000, { legalEntityId: 'own' }),
      fee(50_000, { legalEntityId: barners.id }),
    ];
    // the mill itself gave nothing back: 500.00 − 100.00, 500.00 − 310.00 and 90.00
    expect(netOf(charges, [desk(9_000, mill)])).toEqual(
      expect.arrayContaining([
        { legalEntityId: undefined, net: 40_000 },
        { legalEntityId: barners.id, net: 19_000 },
        { legalEntityId: millers.id, net: 9_000 },
      ]),
    );
  });
});

const place = fc.constantFrom(undefined, own, mill, barn);
const memberships = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 50_000 }), place).map(([price, at]) => desk(price, at)),
  { maxLength: 5 },
);
const charges = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 20_000 }), place, fc.boolean())
    .map(([amount, at, isCredit]) =>
      fee(amount, { ...(at && { locationId: at }), ...(isCredit && { quantity: -1 }) }),
    ),
  { maxLength: 6 },
);
const settings = fc.record({
  grouping: fc.constantFrom('customer' as const, 'location' as const, 'membership' as const),
  feesApart: fc.boolean(),
});

test('whoever sells, each charge is on one invoice of one seller and the nets add up to the same', () => {
  const sellerOf = (locationId: string = own) =>
    new Map<string, string>([
      [mill, millers.id],
      [barn, barners.id],
    ]).get(locationId);
  fc.assert(
    fc.property(memberships, charges, settings, (desks, all, how) => {
      const debits = all.filter(({ quantity }) => quantity > 0);
      const found = invoicesOf({ memberships: desks, charges: all }, how);
      for (const { invoice, charges: taken, marks, rests } of found) {
        const sold = [
          ...taken.map(({ locationId }) => locationId),
          ...rests.map(({ charge }) => charge.locationId),
          ...marks.map(
            ({ membershipId }) => desks.find(({ id }) => id === membershipId)?.locationId,
          ),
        ];
        expect(new Set(sold.map(sellerOf))).toEqual(new Set([invoice.legalEntityId]));
        for (const { base } of invoice.taxes) expect(base).toBeGreaterThanOrEqual(0);
      }
      expect(new Set(found.map(({ invoice }) => invoice.id)).size).toBe(found.length);
      const net = (invoices: typeof found) =>
        invoices.reduce((sum, { invoice }) => sum + invoice.net, 0);
      const apart = invoicesOf({ memberships: desks, charges: debits }, how);
      expect(net(apart)).toBe(net(invoicesOf({ memberships: desks, charges: debits }, how, false)));
      const taken = apart.flatMap(({ charges: of, marks }) => [
        ...of.map(({ feeId }) => feeId as string),
        ...marks.map(({ membershipId }) => membershipId),
      ]);
      const everything = [...debits.map(({ feeId }) => feeId), ...desks.map(({ id }) => id)];
      expect(taken.sort()).toEqual(everything.sort());
    }),
  );
});

const organisation = { ...anOrganisation(), legalEntities: [millers, barners] };
const sellers = fc.constantFrom<SellerId>(undefined, millers.id, barners.id);

test('I3 in whatever blocks documents are issued, the numbers of each seller run from 1 without a gap', () => {
  fc.assert(
    fc.property(fc.array(fc.array(sellers, { minLength: 1, maxLength: 9 })), blocks => {
      let series: Series = { name: 'invoice', next: 1 };
      const printed: [SellerId, string][] = [];
      for (const block of blocks) {
        const numbers = numberTexts(organisation, series, () => '2026-12-01', block);
        printed.push(...block.map((seller, n): [SellerId, string] => [seller, numbers[n] ?? '']));
        series = movedSeries(organisation, series, block, () => '2026-12-01');
      }
      expect(series.next).toBe(printed.length + 1);
      for (const seller of [undefined, millers.id, barners.id]) {
        const of = printed.filter(([each]) => each === seller).map(([, number]) => number);
        const prefix = { [millers.id]: 'M-2026-', [barners.id]: 'B-2026-' }[seller ?? ''];
        const expected = of.map((_, n) =>
          prefix
            ? `${prefix}${String(n + 1).padStart(3, '0')}`
            : `INV-${String(n + 1).padStart(6, '0')}`,
        );
        expect(of).toEqual(expected);
      }
    }),
  );
});

test('a seller that issued nothing has no date of a last document', () => {
  const first: Series = { name: 'invoice', next: 1 };
  const moved = movedSeries(organisation, first, [undefined, millers.id], () => '2026-12-31');
  const shown = numberSeriesViews(organisation, [moved], () => () => '2026-12-31');
  expect(shown.map(({ issued, lastIssuedOn }) => [issued, lastIssuedOn])).toEqual([
    [1, '2026-12-31'],
    [1, '2026-12-31'],
    [0, undefined],
  ]);
});

test('I3 the date of one seller holds back no other', () => {
  const first: Series = { name: 'invoice', next: 1 };
  const later = movedSeries(organisation, first, [millers.id], () => '2026-12-05');
  const dates = issueDates(organisation, later, '2026-12-01T09:00:00.000Z');
  expect([undefined, millers.id, barners.id].map(dates)).toEqual([
    ...['2026-12-01', '2026-12-05', '2026-12-01'],
  ]);
  const both = movedSeries(organisation, later, [undefined, millers.id], dates);
  expect(both).toMatchObject({
    lastIssuedOn: '2026-12-01',
    entities: { [millers.id]: { issued: 2, lastIssuedOn: '2026-12-05' } },
  });
});

test('the counter of one seller begins again in a new year, and no other is moved by it', () => {
  const first: Series = { name: 'invoice', next: 1 };
  const december = movedSeries(
    organisation,
    first,
    [undefined, millers.id, millers.id],
    () => '2026-12-31',
  );
  expect(
    numberTexts(organisation, december, () => '2027-01-01', [millers.id, undefined, barners.id]),
  ).toEqual(['M-2027-001', 'INV-000002', 'B-2027-001']);
});
