import { beforeAll, expect, test } from 'vitest';
import type { BillRun } from '../../shared/contract/client.gen.ts';
import { type Biller, biller, created, eur, waitFor } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const tax = { name: 'VAT', percent: '21' };
let op: Biller;
let acme: string;
let late: string;
let given: string;

beforeAll(async () => {
  op = await biller(world, { send: false, hold: true, holdHours: 24 });
  acme = await op.desk('Acme');
});

const runAt = (billingOn: string, stage: BillRun['stage']) =>
  waitFor(`the run of ${billingOn} ${stage}`, async () =>
    (await op.runs()).find(run => run.billingOn === billingOn && run.stage === stage),
  );
const comparisonOf = async ({ id }: BillRun) =>
  (await op.owner.get(`/v1/admin/bill-runs/${id}/comparison`)).body;

test('a run that the operator wants to look at goes on by itself after the hours it set', async () => {
  await op.turnTo('2026-12-01T06:00:00.000Z');
  const held = await runAt('2026-12-01', 'held');
  expect(held).toMatchObject({
    heldBecause: 'asked',
    releaseAt: expect.stringMatching(/^2026-12-02T06:00/),
  });
  // 2 × 120.00 and 21 %; there is no run before
  expect(await comparisonOf(held)).toEqual({
    gross: eur(29_040),
    change: eur(29_040),
    customers: { up: 0, down: 0, same: 0, new: 2, gone: 0, zero: 0 },
    movers: expect.arrayContaining([{ customerId: acme, now: eur(14_520), change: eur(14_520) }]),
  });
  expect((await op.owner.get('/v1/admin/invoices')).body.items).toEqual([]);
  await op.turnTo('2026-12-02T06:30:00.000Z');
  const closed = await runAt('2026-12-01', 'closed');
  expect(closed).toMatchObject({ releasedBy: 'system', totals: { invoiced: 2 } });
  expect(closed).not.toHaveProperty('releaseAt');
});

test('a run whose total moved more than the operator allows waits for a person', async () => {
  await op.settings({ hold: false, holdWhenTotalMovesPercent: 20 });
  const fee = { name: 'Move', on: '2026-12-15', price: eur(10_000), tax };
  await created(op.owner, `/v1/admin/customers/${acme}/fees`, fee);
  late = await op.desk('Late', {}, { startOn: '2027-01-01' });
  given = await op.desk('Given', {}, { startOn: '2027-01-01' });
  await op.turnTo('2027-01-01T06:00:00.000Z');
  const held = await runAt('2027-01-01', 'held');
  expect(held).toMatchObject({ heldBecause: 'total_moved' });
  expect(held).not.toHaveProperty('releaseAt');
  // 145.20 + 121.00 beside 145.20, and two new desks at 145.20
  expect(await comparisonOf(held)).toMatchObject({
    before: { billingOn: '2026-12-01', gross: eur(29_040) },
    ...{ gross: eur(70_180), change: eur(41_140), percent: 141.7 },
    customers: { up: 1, down: 0, same: 1, new: 2, gone: 0 },
    movers: expect.arrayContaining([
      { customerId: acme, before: eur(14_520), now: eur(26_620), change: eur(12_100) },
      { customerId: late, now: eur(14_520), change: eur(14_520) },
    ]),
  });
  await op.turnTo('2027-01-20T06:00:00.000Z');
  expect(await runAt('2027-01-01', 'held')).toBeDefined();
  const at = `/v1/admin/bill-runs/${held.id}/customers`;
  const withdraw = (id: string, how: string) => op.owner.post(`${at}/${id}/${how}`, undefined);
  const both = await Promise.all([1, 2].map(() => withdraw(late, 'postpone')));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await withdraw(given, 'discard')).toMatchObject({
    ...{ status: 200, body: { customerId: given, outcome: 'left', reason: 'discarded' } },
  });
  const nobody = `cus_${'0'.repeat(26)}`;
  expect(await withdraw(nobody, 'discard')).toMatchObject({ status: 404 });
  const replies = await Promise.all(
    [1, 2].map(() => op.owner.post(`/v1/admin/bill-runs/${held.id}/release`, {})),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([202, 409]);
  const closed = await runAt('2027-01-01', 'closed');
  expect(closed.releasedBy).toMatch(/^adm_/);
  expect(closed.totals).toMatchObject({ invoiced: 2, left: 2, gross: eur(41_140) });
  const gone = await withdraw(acme, 'postpone');
  expect(gone).toMatchObject({ status: 409, body: { code: 'run_not_held' } });
});

test('a run within the limit waits for nobody', async () => {
  await op.settings({ holdWhenTotalMovesPercent: 100 });
  const preview = await op.owner.post('/v1/admin/bill-runs/preview', { billingOn: '2027-02-01' });
  await op.turnTo('2027-02-01T06:00:00.000Z');
  const closed = await runAt('2027-02-01', 'closed');
  expect(closed).not.toHaveProperty('heldBecause');
  const invoicesOf = async (id: string) =>
    (await op.owner.get(`/v1/admin/customers/${id}/invoices`)).body.items.map(
      ({ lines }: { lines: { period: { from: string } }[] }) =>
        lines.map(({ period }) => period.from),
    );
  // what was postponed comes with February, what was discarded does not
  expect(await invoicesOf(late)).toEqual([['2027-01-01', '2027-02-01']]);
  expect(await invoicesOf(given)).toEqual([['2027-02-01']]);
  // 4 desks, and one twice, beside 2 and a fee
  const comparison = await comparisonOf(closed);
  expect(comparison).toMatchObject({ gross: eur(72_600), percent: 76.5 });
  expect(preview.body.comparison).toEqual(comparison);
  await op.owner.post('/v1/admin/audit', undefined);
  const audited = await waitFor('the audit', async () => {
    const { last, current } = (await op.owner.get('/v1/admin/audit')).body;
    return current ? undefined : last;
  });
  expect(audited.findings).toEqual([]);
});
