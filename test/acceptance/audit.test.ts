import { expect, test } from 'vitest';
import { invoiceMailId } from '../../shared/billing/issue-writes.ts';
import { bucketOf } from '../../shared/kernel/bucket.ts';
import { getItem } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import { deleteAll, putAll } from '../../shared/store/transact.ts';
import { biller, created, eur, waitFor } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const op = await biller(world, { send: true });
const path = '/v1/admin/audit';

/** Starts an audit and answers its result. */
const audited = async () => {
  const started = await op.owner.post(path, undefined);
  expect(started).toMatchObject({
    status: 202,
    body: { current: { requestedBy: expect.stringMatching(/^adm_/) } },
  });
  return waitFor('the audit is done', async () => {
    const { current, last } = (await op.owner.get(path)).body;
    return current ? undefined : last;
  });
};

test('I1 I2 I3 I4 I6 I8 a billed month is worked out again, and what was changed behind it is named', async () => {
  const customerId = await op.desk('Careful');
  const fee = { name: 'Printing', on: '2026-11-20', price: eur(333), quantity: 3 };
  const tax = { name: 'VAT', percent: '21' };
  await created(op.owner, `/v1/admin/customers/${customerId}/fees`, { ...fee, tax });
  const run = await op.billDecember();
  // the daily check asked for one in the night
  const { last, current } = (await op.owner.get(path)).body;
  expect([last, current.status, current.requestedBy]).toEqual([undefined, 'waiting', undefined]);
  const line = { description: 'Coffee', quantity: 1, unitPrice: eur(100), tax };
  const invoices = `/v1/admin/customers/${customerId}/invoices`;
  const byHand = await created(op.owner, invoices, { lines: [line] });
  await op.owner.post(`${invoices}/${byHand.id}/void`, { reason: 'Wrong' });
  const issued = (await op.owner.get(invoices)).body.items;
  const ofRun = issued.find(({ kind }: { kind: string }) => kind === 'run');
  const part = { reason: 'Too much', amount: eur(1_000) };
  const note = await created(op.owner, `${invoices}/${ofRun.id}/credit-notes`, part);

  // the run's two invoices, one of them credited in part, and the void one
  expect(await audited()).toMatchObject({ customers: 2, invoices: 3, found: 0, findings: [] });

  const at = `/v1/admin/bill-runs/${run.id}/customers`;
  const rows = (await op.owner.get(at)).body.items;
  const { invoiceId } = rows.find((row: { customerId: string }) => row.customerId === customerId);
  const key = keys.invoice(op.organisationId, customerId, invoiceId);
  const invoice = await getItem(key);
  await putAll([{ ...key, ...invoice, gross: 1, sequence: 9 }]);
  // a number that nobody has printed before it
  const noteKey = keys.creditNote(op.organisationId, customerId, note.id);
  await putAll([{ ...noteKey, ...(await getItem(noteKey)), number: 'CN-000002' }]);
  const bucket = bucketOf(customerId);
  const mailId = invoiceMailId(invoiceId);
  await deleteAll([keys.runMail(op.organisationId, run.id, bucket, customerId, mailId)]);
  // nobody waits for a mail any more
  const runKey = keys.run(op.organisationId, run.id);
  await putAll([
    { ...runKey, ...(await getItem(runKey)), closedAt: run.startedAt.replace('20', '19') },
  ]);
  const { found, findings } = await audited();
  expect(found).toBe(findings.length);
  expect(findings).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ check: 'totals', invariant: 'I2', about: invoiceId, customerId }),
      expect.objectContaining({ check: 'ledger_differs', invariant: 'I6' }),
      expect.objectContaining({ check: 'number_missing', invariant: 'I3' }),
      expect.objectContaining({ check: 'number_gap', invariant: 'I3', about: 'CN-000002' }),
      expect.objectContaining({ check: 'number_gap', invariant: 'I3', about: 'own' }),
    ]),
  );
  expect(findings.map(({ check }: { check: string }) => check).sort()).toEqual([
    ...['credit_limit', 'ledger_differs', 'mail_missing'],
    ...['number_gap', 'number_gap', 'number_missing', 'totals'],
  ]);
});

test('the team alone may ask, each time with a key', async () => {
  const member = await op.portal(await op.desk('Curious'), ['contact_person']);
  expect((await member.get(path)).status).toBe(404);
  expect((await member.post(path, undefined)).status).toBe(404);
  expect((await op.owner.get(`${path}?on=2026-12-01`)).status).toBe(400);
  const unkeyed = await op.owner.send('POST', path);
  expect(unkeyed).toMatchObject({ status: 400, body: { code: 'idempotency_key_missing' } });
});
