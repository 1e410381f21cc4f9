import { describe, expect, test } from 'vitest';
import type { Invoice, RunRow } from '../../../shared/billing/model.ts';
import { type Trace, unbilledOf, unreadable } from '../../../shared/billing/unbilled.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { aCase, aMembership, aPlan, eur } from './builders.ts';

const plan = aPlan();
const [runId, other] = [createId('run'), createId('run')];
const desk = aMembership(plan, { billedTo: '2026-12-01' });
const { inputs, terms } = aCase({
  ...{ plans: [plan], memberships: [desk], settings: { generate: true } },
});
const trace = (stage: Trace['run']['stage'], fields: Partial<Trace['run']> = {}): Trace => ({
  run: { id: runId, stage, cutoffOn: '2026-12-01', ...fields },
});
const row = (outcome: RunRow['outcome'], reason?: string) =>
  ({ customerId: inputs.customer.id, outcome, ...(reason && { reason }) }) as RunRow;
const why = (traces: Trace[], drafts: Invoice[] = [], given = inputs) =>
  unbilledOf({ inputs: given, traces, drafts }, terms)?.reasons;
const held = { reason: 'run_held', runId };

describe('who is due', () => {
  test('waits for a run that is held, planned its day and has not drafted it', () => {
    expect(why([trace('held')])).toEqual([{ reason: 'due' }, held]);
    expect(why([trace('drafting')])).toEqual([{ reason: 'due' }]);
    expect(why([trace('held', { cutoffOn: '2026-11-30' })])).toEqual([{ reason: 'due' }]);
    expect(why([{ ...trace('held'), row: row('invoiced') }])).toEqual([{ reason: 'due' }]);
  });

  test('was left by a run, with its reason if it had one', () => {
    expect(why([{ ...trace('closed'), row: row('left') }])).toEqual([
      ...[{ reason: 'due' }, { reason: 'left', runId }],
    ]);
    expect(why([{ ...trace('closed'), row: row('left', 'no_longer_due') }])).toEqual([
      ...[{ reason: 'due' }, { reason: 'left', runId, detail: 'no_longer_due' }],
    ]);
    expect(why([{ ...trace('closed'), row: row('parked', 'missing_vat_id') }])).toEqual([
      { reason: 'due' },
    ]);
  });

  test('waits as long as its operator is not active', () => {
    const organisation = { ...terms.organisation, status: 'suspended' as const };
    const found = unbilledOf({ inputs, traces: [], drafts: [] }, { ...terms, organisation });
    expect(found?.reasons).toEqual([{ reason: 'due' }, { reason: 'organisation_not_active' }]);
  });

  test('and is parked waits for a person alone, with the reason of the run', () => {
    const parked = { runId, reason: 'missing_vat_id', at: terms.now };
    const billing = { ...inputs.billing, parked };
    expect(why([trace('held')], [], { ...inputs, billing })).toEqual([
      { reason: 'parked', runId, detail: 'missing_vat_id' },
    ]);
  });
});

test('a draft waits for its own run, if that is held, and otherwise for its number', () => {
  const charge = { ...inputs, memberships: [], billing: { ...inputs.billing } };
  const draft = (of?: string) =>
    ({ id: 'inv_1', lines: [], net: 1, tax: 0, gross: 1, ...(of && { runId: of }) }) as never;
  const both = [trace('closed', { id: other }), trace('held')];
  expect(why(both, [draft(runId)], charge)).toEqual([held]);
  expect(why(both, [draft(other)], charge)).toEqual([
    { reason: 'draft_not_numbered', runId: other },
  ]);
  expect(why(both, [draft()], charge)).toEqual([{ reason: 'draft_not_numbered' }]);
});

test('what is late is told of who is not due, and not a charge that is dated behind its last day', () => {
  const billing = { ...inputs.billing, nextBillingOn: '2027-01-01' };
  expect(why([], [], { ...inputs, billing })).toEqual([{ reason: 'membership_late' }]);
  const released = [{ from: '2026-12-01', to: '2027-01-01' }];
  const voided = { ...desk, billedTo: '2027-01-01', released };
  expect(why([], [], { ...inputs, billing, memberships: [voided] })).toEqual([
    { reason: 'invoice_void' },
  ]);
  const later = { ...desk, billedTo: '2027-01-01' };
  const charges = [
    { ...{ cause: 'fee', feeId: createId('fee'), name: 'Print', on: '2026-12-02', quantity: 1 } },
  ].map(each => ({ ...each, price: eur(5), tax: { name: 'VAT', percent: '21' } })) as never;
  expect(why([], [], { ...inputs, billing, memberships: [later], charges })).toBeUndefined();
  expect(why([], [], { ...inputs, billing, charges })).toEqual([{ reason: 'membership_late' }]);
});

test('who cannot be read is due, with the day if that can be read', () => {
  const { customer, billing } = inputs;
  const asked = { ...{ customerId: customer.id, problem: 'data_invalid', lines: [] } };
  expect(unreadable(customer.id, undefined, [], terms)).toEqual({
    ...{ ...asked, reasons: [{ reason: 'due' }] },
  });
  expect(unreadable(customer.id, billing, [trace('held')], terms)).toEqual({
    ...{ ...asked, nextBillingOn: '2026-12-01', reasons: [{ reason: 'due' }, held] },
  });
});
