import { beforeAll, expect, test } from 'vitest';
import { readBillingInputs } from '../../shared/billing/inputs.ts';
import { existingInvoice } from '../../shared/billing/invoice-store.ts';
import { wholeInvoice } from '../../shared/billing/line-pages.ts';
import { numberRun } from '../../shared/billing/number-run.ts';
import type { Terms } from '../../shared/billing/propose.ts';
import { releaseWrites } from '../../shared/billing/release.ts';
import { readRows, runItem } from '../../shared/billing/run-store.ts';
import { dynamodb } from '../../shared/clients/dynamodb.ts';
import { bucketOf } from '../../shared/kernel/bucket.ts';
import { realClock } from '../../shared/kernel/clock.ts';
import { createId } from '../../shared/kernel/id.ts';
import { getItem, queryAll } from '../../shared/store/read.ts';
import { indexKeys, keys } from '../../shared/store/table.ts';
import { deleteAll, putAll, transact } from '../../shared/store/transact.ts';
import { killable, overtakeable } from '../support/killed.ts';
import { storeFees } from '../support/many-charges.ts';
import { type Biller, biller, created, eur, waitFor } from '../support/month.ts';
import { decemberTerms, draftPlanned, type Planned, plannedRun } from '../support/planned-run.ts';
import { startWorld } from '../support/world.ts';

let op: Biller;
let terms: Terms;
let killing: ReturnType<typeof killable>;
let overtake: ReturnType<typeof overtakeable>;
beforeAll(async () => {
  op = await biller(await startWorld(), { send: false });
  terms = await decemberTerms(op.organisationId);
  killing = killable(dynamodb());
  overtake = overtakeable(dynamodb());
});

const planned = (fees: number) =>
  plannedRun(op, customerId => storeFees(op.organisationId, customerId, fees));
const draft = (customer: Planned) => draftPlanned(terms, customer);

/** A run whose customer is drafted, as its numbering finds it. */
const numbering = ({ run }: Planned) => ({
  ...{ ...run, billingOn: terms.billingOn, cutoffOn: terms.cutoffOn },
  ...({ stage: 'numbering', attempt: 1, hold: false, send: false, version: 1 } as const),
  ...{ schedule: 'test', scheduledAt: terms.now, startedAt: terms.now, plannedAt: terms.now },
  heartbeatAt: realClock.now(),
});

test('I3 an invoice by hand that is quicker than a block of a run has its number, and the block goes on behind it', async () => {
  const customer = await planned(1);
  await draft(customer);
  const run = numbering(customer);
  const stored = runItem(op.organisationId, run);
  await putAll([stored]);
  const line = {
    ...{ description: 'Desk', quantity: 1, unitPrice: eur(10_000) },
    tax: { name: 'VAT', percent: '21' },
  };
  const path = `/v1/admin/customers/${customer.customerId}/invoices`;
  let byHand = '';
  overtake(async () => {
    byHand = (await created(op.owner, path, { lines: [line] })).number;
  });
  const numbered = await numberRun(terms.organisation, run, terms.now, () => true);
  await deleteAll([{ pk: stored.pk, sk: stored.sk }]);
  expect(byHand).toBe('INV-000001');
  expect(numbered).toMatchObject({ firstNumber: 'INV-000002', stage: 'closing' });
});

/** Killed between what is written down and the first claim; then a fee is waived. */
const shortened = async (fees: number) => {
  const customer = await planned(fees);
  // written down, its pages, and not begun
  await killing(3, 'before', () => draft(customer));
  const { drafting, charges = [] } =
    (await readBillingInputs(op.organisationId, customer.customerId)) ?? {};
  expect(drafting).toMatchObject({ stage: 'writing' });
  const path = `/v1/admin/customers/${customer.customerId}/fees/${charges.at(-1)?.feeId}`;
  expect((await op.owner.send('DELETE', path)).status).toBe(204);
  return customer;
};

const invoiceOf = async ({ customerId, run }: Planned) => {
  const [row] = await readRows(op.organisationId, run.id, bucketOf(customerId));
  const place = { customerId, invoiceId: row?.invoiceId ?? '' };
  return existingInvoice(op.organisationId, place, { isTeam: true });
};

const linesOf = async (customer: Planned) =>
  (await wholeInvoice(op.organisationId, await invoiceOf(customer))).lines.length;

test('a draft of 121 lines in four pages that is begun anew with 120 in three is read whole', async () => {
  const customer = await shortened(121);
  await draft(customer);
  expect(await linesOf(customer)).toBe(120);
});

test('what was written down and holds nothing yet keeps nobody from billing at once', async () => {
  const customer = await shortened(41);
  const path = `/v1/admin/customers/${customer.customerId}/bill-now`;
  // 0.01 + 0.02 + … + 0.40 = 0.40 × 41 ÷ 2 = 8.20
  expect(await op.owner.post(path, {})).toMatchObject({ status: 201, body: { net: eur(820) } });
});

test('a draft of 41 lines of which 40 are left is made at once, and nothing stays of the steps', async () => {
  const customer = await shortened(41);
  await draft(customer);
  expect(await linesOf(customer)).toBe(40);
  const { pk } = keys.customer(op.organisationId, customer.customerId);
  const left = (await queryAll({ pk })).filter(({ sk }) =>
    /^(C#DRAFTING|DRAFTED|INVOICE-)/.test(sk),
  );
  expect(left).toEqual([]);
});

test('what a withdrawal of many drafts asks for leaves room for the writes of the withdrawal', async () => {
  const customer = await planned(36);
  await draft(customer);
  const { id, customerId, lines } = await invoiceOf(customer);
  const paged = Array.from({ length: 12 }, () => ({
    ...{ id: createId('invoice'), customerId },
    ...{ lines: [], lineCount: 41 },
  }));
  const small = { id, customerId, lines, lineCount: undefined };
  const writes = await releaseWrites(op.organisationId, [...paged, small], true);
  // 100 − 14 − one for each of 13 invoices; 12 requests and 2 × 36 + 1 releases would be 85
  expect(writes.length).toBeLessThanOrEqual(73);
});

test('a run that cannot be read keeps the sweep from nothing that comes behind it', async () => {
  const org = op.organisationId;
  const customer = await planned(41);
  await draft(customer);
  const invoice = await invoiceOf(customer);
  const broken = createId('run');
  await putAll([{ ...keys.run(org, broken), ...indexKeys.openRun(org, broken) }]);
  await transact(await releaseWrites(org, [invoice], true));
  const release = keys.release(org, customer.customerId, invoice.id);
  try {
    await waitFor(
      'the sweep released it',
      async () => (await getItem(release)) === undefined || undefined,
    );
  } finally {
    await deleteAll([keys.run(org, broken)]);
  }
});
