import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../support/caller.ts';
import { created, eur } from '../support/month.ts';
import { type Operator, operator } from '../support/operator.ts';
import { at, type Site, site, vat } from '../support/rooms.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const rates = '/v1/admin/rates';
const hourly = { name: 'Meeting rooms', per: 'hour', price: eur(2_000), tax: vat };

let op: Operator;
let owner: Caller;
let quay: Site;
let own: string;
let ann: Caller;
beforeAll(async () => {
  op = await operator(world, { clock: '2026-11-25T09:00:00.000Z' });
  owner = op.owner;
  quay = await site(op);
  const company = await op.company();
  own = `/v1/portal/customers/${company}`;
  ann = await op.portal(company, []);
});

/** What a member's booking costs, and why. */
const booked = async (resourceId: string, span: object, units = 1) => {
  const { price } = await created(ann, `${own}/bookings`, { resourceId, ...span, units });
  return { full: price.full, charged: price.charged, explanation: price.explanation };
};

describe('a booking is priced by its rate', () => {
  test('S42 a meeting room by the hour, to the minute, unless the half-day or the day is cheaper', async () => {
    const room = await quay.room({}, { halfDay: eur(4_500), day: eur(8_000) });
    // 1 h 50 min × 20.00 = 36.6667
    expect(await booked(room, at('2026-12-01', 8, 9 + 5 / 6))).toMatchObject({
      full: eur(3_667),
      charged: eur(3_667),
      explanation: expect.arrayContaining(['1 h 50 min at 20.00 EUR an hour = 36.666667 EUR']),
    });
    expect(await booked(room, at('2026-12-01', 10, 13))).toMatchObject({
      full: eur(4_500),
      explanation: expect.arrayContaining([
        '1 half-day at 45.00 EUR for 3 h',
        'lower than 60.00 EUR by the hour',
      ]),
    });
    // 45.00 + 2 h × 20.00 = 85.00, more than the day
    expect((await booked(room, at('2026-12-02', 8, 14))).full).toEqual(eur(8_000));
  });

  test('S42 in the evening and on the weekend by their own prices, when they are cheaper', async () => {
    const everyDay = [1, 2, 3, 4, 5, 6, 7];
    const windows = [
      { name: 'Evening', weekdays: everyDay, from: '18:00', to: '24:00', hour: eur(1_000) },
      { name: 'Weekend', weekdays: [6, 7], from: '00:00', to: '24:00', hour: eur(2_500) },
    ];
    const room = await quay.room({}, { windows });
    // 17:00–18:00 at 20.00, 18:00–20:00 at 10.00, in local time: an hour after UTC
    expect((await booked(room, at('2026-12-01', 16, 19))).full).toEqual(eur(4_000));
    // Saturday: the weekend's 25.00 is no bargain, the evening's 10.00 is
    expect((await booked(room, at('2026-12-05', 16, 19))).full).toEqual(eur(4_000));
  });

  test.each([
    ['desk', { capacity: 4 }, 2, 10_000],
    ['event_space', {}, 1, 5_000],
  ])('S43 a %s by the local calendar day', async (type, fields, units, full) => {
    const place = await quay.room({ type, ...fields }, { per: 'day', price: eur(2_500) });
    // Tuesday 10:00 to Wednesday 17:00: 2 days × 25.00, for each unit
    const span = { startsAt: '2026-12-01T09:00:00.000Z', endsAt: '2026-12-02T16:00:00.000Z' };
    expect(await booked(place, span, units)).toMatchObject({
      full: eur(full),
      explanation: expect.arrayContaining(['2 days at 25.00 EUR = 50.00 EUR']),
    });
    // to midnight at the location, which is 23:00 in UTC
    expect((await booked(place, at('2026-12-10', 9, 23))).full).toEqual(eur(2_500));
  });

  test('S42 by the hours that there are on the night when the clocks go back', async () => {
    const room = await quay.room({ maxDaysAhead: 730 });
    // 00:00 to 06:00 on 31 October 2027 has 7 hours
    const night = { startsAt: '2027-10-30T22:00:00.000Z', endsAt: '2027-10-31T05:00:00.000Z' };
    expect((await booked(room, night)).full).toEqual(eur(14_000));
  });
});

describe('a rate', () => {
  test('S41 is created, read, listed and changed; bookings made keep their price', async () => {
    const reply = await owner.post(rates, { ...hourly, cancellation: steps(48, 2) });
    const path = `${rates}/${reply.body.id}`;
    expect(reply).toMatchObject({ status: 201, body: { ...hourly, cancellation: steps(2, 48) } });
    expect(reply.headers.get('location')).toBe(path);
    expect((await owner.get(path)).body).toEqual(reply.body);
    expect((await owner.get(`${rates}?limit=100`)).body.items).toContainEqual(reply.body);

    const room = { name: 'Sky', type: 'meeting_room', locationId: quay.locationId };
    const { id } = await created(owner, '/v1/admin/resources', { ...room, rateId: reply.body.id });
    const before = await created(ann, `${own}/bookings`, {
      resourceId: id,
      ...at('2026-12-01', 8, 9),
    });
    const edited = await owner.patch(path, { price: eur(3_000), cancellation: null }, '"1"');
    expect(edited).toMatchObject({ status: 200, body: { price: eur(3_000), version: 2 } });
    expect(edited.body).not.toHaveProperty('cancellation');
    expect((await booked(id, at('2026-12-01', 9, 10))).full).toEqual(eur(3_000));
    expect((await ann.get(`${own}/bookings/${before.id}`)).body.price.full).toEqual(eur(2_000));
  });

  test('S40 is archived only when no resource uses it, also when one comes at the same time', async () => {
    const { id: rateId } = await created(owner, rates, hourly);
    const room = { name: 'Sky', type: 'meeting_room', locationId: quay.locationId, rateId };
    const archive = () => owner.patch(`${rates}/${rateId}`, { archived: true }, '"1"');
    const { id } = await created(owner, '/v1/admin/resources', room);
    const path = `/v1/admin/resources/${id}`;
    expect(await archive()).toMatchObject({ status: 409, body: { code: 'rate_in_use' } });

    await owner.patch(path, { archived: true }, '"1"');
    const [archived, another] = await Promise.all([
      archive(),
      owner.post('/v1/admin/resources', room),
    ]);
    const outcomes = [archived.status, another.body.code ?? another.status];
    expect([
      [200, 'unknown_reference'],
      [409, 201],
    ]).toContainEqual(outcomes);
    if (another.status === 201) {
      await owner.patch(`/v1/admin/resources/${another.body.id}`, { rateId: null }, '"1"');
      expect((await archive()).status).toBe(200);
    }
    expect(await owner.patch(path, { archived: false }, '"2"')).toMatchObject({
      status: 400,
      body: { code: 'unknown_reference', field: '/body/rateId' },
    });
    const listed = (await owner.get(`${rates}?archived=true`)).body.items;
    expect(listed.map((rate: { id: string }) => rate.id)).toEqual([rateId]);
  });
});

const steps = (...hours: number[]) => hours.map(hoursBefore => ({ hoursBefore, percent: 50 }));
