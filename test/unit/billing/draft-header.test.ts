import { describe, expect, test } from 'vitest';
import { fitsTransaction, headerOf, propose } from '../../../shared/billing/propose.ts';
import type { OpenCharge } from '../../../shared/catalogue/model.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { aCase, aCustomer, aMembership, anOrganisation, aPlan, eur } from './builders.ts';

const plan = aPlan();
const usd = (amount: number) => ({ amount, currency: 'USD' as const });
const desk = aMembership(plan, { billedTo: '2026-12-01' });
const fee = (fields: Partial<OpenCharge> = {}): OpenCharge => ({
  ...{ cause: 'fee', feeId: createId('fee'), name: 'Printing', on: '2026-11-20' },
  ...{ price: eur(500), quantity: 1, tax: { name: 'VAT', percent: '21' }, ...fields },
});

type Given = Parameters<typeof aCase>[0];
const proposed = (given: Given = {}) => {
  const { inputs, terms } = aCase({ plans: [plan], memberships: [desk], ...given });
  return propose(inputs, terms);
};
const parkedFor = (given: Given) => {
  const proposal = proposed(given);
  return proposal.outcome === 'parked' ? [proposal.reason, proposal.detail] : proposal.outcome;
};

describe('a draft', () => {
  test('says who is billed, in whose language, and whom it is for', () => {
    const customer = aCustomer({ vatId: 'NL001234567B01', language: 'nl' });
    const { inputs, terms } = aCase({
      ...{ plans: [plan], memberships: [desk], customer },
      billingPersons: ['Bea', 'Ben'],
    });
    const organisation = { ...terms.organisation, documentTemplates: { nl: 7, en: 3 } };
    const proposal = propose(inputs, { ...terms, organisation, runId: createId('run') });
    expect(proposal).toMatchObject({
      invoices: [
        {
          invoice: {
            ...{ kind: 'run', status: 'draft', language: 'nl', currency: 'EUR', version: 1 },
            billTo: { name: 'Acme', vatId: 'NL001234567B01', address: customer.billingAddress },
            recipients: ['Bea', 'Ben'],
            documentTemplate: 7,
            ...{ sellerVersion: 1, paymentTermDays: organisation.billing.paymentTermDays },
          },
        },
      ],
    });
  });

  test('says nothing of what there is not, in the language of its operator', () => {
    const header = headerOf(aCustomer(), [], anOrganisation());
    expect(header).not.toHaveProperty('recipients');
    expect(header).not.toHaveProperty('documentTemplate');
    expect(header.billTo).not.toHaveProperty('vatId');
    expect(header.language).toBe('en');
    const nowhere = aCustomer({ billingAddress: undefined });
    expect(() => headerOf(nowhere, [], anOrganisation())).toThrow(
      `customer ${nowhere.id} has no billing address`,
    );
  });
});

describe('a price in another currency parks', () => {
  const abroad = (fields: Parameters<typeof aPlan>[0]) => {
    const other = aPlan(fields);
    const memberships = [aMembership(other, { billedTo: '2026-12-01' })];
    return parkedFor({ plans: [other], memberships });
  };

  test.each([
    ["a fee's", () => parkedFor({ charges: [fee({ price: usd(500) })] })],
    ["a plan's", () => abroad({ price: usd(12_000) })],
    ['one to come', () => abroad({ prices: [{ from: '2027-06-01', price: usd(1) }] })],
    ["a plan's discount", () => abroad({ discount: { amount: usd(100) } })],
    [
      "a membership's discount",
      () => parkedFor({ memberships: [{ ...desk, discount: { amount: usd(100) } }] }),
    ],
    ["a customer's discount", () => parkedFor({ discount: { amount: usd(100) } })],
  ])('%s', (_, parked) => {
    expect(parked()).toEqual(['currency_mismatch', 'USD']);
  });

  test('and not that of a plan whose membership has a price of its own', () => {
    const other = aPlan({ price: usd(12_000) });
    const own = aMembership(other, { billedTo: '2026-12-01', price: eur(9_900) });
    expect(parkedFor({ plans: [other], memberships: [own] })).toBe('invoiced');
  });

  test('but who has nothing to pay is not parked for anything', () => {
    const customer = aCustomer({ billingAddress: undefined });
    expect(parkedFor({ customer, memberships: [], discount: { amount: usd(1) } })).toBe(
      'nothing_to_bill',
    );
  });
});

describe('a transaction of 100 takes', () => {
  const of = (marks: number, charges: number, rests: number) =>
    ({ marks: Array(marks), charges: Array(charges), rests: Array(rests) }) as never;

  test('96 writes of drafts: an invoice, each mark and each rest are one, a charge is two', () => {
    expect([fitsTransaction([of(95, 0, 0)]), fitsTransaction([of(96, 0, 0)])]).toEqual([
      ...[true, false],
    ]);
    expect([fitsTransaction([of(1, 47, 0)]), fitsTransaction([of(0, 48, 0)])]).toEqual([
      ...[true, false],
    ]);
    expect([fitsTransaction([of(0, 0, 95)]), fitsTransaction([of(0, 0, 96)])]).toEqual([
      ...[true, false],
    ]);
    const many = (count: number) => Array.from({ length: count }, () => of(1, 0, 0));
    expect([fitsTransaction(many(48)), fitsTransaction(many(49))]).toEqual([true, false]);
  });

  test('and in steps a customer gets 20 invoices, of 10,000 lines in all', () => {
    // at each place three fees: 1 + 2 × 3 = 7 writes, × 20 = 140
    const places = (count: number) =>
      Array.from({ length: count }, () => createId('location')).flatMap(locationId =>
        [1, 2, 3].map(() => fee({ locationId })),
      );
    const settings = { grouping: 'location' } as const;
    const grouped = (count: number) =>
      parkedFor({ settings, memberships: [], charges: places(count) });
    expect(grouped(20)).toBe('invoiced');
    expect(grouped(21)).toEqual(['too_many_lines', '63 lines']);
    const fees = Array.from({ length: 10_000 }, () => fee());
    expect(parkedFor({ memberships: [], charges: fees })).toBe('invoiced');
    expect(parkedFor({ charges: fees })).toEqual(['too_many_lines', '10001 lines']);
  });
});
