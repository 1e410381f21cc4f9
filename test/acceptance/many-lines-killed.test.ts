import { beforeAll, expect, test } from 'vitest';
import { readBillingInputs } from '../../shared/billing/inputs.ts';
import { existingInvoice } from '../../shared/billing/invoice-store.ts';
import { wholeInvoice } from '../../shared/billing/line-pages.ts';
import type { Invoice } from '../../shared/billing/model.ts';
import type { Terms } from '../../shared/billing/propose.ts';
import { releaseWrites } from '../../shared/billing/release.ts';
import { endReleases, releaseInSteps } from '../../shared/billing/release-in-steps.ts';
import { readRows } from '../../shared/billing/run-store.ts';
import { dynamodb } from '../../shared/clients/dynamodb.ts';
import { bucketOf } from '../../shared/kernel/bucket.ts';
import { getItem, queryAll } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import { transact } from '../../shared/store/transact.ts';
import { killable } from '../support/killed.ts';
import { storeFees } from '../support/many-charges.ts';
import { type Biller, biller } from '../support/month.ts';
import { decemberTerms, draftPlanned, type Planned, plannedRun } from '../support/planned-run.ts';
import { startWorld } from '../support/world.ts';

/** Nineteen drafts, each with a hundred charges to store: seconds, but not on a machine that is busy. */
const patience = 180_000;

const count = 100;
let op: Biller;
let terms: Terms;
let killing: ReturnType<typeof killable>;
beforeAll(async () => {
  op = await biller(await startWorld(), { send: false });
  terms = await decemberTerms(op.organisationId);
  killing = killable(dynamodb());
});

/** A customer with many fees, and a run that plans it alone and that only this test works at. */
const planned = () => plannedRun(op, customerId => storeFees(op.organisationId, customerId, count));
const draft = (customer: Planned) => draftPlanned(terms, customer);

/** What came of it, but for ids and instants. */
const outcomeOf = async ({ customerId, run }: Planned) => {
  const org = op.organisationId;
  const [row, ...more] = await readRows(org, run.id, bucketOf(customerId));
  const place = { customerId, invoiceId: row?.invoiceId ?? '' };
  const invoice = await wholeInvoice(org, await existingInvoice(org, place, { isTeam: true }));
  const fees = await queryAll({ pk: keys.customer(org, customerId).pk, prefix: 'FEE#' });
  const inputs = await readBillingInputs(org, customerId);
  const { net, tax, gross, lineCount } = invoice;
  return {
    ...{ net, tax, gross, lineCount, rows: 1 + more.length },
    lines: invoice.lines.map(({ description, net: of }) => `${description}: ${of}`),
    billed: fees.filter(({ invoiceId }) => invoiceId === invoice.id).length,
    open: inputs?.charges.length,
    drafting: inputs?.drafting,
    next: inputs?.billing.nextBillingOn,
  };
};

const invoiceOf = async ({ customerId, run }: Planned): Promise<Invoice> => {
  const [row] = await readRows(op.organisationId, run.id, bucketOf(customerId));
  const place = { customerId, invoiceId: row?.invoiceId ?? '' };
  return existingInvoice(op.organisationId, place, { isTeam: true });
};

const chargesOf = async ({ customerId }: Planned) => {
  const { charges = [] } = (await readBillingInputs(op.organisationId, customerId)) ?? {};
  return charges.map(({ name, price, quantity }) => `${name}: ${price.amount * quantity}`);
};

/** Lets go of what was billed; killed at a write, and repeated. */
const release = async (customer: Planned, n: number, moment: 'before' | 'after') => {
  const org = op.organisationId;
  const invoice = await invoiceOf(customer);
  const { id } = invoice;
  await transact(await releaseWrites(org, [invoice], true));
  const work = () => releaseInSteps(org, customer.customerId, id, () => true);
  await killing(n, moment, work);
  await work();
  expect(await getItem(keys.release(org, customer.customerId, id))).toBeUndefined();
};

const releaseSteps = 4;

test.each(['before', 'after'] as const)(
  'a draft of 100 lines that is killed %s any of its writes is the same in the end, and so is what it lets go',
  async moment => {
    const calm = await planned();
    const charges = await chargesOf(calm);
    await draft(calm);
    const undisturbed = await outcomeOf(calm);
    // 0.01 + 0.02 + … + 1.00 = 1.00 × 101 ÷ 2 = 50.50; 21% = 10.605
    expect(undisturbed).toMatchObject({ net: 5_050, tax: 1_061, gross: 6_111, lineCount: count });
    expect(undisturbed).toMatchObject({ billed: count, open: 0, rows: 1, next: '2027-01-01' });
    expect(undisturbed.lines).toEqual(charges);
    let write = 0;
    for (let isOver = false; !isOver; ) {
      const customer = await planned();
      write += 1;
      isOver = (await killing(write, moment, () => draft(customer))) !== undefined;
      await draft(customer);
      expect(await outcomeOf(customer), `killed ${moment} write ${write}`).toEqual(undisturbed);
      await release(customer, (write % releaseSteps) + 1, moment);
      expect(await chargesOf(customer), `released after write ${write}`).toEqual(charges);
    }
    // written down, its pages, begun, three pages of claims, put there, tidied up
    expect(write).toBe(9);
  },
  patience,
);

test('of two workers with the same share one writes, and a charge that is taken meanwhile lets the others go', async () => {
  const raced = await planned();
  await Promise.allSettled([draft(raced), draft(raced)]);
  await draft(raced);
  expect(await outcomeOf(raced)).toMatchObject({ net: 5_050, billed: count, open: 0, rows: 1 });

  const begun = await planned();
  await killing(5, 'before', () => draft(begun));
  const path = `/v1/admin/customers/${begun.customerId}/fees`;
  const { charges = [] } = (await readBillingInputs(op.organisationId, begun.customerId)) ?? {};
  expect(charges).toHaveLength(count - 40);
  const last = charges.at(-1)?.feeId;
  expect((await op.owner.send('DELETE', `${path}/${last}`)).status).toBe(204);
  await draft(begun);
  // without the last of 1.00
  expect(await outcomeOf(begun)).toMatchObject({ net: 4_950, lineCount: 99, billed: 99, open: 0 });
});

test('what a call had no time to release, the sweep does', async () => {
  const stopped = await planned();
  const charges = await chargesOf(stopped);
  await draft(stopped);
  const invoice = await invoiceOf(stopped);
  const { organisationId: org } = op;
  await transact(await releaseWrites(org, [invoice], true));
  let pages = 1;
  const once = () => pages-- > 0;
  await releaseInSteps(org, stopped.customerId, invoice.id, once);
  expect(await chargesOf(stopped)).toEqual(charges.slice(0, 40));
  expect(await endReleases(() => false)).toEqual({ failures: [] });
  expect(await chargesOf(stopped)).toHaveLength(40);
  expect(await endReleases(() => true)).toEqual({ failures: [] });
  expect(await chargesOf(stopped)).toEqual(charges);
  expect(await getItem(keys.release(org, stopped.customerId, invoice.id))).toBeUndefined();
});
