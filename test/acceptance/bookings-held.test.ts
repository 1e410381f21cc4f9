import { beforeAll, expect, test } from 'vitest';
import {
  type Booked,
  type Booker,
  book,
  confirmHeld,
  releaseHeld,
} from '../../shared/booking/book.ts';
import { bookSeries } from '../../shared/booking/series.ts';
import { occurrenceId } from '../../shared/booking/series-store.ts';
import { createId, type Id } from '../../shared/kernel/id.ts';
import { Organisation } from '../../shared/organisation/model.ts';
import { getItem } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import { transact } from '../../shared/store/transact.ts';
import { type Operator, operator } from '../support/operator.ts';
import { at, type Site, site } from '../support/rooms.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const now = '2026-11-25T09:00:00.000Z';
let op: Operator;
let quay: Site;
let booker: Booker;
let visitor: Booker;
let customerId: Id<'customer'>;
beforeAll(async () => {
  op = await operator(world, { clock: now });
  quay = await site(op);
  const organisation = Organisation.parse(await getItem(keys.organisation(op.organisationId)));
  customerId = (await op.company()) as Id<'customer'>;
  booker = { organisation, now, by: { kind: 'member', id: customerId } };
  visitor = { organisation, now, by: { kind: 'visitor', id: 'storefront' } };
});

const done = async ({ booking, writes }: Booked) => {
  await transact(writes);
  return booking;
};
const hold = { until: '2026-11-25T09:15:00.000Z' };
const roomFor = async (offeredOn: string[]) => (await quay.room({ offeredOn })) as Id<'resource'>;
const path = () => `/v1/admin/customers/${customerId}`;
const fees = async () => (await op.owner.get(`${path()}/fees`)).body.items;

test('a held booking takes its slot and charges nothing until it is confirmed, at the price it was held at', async () => {
  const resourceId = await roomFor(['portal']);
  const wish = { customerId, resourceId, ...at('2026-11-30', 9, 11), units: 1 };
  const held = await done(await book(booker, { ...wish, hold }));
  const bookingId = held.id;
  expect(held).toMatchObject({ status: 'held', heldUntil: hold.until });
  expect(await fees()).toEqual([]);
  await expect(book(booker, wish)).rejects.toMatchObject({ code: 'slot_taken' });
  const shown = (await op.owner.get(`${path()}/bookings/${held.id}`)).body;
  expect(shown.charge).toBe('when_confirmed');
  const rate = (await op.owner.get('/v1/admin/rates')).body.items.at(-1);
  const dearer = { price: { amount: 9_000, currency: 'EUR' } };
  await op.owner.patch(`/v1/admin/rates/${rate.id}`, dearer, `"${rate.version}"`);
  await done(await confirmHeld(booker, { customerId, bookingId }));
  expect(await fees()).toMatchObject([
    { origin: { kind: 'booking', id: bookingId }, price: { amount: 4_000 }, status: 'open' },
  ]);
  const confirmed = (await op.owner.get(`${path()}/bookings/${held.id}`)).body;
  expect(confirmed).toMatchObject({ status: 'confirmed', charge: 'fee' });
  expect(confirmed).not.toHaveProperty('heldUntil');
  await expect(confirmHeld(booker, { customerId, bookingId })).rejects.toMatchObject({
    code: 'booking_state',
  });
});

test('what a visitor holds before it is a customer is free again when it is released, once', async () => {
  const resourceId = await roomFor(['storefront']);
  const wish = { resourceId, ...at('2026-11-30', 9, 10), units: 1 };
  const stranger = { ...wish, customerId: createId('customer') };
  const held = await done(await book(visitor, { ...stranger, hold }));
  const ref = { customerId: held.customerId, bookingId: held.id };
  await expect(book(visitor, { ...stranger, hold })).rejects.toMatchObject({ code: 'slot_taken' });
  await done(await releaseHeld(visitor, ref));
  expect((await releaseHeld(visitor, ref)).writes).toEqual([]);
  const again = await done(await book(visitor, { ...stranger, hold }));
  expect(again.status).toBe('held');
});

test('a series whose request died half-way is finished by its repetition', async () => {
  const resourceId = await roomFor(['portal']);
  const id = createId('bookingSeries');
  const times = { startsAt: '2026-12-01T10:00', endsAt: '2026-12-01T11:00' };
  const input = {
    ...times,
    resourceId,
    units: 1,
    every: 'day',
    count: 3,
    onConflict: 'refuse',
  } as const;
  const first = { id: occurrenceId({ id, attempt: 1 }, 0), seriesId: id };
  const span = at('2026-12-01', 9, 10);
  const made = await done(
    await book(booker, { ...first, customerId, resourceId, units: 1, ...span }),
  );
  // its answer was never stored: the lease of its request is still there
  const { bookings } = await bookSeries(booker, { customerId, id, input });
  expect(bookings.map(({ startsAt }) => startsAt.slice(0, 10))).toEqual([
    '2026-12-01',
    '2026-12-02',
    '2026-12-03',
  ]);
  expect(bookings[0]).toEqual(made);
  const repeated = bookSeries(booker, { customerId, id, input });
  await expect(repeated).rejects.toMatchObject({ code: 'busy' });
  const key = keys.bookingSeries(op.organisationId, customerId, id);
  const set = 'SET leaseUntil = :past';
  await transact([
    { update: key, expression: set, values: { ':past': '2026-01-01T00:00:00.000Z' } },
  ]);
  const ended = await bookSeries(booker, { customerId, id, input });
  await transact(ended.writes);
  expect(ended.bookings).toEqual(bookings);
  const shown = (await op.owner.get(`${path()}/booking-series/${id}`)).body;
  expect(shown.bookings).toHaveLength(3);
});
