import { expect, test } from 'vitest';
import { bucketOf } from '../../shared/kernel/bucket.ts';
import { getItem } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import { putAll } from '../../shared/store/transact.ts';
import { badPages, walk } from '../support/bad-bodies.ts';
import { biller, created, eur, waitFor } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const op = await biller(world, { send: false, hold: true });
const path = '/v1/admin/unbilled';
const tax = { name: 'VAT', percent: '21' };

interface Unbilled {
  customerId: string;
  reasons: { reason: string; detail?: string }[];
  gross?: unknown;
  problem?: string;
  lines: { invoiceId?: string; cause: string; causeId: string }[];
}
const listed = async (query = '') => (await walk(op.owner, `${path}?${query}`, 2)) as Unbilled[];
const of = (items: Unbilled[], customerId: string) => {
  const item = items.find(found => found.customerId === customerId);
  return item && { why: item.reasons.map(why => why.detail ?? why.reason), gross: item.gross };
};
const runIn = (stage: string) =>
  waitFor(`the run is ${stage}`, async () => (await op.runs()).find(run => run.stage === stage));

test('what should have been billed by a day and was not is listed with every reason', async () => {
  const nowhere = await op.desk('Nowhere', { billingAddress: undefined });
  const touched = await op.desk('Touched');
  const late = await op.desk('Late', {}, null);
  expect(await listed()).toEqual([]);
  const december = await listed('on=2026-12-01');
  // 120.00 + 21% = 145.20
  expect(of(december, touched)).toEqual({ why: ['due'], gross: eur(14_520) });
  expect(december).toHaveLength(3);

  await op.turnTo('2026-12-01T06:00:00.000Z');
  const held = await runIn('held');
  const waiting = await listed();
  expect(of(waiting, touched)).toEqual({ why: ['run_held'], gross: eur(14_520) });
  expect(of(waiting, nowhere)).toEqual({ why: ['missing_billing_address'], gross: eur(14_520) });
  expect(of(waiting, late)).toBeUndefined();

  const draft = waiting.find(({ customerId }) => customerId === touched)?.lines[0]?.invoiceId;
  const key = keys.invoice(op.organisationId, touched, draft ?? '');
  await putAll([{ ...key, ...(await getItem(key)), version: 2 }]);
  await op.owner.post(`/v1/admin/bill-runs/${held.id}/release`, {});
  await runIn('closed');
  const first = (await op.owner.get('/v1/admin/invoices')).body.items[0].customerId;
  const membership = { planId: op.planId, startOn: '2026-11-15', announceStart: false };
  await created(op.owner, `/v1/admin/customers/${first}/memberships`, membership);
  const fee = { name: 'Printing', on: '2026-11-20', price: eur(500), quantity: 1, tax };
  const { id: feeId } = await created(op.owner, `/v1/admin/customers/${late}/fees`, fee);
  const left = await op.desk('Left');
  const row = { customerId: left, outcome: 'left', reason: 'inputs_keep_changing' };
  const rowKey = keys.runRow(op.organisationId, held.id, bucketOf(left), left);
  await putAll([{ ...rowKey, ...row }]);

  const items = await listed();
  expect(items.map(({ customerId }) => customerId).sort()).toEqual(
    [nowhere, touched, late, first, left].sort(),
  );
  expect(of(items, touched)).toEqual({
    why: ['draft_changed', 'draft_not_numbered'],
    gross: eur(14_520),
  });
  // 120.00 × 16/30 = 64.00 and 120.00; 21% of 184.00 = 38.64
  expect(of(items, first)).toEqual({ why: ['membership_late'], gross: eur(22_264) });
  // 5.00 + 21%
  expect(of(items, late)).toEqual({ why: ['charge_late'], gross: eur(605) });
  expect(items.find(item => item.customerId === late)?.lines).toMatchObject([
    { cause: 'fee', causeId: feeId },
  ]);
  expect(of(items, left)).toEqual({ why: ['due', 'inputs_keep_changing'], gross: eur(14_520) });

  await op.settings({ generate: false });
  expect(of(await listed('on=2027-01-01'), first)?.why).toEqual(['due', 'generation_off']);
});

test('a page is asked for rightly, by the team, and a day may be named', async () => {
  const bad = [...badPages, ['on=2026-02-30', '/query/on'], ['on=1999-12-31', '/query/on']];
  for (const [query, field] of bad) {
    expect(await op.owner.get(`${path}?${query}`)).toMatchObject({ status: 400, body: { field } });
  }
  const { body } = await op.owner.get(`${path}?limit=1`);
  const other = await op.owner.get(`${path}?limit=1&on=2026-12-02&cursor=${body.nextCursor}`);
  expect(other.body).toMatchObject({ status: 400, code: 'invalid_cursor' });
  expect(body).toMatchObject({ on: '2026-12-01', cutoffOn: '2026-12-01' });
});
