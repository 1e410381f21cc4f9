import { beforeAll, expect, test } from 'vitest';
import { inbox } from '../support/inbox.ts';
import { type Biller, biller, created, eur, waitFor } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

/** A customer at two places whose charges are grouped, beside one that is billed as always. */
const world = await startWorld();
const domain = `grouped-${process.pid}.example`;
const tax = { name: 'VAT', percent: '21' };
let op: Biller;
let customerId: string;
let customer: string;
let [quay, mill]: string[] = [];

interface Invoice {
  readonly id: string;
  readonly status: string;
  readonly number: string;
  readonly group?: { locationId?: string; fees?: true };
  readonly net: { amount: number };
  readonly lines: { description: string }[];
}

const invoices = async (): Promise<Invoice[]> =>
  (await op.owner.get(`${customer}/invoices`)).body.items;
const closedRun = (billingOn: string) =>
  waitFor(`the run of ${billingOn} settled`, async () =>
    (await op.runs()).find(
      run => run.billingOn === billingOn && run.stage === 'closed' && run.delivery !== 'open',
    ),
  );

beforeAll(async () => {
  op = await biller(world, { send: true });
  const address = { line1: 'Quay 2', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' };
  const location = async (name: string) => {
    const body = { name, timeZone: 'Europe/Amsterdam', address };
    return (await created(op.owner, '/v1/admin/locations', body)).id as string;
  };
  [quay, mill] = [await location('Quay'), await location('Mill')];
  const atQuay = { email: `office@${domain}`, locationId: quay };
  customerId = await op.desk('Grouped', atQuay);
  customer = `/v1/admin/customers/${customerId}`;
  const desk = { planId: op.planId, startOn: '2026-12-01', quantity: 2, announceStart: false };
  await created(op.owner, `${customer}/memberships`, { ...desk, locationId: mill });
  const fee = { name: 'Printing', on: '2026-11-26', price: eur(500), quantity: 1, tax };
  await created(op.owner, `${customer}/fees`, fee);
  const terms = await op.owner.get(`${customer}/billing-terms`);
  const asked = { grouping: 'location', feesApart: true };
  const edited = await op.owner.patch(
    `${customer}/billing-terms`,
    asked,
    terms.headers.get('etag') ?? '',
  );
  expect(edited).toMatchObject({ status: 200, body: asked });
});

test('I1 I3 I8 a run gives a customer an invoice for each of its locations, and one for what is charged once', async () => {
  const preview = await op.owner.post('/v1/admin/bill-runs/preview', { billingOn: '2026-12-01' });
  // 120.00 + 240.00 + 5.00 beside the 120.00 of the other customer
  expect(preview.body.totals).toMatchObject({ invoiced: 2, invoices: 4, net: eur(48_500) });
  const run = await op.billDecember();
  expect(run.totals).toMatchObject({ planned: 2, invoiced: 2, invoices: 4, net: eur(48_500) });
  expect(run.deliveries).toMatchObject({ sent: 4, pending: 0 });
  const found = await invoices();
  expect(found.map(({ group, net }) => [group, net.amount])).toEqual(
    expect.arrayContaining([
      [{ locationId: quay }, 12_000],
      [{ locationId: mill }, 24_000],
      [{ locationId: quay, fees: true }, 500],
    ]),
  );
  expect(found).toHaveLength(3);
  const numbers = found.map(({ number }) => Number(number.slice(-6))).sort((a, b) => a - b);
  const [first = 0] = numbers;
  expect(numbers).toEqual([first, first + 1, first + 2]);
  expect([run.firstNumber, run.lastNumber]).toEqual(['INV-000001', 'INV-000004']);
  const rows = (await op.owner.get(`/v1/admin/bill-runs/${run.id}/customers`)).body.items;
  const row = rows.find((each: { customerId: string }) => each.customerId === customerId);
  // (120.00 + 240.00 + 5.00) × 1.21 = 441.65
  expect(row).toMatchObject({ outcome: 'invoiced', gross: eur(44_165) });
  expect(row.invoiceIds.toSorted()).toEqual(found.map(({ id }) => id).sort());
  const mails = await inbox(world.inboxUrl).waitFor(3, { to: `office@${domain}` });
  expect(new Set(mails.map(({ subject }) => subject)).size).toBe(3);
});

test('one of several is voided and billed again by the next run, with what has become due since', async () => {
  const wrong = (await invoices()).find(({ group }) => group?.locationId === mill);
  const asked = { reason: 'Wrong desk', rebill: true };
  const voided = await op.owner.post(`${customer}/invoices/${wrong?.id}/void`, asked);
  expect(voided.status).toBe(200);
  await op.turnTo('2027-01-01T06:00:00.000Z');
  await closedRun('2027-01-01');
  const found = (await invoices()).filter(({ status }) => status === 'issued');
  // the two of December that stand, then January at the quay, and December and January at the mill
  expect(found.map(({ net, lines }) => [net.amount, lines.length])).toEqual(
    expect.arrayContaining([
      [500, 1],
      [12_000, 1],
      [12_000, 1],
      [48_000, 2],
    ]),
  );
  expect(found).toHaveLength(4);
});

test('what the run of a grouped customer left behind is what an audit finds right', async () => {
  await op.owner.post('/v1/admin/audit', undefined);
  const audited = await waitFor('the audit', async () => {
    const { last, current } = (await op.owner.get('/v1/admin/audit')).body;
    return current ? undefined : last;
  });
  expect(audited).toMatchObject({ findings: [], invoices: 7 });
});
