import { describe, expect, test } from 'vitest';
import { lastVisit } from '../../../shared/billing/caught-up.ts';
import { propose } from '../../../shared/billing/propose.ts';
import type { OpenCharge } from '../../../shared/catalogue/model.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { aCase, aMembership, aPlan, eur } from './builders.ts';

const plan = aPlan();
const behind = aPlan({ timing: 'arrears' });
const fee = (on: string, fields: Partial<OpenCharge> = {}): OpenCharge => ({
  cause: 'fee',
  feeId: createId('fee'),
  name: 'Printing',
  on,
  price: eur(500),
  quantity: 1,
  tax: { name: 'VAT', percent: '21' },
  ...fields,
});
const desk = aMembership(plan, { billedTo: '2026-12-01' });

/** What the invoice of 1 December catches up. */
const caughtUp = (given: Parameters<typeof aCase>[0]) => {
  const { inputs, terms } = aCase({ plans: [plan, behind], memberships: [desk], ...given });
  const proposal = propose(inputs, terms);
  return proposal.outcome === 'invoiced' ? proposal.caughtUp : proposal.outcome;
};

describe('a report names what was billed late', () => {
  test('and nothing of a month that was billed on its day', () => {
    const memberships = [
      desk,
      aMembership(plan, { startOn: '2026-11-02' }),
      aMembership(behind, { startOn: '2026-11-01' }),
    ];
    const charges = [
      fee('2026-11-02'),
      fee('2026-12-01'),
      fee('2026-12-20', { billInAdvance: true }),
    ];
    expect(caughtUp({ memberships, charges })).toEqual([]);
  });

  test('memberships that came after the run that would have billed them', () => {
    const late = aMembership(plan, { startOn: '2026-10-10' });
    const since = [{ reason: 'membership_late', since: '2026-10-10', causeIds: [late.id] }];
    expect(caughtUp({ memberships: [desk, late] })).toEqual(since);
    // October was over on 1 November, November is not late
    const arrears = aMembership(behind, { startOn: '2026-10-01' });
    expect(caughtUp({ memberships: [desk, arrears] })).toEqual([
      { reason: 'membership_late', since: '2026-10-01', causeIds: [arrears.id] },
    ]);
  });

  test('a membership that its run would have billed on its first day, from the earliest of several', () => {
    const [one, other] = ['A', 'B'].map(letter => `msh_${letter.repeat(26)}`) as [never, never];
    const first = aMembership(plan, { id: one, startOn: '2026-11-01' });
    expect(caughtUp({ memberships: [first] })).toEqual([
      { reason: 'membership_late', since: '2026-11-01', causeIds: [one] },
    ]);
    const earlier = aMembership(plan, { id: other, startOn: '2026-10-05' });
    expect(caughtUp({ memberships: [first, earlier] })).toEqual([
      { reason: 'membership_late', since: '2026-10-05', causeIds: [one, other] },
    ]);
  });

  test('fifty of what came late by id; the lines of the invoice name all', () => {
    const charges = Array.from({ length: 51 }, () => fee('2026-10-02'));
    const late = caughtUp({ charges })[0] as { causeIds: string[] };
    expect(late.causeIds).toHaveLength(50);
  });

  test('up to the billing day of today, if that was the last', () => {
    const billing = { nextBillingOn: '2027-01-01', anchorDay: 1 } as never;
    const organisation = { billing: { leadDays: 3 } };
    const visit = (cutoffOn: string) => lastVisit(billing, { organisation, cutoffOn });
    expect(visit('2026-12-01')).toEqual({ last: '2026-12-01', feesUpTo: '2026-11-28' });
    expect(visit('2026-11-30')).toEqual({ last: '2026-11-01', feesUpTo: '2026-10-29' });
  });

  test('charges that are dated up to the day to which the last run billed them', () => {
    const late = [fee('2026-11-01'), fee('2026-08-15')];
    const [first, oldest] = late.map(({ feeId }) => feeId);
    expect(caughtUp({ charges: [...late, fee('2026-11-02')] })).toEqual([
      { reason: 'charge_late', since: '2026-08-15', causeIds: [oldest, first] },
    ]);
    // five days ahead the run of 27 October billed November, and fees up to itself
    const ahead = { settings: { leadDays: 5 }, charges: [fee('2026-10-27'), fee('2026-10-28')] };
    expect(caughtUp(ahead)).toMatchObject([{ reason: 'charge_late', since: '2026-10-27' }]);
  });

  test('the days of an invoice that is void', () => {
    const released = [{ from: '2026-11-01', to: '2026-12-01' }];
    expect(caughtUp({ memberships: [{ ...desk, released }] })).toEqual([
      { reason: 'invoice_void', since: '2026-11-01', causeIds: [desk.id] },
    ]);
  });

  test.each([
    ['2026-12-02', '2026-12-01'],
    ['2027-03-01', '2026-12-01'],
  ])('a billing day that no run billed by %s', (today, since) => {
    expect(caughtUp({ today, charges: [fee('2026-11-20')] })).toEqual([
      { reason: 'billing_day_missed', since },
    ]);
  });
});
