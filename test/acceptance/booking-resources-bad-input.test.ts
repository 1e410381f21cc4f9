import { beforeAll, describe, expect, test } from 'vitest';
import { badPages, badRequests, expectIdempotent } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { created, eur } from '../support/month.ts';
import { operator } from '../support/operator.ts';
import { type Site, site, vat } from '../support/rooms.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const nobody = (prefix: string) => `${prefix}_${'0'.repeat(26)}`;
const dollars = { amount: 100, currency: 'USD' };
const hours = { weekdays: [1], from: '09:00', to: '17:00' };
const window = { name: 'Evening', ...hours, hour: eur(100) };

const hourly = { name: 'Rooms', per: 'hour', price: eur(2_000), tax: vat };
let owner: Caller;
let rival: Caller;
let quay: Site;
beforeAll(async () => {
  const op = await operator(world);
  owner = op.owner;
  rival = (await operator(world)).owner;
  quay = await site(op);
});

type Case = [field: string, value: unknown, pointer?: string, code?: string];
const badRates: Case[] = [
  ['name', ''],
  ['name', 'two\nlines'],
  ['price', 2_000],
  ['price', eur(-1), 'price/amount'],
  ['price', eur(0.5), 'price/amount'],
  ['price', eur(10_000_001), 'price/amount'],
  ['price', dollars, 'price/currency', 'currency_mismatch'],
  ['halfDay', dollars, 'halfDay/currency', 'currency_mismatch'],
  ['halfDayHours', 0],
  ['halfDayHours', 2.5],
  ['day', dollars, 'day/currency', 'currency_mismatch'],
  ['windows', [{ ...window, weekdays: [] }], 'windows/0/weekdays'],
  ['windows', [{ ...window, weekdays: [0] }], 'windows/0/weekdays/0'],
  ['windows', [{ ...window, weekdays: [8] }], 'windows/0/weekdays/0'],
  ['windows', [{ ...window, weekdays: [1, 1] }], 'windows/0/weekdays'],
  ['windows', [{ ...window, from: '17:00' }], 'windows/0/to'],
  ['windows', [{ ...window, from: '9:00' }], 'windows/0/from'],
  ['windows', [{ ...window, to: '24:01' }], 'windows/0/to'],
  ['windows', [{ name: 'Evening', ...hours }], 'windows/0/hour'],
  ['windows', [{ ...window, hour: dollars }], 'windows/0/hour/currency', 'currency_mismatch'],
  ['windows', Array(21).fill(window)],
  ['cancellation', [{ hoursBefore: 24, percent: 101 }], 'cancellation/0/percent'],
  ['cancellation', [{ hoursBefore: -1, percent: 50 }], 'cancellation/0/hoursBefore'],
  ['cancellation', [24, 24].map(hoursBefore => ({ hoursBefore, percent: 50 }))],
  ['tax', { name: 'VAT', percent: 21 }, 'tax/percent'],
  ['revenueAccount', ''],
];
const badResources: Case[] = [
  ['name', ''],
  ['type', 'yacht'],
  ['description', ''],
  ['capacity', 0],
  ['capacity', 1.5],
  ['capacity', 1_001],
  ['seats', 0],
  ['rateId', nobody('rat'), 'rateId', 'unknown_reference'],
  ['rateId', nobody('pln')],
  ['openingHours', []],
  ['openingHours', [{ ...hours, to: '09:00' }], 'openingHours/0/to'],
  ['openingHours', [{ ...hours, weekdays: ['Monday'] }], 'openingHours/0/weekdays/0'],
  ['bufferMinutes', 7],
  ['bufferMinutes', -5],
  ['bufferMinutes', 1_445],
  ['minMinutes', 0],
  ['maxMinutes', 44_645],
  ['maxDaysAhead', 731],
  ['offeredOn', ['portal', 'portal']],
  ['offeredOn', ['radio'], 'offeredOn/0'],
];

const things = [
  {
    what: 'rate',
    path: '/v1/admin/rates',
    valid: () => hourly as Record<string, unknown>,
    bad: badRates,
    onlyNew: [
      ['per', 'week'],
      ['archived', true],
    ] as Case[],
  },
  {
    what: 'resource',
    path: '/v1/admin/resources',
    valid: () => ({ name: 'Sky', type: 'meeting_room', locationId: quay.locationId }),
    bad: badResources,
    onlyNew: [
      ['locationId', nobody('loc'), 'locationId', 'unknown_reference'],
      ['locationId', undefined],
      ['archived', true],
    ] as Case[],
  },
];

describe.each(things)('S40 a $what is refused and nothing is written', thing => {
  const { path, valid, bad, onlyNew } = thing;
  let kept: { id: string };
  let listed: unknown[];
  beforeAll(async () => {
    kept = await created(owner, path, valid());
    listed = (await owner.get(`${path}?limit=100`)).body.items;
  });
  const unchanged = async () =>
    expect((await owner.get(`${path}?limit=100`)).body.items).toEqual(listed);

  test.each(badRequests)('with %s', async (_, request, status, code) => {
    const reply = await owner.send('POST', path, request(valid()));
    expect(reply).toMatchObject({ status, body: { code } });
  });

  test('with a bad value, new or changed', async () => {
    for (const [field, value, pointer = field, code = 'invalid_request'] of bad) {
      const refused = { body: { code, field: `/body/${pointer}` } };
      const said = `${field} ${JSON.stringify(value)}`;
      const fresh = await owner.post(path, { ...valid(), [field]: value });
      expect(fresh, said).toMatchObject(refused);
      const edited = await owner.patch(`${path}/${kept.id}`, { [field]: value }, '"1"');
      expect(edited, said).toMatchObject(refused);
    }
    for (const [field, value, pointer = field, code = 'invalid_request'] of onlyNew) {
      const reply = await owner.post(path, { ...valid(), [field]: value });
      expect(reply).toMatchObject({ body: { code, field: `/body/${pointer}` } });
    }
    await unchanged();
  });

  test.each([
    [null, 428],
    ['"2"', 412],
    ['W/"1"', 412],
  ])('with If-Match %s', async (etag, status) => {
    const reply = await owner.patch(`${path}/${kept.id}`, { name: 'Other' }, etag);
    expect(reply.status).toBe(status);
    await unchanged();
  });

  test("by another operator's admin, or as another kind of thing", async () => {
    expect((await rival.get(`${path}/${kept.id}`)).status).toBe(404);
    const stolen = await rival.patch(`${path}/${kept.id}`, { name: 'Mine' }, '"1"');
    expect(stolen.status).toBe(404);
    for (const field of ['per', 'locationId', 'id']) {
      const reply = await owner.patch(`${path}/${kept.id}`, { [field]: 'day' }, '"1"');
      expect(reply).toMatchObject({ status: 400, body: { field: `/body/${field}` } });
    }
    await unchanged();
  });

  test.each(badPages)('as a list with %s', async (query, field) => {
    expect(await owner.get(`${path}?${query}`)).toMatchObject({ status: 400, body: { field } });
  });
});

test.each(things)('S40 the same $what sent twice is one', async ({ path, valid }) => {
  await expectIdempotent(owner, { path, valid: valid() }, { name: 'Other' });
});

test('S43 a daily rate has no price of an hour and no other of a day', async () => {
  const daily = { ...hourly, per: 'day' };
  const reply = (field: string, value: unknown) =>
    owner.post('/v1/admin/rates', { ...daily, [field]: value });
  expect((await reply('day', eur(100))).body).toMatchObject({ field: '/body/day' });
  expect((await reply('windows', [window])).body).toMatchObject({ field: '/body/windows/0/hour' });
  const { id } = await created(owner, '/v1/admin/rates', daily);
  const edited = await owner.patch(`/v1/admin/rates/${id}`, { day: eur(100) }, '"1"');
  expect(edited).toMatchObject({ status: 400, body: { field: '/body/day' } });
});

test("S40 a resource takes neither another operator's location nor its rate", async () => {
  const body = { name: 'Sky', type: 'desk', locationId: quay.locationId };
  expect(await rival.post('/v1/admin/resources', body)).toMatchObject({
    status: 400,
    body: { code: 'unknown_reference', field: '/body/locationId' },
  });
  const { id: rateId } = await created(rival, '/v1/admin/rates', hourly);
  expect(await owner.post('/v1/admin/resources', { ...body, rateId })).toMatchObject({
    status: 400,
    body: { code: 'unknown_reference', field: '/body/rateId' },
  });
});
