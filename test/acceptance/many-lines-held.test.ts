import { beforeAll, expect, test } from 'vitest';
import { readBillingInputs } from '../../shared/billing/inputs.ts';
import type { BillRun } from '../../shared/contract/client.gen.ts';
import { queryAll } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import { storeFees } from '../support/many-charges.ts';
import { type Biller, biller, created, eur, waitFor } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

/** A held run with a draft whose lines lie in pages, and with drafts of a group that only steps could take. */
const locations = ['Quay', 'Mill', 'Dock'];
let op: Biller;
let printer: string;
let grouped: string;
let given: string;
let run: BillRun;

beforeAll(async () => {
  op = await biller(await startWorld(), {
    ...{ send: false, hold: true, holdHours: 24, grouping: 'location' },
  });
  const org = op.organisationId;
  [printer = '', grouped = '', given = ''] = [
    await op.desk('Printer', {}, null),
    await op.desk('Grouped', {}, null),
    await op.desk('Given', {}, null),
  ];
  const address = { line1: 'Quay 2', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' };
  await storeFees(org, printer, 100);
  for (const name of locations) {
    const body = { name, timeZone: 'Europe/Amsterdam', address };
    const { id } = await created(op.owner, '/v1/admin/locations', body);
    for (const customer of [grouped, given]) await storeFees(org, customer, 38, id);
  }
  await op.turnTo('2026-12-01T06:00:00.000Z');
  run = await waitFor('the run held', async () =>
    (await op.runs()).find(({ stage }) => stage === 'held'),
  );
});

const chargesOf = async (customerId: string) => {
  const { charges = [] } = (await readBillingInputs(op.organisationId, customerId)) ?? {};
  return charges.map(({ price }) => price.amount).sort((a, b) => a - b);
};

/** What the customer's partition says of its fees, and what else it holds under invoices. */
const leftOf = async (customerId: string) => {
  const { pk } = keys.customer(op.organisationId, customerId);
  const fees = await queryAll({ pk, prefix: 'FEE#' });
  const rest = await queryAll({ pk });
  return {
    statuses: [...new Set(fees.map(({ status }) => status))],
    invoices: rest
      .filter(({ sk }) => /^(INVOICE|RELEASE|DRAFT|C#DRAFT)/.test(sk))
      .map(({ sk }) => sk),
  };
};

const withdraw = (customerId: string, how: 'postpone' | 'discard') =>
  op.owner.post(`/v1/admin/bill-runs/${run.id}/customers/${customerId}/${how}`, undefined);
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

test('a draft in pages is postponed: every charge is open again, and nothing of it stays', async () => {
  expect(await chargesOf(printer)).toEqual([]);
  expect(await withdraw(printer, 'postpone')).toMatchObject({
    ...{ status: 200, body: { outcome: 'left', reason: 'postponed' } },
  });
  expect(await chargesOf(printer)).toEqual(upTo(100));
  expect(await leftOf(printer)).toEqual({ statuses: ['open'], invoices: [] });
});

test('drafts of a group whose lines are more than a transaction takes are postponed and discarded alike', async () => {
  expect(await withdraw(grouped, 'postpone')).toMatchObject({ status: 200 });
  expect(await chargesOf(grouped)).toEqual([1, 2, 3].flatMap(() => upTo(38)).sort((a, b) => a - b));
  expect(await leftOf(grouped)).toEqual({ statuses: ['open'], invoices: [] });

  expect(await withdraw(given, 'discard')).toMatchObject({ status: 200 });
  expect(await chargesOf(given)).toEqual([]);
  expect(await leftOf(given)).toEqual({ statuses: ['waived'], invoices: [] });
});

test('what was postponed is billed with the next run, and the audit finds nothing', async () => {
  await op.owner.post(`/v1/admin/bill-runs/${run.id}/release`, {});
  const closed = await waitFor('the run closed', async () =>
    (await op.runs()).find(({ stage }) => stage === 'closed'),
  );
  // the desk of 120.00 and 21 %
  expect(closed.totals).toMatchObject({ invoiced: 1, left: 3, gross: eur(14_520) });
  const asked = { billingOn: '2027-01-01' };
  const { body } = await op.owner.post('/v1/admin/bill-runs/preview', asked);
  // 120.00 + (1.00 × 101 ÷ 2 = 50.50) + 3 × (0.38 × 39 ÷ 2 = 7.41)
  expect(body.totals).toMatchObject({ invoiced: 3, net: eur(12_000 + 5_050 + 3 * 741) });
  await op.owner.post('/v1/admin/audit', undefined);
  const audited = await waitFor('the audit', async () => {
    const { last, current } = (await op.owner.get('/v1/admin/audit')).body;
    return current ? undefined : last;
  });
  expect(audited.findings).toEqual([]);
});
