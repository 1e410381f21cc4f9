import { beforeAll, describe, expect, test } from 'vitest';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { at, site } from '../support/rooms.ts';
import { openStorefront, type Shop, shop } from '../support/storefront.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let op: Biller;
let store: Shop;
beforeAll(async () => {
  op = await biller(world, { send: false });
  store = await shop(world, op);
});
const look = async (path: string) => store.newVisitor().get(`${store.at}${path}`);
const names = ({ body }: { body: { items: { name: string }[] } }) =>
  body.items.map(({ name }) => name);

const put = async (owner: Biller['owner'], body: object, etag?: string) => {
  const { headers } = await owner.get('/v1/admin/storefront');
  return owner.send('PUT', '/v1/admin/storefront', {
    headers: { 'content-type': 'application/json', 'if-match': etag ?? headers.get('etag') ?? '' },
    body: JSON.stringify(body),
  });
};

describe('S53 a visitor without a token', () => {
  test('sees whose storefront it is, and where', async () => {
    expect(await look('')).toMatchObject({
      status: 200,
      body: {
        ...{ operator: 'Harbour Desks', currency: 'EUR', timeZone: 'Europe/Amsterdam' },
        termsUrl: 'https://desks.example/terms',
        locations: [{ id: store.locationId, name: 'The Quay' }],
      },
    });
  });

  test('sees what is offered there, with tax, and nothing else', async () => {
    const offers = await look('/offers');
    expect(names(offers)).toEqual(['Day pass', 'Mailbox', 'Hot desk']);
    // 25.00 and 21 % are 30.25
    expect(offers.body.items[0]).toMatchObject({
      ...{ kind: 'one_off', price: eur(2_500), gross: eur(3_025), taxPercent: '21' },
      taxIncluded: false,
    });
    expect(offers.body.items[2]).toMatchObject({ deposit: eur(30_000) });
    expect(JSON.stringify(offers.body)).not.toMatch(/revenueAccount|version|archived/);
    const first = await look('/offers?limit=2');
    const cursor = encodeURIComponent(first.body.nextCursor);
    expect(names(await look(`/offers?limit=2&cursor=${cursor}`))).toEqual(['Hot desk']);
  });

  test('sees the price and the tax of a location', async () => {
    const there = await site(op);
    const path = `/v1/admin/locations/${there.locationId}`;
    await op.owner.patch(path, { tax: { name: 'BTW', percent: '9' } }, '"1"');
    const offeredOn = ['storefront'];
    const prices = [{ from: '2026-01-01', locationId: there.locationId, price: eur(2_000) }];
    const fields = { name: 'Parcel', kind: 'one_off', category: 'service', price: eur(1_000) };
    const tax = { name: 'VAT', percent: '21', included: true };
    const { id } = await created(op.owner, '/v1/admin/plans', {
      ...fields,
      tax,
      prices,
      offeredOn,
    });
    const offer = async (query: string) => {
      const { body } = await look(`/offers${query}`);
      return body.items.find((item: { id: string }) => item.id === id);
    };
    expect(await offer('')).toMatchObject({
      price: eur(1_000),
      gross: eur(1_000),
      taxPercent: '21',
    });
    expect(await offer(`?locationId=${there.locationId}`)).toMatchObject({
      ...{ price: eur(2_000), gross: eur(2_000), taxPercent: '9', taxIncluded: true },
    });
    await op.owner.patch(`/v1/admin/plans/${id}`, { archived: true }, '"1"');
    expect(await offer('')).toBeUndefined();
  });

  test('sees and is quoted the highest price there is', async () => {
    const fields = {
      name: 'Tower',
      kind: 'one_off',
      category: 'service',
      price: eur(1_000_000_000),
    };
    const tax = { name: 'VAT', percent: '21' };
    const offeredOn = ['storefront'];
    const { id } = await created(op.owner, '/v1/admin/plans', { ...fields, tax, offeredOn });
    const { items } = (await look('/offers')).body;
    expect(items.at(-1)).toMatchObject({ name: 'Tower', gross: eur(1_210_000_000) });
    const order = { items: [{ kind: 'plan', planId: id, quantity: 1_000 }] };
    expect(await store.newVisitor().post(`${store.at}/quotes`, order)).toMatchObject({
      status: 200,
      body: { due: { gross: eur(1_210_000_000_000) } },
    });
    await op.owner.patch(`/v1/admin/plans/${id}`, { archived: true }, '"1"');
  });

  test('sees what can be booked, and when', async () => {
    const { room } = await site(op);
    await room({ name: 'Members only' });
    await room({ name: 'Without a rate', offeredOn: ['storefront'] }, null);
    const resources = await look('/resources?type=meeting_room');
    expect(resources.body.items).toMatchObject([
      { id: store.room, name: 'Sky', rate: { per: 'hour', price: eur(2_000) } },
    ]);
    const days = 'from=2026-11-30&to=2026-12-01';
    const free = await look(`/availability?locationId=${store.locationId}&${days}`);
    expect(free.body.items).toMatchObject([{ resourceId: store.room, price: eur(2_000) }]);
    expect(free.body.items[0].free.length).toBeGreaterThan(0);
  });

  test('is told what a purchase costs, or why it is not to be had', async () => {
    const quote = (items: object[], fields: object = {}) =>
      store.newVisitor().post(`${store.at}/quotes`, { items, ...fields });
    const plan = (planId: string, fields: object = {}) => ({ kind: 'plan', planId, ...fields });
    const booking = { kind: 'booking', resourceId: store.room, ...at('2026-11-30', 9, 11) };
    expect(await quote([plan(store.plans.dayPass), booking])).toMatchObject({
      status: 200,
      // 25.00 + 40.00 = 65.00; 21 % of it is 13.65
      body: { total: eur(6_500), due: { net: eur(6_500), tax: eur(1_365), gross: eur(7_865) } },
    });
    const refused = (code: string, field?: string) => ({ body: { code, ...(field && { field }) } });
    expect(await quote([plan(store.plans.hidden)])).toMatchObject(
      refused('plan_not_on_offer', '/body/items/0/planId'),
    );
    const nowhere = (prefix: string) => `${prefix}_${'0'.repeat(26)}`;
    expect(await quote([plan(nowhere('pln'))])).toMatchObject(
      refused('plan_not_on_offer', '/body/items/0/planId'),
    );
    expect(await quote([{ ...booking, resourceId: nowhere('res') }])).toMatchObject(
      refused('unknown_reference', '/body/items/0/resourceId'),
    );
    expect(await quote([{ ...booking, ...at('2026-11-24', 9, 11) }])).toMatchObject(
      refused('not_bookable'),
    );
    expect(await quote([booking, booking])).toMatchObject(refused('invalid_request'));
    expect(
      await quote([plan(store.plans.mailbox)], { locationId: `loc_${'0'.repeat(26)}` }),
    ).toMatchObject(refused('unknown_reference', '/body/locationId'));
    expect(await quote([])).toMatchObject({ status: 400 });
    expect(await quote(Array(6).fill(plan(store.plans.mailbox)))).toMatchObject({ status: 400 });
  });
});

describe('S53 a storefront’s settings', () => {
  test('are an admin’s; a name is one operator’s, and a closed storefront is not there', async () => {
    const other = await biller(world, { send: false });
    const taken = await put(other.owner, { name: store.name, enabled: true });
    expect(taken).toMatchObject({
      status: 409,
      body: { code: 'storefront_name_taken', field: '/body/name' },
    });
    expect((await other.owner.get('/v1/admin/storefront')).body).toMatchObject({ enabled: false });
    const name = await openStorefront(other.owner);
    const visitor = store.newVisitor();
    const status = async (of: string) => (await visitor.get(`/v1/storefront/${of}`)).status;
    expect(await status(name)).toBe(200);
    const renamed = `${name}-2`;
    expect((await put(other.owner, { name: renamed, enabled: true })).status).toBe(200);
    expect([await status(name), await status(renamed)]).toEqual([404, 200]);
    await put(other.owner, { name: renamed, enabled: false });
    expect(await status(renamed)).toBe(404);
    expect(await visitor.get('/v1/storefront/nobody-has-this')).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
    // what was given up is anybody's
    expect((await put(op.owner, { name: store.name, enabled: true })).status).toBe(200);
    expect((await put(other.owner, { name, enabled: true }, '"1"')).status).toBe(412);
  });

  test.each([
    [{ name: 'Ab' }, '/body/name'],
    [{ name: '-desks' }, '/body/name'],
    [{ name: 'UPPER' }, '/body/name'],
    [{ termsUrl: 'http://desks.example' }, '/body/termsUrl'],
    [{ termsUrl: 'javascript:alert(1)' }, '/body/termsUrl'],
    [{ enabled: 'yes' }, '/body/enabled'],
  ])('are refused as %j', async (fields, field) => {
    const reply = await put(op.owner, { name: store.name, enabled: true, ...fields });
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid_request', field } });
  });

  test('of a suspended operator can be read, and nothing is sold', async () => {
    const other = await biller(world, { send: false });
    const name = await openStorefront(other.owner);
    expect((await other.owner.post('/v1/admin/organisation/suspend', {})).status).toBe(200);
    const visitor = store.newVisitor();
    expect((await visitor.get(`/v1/storefront/${name}/offers`)).status).toBe(200);
    const items = [{ kind: 'plan', planId: other.planId }];
    expect(await visitor.post(`/v1/storefront/${name}/quotes`, { items })).toMatchObject({
      body: { code: 'organisation_suspended' },
    });
  });
});
