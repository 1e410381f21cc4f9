import { describe, expect, test } from 'vitest';
import type { Invoice, RunRow } from '../../../shared/billing/model.ts';
import { propose } from '../../../shared/billing/propose.ts';
import { type Trace, unbilledOf, unreadable } from '../../../shared/billing/unbilled.ts';
import type { OpenCharge } from '../../../shared/catalogue/model.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { aCase, aCustomer, aMembership, aPlan, eur } from './builders.ts';

const plan = aPlan();
const runId = createId('run');
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

type Given = Parameters<typeof aCase>[0] & { parked?: string };
const found = ({ parked, ...given }: Given, traces: Trace[] = [], drafts: Invoice[] = []) => {
  const { inputs, terms } = aCase({ plans: [plan], ...given });
  const at = terms.now;
  const billing = { ...inputs.billing, ...(parked && { parked: { runId, reason: parked, at } }) };
  return unbilledOf({ inputs: { ...inputs, billing }, traces, drafts }, terms);
};
const why = (given: Given, traces?: Trace[]) =>
  found(given, traces)?.reasons.map(({ reason, detail }) => detail ?? reason);

const desk = aMembership(plan, { billedTo: '2026-12-01' });
const billedDesk = aMembership(plan, { billedTo: '2027-01-01' });
/** billed on 1 December, next on 1 January, looked at on the 10th */
const after = { nextBillingOn: '2027-01-01', today: '2026-12-10' };
const row = (outcome: RunRow['outcome'], reason?: string): RunRow => ({
  customerId: createId('customer'),
  outcome,
  ...(reason && { reason }),
});
const trace = (stage: Trace['run']['stage'], of?: RunRow): Trace => ({
  run: { id: runId, stage, cutoffOn: '2026-12-01' },
  ...(of && { row: of }),
});

describe('a customer that is due', () => {
  test('comes to what the run would bill', () => {
    // 120.00 + 21% = 145.20
    expect(found({ memberships: [desk], settings: { generate: true } })).toMatchObject({
      reasons: [{ reason: 'due' }],
      lines: [{ cause: 'membership', causeId: desk.id, net: 12_000 }],
      totals: { net: 12_000, tax: 2_520, gross: 14_520 },
    });
  });

  test('is none when there is nothing to bill', () => {
    expect(found({})).toBeUndefined();
    expect(found({ memberships: [billedDesk] })).toBeUndefined();
  });

  test('says what keeps runs from billing it', () => {
    expect(why({ memberships: [desk], settings: { generate: false } })).toEqual([
      'due',
      'generation_off',
    ]);
    expect(
      why({ memberships: [desk], settings: { generate: true } }, [
        trace('closed', row('left', 'inputs_keep_changing')),
      ]),
    ).toEqual(['due', 'inputs_keep_changing']);
    expect(why({ memberships: [desk], settings: { generate: true } }, [trace('held')])).toEqual([
      'due',
      'run_held',
    ]);
  });

  test('is counted also when it would be parked, unless the amount hangs on what is missing', () => {
    const nowhere = aCustomer({ billingAddress: undefined });
    expect(found({ memberships: [desk], customer: nowhere })).toMatchObject({
      problem: 'missing_billing_address',
      totals: { gross: 14_520 },
    });
    const unknown = found({ memberships: [desk], plans: [] });
    expect(unknown).toMatchObject({ problem: 'plan_missing', lines: [] });
    expect(unknown).not.toHaveProperty('totals');
  });

  test('and parked has the reason of its run, and no other', () => {
    expect(why({ memberships: [desk], parked: 'missing_vat_id' })).toEqual(['missing_vat_id']);
  });
});

describe('a customer that is billed up to its next billing day', () => {
  test('has nothing unbilled, whatever is dated after its last billing day', () => {
    const memberships = [billedDesk, aMembership(plan, { startOn: '2026-12-05' })];
    expect(found({ ...after, memberships, charges: [fee('2026-12-02')] })).toBeUndefined();
  });

  test('has a membership that was added late: days of November and all December', () => {
    const late = aMembership(plan, { startOn: '2026-11-15' });
    // 120.00 × 16/30 = 64.00 and 120.00
    expect(found({ ...after, memberships: [billedDesk, late] })).toMatchObject({
      reasons: [{ reason: 'membership_late' }],
      lines: [
        { causeId: late.id, net: 6_400 },
        { causeId: late.id, net: 12_000 },
      ],
      totals: { net: 18_400 },
    });
  });

  test('has no late membership where service is billed behind it and is not over', () => {
    const behind = aPlan({ timing: 'arrears' });
    const began = (startOn: string) =>
      why({ ...after, plans: [behind], memberships: [aMembership(behind, { startOn })] });
    expect(began('2026-11-15')).toEqual(['membership_late']);
    expect(began('2026-12-01')).toBeUndefined();
  });

  test('has a charge up to the day its run billed fees to', () => {
    const reasons = (charge: OpenCharge, leadDays = 0) =>
      why({ ...after, charges: [charge], settings: { leadDays } });
    expect(reasons(fee('2026-12-01'))).toEqual(['charge_late']);
    expect(reasons(fee('2026-12-02'))).toBeUndefined();
    // the run of 26 November billed 1 December five days ahead, and fees up to itself
    expect(reasons(fee('2026-11-26'), 5)).toEqual(['charge_late']);
    expect(reasons(fee('2026-11-27'), 5)).toBeUndefined();
    expect(reasons(fee('2026-12-01', { billInAdvance: true }), 5)).toEqual(['charge_late']);
  });

  test('has the days of an invoice that is void', () => {
    const released = [{ from: '2026-12-01', to: '2027-01-01' }];
    const memberships = [{ ...billedDesk, released }];
    expect(found({ ...after, memberships })).toMatchObject({
      reasons: [{ reason: 'invoice_void' }],
      totals: { net: 12_000 },
    });
  });

  test('is asked about a day before its last billing day: only what was late then', () => {
    const today = '2026-11-20';
    const charges = [fee('2026-12-01'), fee('2026-11-01')];
    expect(found({ ...after, today, charges })?.lines.map(({ from }) => from)).toEqual([
      '2026-11-01',
    ]);
  });
});

test('a draft without a number counts with what is unbilled beside it', () => {
  const { inputs, terms } = aCase({ plans: [plan], memberships: [desk] });
  const proposal = propose(inputs, { ...terms, runId });
  if (proposal.outcome !== 'invoiced') throw new Error(proposal.outcome);
  const draft = proposal.invoices[0].invoice;
  const given = { ...after, charges: [fee('2026-11-30')] };
  // 145.20 on the draft, 5.00 + 21% = 6.05 beside it
  expect(found(given, [trace('held', row('invoiced'))], [draft])).toMatchObject({
    reasons: [{ reason: 'charge_late' }, { reason: 'run_held', runId }],
    lines: [{ invoiceId: draft.id, net: 12_000 }, { net: 500 }],
    totals: { net: 12_500, tax: 2_625, gross: 15_125 },
  });
  expect(found(after, [trace('numbering')], [draft])?.reasons).toEqual([
    { reason: 'draft_not_numbered', runId },
  ]);
});

test('a customer that cannot be read is listed as long as it is due or parked', () => {
  const { inputs, terms } = aCase({ settings: { generate: true } });
  const { billing, customer } = inputs;
  const listed = (nextBillingOn: string) =>
    unreadable(customer.id, { ...billing, nextBillingOn }, [], terms)?.reasons;
  expect(listed('2026-12-01')).toEqual([{ reason: 'due' }]);
  expect(listed('2026-12-02')).toBeUndefined();
  expect(unreadable(customer.id, undefined, [], terms)).toMatchObject({ problem: 'data_invalid' });
});
