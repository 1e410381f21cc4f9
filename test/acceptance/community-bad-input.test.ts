import { beforeAll, describe, expect, test } from 'vitest';
import { badPages, badRequests, expectIdempotent } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { communityEvents, drinks, fifteen, published } from '../support/community.ts';
import { created, eur } from '../support/month.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();

let op: Operator;
let admin: Caller;
beforeAll(async () => {
  op = await operator(world, { clock: '2026-11-25T09:00:00.000Z' });
  admin = op.owner;
});

const nobody = '0'.repeat(26);
const badValues: [field: string, value: unknown, pointer?: string][] = [
  ['title', ''],
  ['title', 'two\nlines'],
  ['title', null],
  ['description', 'x'.repeat(4001)],
  ['description', 'a\u0000b'],
  ['place', ''],
  ['startsAt', '2026-12-10'],
  ['startsAt', '2026-12-10T17:00:00+01:00'],
  ['startsAt', '1926-12-10T17:00:00Z'],
  ['endsAt', '2026-12-10T17:00:00.000Z'],
  ['endsAt', '2027-02-10T17:00:00.000Z'],
  ['capacity', 0],
  ['capacity', 2.5],
  ['capacity', '20'],
  ['ticket', 1_500],
  ['ticket', { ...fifteen, price: eur(0) }, 'ticket/price/amount'],
  ['ticket', { ...fifteen, price: eur(-1) }, 'ticket/price/amount'],
  ['ticket', { price: eur(1) }, 'ticket/tax'],
  ['locationId', 'loc_1'],
  ['status', 'published'],
  ['sold', 0],
];

describe('a community event is refused and nothing is written', () => {
  const listed = async () => (await admin.get(communityEvents)).body.items;

  test.each(badRequests)('with %s', async (_, request, status, code) => {
    const reply = await admin.send('POST', communityEvents, request(drinks));
    expect(reply).toMatchObject({ status, body: { code } });
    expect(await listed()).toEqual([]);
  });

  test.each(badValues)('with %s %j', async (field, value, pointer = field) => {
    expect(await admin.post(communityEvents, { ...drinks, [field]: value })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', field: `/body/${pointer}` },
    });
    expect(await listed()).toEqual([]);
  });

  test('without a place, at a location that is not there, or with a price in another currency', async () => {
    const { place: _, ...nowhere } = drinks;
    const refusals = [
      [nowhere, 400, '/body/place'],
      [{ ...nowhere, locationId: `loc_${nobody}` }, 400, '/body/locationId'],
      [
        { ...drinks, ticket: { ...fifteen, price: { amount: 1, currency: 'USD' } } },
        409,
        '/body/ticket/price/currency',
      ],
    ] as const;
    for (const [body, status, field] of refusals)
      expect(await admin.post(communityEvents, body)).toMatchObject({ status, body: { field } });
    expect(await listed()).toEqual([]);
  });

  test.each([...badPages, ['status=open', '/query/status'], ['from=2026', '/query/from']] as const)(
    'when the list is asked for %s',
    async (query, field) => {
      const reply = await admin.get(`${communityEvents}?${query}`);
      expect(reply).toMatchObject({ status: 400, body: { field } });
    },
  );
});

describe('an edit is refused and nothing is written', () => {
  let path: string;
  let event: object;
  beforeAll(async () => {
    ({ path } = await published(admin));
    event = (await admin.get(path)).body;
  });
  const unchanged = async () => expect((await admin.get(path)).body).toEqual(event);

  test.each([...badValues, ['place', null] as (typeof badValues)[number]])(
    'with %s %j',
    async (field, value, pointer = field) => {
      const reply = await admin.patch(path, { [field]: value }, '"2"');
      expect(reply).toMatchObject({ status: 400, body: { field: `/body/${pointer}` } });
      await unchanged();
    },
  );

  test.each([
    [null, 428],
    ['"1"', 412],
  ])('with If-Match %s', async (etag, status) => {
    expect((await admin.patch(path, { title: 'Wine' }, etag)).status).toBe(status);
    await unchanged();
  });
});

describe('a ticket is refused and no place is taken', () => {
  let event: { id: string; path: string };
  let company: string;
  let own: string;
  let member: Caller;
  beforeAll(async () => {
    event = await published(admin, { capacity: 20 });
    company = await op.company();
    own = `/v1/portal/customers/${company}/community-events/${event.id}/tickets`;
    member = await op.portal(company, []);
  });
  const unsold = async () => {
    expect((await admin.get(event.path)).body.sold).toBe(0);
    expect((await admin.get(`${event.path}/tickets`)).body.items).toEqual([]);
  };

  test.each(badRequests)('with %s', async (_, request, status, code) => {
    const reply = await member.send('POST', own, request({ quantity: 1 }));
    expect(reply).toMatchObject({ status, body: { code } });
    await unsold();
  });

  test.each([
    ['quantity', 0],
    ['quantity', 11],
    ['quantity', 1.5],
    ['memberId', `mem_${nobody}`],
    ['price', eur(1)],
  ])('with %s %j', async (field, value) => {
    const reply = await member.post(own, { [field]: value });
    expect(reply).toMatchObject({ status: 400, body: { field: `/body/${field}` } });
    await unsold();
  });

  test('by the team for nobody, for a company alone, or for another’s member', async () => {
    const tickets = `${event.path}/tickets`;
    const other = await op.company();
    const memberId = await op.member(other);
    const individual = await op.individual();
    const refusals = [
      [{ customerId: `cus_${nobody}` }, 'unknown_reference', '/body/customerId'],
      [{ customerId: company }, 'invalid_request', '/body/memberId'],
      [{ customerId: company, memberId }, 'unknown_reference', '/body/memberId'],
      [{ customerId: individual, memberId }, 'unknown_reference', '/body/memberId'],
    ] as const;
    for (const [body, code, field] of refusals)
      expect(await admin.post(tickets, body)).toMatchObject({ status: 400, body: { code, field } });
    await unsold();
    const valid = { customerId: other, memberId };
    await expectIdempotent(admin, { path: tickets, valid }, { quantity: 2 });
    await created(admin, tickets, valid);
  });
});
