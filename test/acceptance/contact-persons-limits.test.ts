import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../support/caller.ts';
import { ann, named, contactPersonsOf as of } from '../support/contact-persons.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();

let harbour: Operator;
let admin: Caller;
beforeAll(async () => {
  harbour = await operator(world);
  admin = harbour.owner;
});

const listed = async (customerId: string) => (await admin.get(of(customerId))).body.items;

describe('how many and which', () => {
  test('S78 of 50 added at once by operator and customer exactly 10 stay', async () => {
    const company = await harbour.company();
    const member = await harbour.portal(company);
    const adds = Array.from({ length: 50 }, (_, n) =>
      n % 2 ? admin.post(of(company), named(n)) : member.post(of(company, 'portal'), named(n)),
    );
    const replies = await Promise.all(adds);
    const by = (status: number) => replies.filter(reply => reply.status === status);
    expect([by(201).length, by(409).length]).toEqual([10, 40]);
    expect(new Set(by(409).map(({ body }) => body.code))).toEqual(
      new Set(['contact_person_limit']),
    );
    expect(await listed(company)).toHaveLength(10);
  });

  test('S78 a removed one makes room for one', async () => {
    const company = await harbour.company();
    for (let n = 0; n < 10; n += 1) await admin.post(of(company), named(n));
    const eleventh = await admin.post(of(company), named(10));
    expect(eleventh).toMatchObject({ status: 409, body: { code: 'contact_person_limit' } });
    await admin.remove(`${of(company)}/${(await listed(company))[0].id}`);
    const replies = [
      await admin.post(of(company), named(10)),
      await admin.post(of(company), named(11)),
    ];
    expect(replies.map(({ status }) => status)).toEqual([201, 409]);
    expect(await listed(company)).toHaveLength(10);
  });

  test('S79 an address is a contact person once, in any case of letters', async () => {
    const [company, other] = [await harbour.company(), await harbour.company()];
    await admin.post(of(company), ann);
    const again = await admin.post(of(company), { ...named(1), email: 'ANN@Example.com' });
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'contact_person_exists', field: '/body/email' },
    });
    expect(await listed(company)).toHaveLength(1);
    expect((await admin.post(of(other), ann)).status).toBe(201);
  });

  test('S79 of 20 adds of one address at once exactly one stays', async () => {
    const company = await harbour.company();
    const adds = Array.from({ length: 20 }, () => admin.post(of(company), ann));
    const statuses = (await Promise.all(adds)).map(({ status }) => status);
    expect(statuses.filter(status => status === 201)).toHaveLength(1);
    expect(statuses.filter(status => status === 409)).toHaveLength(19);
    expect(await listed(company)).toHaveLength(1);
  });

  test('S79 an edit takes no address that another has, and frees the one it leaves', async () => {
    const company = await harbour.company();
    const first = await admin.post(of(company), named(1));
    const second = await admin.post(of(company), named(2));
    const path = `${of(company)}/${second.body.id}`;
    const taken = await admin.patch(path, { email: 'COPY1@example.com' }, '"1"');
    expect(taken).toMatchObject({ status: 409, body: { code: 'contact_person_exists' } });
    expect(await listed(company)).toEqual([first.body, second.body]);

    expect((await admin.patch(path, { email: 'copy3@example.com' }, '"1"')).status).toBe(200);
    expect((await admin.post(of(company), named(2))).status).toBe(201);
    expect((await admin.post(of(company), named(3))).status).toBe(409);
  });

  test('S79 an edit may change the case of its own address', async () => {
    const company = await harbour.company();
    const { body } = await admin.post(of(company), ann);
    const path = `${of(company)}/${body.id}`;
    const edited = await admin.patch(path, { email: 'Ann@Example.com' }, '"1"');
    expect(edited).toMatchObject({ status: 200, body: { email: 'Ann@example.com' } });
  });

  test('S78 S80 an edit of the customer keeps the count of its contact persons', async () => {
    const company = await harbour.company();
    for (let n = 0; n < 10; n += 1) await admin.post(of(company), named(n));
    const path = `/v1/admin/customers/${company}`;
    const { headers } = await admin.get(path);
    expect((await admin.patch(path, { name: 'Acme II' }, headers.get('etag'))).status).toBe(200);
    expect((await admin.post(of(company), named(11))).status).toBe(409);
  });

  test('S83 S84 they are in no customer list, and are added one by one', async () => {
    const shop = await operator(world);
    const company = await shop.company();
    await shop.owner.post(of(company), ann);
    const { body } = await shop.owner.get('/v1/admin/customers');
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([company]);
    const bulk = await shop.owner.post(of(company), [named(1), named(2)]);
    expect(bulk).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    const member = await shop.portal(company);
    const own = await member.post(of(company, 'portal'), [named(1), named(2)]);
    expect(own).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    const whole = { type: 'company', name: 'New', contactPersons: [named(1)] };
    expect((await shop.owner.post('/v1/admin/customers', whole)).body).toMatchObject({
      field: '/body/contactPersons',
    });
    expect((await shop.owner.get(of(company))).body.items).toHaveLength(1);
  });

  test('S85 S86 a removed one is gone for every reader, and its address is free', async () => {
    const company = await harbour.company();
    const { body } = await admin.post(of(company), ann);
    const path = `${of(company)}/${body.id}`;
    expect(await admin.remove(path)).toMatchObject({ status: 204, body: undefined });
    const replies = [
      await admin.get(path),
      await admin.patch(path, { name: 'Ann' }, '"1"'),
      await admin.remove(path),
    ];
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(await listed(company)).toEqual([]);
    expect((await admin.post(of(company), ann)).status).toBe(201);
  });

  test('S85 of 10 removals at once one removes, and the count is one less', async () => {
    const company = await harbour.company();
    for (let n = 0; n < 10; n += 1) await admin.post(of(company), named(n));
    const path = `${of(company)}/${(await listed(company))[0].id}`;
    const replies = await Promise.all(Array.from({ length: 10 }, () => admin.remove(path)));
    const statuses = replies.map(({ status }) => status);
    expect(statuses.filter(status => status === 204)).toHaveLength(1);
    expect(statuses.filter(status => status === 404)).toHaveLength(9);
    const adds = [
      await admin.post(of(company), named(20)),
      await admin.post(of(company), named(21)),
    ];
    expect(adds.map(({ status }) => status)).toEqual([201, 409]);
  });
});
