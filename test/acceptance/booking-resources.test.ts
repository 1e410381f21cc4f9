import { beforeAll, expect, test } from 'vitest';
import { walk } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { created, eur } from '../support/month.ts';
import { type Operator, operator } from '../support/operator.ts';
import { at, type Site, site, vat } from '../support/rooms.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const resources = '/v1/admin/resources';
const room = {
  name: 'Sky',
  type: 'meeting_room',
  description: 'Screen for twelve',
  capacity: 1,
  seats: 12,
  openingHours: [{ weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '24:00' }],
  bufferMinutes: 15,
  minMinutes: 30,
  maxMinutes: 480,
  maxDaysAhead: 60,
};

let op: Operator;
let owner: Caller;
let quay: Site;
let ann: Caller;
let own: string;
beforeAll(async () => {
  op = await operator(world, { clock: '2026-11-25T09:00:00.000Z' });
  owner = op.owner;
  quay = await site(op);
  const company = await op.company();
  own = `/v1/portal/customers/${company}`;
  ann = await op.portal(company, []);
});

const ids = async (caller: Caller, path: string) =>
  (await walk(caller, path, 2)).map(each => (each as { id: string }).id);

test('S13 a resource is created, read, changed and shown to members with its price and policies', async () => {
  const rate = { name: 'Rooms', per: 'hour', price: eur(2_000), tax: vat };
  const { id: rateId } = await created(owner, '/v1/admin/rates', rate);
  const { locationId } = quay;
  const reply = await owner.post(resources, { ...room, locationId, rateId });
  const path = `${resources}/${reply.body.id}`;
  const body = { ...room, locationId, rateId, offeredOn: ['portal'], archived: false, version: 1 };
  expect(reply).toMatchObject({ status: 201, body });
  expect(reply.headers.get('location')).toBe(path);
  expect((await owner.get(path)).body).toEqual(reply.body);

  const { items } = (await ann.get(`${own}/resources?limit=100`)).body;
  const shown = items.find(({ id }: { id: string }) => id === reply.body.id);
  expect(shown).toMatchObject({ ...room, locationId, rate: { per: 'hour', price: eur(2_000) } });
  expect(shown).not.toHaveProperty('offeredOn');
  expect(shown.rate).not.toHaveProperty('revenueAccount');

  const changes = { name: 'Cloud', seats: null, openingHours: null, maxMinutes: 600 };
  const edited = await owner.patch(path, changes, '"1"');
  expect(edited).toMatchObject({ status: 200, body: { name: 'Cloud', maxMinutes: 600 } });
  for (const gone of ['seats', 'openingHours']) expect(edited.body).not.toHaveProperty(gone);
  // what is stored already counts
  expect(await owner.patch(path, { minMinutes: 605 }, '"2"')).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', field: '/body/maxMinutes' },
  });
  expect((await owner.get(path)).body).toEqual(edited.body);
});

test('S40 members see and book what has a rate and is offered to them, the team sees all', async () => {
  const harbour = await operator(world, { clock: '2026-11-25T09:00:00.000Z' });
  const [here, there] = [await site(harbour), await site(harbour)];
  const company = await harbour.company();
  const mine = `/v1/portal/customers/${company}`;
  const bob = await harbour.portal(company, []);
  const booked = await here.room();
  const desk = await here.room({ type: 'desk' }, { per: 'day' });
  const unrated = await here.room({}, null);
  const hidden = await here.room({ offeredOn: ['storefront'] });
  const elsewhere = await there.room();
  const old = await here.room();
  await harbour.owner.patch(`${resources}/${old}`, { archived: true }, '"1"');

  const seen = (query: string) => ids(bob, `${mine}/resources${query}`);
  expect(await seen('')).toEqual([booked, desk, elsewhere]);
  expect(await seen(`?locationId=${here.locationId}`)).toEqual([booked, desk]);
  expect(await seen(`?locationId=${here.locationId}&type=desk`)).toEqual([desk]);
  const team = (query: string) => ids(harbour.owner, `${resources}${query}`);
  expect(await team('')).toEqual([booked, desk, unrated, hidden, elsewhere, old]);
  expect(await team('?archived=true')).toEqual([old]);
  expect(await team(`?archived=false&locationId=${there.locationId}`)).toEqual([elsewhere]);
  expect(await team('?type=desk')).toEqual([desk]);

  const refusal = async (resourceId: string) =>
    (await bob.post(`${mine}/bookings`, { resourceId, ...at('2026-12-01', 9, 10) })).body;
  expect(await refusal(unrated)).toMatchObject({ code: 'no_rate', field: '/body/resourceId' });
  const unknown = { code: 'unknown_reference', field: '/body/resourceId' };
  expect(await refusal(hidden)).toMatchObject(unknown);
  expect(await refusal('res_00000000000000000000000000')).toMatchObject(unknown);
  expect(await refusal(old)).toMatchObject({ code: 'resource_archived' });

  // a rate makes it bookable, none no more
  const { rateId } = (await harbour.owner.get(`${resources}/${booked}`)).body;
  await harbour.owner.patch(`${resources}/${unrated}`, { rateId }, '"1"');
  const body = { resourceId: unrated, ...at('2026-12-01', 9, 10) };
  expect((await bob.post(`${mine}/bookings`, body)).status).toBe(201);
  await harbour.owner.patch(`${resources}/${unrated}`, { rateId: null }, '"2"');
  expect(await refusal(unrated)).toMatchObject({ code: 'no_rate' });
});
