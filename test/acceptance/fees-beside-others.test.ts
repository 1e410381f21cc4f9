import { expect, test } from 'vitest';
import { draftShare } from '../../shared/billing/draft-run.ts';
import type { Run, RunWorker } from '../../shared/billing/model.ts';
import { workerItem } from '../../shared/billing/run-store.ts';
import { dynamodb } from '../../shared/clients/dynamodb.ts';
import { createId } from '../../shared/kernel/id.ts';
import { keys } from '../../shared/store/table.ts';
import { putAll } from '../../shared/store/transact.ts';
import { overtakeable } from '../support/killed.ts';
import { biller, created, eur } from '../support/month.ts';
import { decemberTerms } from '../support/planned-run.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const tax = { name: 'VAT', percent: '21' };
const customers = 7;

test('S39 a fee that is edited once is billed, whoever else is edited beside it', async () => {
  const op = await biller(world, { send: false, generate: false });
  const org = op.organisationId;
  const ids: string[] = [];
  const fees: string[] = [];
  for (let n = 0; n < customers; n += 1) {
    const id = await op.desk(`Beside ${n}`, {}, null);
    const body = { name: 'Printing', on: '2026-11-25', price: eur(1_000), tax };
    const fee = await created(op.owner, `/v1/admin/customers/${id}/fees`, body);
    ids.push(id);
    fees.push(`/v1/admin/customers/${id}/fees/${fee.id}`);
  }
  const run = { id: createId('run'), plan: 1 } as Run;
  const at = { bucket: 0, offset: 0, done: false, heartbeatAt: '2026-12-01T06:00:00.000Z' };
  const worker = { worker: 0, buckets: ['00'], ...at, version: 1 } as unknown as RunWorker;
  const plan = { ...keys.runPlan(org, run.id, '00', 1, 0), customerIds: ids, chunks: 1 };
  await putAll([plan, workerItem(org, run.id, worker)]);

  // before each try somebody edits the fee of another customer
  const before = overtakeable(dynamodb());
  const edits = [...fees];
  const edit = async () => {
    const next = edits.shift();
    if (!next) return;
    before(edit);
    expect((await op.owner.patch(next, { price: eur(1_500) }, '"1"')).status).toBe(200);
  };
  before(edit);
  const terms = { ...(await decemberTerms(org)), runId: run.id };
  const { counts } = await draftShare(terms, run, worker, () => true);
  expect(counts).toMatchObject({ invoiced: customers, left: 0 });
  for (const fee of fees) {
    const { body } = await op.owner.get(fee);
    expect(body).toMatchObject({ status: 'billed', price: eur(1_500) });
  }
});
