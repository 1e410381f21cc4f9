import { beforeAll, expect, test } from 'vitest';
import type { Caller } from '../support/caller.ts';
import { created, eur } from '../support/month.ts';
import { type Operator, operator } from '../support/operator.ts';
import { at, type Site, site } from '../support/rooms.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const office = [{ weekdays: everyDay, from: '09:00', to: '17:00' }];

let op: Operator;
let quay: Site;
let company: string;
let ann: Caller;
let own: string;
beforeAll(async () => {
  op = await operator(world, { clock: '2026-10-20T09:02:00.000Z' });
  quay = await site(op);
  company = await op.company();
  own = `/v1/portal/customers/${company}`;
  ann = await op.portal(company, []);
});

const search = (caller: Caller, base: string, from: string, to: string, more = '') =>
  caller.get(`${base}/availability?locationId=${quay.locationId}&from=${from}&to=${to}${more}`);
/** What a member finds free of one resource: `[from, to, units]`. */
const free = async (resourceId: string, from: string, to = from) => {
  const reply = await search(ann, own, from, to, `&resourceId=${resourceId}`);
  return reply.body.items.flatMap((item: { free: Record<string, string>[] }) =>
    item.free.map(({ startsAt, endsAt, units }) => [
      startsAt?.slice(5, 16),
      endsAt?.slice(5, 16),
      units,
    ]),
  );
};
const book = (resourceId: string, span: object, units = 1) =>
  created(op.owner, `/v1/admin/customers/${company}/bookings`, { resourceId, ...span, units });

test('S13 a member finds what is free in opening hours, and what is found can be booked', async () => {
  const room = await quay.room({ openingHours: office, bufferMinutes: 15 });
  await book(room, at('2026-10-22', 10, 12));
  // 09:00–17:00 is 07:00–15:00 in UTC; a quarter of an hour stays free before and after
  expect(await free(room, '2026-10-22')).toEqual([
    ['10-22T07:00', '10-22T09:45', 1],
    ['10-22T12:15', '10-22T15:00', 1],
  ]);
  const status = async (from: number, to: number) => {
    const body = { resourceId: room, ...at('2026-10-22', from, to) };
    return (await ann.post(`${own}/bookings`, body)).status;
  };
  expect(await status(7, 10)).toBe(409);
  expect(await status(12, 15)).toBe(409);
  expect(await status(7, 9.75)).toBe(201);
  expect(await status(12.25, 15)).toBe(201);
  expect(await free(room, '2026-10-22')).toEqual([]);
});

test('S13 the hours are local when the clocks go back, and go on over midnight', async () => {
  const room = await quay.room({ openingHours: office });
  expect(await free(room, '2026-10-24', '2026-10-25')).toEqual([
    ['10-24T07:00', '10-24T15:00', 1],
    ['10-25T08:00', '10-25T16:00', 1],
  ]);
  const cellar = await quay.room();
  // 23:00 on the 24th to 04:00 on the 25th, which is six hours
  await book(cellar, { startsAt: '2026-10-24T21:00:00.000Z', endsAt: '2026-10-25T03:00:00.000Z' });
  expect(await free(cellar, '2026-10-24', '2026-10-25')).toEqual([
    ['10-23T22:00', '10-24T21:00', 1],
    ['10-25T03:00', '10-25T23:00', 1],
  ]);
});

test('S13 a pool says how many desks are left, and a cancelled one is free again', async () => {
  const desks = await quay.room({ type: 'desk', capacity: 10, openingHours: office });
  const { id } = await book(desks, at('2026-10-26', 8, 16), 4);
  await book(desks, at('2026-10-26', 12, 16), 6);
  expect(await free(desks, '2026-10-26')).toEqual([['10-26T08:00', '10-26T12:00', 6]]);
  await op.owner.post(`/v1/admin/customers/${company}/bookings/${id}/cancel`, {});
  expect(await free(desks, '2026-10-26')).toEqual([
    ['10-26T08:00', '10-26T12:00', 10],
    ['10-26T12:00', '10-26T16:00', 4],
  ]);
});

test('S40 members are shown what they may book, from now on; the team sees all of a location', async () => {
  const there = await site(op);
  const room = await there.room({ openingHours: office, maxDaysAhead: 1 });
  const attic = await there.room({ name: 'Attic' }, null);
  const desk = await there.room({ type: 'desk' }, { per: 'day', price: eur(2_500) });
  const query = `locationId=${there.locationId}&from=2026-10-20&to=2026-10-22`;
  const found = async (caller: Caller, base: string, more = '') =>
    (await caller.get(`${base}/availability?${query}${more}`)).body.items.map(
      ({ resourceId }: { resourceId: string }) => resourceId,
    );
  expect(await found(ann, own)).toEqual([room, desk]);
  expect(await found(ann, own, '&type=desk')).toEqual([desk]);
  expect(await found(ann, own, `&resourceId=${attic}`)).toEqual([]);
  expect(await found(op.owner, '/v1/admin')).toEqual([room, attic, desk]);

  // 11:02 at the location: the rest of today and tomorrow
  const { items } = (await ann.get(`${own}/availability?${query}&type=meeting_room`)).body;
  expect(items[0]).toMatchObject({
    per: 'hour',
    price: eur(2_000),
    timeZone: 'Europe/Amsterdam',
    free: [
      { startsAt: '2026-10-20T09:05:00.000Z', endsAt: '2026-10-20T15:00:00.000Z', units: 1 },
      { startsAt: '2026-10-21T07:00:00.000Z', endsAt: '2026-10-21T15:00:00.000Z', units: 1 },
    ],
  });

  const first = (await ann.get(`${own}/availability?${query}&limit=1`)).body;
  const next = await ann.get(`${own}/availability?${query}&limit=1&cursor=${first.nextCursor}`);
  const pages = [...first.items, ...next.body.items];
  expect(pages.map(({ resourceId }) => resourceId)).toEqual([room, desk]);
  expect(next.body).not.toHaveProperty('nextCursor');
});

test.each([
  ['from=2026-10-20&to=2026-10-19', '/query/to'],
  ['from=2026-10-20&to=2026-11-03', '/query/to'],
  ['from=2026-10-20&to=2026-02-30', '/query/to'],
  ['from=today&to=2026-10-20', '/query/from'],
  ['from=2026-10-20', '/query/to'],
  ['from=2026-10-20&to=2026-10-20&type=yacht', '/query/type'],
  ['from=2026-10-20&to=2026-10-20&resourceId=sky', '/query/resourceId'],
  ['from=2026-10-20&to=2026-10-20&limit=26', '/query/limit'],
  ['from=2026-10-20&to=2026-10-20&cursor=nonsense', '/query/cursor'],
  ['from=2026-10-20&to=2026-10-20&colour=red', '/query/colour'],
])('S13 availability refuses %s', async (query, field) => {
  for (const [caller, base] of [
    [ann, own],
    [op.owner, '/v1/admin'],
  ] as const) {
    const path = `${base}/availability?locationId=${quay.locationId}&${query}`;
    expect(await caller.get(path)).toMatchObject({ status: 400, body: { field } });
  }
});

test("S13 another operator's location is no location", async () => {
  const rival = await site(await operator(world));
  const path = `${own}/availability?locationId=${rival.locationId}&from=2026-10-20&to=2026-10-20`;
  expect(await ann.get(path)).toMatchObject({
    status: 400,
    body: { code: 'unknown_reference', field: '/query/locationId' },
  });
});
