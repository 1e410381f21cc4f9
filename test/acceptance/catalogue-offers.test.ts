import { beforeAll, describe, expect, test } from 'vitest';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { site, vat } from '../support/rooms.ts';
import { turnClock } from '../support/turn-clock.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let op: Biller;
let here: string;
let there: string;
beforeAll(async () => {
  op = await biller(world, { send: false });
  here = (await site(op)).locationId;
  there = (await site(op)).locationId;
});

const desk = {
  name: 'Hot desk',
  kind: 'recurring',
  category: 'desk',
  price: eur(10_000),
  tax: vat,
};
const plan = async (fields: object = {}) =>
  created(op.owner, '/v1/admin/plans', { ...desk, ...fields });
const customer = async (locationId?: string) => {
  const id = await op.desk('Acme', locationId ? { locationId } : {}, null);
  return {
    id,
    admin: `/v1/admin/customers/${id}`,
    contact: await op.portal(id),
    plans: `/v1/portal/customers/${id}/plans`,
  };
};
const nets = async (admin: string) => {
  const { items } = (await op.owner.get(`${admin}/invoices`)).body;
  return items.toReversed().map(({ net }: { net: { amount: number } }) => net.amount);
};

describe('S35 S36 what is on offer in the portal', () => {
  test('is what is published there, as long as it is sold, page by page', async () => {
    const offeredOn = ['portal'];
    const kept = await plan({ name: 'Kept', offeredOn, description: 'A desk.', noticeDays: 30 });
    const pass = { days: 5, resourceTypes: ['desk'], validDays: 90 };
    await plan({ name: 'Pass', kind: 'one_off', category: 'day_pass', offeredOn, pass });
    await plan({ name: 'Visitors only', offeredOn: ['storefront'] });
    const gone = await plan({ name: 'Gone', offeredOn });
    const { contact, plans } = await customer();
    const listed = async (query = '') => (await contact.get(`${plans}${query}`)).body;
    expect((await listed()).items).toMatchObject([
      { id: kept.id, name: 'Kept', description: 'A desk.', price: eur(10_000), noticeDays: 30 },
      { name: 'Pass', pass },
      { name: 'Gone' },
    ]);
    const first = await listed('?limit=2');
    expect(first.items).toHaveLength(2);
    const cursor = encodeURIComponent(first.nextCursor);
    expect((await listed(`?limit=2&cursor=${cursor}`)).items).toMatchObject([{ name: 'Gone' }]);
    await op.owner.patch(`/v1/admin/plans/${gone.id}`, { archived: true }, '"1"');
    await op.owner.patch(`/v1/admin/plans/${kept.id}`, { offeredOn: [] }, '"1"');
    expect((await listed()).items).toMatchObject([{ name: 'Pass' }]);
  });

  test('shows the price of the place and of the day', async () => {
    const prices = [
      { from: '2026-11-01', locationId: there, price: eur(7_000) },
      { from: '2026-11-20', price: eur(11_000) },
      { from: '2026-12-01', price: eur(12_000) },
    ];
    const { id } = await plan({ name: 'Priced', offeredOn: ['portal'], prices });
    const priceAt = async (locationId?: string) => {
      const { contact, plans } = await customer(locationId);
      const { items } = (await contact.get(plans)).body;
      return items.find((item: { id: string }) => item.id === id).price;
    };
    expect(await priceAt()).toEqual(eur(11_000));
    expect(await priceAt(here)).toEqual(eur(11_000));
    expect(await priceAt(there)).toEqual(eur(7_000));
  });
});

test('S34 S36 S37 each month costs what the plan asks on its day and place; archiving keeps billing', async () => {
  const prices = [
    { from: '2027-01-01', price: eur(13_000) },
    { from: '2027-01-01', locationId: there, price: eur(5_000) },
  ];
  const { id: planId } = await plan({ name: 'Rising', prices });
  const terms = { planId, startOn: '2026-12-01', announceStart: false };
  const sold = async (locationId: string | undefined, fields: object = {}) => {
    const one = await customer(locationId);
    await created(op.owner, `${one.admin}/memberships`, { ...terms, ...fields });
    return one;
  };
  const anywhere = await sold(undefined);
  const elsewhere = await sold(there);
  const own = await sold(here, { price: eur(9_900) });
  const desks = await sold(here, { locationId: there });
  await op.billDecember();
  const archived = await op.owner.patch(`/v1/admin/plans/${planId}`, { archived: true }, '"1"');
  expect(archived.status).toBe(200);
  const { contact, id } = elsewhere;
  const shown = async () =>
    (await contact.get(`/v1/portal/customers/${id}/memberships`)).body.items[0].price;
  expect(await shown()).toEqual(eur(10_000));
  await turnClock(op.owner, '2027-01-01T06:00:00.000Z');
  expect(await shown()).toEqual(eur(5_000));
  expect(await nets(anywhere.admin)).toEqual([10_000, 13_000]);
  expect(await nets(elsewhere.admin)).toEqual([10_000, 5_000]);
  expect(await nets(own.admin)).toEqual([9_900, 9_900]);
  // a membership's own place comes before its customer's
  expect(await nets(desks.admin)).toEqual([10_000, 5_000]);
  const again = await op.owner.post(`${anywhere.admin}/memberships`, terms);
  expect(again).toMatchObject({ status: 409, body: { code: 'plan_archived' } });
});
