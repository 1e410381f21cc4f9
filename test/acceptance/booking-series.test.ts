import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../support/caller.ts';
import { created, eur } from '../support/month.ts';
import { type Operator, operator } from '../support/operator.ts';
import { at, type Site, site } from '../support/rooms.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let op: Operator;
let quay: Site;
let company: string;
let own: string;
let admin: string;
let ann: Caller;
let annId: string;
let anyRoom: string;
beforeAll(async () => {
  op = await operator(world, { clock: '2026-09-25T09:00:00.000Z' });
  quay = await site(op);
  company = await op.company();
  own = `/v1/portal/customers/${company}`;
  admin = `/v1/admin/customers/${company}`;
  annId = await op.member(company, []);
  ann = await op.login(company, annId);
  anyRoom = await quay.room();
});

interface Occurrence {
  readonly bookingId: string;
  readonly startsAt: string;
  readonly status: string;
}
const starts = ({ bookings }: { bookings: Occurrence[] }) =>
  bookings.map(({ startsAt }) => startsAt);
const bookingsIn = async (room: string) =>
  (await op.owner.get(`/v1/admin/resources/${room}/bookings?limit=100`)).body.items;
const weekly = {
  startsAt: '2026-10-20T10:00',
  endsAt: '2026-10-20T11:00',
  every: 'week',
  count: 3,
};

test('S13 S41 a member books every week at 10:00, in winter time too, and pays each', async () => {
  const resourceId = await quay.room();
  const asked = { ...weekly, resourceId, memberId: annId, title: 'Jour fixe' };
  const made = await created(ann, `${own}/booking-series`, asked);
  // Amsterdam leaves summer time on 25 October: 10:00 is 08:00Z before and 09:00Z after
  const times = ['2026-10-20T08:00', '2026-10-27T09:00', '2026-11-03T09:00'];
  expect(starts(made)).toEqual(times.map(time => `${time}:00.000Z`));
  expect(made).toMatchObject({ timeZone: 'Europe/Amsterdam', skipped: [] });
  expect(made.bookings[0]).toMatchObject({ charge: 'fee', charged: eur(2_000) });
  const path = `${own}/booking-series/${made.id}`;
  expect((await ann.get(path)).body).toMatchObject({ bookings: made.bookings });
  const [first] = await bookingsIn(resourceId);
  expect(first).toMatchObject({ bookingSeriesId: made.id, memberId: annId, title: 'Jour fixe' });
  const bob = await op.portal(company);
  expect((await bob.get(path)).status).toBe(404);
  expect((await bob.post(`${path}/cancel`, {})).status).toBe(404);
});

test('a repeated request answers the same series and books nothing more', async () => {
  const resourceId = await quay.room();
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const asked = { ...weekly, resourceId };
  const both = await Promise.all(
    [1, 2].map(() => op.owner.post(`${admin}/booking-series`, asked, headers)),
  );
  const third = await op.owner.post(`${admin}/booking-series`, asked, headers);
  for (const { status, body } of [...both, third]) {
    expect({ status, id: body.id }).toEqual({ status: 201, id: third.body.id });
  }
  expect(await bookingsIn(resourceId)).toHaveLength(3);
});

describe('when some of it is taken', () => {
  test('it is refused with all that is in the way, and nothing is made', async () => {
    const resourceId = await quay.room();
    await created(op.owner, `${admin}/bookings`, { resourceId, ...at('2026-10-27', 9.5, 10) });
    const reply = await ann.post(`${own}/booking-series`, { ...weekly, resourceId });
    expect(reply).toMatchObject({ status: 409, body: { code: 'slot_taken' } });
    expect(reply.body.errors).toMatchObject([
      { field: '/body/occurrences/1', received: '2026-10-27T10:00: slot_taken' },
    ]);
    expect(await bookingsIn(resourceId)).toHaveLength(1);
  });

  test('or it skips those and says which', async () => {
    const resourceId = await quay.room();
    await created(op.owner, `${admin}/bookings`, { resourceId, ...at('2026-10-27', 9.5, 10) });
    const asked = { ...weekly, resourceId, onConflict: 'skip' };
    const made = await created(ann, `${own}/booking-series`, asked);
    expect(starts(made)).toEqual(['2026-10-20T08:00:00.000Z', '2026-11-03T09:00:00.000Z']);
    expect(made.skipped).toMatchObject([{ startsAt: '2026-10-27T10:00', code: 'slot_taken' }]);
  });

  test('of two that want the same at once one is made whole, the other not at all', async () => {
    const resourceId = await quay.room();
    const asked = { ...weekly, resourceId };
    const replies = await Promise.all(
      [ann, op.owner].map((caller, n) =>
        caller.post(`${n === 0 ? own : admin}/booking-series`, asked),
      ),
    );
    // both may look before either books, and then both may find the other in the way
    const won = replies.filter(({ status }) => status === 201);
    expect(replies.map(({ status, body }) => body.code ?? status).sort()).toSatisfy(
      (codes: unknown[]) => codes.every(code => code === 201 || code === 'slot_taken'),
    );
    expect(await bookingsIn(resourceId)).toHaveLength(3 * won.length);
    expect(won.length).toBeLessThan(2);
  });
});

test('cancels from a day on', async () => {
  const resourceId = await quay.room();
  const made = await created(ann, `${own}/booking-series`, { ...weekly, resourceId });
  const path = `${own}/booking-series/${made.id}/cancel`;
  const { body } = await ann.post(path, { from: '2026-10-27' });
  expect(body.bookings.map(({ status }: Occurrence) => status)).toEqual([
    'confirmed',
    'cancelled',
    'cancelled',
  ]);
  expect(await bookingsIn(resourceId)).toHaveLength(1);
});

test('60 of them are booked well within the time of a request', async () => {
  const resourceId = await quay.room();
  const began = performance.now();
  const made = await created(op.owner, `${admin}/booking-series`, {
    ...weekly,
    resourceId,
    every: 'day',
    count: 60,
  });
  const seconds = (performance.now() - began) / 1000;
  expect(made.bookings).toHaveLength(60);
  // the API answers within 15 s; alone it takes about 1 s
  expect(seconds).toBeLessThan(10);
});

test.each([
  [{ count: undefined }, '/body/until'],
  [{ until: '2026-12-01' }, '/body/until'],
  [{ count: 61 }, '/body/count'],
  [{ count: undefined, until: '2029-12-01' }, '/body/until'],
  [{ count: undefined, until: '2026-10-19' }, '/body/until'],
  [{ weekdays: [1], every: 'month' }, '/body/weekdays'],
  [{ weekdays: [1, 1] }, '/body/weekdays'],
  [{ startsAt: '2026-10-20T10:00:00Z' }, '/body/startsAt'],
  [{ startsAt: '2026-02-30T10:00' }, '/body/startsAt'],
  [{ endsAt: '2026-10-20T10:00' }, '/body/endsAt'],
  [{ every: 'year' }, '/body/every'],
])('refuses %j', async (fields, field) => {
  const body = { ...weekly, resourceId: anyRoom, ...fields };
  const reply = await op.owner.post(`${admin}/booking-series`, body);
  expect(reply).toMatchObject({ status: 400, body: { code: 'invalid_request', field } });
});
