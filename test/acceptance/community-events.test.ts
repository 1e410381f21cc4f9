import { beforeAll, describe, expect, test } from 'vitest';
import { walk } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { communityEvents, drinks, fifteen, published } from '../support/community.ts';
import { created } from '../support/month.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const clock = '2026-11-25T09:00:00.000Z';
const address = { line1: 'Pier 7', postalCode: '10004', city: 'New York', country: 'US' };

let harbour: Operator;
let admin: Caller;
let company: string;
let reader: Caller;
beforeAll(async () => {
  harbour = await operator(world, { clock });
  admin = harbour.owner;
  company = await harbour.company();
  reader = await harbour.portal(company, []);
});

const of = (customerId: string) => `/v1/portal/customers/${customerId}/community-events`;
const titles = async (path: string, caller = admin): Promise<string[]> =>
  (await walk(caller, path, 2)).map(event => (event as { title: string }).title);
const cancel = (path: string) => admin.send('POST', `${path}/cancel`);
const edit = async (path: string, changes: object) =>
  admin.patch(path, changes, (await admin.get(path)).headers.get('etag'));

describe('community events', () => {
  test('S13 every member lists and opens what is published, with place, price and places left', async () => {
    const location = { name: 'Pier 7', timeZone: 'America/New_York', address };
    const { id: locationId } = await created(admin, '/v1/admin/locations', location);
    const { id } = await published(admin, {
      description: 'Bring a friend.\r\nOr two.',
      locationId,
      capacity: 20,
      ticket: { ...fifteen, revenueAccount: '8400' },
    });
    const individual = await harbour.individual();
    const callers = [
      [company, reader],
      [company, await harbour.portal(company, ['contact_person'])],
      [company, await harbour.portal(company, ['contact_person', 'billing_person'])],
      [individual, await harbour.login(individual)],
    ] as const;
    const shown = {
      ...drinks,
      id,
      description: 'Bring a friend.\nOr two.',
      location: { name: 'Pier 7', address },
      timeZone: 'America/New_York',
      ticket: fifteen,
      placesLeft: 20,
      status: 'published',
    };
    for (const [customerId, caller] of callers) {
      expect((await caller.get(of(customerId))).body).toEqual({ items: [shown] });
      expect((await caller.get(`${of(customerId)}/${id}`)).body).toEqual(shown);
    }
  });

  test('S13 a draft and another operator’s community event are as if they were not there', async () => {
    const draft = await created(admin, communityEvents, drinks);
    const other = await operator(world, { clock });
    const theirs = await published(other.owner);
    for (const id of [draft.id, theirs.id]) {
      expect(await reader.get(`${of(company)}/${id}`)).toMatchObject({ status: 404 });
      expect(await reader.post(`${of(company)}/${id}/tickets`, {})).toMatchObject({ status: 404 });
    }
    const { body } = await reader.get(of(company));
    expect(JSON.stringify(body)).not.toMatch(`${draft.id}|${theirs.id}`);
    expect((await other.owner.get(`${communityEvents}/${draft.id}`)).status).toBe(404);
    expect((await cancel(theirs.path)).status).toBe(404);
    const outsider = await other.portal(await other.company(), []);
    expect((await outsider.get(of(company))).status).toBe(404);
  });

  test('S13 a cancelled one leaves the list and shows to who has a ticket for it', async () => {
    const { id, path } = await published(admin, { title: 'Rained off' });
    await created(reader, `${of(company)}/${id}/tickets`, {});
    const colleague = await harbour.portal(company);
    expect((await cancel(path)).body).toMatchObject({ status: 'cancelled', sold: 1 });
    expect(await titles(of(company), reader)).not.toContain('Rained off');
    const { status, body } = await reader.get(`${of(company)}/${id}`);
    expect([status, body.status]).toEqual([200, 'cancelled']);
    expect((await colleague.get(`${of(company)}/${id}`)).status).toBe(404);
    const again = await reader.post(`${of(company)}/${id}/tickets`, {});
    expect(again).toMatchObject({ status: 409, body: { code: 'event_not_open' } });
  });

  test('S13 they stand in the order of their start, in pages, and what has begun is not listed', async () => {
    const shop = await operator(world, { clock });
    const at = (startsAt: string, endsAt: string) => ({ startsAt, endsAt });
    const all = {
      Past: at('2026-11-24T17:00:00Z', '2026-11-24T20:00:00Z'),
      Breakfast: at('2026-12-01T07:00:00Z', '2026-12-01T08:00:00Z'),
      Lunch: at('2026-12-01T11:00:00Z', '2026-12-01T12:00:00Z'),
      Dinner: at('2026-12-01T18:00:00.5Z', '2026-12-01T21:00:00Z'),
      Party: at('2026-12-31T20:00:00Z', '2027-01-01T03:00:00Z'),
    };
    const paths = new Map<string, string>();
    for (const [title, span] of Object.entries(all).toReversed())
      paths.set(title, (await published(shop.owner, { title, ...span })).path);
    await created(shop.owner, communityEvents, { ...drinks, title: 'Draft' });
    const customerId = await shop.company();
    const member = await shop.portal(customerId, []);
    const future = ['Breakfast', 'Lunch', 'Dinner', 'Party'];
    expect(await titles(of(customerId), member)).toEqual(future);
    const listed = (query: string) => titles(`${communityEvents}?${query}`, shop.owner);
    expect(await listed('status=published')).toEqual(['Past', ...future]);
    expect(await listed('status=draft')).toEqual(['Draft']);
    expect(await listed('from=2026-12-01T11:00:00Z&to=2026-12-10T17:00:00Z')).toEqual([
      'Lunch',
      'Dinner',
    ]);
    const lunch = paths.get('Lunch') ?? '';
    const moved = { startsAt: '2026-12-31T23:00:00Z', endsAt: '2027-01-01T01:00:00Z' };
    expect((await shop.owner.patch(lunch, moved, '"2"')).status).toBe(200);
    expect(await titles(of(customerId), member)).toEqual(['Breakfast', 'Dinner', 'Party', 'Lunch']);
  });

  test('an edit keeps room for what is sold, and a cancelled one stays as it is', async () => {
    const { id, path } = await published(admin, { capacity: 5 });
    await created(reader, `${of(company)}/${id}/tickets`, { quantity: 3 });
    expect(await edit(path, { capacity: 2 })).toMatchObject({
      status: 409,
      body: { code: 'event_full', field: '/body/capacity', received: '2' },
    });
    const changes = { title: 'Cheese', capacity: 3, description: 'More cheese.' };
    expect(await edit(path, changes)).toMatchObject({ status: 200, body: { ...changes, sold: 3 } });
    const { body } = await edit(path, { capacity: null, description: null, ticket: fifteen });
    expect(body).not.toHaveProperty('capacity');
    expect(body).not.toHaveProperty('description');
    expect((await admin.get(path)).body).toEqual(body);
    expect((await admin.send('POST', `${path}/publish`)).body).toEqual(body);
    await cancel(path);
    const refused = { status: 409, body: { code: 'event_state' } };
    expect(await edit(path, { title: 'Wine' })).toMatchObject(refused);
    expect(await admin.send('POST', `${path}/publish`)).toMatchObject(refused);
  });
});
