import { beforeAll, expect, test } from 'vitest';
import { walk } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { created } from '../support/month.ts';
import { type Operator, operator } from '../support/operator.ts';
import { at, type Site, site } from '../support/rooms.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let op: Operator;
let quay: Site;
let company: string;
let admin: string;
beforeAll(async () => {
  op = await operator(world, { clock: '2026-11-25T09:00:00.000Z' });
  quay = await site(op);
  company = await op.company();
  admin = `/v1/admin/customers/${company}`;
});

const calendar = (room: string) => `/v1/admin/resources/${room}/bookings`;
const outcomes = (replies: readonly { status: number; body: { code?: string } }[]) =>
  Object.fromEntries(
    [...Map.groupBy(replies, ({ status, body }) => `${status} ${body.code ?? ''}`.trim())].map(
      ([outcome, { length }]) => [outcome, length],
    ),
  );

test('of 200 requests at once for one room and hour exactly one is booked', async () => {
  const room = await quay.room();
  const members: Caller[] = await Promise.all([1, 2, 3, 4].map(() => op.portal(company, [])));
  const path = `/v1/portal/customers/${company}/bookings`;
  const wish = { resourceId: room, ...at('2026-11-30', 9, 10) };
  const replies = await Promise.all(
    Array.from({ length: 200 }, (_, n) => (members[n % 4] as Caller).post(path, wish)),
  );
  expect(outcomes(replies)).toEqual({ 201: 1, '409 slot_taken': 199 });
  expect(await walk(op.owner, calendar(room), 5)).toHaveLength(1);
});

test('of 12 requests at once for a pool of 3 desks exactly three are booked', async () => {
  const pool = await quay.room({ name: 'Flex', type: 'desk', capacity: 3 }, { per: 'day' });
  const wish = { resourceId: pool, ...at('2026-11-30', 8, 16) };
  const asked = Array.from({ length: 12 }, () => op.owner.post(`${admin}/bookings`, wish));
  expect(outcomes(await Promise.all(asked))).toEqual({ 201: 3, '409 slot_taken': 9 });
  const two = { resourceId: pool, ...at('2026-12-01', 8, 16), units: 2 };
  await created(op.owner, `${admin}/bookings`, two);
  expect((await op.owner.post(`${admin}/bookings`, two)).body.code).toBe('slot_taken');
});

test('the minutes after a booking stay free, over midnight too', async () => {
  const room = await quay.room({ bufferMinutes: 30 });
  await created(op.owner, `${admin}/bookings`, { resourceId: room, ...at('2026-11-30', 22, 24) });
  const next = (from: number, to: number) =>
    op.owner.post(`${admin}/bookings`, { resourceId: room, ...at('2026-12-01', from, to) });
  expect((await next(0, 1)).body.code).toBe('slot_taken');
  expect((await next(0.5, 1)).status).toBe(201);
});

test('on the night the clocks go back each hour is booked once, and both pay an hour', async () => {
  // 29 March 2026 has no 02:30; on 25 October 2026 Amsterdam has 02:00–03:00 twice: 00:00–01:00Z and 01:00–02:00Z
  const room = await quay.room();
  const path = `${admin}/bookings`;
  const hours = [at('2026-10-25', 0, 1), at('2026-10-25', 1, 2)];
  for (const hour of hours) {
    const booked = await created(op.owner, path, { resourceId: room, ...hour });
    expect(booked).toMatchObject({ on: '2026-10-25', price: { full: { amount: 2_000 } } });
  }
  for (const hour of hours) {
    const again = await op.owner.post(path, { resourceId: room, ...hour });
    expect(again.body.code).toBe('slot_taken');
  }
});

test('the calendar of a resource shows what reaches into a span, page by page', async () => {
  const room = await quay.room();
  const days = [
    at('2026-11-27', 9, 9 + 72),
    at('2026-11-30', 10, 11),
    at('2026-11-30', 11, 12),
    at('2026-12-01', 9, 10),
  ];
  const ids: string[] = [];
  for (const span of days)
    ids.push((await created(op.owner, `${admin}/bookings`, { resourceId: room, ...span })).id);
  const span = 'from=2026-11-30T00:00:00Z&to=2026-12-01T00:00:00Z';
  const seen = (await walk(op.owner, `${calendar(room)}?${span}`, 1)) as { id: string }[];
  expect(seen.map(({ id }) => id)).toEqual(ids.slice(0, 3));
  const shown = await op.owner.get(`${calendar(room)}?from=2026-11-30T10:00:00%2B01:00`);
  expect(shown.body.items).toHaveLength(3);
});

test('a customer’s list goes on behind what its page does not show', async () => {
  const room = await quay.room();
  const customer = await op.company();
  const path = `/v1/admin/customers/${customer}/bookings`;
  const memberId = await op.member(customer, []);
  const other = await op.member(customer, []);
  const seen: string[] = [];
  for (let hour = 0; hour < 8; hour += 1) {
    const whose = [{}, { memberId }, { memberId: other }, { memberId: other }][hour % 4];
    const span = at('2026-12-05', hour, hour + 1);
    const { id } = await created(op.owner, path, { resourceId: room, ...span, ...whose });
    if (hour % 4 < 2) seen.push(id);
  }
  const caller = await op.login(customer, memberId);
  const own = `/v1/portal/customers/${customer}/bookings`;
  const items = (await walk(caller, own, 3)) as { id: string }[];
  expect(items.map(({ id }) => id)).toEqual(seen);
  const first = (await caller.get(`${own}?limit=3`)).body.nextCursor;
  const [position] = JSON.parse(Buffer.from(first, 'base64url').toString());
  expect(position).toContain(seen[2]);
});
