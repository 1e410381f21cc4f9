import { beforeAll, describe, expect, test } from 'vitest';
import { badPages, badRequests, expectIdempotent } from '../support/bad-bodies.ts';
import { type Operator, operator } from '../support/operator.ts';
import { at, site } from '../support/rooms.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let op: Operator;
let path: string;
let own: string;
let valid: { resourceId: string; startsAt: string; endsAt: string };
beforeAll(async () => {
  op = await operator(world, { clock: '2026-11-25T09:00:00.000Z' });
  const company = await op.company();
  path = `/v1/admin/customers/${company}/bookings`;
  own = `/v1/portal/customers/${company}`;
  const resourceId = await (await site(op)).room({ maxMinutes: 240, maxDaysAhead: 30 });
  valid = { resourceId, ...at('2026-11-30', 9, 10) };
});

const nobody = '0'.repeat(26);
const none = async () => expect((await op.owner.get(path)).body.items).toEqual([]);

test.each(badRequests)('refuses %s', async (_, request, status, code) => {
  expect(await op.owner.send('POST', path, request(valid))).toMatchObject({
    status,
    body: { code },
  });
  await none();
});

test.each([
  [{ resourceId: undefined }, '/body/resourceId'],
  [{ resourceId: `rat_${nobody}` }, '/body/resourceId'],
  [{ startsAt: '2026-11-30' }, '/body/startsAt'],
  [{ startsAt: '2026-11-30T10:00:00' }, '/body/startsAt'],
  [{ startsAt: '1999-11-30T10:00:00Z' }, '/body/startsAt'],
  [{ startsAt: '2026-11-30T09:00:30Z' }, '/body/startsAt'],
  [{ endsAt: '2026-11-30T09:00:00Z' }, '/body/endsAt'],
  [{ endsAt: '2027-01-01T09:00:00Z' }, '/body/endsAt'],
  [{ units: 0 }, '/body/units'],
  [{ units: 2 }, '/body/units'],
  [{ units: 1.5 }, '/body/units'],
  [{ title: ' ' }, '/body/title'],
  [{ title: 'x'.repeat(121) }, '/body/title'],
  [{ title: 'a\nb' }, '/body/title'],
])('refuses %j', async (fields, field) => {
  const reply = await op.owner.post(path, { ...valid, ...fields });
  expect(reply).toMatchObject({ status: 400, body: { code: 'invalid_request', field } });
  await none();
});

test.each([
  [{ resourceId: `res_${nobody}` }, '/body/resourceId'],
  [{ memberId: `mem_${nobody}` }, '/body/memberId'],
])('refuses %j, which is not there', async (fields, field) => {
  const reply = await op.owner.post(path, { ...valid, ...fields });
  expect(reply).toMatchObject({ status: 400, body: { code: 'unknown_reference', field } });
  await none();
});

test('books for no customer that is not there', async () => {
  const nowhere = `/v1/admin/customers/cus_${nobody}/bookings`;
  expect((await op.owner.post(nowhere, valid)).status).toBe(404);
  expect((await op.owner.get(nowhere)).status).toBe(404);
  const { items } = (await op.owner.get(`/v1/admin/resources/${valid.resourceId}/bookings`)).body;
  expect(items).toEqual([]);
});

describe('policies bind members', () => {
  test.each([
    [at('2026-11-24', 9, 10), '/body/startsAt'],
    [at('2026-12-26', 9, 10), '/body/startsAt'],
    [at('2026-11-30', 9, 14), '/body/endsAt'],
    [{ startsAt: '2026-11-30T09:03:00Z' }, '/body/startsAt'],
  ])('%j is refused to them', async (fields, field) => {
    const caller = await op.portal(own.split('/').at(-1) ?? '', []);
    const reply = await caller.post(`${own}/bookings`, { ...valid, ...fields });
    expect(reply).toMatchObject({ status: 409, body: { code: 'not_bookable', field } });
    await none();
  });
});

test.each(badPages)('a list refuses %s', async (query, field) => {
  expect(await op.owner.get(`${path}?${query}`)).toMatchObject({ status: 400, body: { field } });
});

describe('a booking that is there', () => {
  let one: string;
  beforeAll(async () => {
    const title = { title: 'Other' };
    await expectIdempotent(op.owner, { path, valid }, title);
    one = `${path}/${(await op.owner.get(path)).body.items[0].id}`;
  });

  test.each([
    [{}, 400, 'invalid_request'],
    [{ memberId: `mem_${nobody}` }, 400, 'invalid_request'],
    [{ endsAt: '2026-11-30T08:00:00Z' }, 400, 'invalid_request'],
    [{ resourceId: `res_${nobody}` }, 400, 'unknown_reference'],
    [{ units: 2 }, 400, 'invalid_request'],
  ])('is not changed by %j', async (changes, status, code) => {
    const before = await op.owner.get(one);
    expect(await op.owner.patch(one, changes, '"1"')).toMatchObject({ status, body: { code } });
    expect((await op.owner.get(one)).body).toEqual(before.body);
  });

  test('is changed by who read it', async () => {
    expect((await op.owner.patch(one, { title: 'X' }, null)).status).toBe(428);
    expect((await op.owner.patch(one, { title: 'X' }, '"7"')).status).toBe(412);
  });

  test('is of its customer alone', async () => {
    const other = `/v1/admin/customers/${await op.company()}/bookings/${one.split('/').at(-1)}`;
    expect((await op.owner.get(other)).status).toBe(404);
    expect((await op.owner.post(`${other}/cancel`, {})).status).toBe(404);
  });

  test('stays cancelled', async () => {
    expect((await op.owner.post(`${one}/cancel`, { colour: 'red' })).status).toBe(400);
    const cancelled = await op.owner.post(`${one}/cancel`, {});
    expect(cancelled.body.status).toBe('cancelled');
    const { headers } = cancelled;
    const later = await op.owner.patch(one, { title: 'X' }, headers.get('etag'));
    expect(later).toMatchObject({ status: 409, body: { code: 'booking_state' } });
  });
});
