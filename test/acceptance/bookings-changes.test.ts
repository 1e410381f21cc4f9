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
let room: string;
let ann: { id: string; caller: Caller };
let bob: { id: string; caller: Caller };
const person = async () => {
  const id = await op.member(company, []);
  return { id, caller: await op.login(company, id) };
};
beforeAll(async () => {
  op = await operator(world, { clock: '2026-11-25T09:00:00.000Z' });
  quay = await site(op);
  company = await op.company();
  own = `/v1/portal/customers/${company}`;
  admin = `/v1/admin/customers/${company}`;
  room = await quay.room({}, { cancellation: [{ hoursBefore: 48, percent: 50 }] });
  [ann, bob] = [await person(), await person()];
});

const refused = (status: number, code: string) => ({ status, body: { code } });
const fees = async () => (await op.owner.get(`${admin}/fees?limit=100`)).body.items;

describe('a booking that is moved or cancelled', () => {
  test('S41 is charged anew, once, and its old time is free', async () => {
    const body = { resourceId: room, ...at('2026-12-07', 9, 11), title: 'Board' };
    const { id } = await created(ann.caller, `${own}/bookings`, body);
    const path = `${own}/bookings/${id}`;
    const before = (await fees()).length;
    const edited = await ann.caller.patch(
      path,
      { ...at('2026-12-07', 10, 13), title: null },
      '"1"',
    );
    expect(edited).toMatchObject({ status: 200, body: { price: { charged: eur(6_000) } } });
    expect(edited.body).not.toHaveProperty('title');
    const after = await fees();
    expect(after).toHaveLength(before + 1);
    const ofIt = after.filter(({ origin }: { origin?: { id: string } }) => origin?.id === id);
    expect(
      ofIt.map(({ status, price }: { status: string; price: object }) => [status, price]),
    ).toEqual([
      ['waived', eur(4_000)],
      ['open', eur(6_000)],
    ]);
    const unchanged = await ann.caller.patch(path, at('2026-12-07', 10, 13), '"2"');
    expect(unchanged.body).toEqual(edited.body);
    expect(await fees()).toEqual(after);
    const morning = { resourceId: room, ...at('2026-12-07', 9, 10) };
    expect((await bob.caller.post(`${own}/bookings`, morning)).status).toBe(201);
  });

  test('S41 costs what its step says, as a fee of the cancellation; before the step nothing', async () => {
    // 26 November 09:00 is 24 h away: 50 % of 40.00 = 20.00; 27 November 10:00 is 49 h away
    const late = await created(ann.caller, `${own}/bookings`, {
      resourceId: room,
      ...at('2026-11-26', 9, 11),
    });
    const early = await created(ann.caller, `${own}/bookings`, {
      resourceId: room,
      ...at('2026-11-27', 10, 11),
    });
    expect(
      await ann.caller.patch(
        `${own}/bookings/${late.id}`,
        { units: 1, ...at('2026-12-20', 9, 10) },
        '"1"',
      ),
    ).toMatchObject(refused(409, 'booking_state'));
    const cancelled = await ann.caller.post(`${own}/bookings/${late.id}/cancel`, {});
    expect(cancelled.body).toMatchObject({ status: 'cancelled', charge: 'cancellation_fee' });
    const again = await ann.caller.post(`${own}/bookings/${late.id}/cancel`, {});
    expect(again.body).toEqual(cancelled.body);
    const freely = await ann.caller.post(`${own}/bookings/${early.id}/cancel`, {});
    expect(freely.body).toMatchObject({ status: 'cancelled', charge: 'none' });
    const open = (await fees()).filter(
      ({ origin, status }: { origin?: { id: string }; status: string }) =>
        [late.id, early.id].includes(origin?.id) && status === 'open',
    );
    expect(open).toMatchObject([
      {
        name: 'Cancellation: Meeting room Sky, 26 Nov 2026 10:00–12:00',
        price: eur(2_000),
        on: '2026-11-25',
        origin: { kind: 'cancellation', id: late.id },
        explanation: 'cancelled 24 hours before the start: 50 % of 40.00 EUR',
      },
    ]);
  });

  test('S41 an admin cancels without a fee, also what has begun, and is bound by no policy', async () => {
    const body = { resourceId: room, ...at('2026-11-25', 6, 7) };
    expect(await ann.caller.post(`${own}/bookings`, body)).toMatchObject(
      refused(409, 'not_bookable'),
    );
    const { id } = await created(op.owner, `${admin}/bookings`, { ...body, memberId: ann.id });
    expect(await ann.caller.post(`${own}/bookings/${id}/cancel`, {})).toMatchObject(
      refused(409, 'booking_state'),
    );
    const cancelled = await op.owner.post(`${admin}/bookings/${id}/cancel`, { waiveFee: true });
    expect(cancelled.body).toMatchObject({ status: 'cancelled', charge: 'none' });
  });
});
