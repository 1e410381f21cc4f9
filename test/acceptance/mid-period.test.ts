import { beforeAll, expect, test } from 'vitest';
import { existingInvoice } from '../../shared/billing/invoice-store.ts';
import { releaseWrites } from '../../shared/billing/release.ts';
import type { BillRun, Invoice } from '../../shared/contract/client.gen.ts';
import { changeWrite } from '../../shared/store/change.ts';
import { keys } from '../../shared/store/table.ts';
import { transact } from '../../shared/store/transact.ts';
import { type Biller, biller, created, eur, waitFor } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const asTeam = { isTeam: true };
const tax = { name: 'VAT', percent: '21' };
let op: Biller;
let acme: string;
let membership: string;
let plan: string;
let nowhere: string;

/** A company with a desk of 120.00 that costs 155.00 from 15 December on. */
beforeAll(async () => {
  op = await biller(world, { send: false });
  const offered = {
    name: 'Flex desk',
    kind: 'recurring',
    category: 'desk',
    price: eur(12_000),
    tax,
  };
  const prices = [{ from: '2026-12-15', price: eur(15_500) }];
  plan = (await created(op.owner, '/v1/admin/plans', { ...offered, prices })).id;
  acme = await op.desk('Acme', {}, null);
  nowhere = await op.desk('Nowhere', { billingAddress: undefined });
  const terms = { planId: plan, startOn: '2026-12-01', announceStart: false };
  membership = (await created(op.owner, `/v1/admin/customers/${acme}/memberships`, terms)).id;
});

const runAt = (billingOn: string, stage: BillRun['stage']) =>
  waitFor(`the run of ${billingOn} ${stage}`, async () =>
    (await op.runs()).find(run => run.billingOn === billingOn && run.stage === stage),
  );
const closed = (billingOn: string) => runAt(billingOn, 'closed');
const linesOf = async (customerId: string) => {
  const { body } = await op.owner.get(`/v1/admin/customers/${customerId}/invoices`);
  return (body.items as Invoice[]).map(({ lines, net }) => ({
    net: net.amount,
    lines: lines.map(({ period, net: part }) => [period?.from, period?.through, part.amount]),
  }));
};

test('a price holds from its day on, also within a month that is billed in advance', async () => {
  await op.turnTo('2026-12-01T06:00:00.000Z');
  await closed('2026-12-01');
  // 120.00 × 14/31 = 54.1935 → 54.19; 155.00 × 17/31 = 85.00
  expect(await linesOf(acme)).toEqual([
    {
      net: 13_919,
      lines: [
        ['2026-12-01', '2026-12-14', 5_419],
        ['2026-12-15', '2026-12-31', 8_500],
      ],
    },
  ]);
});

test('a price that comes after the bill holds from the next on, and at once for who changes to it', async () => {
  await op.turnTo('2026-12-10T06:00:00.000Z');
  const prices = [
    { from: '2026-12-15', price: eur(15_500) },
    { from: '2026-12-22', price: eur(18_600) },
  ];
  expect(await op.owner.patch(`/v1/admin/plans/${plan}`, { prices }, '"1"')).toMatchObject({
    status: 200,
  });
  const change = `/v1/admin/customers/${acme}/memberships/${membership}/plan-change`;
  // 85.00 × 10/17 = 50.00 for 22–31 December
  expect(await created(op.owner, change, { planId: plan, when: '2026-12-22' })).toMatchObject({
    ...{ credited: eur(5_000), from: '2026-12-22' },
    membership: { planId: plan, replaces: membership },
  });
  await op.turnTo('2027-01-01T06:00:00.000Z');
  await closed('2027-01-01');
  // 186.00 × 10/31 = 60.00 and January 186.00, less 50.00
  expect((await linesOf(acme))[0]).toEqual({
    net: 19_600,
    lines: [
      ['2026-12-22', '2026-12-31', 6_000],
      ['2027-01-01', '2027-01-31', 18_600],
      ['2026-12-22', '2026-12-22', -5_000],
    ],
  });
});

test('what came late is billed by the next run, whose report names each with its reason', async () => {
  await op.settings({ generate: false });
  const of = (id: string) => `/v1/admin/customers/${id}`;
  const invoices = (await op.owner.get('/v1/admin/invoices')).body.items as Invoice[];
  const first = invoices.find(({ customerId }) => customerId !== acme);
  const desk = first?.customerId ?? '';
  const terms = { planId: op.planId, startOn: '2026-12-10', announceStart: false };
  const late = await created(op.owner, `${of(desk)}/memberships`, terms);
  const fee = { name: 'Printing', on: '2026-11-03', price: eur(500), tax };
  const printing = await created(op.owner, `${of(acme)}/fees`, fee);
  const voided = { reason: 'wrong_customer', rebill: true };
  await op.owner.post(`${of(desk)}/invoices/${first?.id}/void`, voided);
  const { headers } = await op.owner.get(of(nowhere));
  const billingAddress = { line1: 'Quay 1', postalCode: '1011 AB', city: 'Gent', country: 'BE' };
  await op.owner.patch(of(nowhere), { billingAddress }, headers.get('etag'));
  expect((await op.owner.post(`${of(nowhere)}/unpark`, {})).status).toBe(204);
  await op.turnTo('2027-04-02T06:00:00.000Z');
  await op.settings({ generate: true });
  await op.turnTo('2027-04-03T06:00:00.000Z');
  const run = await closed('2027-04-03');
  expect(run.totals).toMatchObject({ planned: 3, invoiced: 3, caughtUp: 3 });
  const missed = { reason: 'billing_day_missed', since: '2027-02-01' };
  const { body } = await op.owner.get(`/v1/admin/bill-runs/${run.id}/customers?caughtUp=true`);
  const reasons = new Map(
    body.items.map(({ customerId, caughtUp }: { customerId: string; caughtUp: unknown }) => [
      customerId,
      caughtUp,
    ]),
  );
  expect(reasons.get(acme)).toEqual([
    missed,
    { reason: 'charge_late', since: '2026-11-03', causeIds: [printing.id] },
  ]);
  // parked in December and left out since
  expect(reasons.get(nowhere)).toEqual([{ ...missed, since: '2026-12-01' }]);
  expect(reasons.get(desk)).toEqual([
    missed,
    { reason: 'invoice_void', since: '2027-01-01', causeIds: [expect.any(String)] },
    { reason: 'membership_late', since: '2026-12-10', causeIds: [late.id] },
  ]);
  // 120.00 × 22/31 = 85.1613 → 85.16, January to April 120.00 each; the voided January and February to April again
  expect((await linesOf(desk))[0]?.net).toBe(8_516 + 8 * 12_000);
});

test('a draft of a held run is edited, by one of six at once, and billed as it then is', async () => {
  const at = `/v1/admin/customers/${acme}`;
  for (const [name, amount] of [
    ['Locker', 2_000],
    ['Keys', 500],
  ] as const) {
    const fee = { name, on: '2027-04-10', price: eur(amount), tax };
    await created(op.owner, `${at}/fees`, fee);
  }
  await op.settings({ hold: true });
  await op.turnTo('2027-05-01T06:00:00.000Z');
  const held = await runAt('2027-05-01', 'held');
  const rows = `/v1/admin/bill-runs/${held.id}/customers`;
  const { items } = (await op.owner.get(rows)).body;
  const { invoiceId } = items.find((row: { customerId: string }) => row.customerId === acme);
  const { body: draft, headers } = await op.owner.get(`${at}/invoices/${invoiceId}`);
  const lineOf = (name: string) =>
    draft.lines.findIndex(({ description }: { description: string }) => description === name) + 1;
  const edit = {
    reason: 'agreed by phone',
    lines: [{ line: lineOf('Flex desk'), description: 'Flex desk in May', off: eur(600) }],
    postpone: [lineOf('Locker')],
    add: [{ description: 'Cleaning', quantity: 2, unitPrice: eur(1_500), tax }],
  };
  const asRead = await existingInvoice(op.organisationId, { customerId: acme, invoiceId }, asTeam);
  const send = (etag: string | null, of = acme) =>
    op.owner.patch(`${rows}/${of}/drafts/${invoiceId}`, edit, etag);
  const replies = await Promise.all([1, 2, 3, 4, 5, 6].map(() => send(headers.get('etag'))));
  const lost = [412, 412, 412, 412, 412];
  expect(replies.map(({ status }) => status).sort()).toEqual([200, ...lost]);
  // one who read the draft before the edit and its fees after it
  const released = await releaseWrites(op.organisationId, [asRead], true);
  const asBefore = changeWrite(keys.invoice(op.organisationId, acme, invoiceId), 1, {});
  const refused = { code: 'version_conflict' };
  await expect(transact([asBefore, ...released])).rejects.toMatchObject(refused);
  expect(await send('"2"', `cus_${'0'.repeat(26)}`)).toMatchObject({ status: 404 });
  // 186.00 − 6.00 + 5.00 + 2 × 15.00 = 215.00; 21 % = 45.15
  const totals = { net: eur(21_500), tax: eur(4_515), gross: eur(26_015) };
  expect(replies.find(({ status }) => status === 200)?.body).toMatchObject(totals);
  await op.owner.post(`/v1/admin/bill-runs/${held.id}/release`, {});
  await closed('2027-05-01');
  expect((await op.owner.get(`${at}/invoices/${invoiceId}`)).body).toMatchObject({
    ...{ status: 'issued', ...totals },
    edits: [{ by: expect.stringMatching(/^adm_/), reason: 'agreed by phone' }],
  });
  expect(await send('"3"')).toMatchObject({ status: 409, body: { code: 'run_not_held' } });

  await op.settings({ hold: false });
  await op.turnTo('2027-06-01T06:00:00.000Z');
  await closed('2027-06-01');
  // June 186.00 and the locker 20.00
  expect((await linesOf(acme))[0]?.net).toBe(20_600);
  await op.owner.post('/v1/admin/audit', undefined);
  const audited = await waitFor('the audit', async () => {
    const { last, current } = (await op.owner.get('/v1/admin/audit')).body;
    return current ? undefined : last;
  });
  expect(audited.findings).toEqual([]);
});
