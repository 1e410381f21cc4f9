import { beforeAll, expect, test } from 'vitest';
import { getItem } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import { putAll } from '../../shared/store/transact.ts';
import { type Biller, biller, eur, waitFor } from '../support/month.ts';
import { type SharedWorld, startWorld } from '../support/world.ts';

let world: SharedWorld;
beforeAll(async () => {
  world = await startWorld();
});

const stageOf = (op: Biller, stage: string) =>
  waitFor(`the run is ${stage}`, async () => (await op.runs()).find(run => run.stage === stage));
const rowsOf = async (op: Biller, runId: string, outcome: string) =>
  (await op.owner.get(`/v1/admin/bill-runs/${runId}/customers?outcome=${outcome}`)).body.items;

test('bad data parks its customer, in the dry run as in the run, and nobody else', async () => {
  const op = await biller(world, { send: false });
  const id = await op.desk('Spoilt');
  const [membership] = (await op.owner.get(`/v1/admin/customers/${id}/memberships`)).body.items;
  const stored = await getItem(keys.membership(op.organisationId, id, membership.id));
  await putAll([
    { ...keys.membership(op.organisationId, id, membership.id), ...stored, quantity: 'many' },
  ]);

  const preview = await op.owner.post('/v1/admin/bill-runs/preview', { billingOn: '2026-12-01' });
  const run = await op.billDecember();

  expect(preview.body.parked).toEqual([{ customerId: id, reason: 'data_invalid' }]);
  expect(run.totals).toMatchObject({ planned: 2, invoiced: 1, parked: 1 });
  expect(await rowsOf(op, run.id, 'parked')).toEqual([
    { customerId: id, outcome: 'parked', reason: 'data_invalid' },
  ]);
});

test('I3 a draft that changed while its run was held takes no number, and un-parking issues it', async () => {
  const op = await biller(world, { send: false, hold: true });
  const id = await op.desk('Touched');
  await op.turnTo('2026-12-01T06:00:00.000Z');
  const held = await stageOf(op, 'held');
  const row = (await rowsOf(op, held.id, 'invoiced')).find(
    (r: { customerId: string }) => r.customerId === id,
  );
  const key = keys.invoice(op.organisationId, id, row.invoiceId);
  await putAll([{ ...key, ...(await getItem(key)), version: 2 }]);

  await op.owner.post(`/v1/admin/bill-runs/${held.id}/release`, {});
  const run = await stageOf(op, 'closed');
  expect(run).toMatchObject({ firstNumber: 'INV-000001', lastNumber: 'INV-000001' });
  expect(run.totals).toMatchObject({ planned: 2, invoiced: 1, parked: 1 });
  const { items } = (await op.owner.get('/v1/admin/parked-customers')).body;
  expect(items).toMatchObject([{ customerId: id, reason: 'draft_changed' }]);

  expect((await op.owner.post(`/v1/admin/customers/${id}/unpark`, {})).status).toBe(204);
  const [invoice] = (await op.owner.get(`/v1/admin/customers/${id}/invoices`)).body.items;
  expect(invoice).toMatchObject({
    id: row.invoiceId,
    number: 'INV-000002',
    status: 'issued',
    gross: eur(14_520),
  });
  expect((await op.owner.get('/v1/admin/parked-customers')).body.items).toEqual([]);
});

test('S47 a held run of a suspended organisation is not released until it is resumed', async () => {
  const op = await biller(world, { send: false, hold: true });
  await op.turnTo('2026-12-01T06:00:00.000Z');
  const held = await stageOf(op, 'held');
  await op.owner.post('/v1/admin/organisation/suspend', {});
  const refused = await op.owner.post(`/v1/admin/bill-runs/${held.id}/release`, {});
  expect(refused.body).toMatchObject({ status: 409, code: 'organisation_suspended' });
  await op.owner.post('/v1/admin/organisation/resume', {});
  await op.owner.post(`/v1/admin/bill-runs/${held.id}/release`, {});
  expect((await stageOf(op, 'closed')).totals).toMatchObject({ invoiced: 1 });
});
