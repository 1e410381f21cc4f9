import { beforeAll, describe, expect, test } from 'vitest';
import { walk } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const customers = '/v1/admin/customers';
const address = { line1: 'Gracht 7', postalCode: '1012 AB', city: 'Amsterdam', country: 'NL' };

let harbour: Operator;
let admin: Caller;
beforeAll(async () => {
  harbour = await operator(world, { clock: '2026-11-20T09:00:00Z' });
  admin = harbour.owner;
});
const edit = async (path: string, changes: object) =>
  admin.patch(path, changes, (await admin.get(path)).headers.get('etag'));

describe('customers', () => {
  test('S44 a company is set up, changed and read back; it may lack an address of its own', async () => {
    const given = { type: 'company', name: 'Acme', billingAddress: address, language: 'nl' };
    const created = await admin.post(customers, given);
    expect(created).toMatchObject({
      status: 201,
      body: { ...given, billing: { billingDay: 1, nextBillingOn: '2026-12-01' } },
    });
    const path = created.headers.get('location') ?? '';
    expect(path).toBe(`${customers}/${created.body.id}`);
    const { language: _, ...rest } = created.body;
    const changed = await edit(path, { email: 'office@acme.example', language: null });
    expect(changed.body).toEqual({ ...rest, email: 'office@acme.example', version: 2 });
    expect((await admin.get(path)).body).toEqual(changed.body);
  });

  test('S44 a billing day of its own is kept; the last day stands for it in a shorter month', async () => {
    const given = { type: 'company', name: 'Acme', billingDay: 31 };
    const { body } = await admin.post(customers, given);
    expect(body.billing).toEqual({ billingDay: 31, nextBillingOn: '2026-11-30' });
  });

  test('S56 S58 an individual has a primary address and keeps one', async () => {
    const ida = { type: 'individual', name: 'Ida' };
    expect((await admin.post(customers, ida)).body.field).toBe('/body/email');
    const created = await admin.post(customers, { ...ida, email: 'ida@example.com' });
    const path = created.headers.get('location') ?? '';
    expect(await edit(path, { email: null })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', field: '/body/email' },
    });
    expect((await admin.get(path)).body).toEqual(created.body);
  });

  test('S80 the primary address is never moved onto a contact person, in any case', async () => {
    const path = `${customers}/${await harbour.company()}`;
    const notifications = { billing: true, account: true };
    const ann = { name: 'Ann', email: 'ann@acme.example', notifications };
    const contact = await admin.post(`${path}/contact-persons`, ann);
    const before = (await admin.get(path)).body;
    expect(await edit(path, { email: 'ANN@Acme.example' })).toMatchObject({
      status: 409,
      body: { code: 'contact_person_is_primary', field: '/body/email' },
    });
    expect((await admin.get(path)).body).toEqual(before);
    await admin.remove(contact.headers.get('location') ?? '');
    expect((await edit(path, { email: 'ANN@Acme.example' })).status).toBe(200);
    const again = await admin.post(`${path}/contact-persons`, ann);
    expect(again.body.code).toBe('contact_person_is_primary');
    const freed = { ...ann, email: before.email };
    expect((await admin.post(`${path}/contact-persons`, freed)).status).toBe(201);
  });

  test('S83 the list holds customers only, oldest first, and its pages are stable', async () => {
    const own = await operator(world);
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.push(await own.company({ name: `Company ${n}` }));
    const notifications = { billing: true, account: true };
    const ann = { name: 'Ann', email: 'ann@acme.example', notifications };
    await own.owner.post(`${customers}/${ids[0]}/contact-persons`, ann);
    await own.member(ids[0] ?? '', ['contact_person']);
    const all = (await own.owner.get(customers)).body.items;
    expect(all.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(await walk(own.owner, customers, 2)).toEqual(all);
    expect(await walk(own.owner, customers, 5)).toEqual(all);
  });
});
