import { beforeAll, describe, expect, test } from 'vitest';
import { type Biller, biller, created, eur, waitFor } from '../support/month.ts';
import { type SharedWorld, startWorld } from '../support/world.ts';

let world: SharedWorld;
beforeAll(async () => {
  world = await startWorld();
});

const vat = { name: 'VAT', percent: '21' };
const lastTick = async ({ owner }: Biller) =>
  (await owner.get('/v1/admin/organisation')).body.lastTick;

describe('a month', () => {
  test('S35 S36 S39 bills each customer its memberships and fees, one invoice each, and says what became of whom', async () => {
    const op = await biller(world);
    const late = await op.desk('Late fee', {}, null);
    await created(op.owner, `/v1/admin/customers/${late}/fees`, {
      name: 'Printing',
      on: '2026-08-03',
      price: eur(250),
      quantity: 2,
      tax: vat,
    });
    const nowhere = await op.company({ name: 'Nowhere' });
    await created(op.owner, `/v1/admin/customers/${nowhere}/memberships`, {
      planId: op.planId,
      startOn: '2026-12-01',
      quantity: 1,
    });
    await op.desk('Idle', {}, null);

    const preview = await op.owner.post('/v1/admin/bill-runs/preview', { billingOn: '2026-12-01' });
    const run = await op.billDecember();

    // 120.00 + 2 × 2.50 = 125.00 net; 21% of 120.00 and of 5.00 = 26.25
    expect(run.totals).toMatchObject({
      planned: 4,
      invoiced: 2,
      nothingToBill: 1,
      parked: 1,
      left: 0,
    });
    expect(run.totals).toMatchObject({ net: eur(12_500), tax: eur(2_625), gross: eur(15_125) });
    expect(preview.body.totals).toEqual(run.totals);
    expect(preview.body.parked).toEqual([
      { customerId: nowhere, reason: 'missing_billing_address' },
    ]);
    expect(run).toMatchObject({
      firstNumber: 'INV-000001',
      lastNumber: 'INV-000002',
      stillDue: [],
    });
    const rows = await op.owner.get(`/v1/admin/bill-runs/${run.id}/customers?outcome=parked`);
    expect(rows.body.items).toEqual([
      { customerId: nowhere, outcome: 'parked', reason: 'missing_billing_address' },
    ]);
  });

  test('bills nothing twice when its clock is turned again within the month', async () => {
    const op = await biller(world);
    await op.billDecember();
    await op.turnTo('2026-12-20T06:00:00.000Z');
    await waitFor('the tick looked again', async () =>
      (await lastTick(op))?.outcome === 'nothing_to_bill' ? true : undefined,
    );
    expect(await op.runs()).toHaveLength(1);
    expect((await op.owner.get('/v1/admin/invoices')).body.items).toHaveLength(1);
  });

  test('bills a parked customer in the next run after a person un-parked it', async () => {
    const op = await biller(world);
    const id = await op.company({ name: 'Nowhere' });
    const membership = { planId: op.planId, startOn: '2026-12-01', quantity: 1 };
    await created(op.owner, `/v1/admin/customers/${id}/memberships`, membership);
    await op.billDecember();
    const parked = await op.owner.get('/v1/admin/parked-customers');
    expect(parked.body.items).toMatchObject([
      { customerId: id, reason: 'missing_billing_address' },
    ]);

    const { headers } = await op.owner.get(`/v1/admin/customers/${id}`);
    const billingAddress = { line1: 'Found 1', postalCode: '1', city: 'Delft', country: 'NL' };
    await op.owner.patch(`/v1/admin/customers/${id}`, { billingAddress }, headers.get('etag'));
    expect((await op.owner.post(`/v1/admin/customers/${id}/unpark`, {})).status).toBe(204);
    expect((await op.owner.post(`/v1/admin/customers/${id}/unpark`, {})).body.code).toBe(
      'not_parked',
    );

    await op.turnTo('2026-12-02T06:00:00.000Z');
    const invoices = await waitFor('the un-parked customer has its invoice', async () => {
      const { items } = (await op.owner.get(`/v1/admin/customers/${id}/invoices`)).body;
      return items.length > 0 ? items : undefined;
    });
    expect(invoices).toMatchObject([{ number: 'INV-000002', gross: eur(14_520) }]);
  });

  test('waits for release when the operator asked for a hold', async () => {
    const op = await biller(world, { send: true, hold: true });
    await op.turnTo('2026-12-01T06:00:00.000Z');
    const held = await waitFor('the run is held', async () =>
      (await op.runs()).find(run => run.stage === 'held'),
    );
    expect((await op.owner.get('/v1/admin/invoices')).body.items).toEqual([]);

    const released = await op.owner.post(`/v1/admin/bill-runs/${held.id}/release`, {});
    expect(released.status).toBe(202);
    const closed = await waitFor('the run is closed', async () =>
      (await op.runs()).find(run => run.stage === 'closed'),
    );
    expect(closed).toMatchObject({ firstNumber: 'INV-000001', lastNumber: 'INV-000001' });
    const again = await op.owner.post(`/v1/admin/bill-runs/${held.id}/release`, {});
    expect(again.body).toMatchObject({ status: 409, code: 'run_not_held' });
  });
});

describe('what keeps a run from happening is said', () => {
  test('S45 with generation off nothing is generated', async () => {
    const op = await biller(world, { generate: false });
    await op.turnTo('2026-12-01T06:00:00.000Z');
    const tick = await waitFor('the tick looked', async () => (await lastTick(op)) ?? undefined);
    expect(tick).toMatchObject({ outcome: 'skipped', reason: 'generate_off' });
    expect(await op.runs()).toEqual([]);
  });

  test('S47 a suspended organisation is not billed', async () => {
    const op = await biller(world);
    await op.owner.post('/v1/admin/organisation/suspend', {});
    await op.turnTo('2026-12-01T06:00:00.000Z');
    const tick = await waitFor('the tick skipped it', async () => {
      const last = await lastTick(op);
      return last?.outcome === 'skipped' ? last : undefined;
    });
    expect(tick.reason).toBe('organisation_suspended');
    expect(await op.runs()).toEqual([]);
  });

  test('S34 S44 with nobody due the check ends with nothing to bill', async () => {
    const op = await biller(world);
    await op.turnTo('2026-11-26T06:00:00.000Z');
    const tick = await waitFor('the tick looked', async () => (await lastTick(op)) ?? undefined);
    expect(tick).toMatchObject({ outcome: 'nothing_to_bill', reason: 'nobody_due' });
  });
});

describe('invoices', () => {
  test('S54 a small manual invoice is issued at once with the next number', async () => {
    const op = await biller(world, { send: false });
    const id = await op.desk('Test member');
    const line = {
      description: 'Test charge',
      quantity: 3,
      unitPrice: eur(333),
      tax: vat,
      discount: { percent: '50' },
    };
    const invoice = await created(op.owner, `/v1/admin/customers/${id}/invoices`, {
      lines: [line],
    });
    // 3 × 3.33 = 9.99; 50% off = 4.995 → 5.00 off; 4.99 × 21% = 1.0479 → 1.05
    expect(invoice).toMatchObject({
      number: 'INV-000001',
      net: eur(499),
      tax: eur(105),
      gross: eur(604),
      status: 'issued',
    });
  });

  test('numbers have no gap when many are written at once', async () => {
    const op = await biller(world, { send: false });
    const id = await op.desk('Busy');
    const line = { description: 'Coffee', quantity: 1, unitPrice: eur(100), tax: vat };
    const written = await Promise.all(
      Array.from({ length: 12 }, () =>
        op.owner.post(`/v1/admin/customers/${id}/invoices`, { lines: [line] }),
      ),
    );
    const numbers = written.filter(({ status }) => status === 201).map(({ body }) => body.number);
    const refused = written.filter(({ status }) => status !== 201).map(({ body }) => body.code);
    expect(numbers.length).toBeGreaterThan(6);
    expect(numbers.toSorted()).toEqual(
      numbers.map((_, n) => `INV-${String(n + 1).padStart(6, '0')}`),
    );
    expect(refused.every(code => code === 'busy')).toBe(true);
  });

  test('lists page from the highest number down, and a cursor of another list is refused', async () => {
    const op = await biller(world, { send: false });
    const id = await op.desk('Pages');
    const line = { description: 'Coffee', quantity: 1, unitPrice: eur(100), tax: vat };
    for (let n = 0; n < 3; n += 1)
      await created(op.owner, `/v1/admin/customers/${id}/invoices`, { lines: [line] });
    const first = (await op.owner.get('/v1/admin/invoices?limit=2')).body;
    const second = (await op.owner.get(`/v1/admin/invoices?limit=2&cursor=${first.nextCursor}`))
      .body;
    const numbers = [...first.items, ...second.items].map(({ number }) => number);
    expect(numbers).toEqual(['INV-000003', 'INV-000002', 'INV-000001']);
    expect(second.nextCursor).toBeUndefined();
    const own = (await op.owner.get(`/v1/admin/customers/${id}/invoices?limit=2`)).body;
    expect(own.items.map(({ id: invoiceId }: { id: string }) => invoiceId)).toHaveLength(2);
    const wrong = await op.owner.get(
      `/v1/admin/customers/${id}/invoices?limit=2&cursor=${first.nextCursor}`,
    );
    expect(wrong.body).toMatchObject({ status: 400, code: 'invalid_cursor' });
  });

  test('a customer without a billing address, and a foreign currency, are refused with nothing written', async () => {
    const op = await biller(world, { send: false });
    const nowhere = await op.company({ name: 'Nowhere' });
    const id = await op.desk('Dollars');
    const line = { description: 'Coffee', quantity: 1, unitPrice: eur(100), tax: vat };
    const homeless = await op.owner.post(`/v1/admin/customers/${nowhere}/invoices`, {
      lines: [line],
    });
    const dollars = { ...line, unitPrice: { amount: 100, currency: 'USD' } };
    const foreign = await op.owner.post(`/v1/admin/customers/${id}/invoices`, { lines: [dollars] });
    expect(homeless.body).toMatchObject({ status: 409, code: 'not_billable' });
    expect(foreign.body).toMatchObject({
      status: 409,
      code: 'currency_mismatch',
      field: '/body/lines/0/unitPrice/currency',
    });
    expect((await op.owner.get('/v1/admin/invoices')).body.items).toEqual([]);
  });

  test('S9 S14 contact and billing persons see the invoices of their company, a team member does not', async () => {
    const op = await biller(world, { send: false });
    const id = await op.desk('Seen');
    const line = { description: 'Coffee', quantity: 1, unitPrice: eur(100), tax: vat };
    const invoice = await created(op.owner, `/v1/admin/customers/${id}/invoices`, {
      lines: [line],
    });
    const path = `/v1/portal/customers/${id}/invoices`;
    for (const roles of [['contact_person'], ['contact_person', 'billing_person']] as const) {
      const person = await op.portal(id, roles);
      expect((await person.get(path)).body.items).toMatchObject([
        { id: invoice.id, number: 'INV-000001' },
      ]);
      expect((await person.get(`${path}/${invoice.id}`)).status).toBe(200);
    }
    const team = await op.portal(id, []);
    expect((await team.get(path)).status).toBe(404);
    expect((await team.get(`${path}/${invoice.id}`)).status).toBe(404);
    const other = await op.portal(await op.desk('Other'), ['contact_person']);
    expect((await other.get(`${path}/${invoice.id}`)).status).toBe(404);
  });
});
