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

const customer = (customerId: string, side = 'admin') => `/v1/${side}/customers/${customerId}`;
const listed = async (customerId: string) => (await admin.get(of(customerId))).body.items;

describe("the customer's own address", () => {
  test("S80 the customer's own primary address is never one, in any case of letters", async () => {
    const company = await harbour.company({ email: 'office@acme.example' });
    const primary = {
      status: 409,
      body: { code: 'contact_person_is_primary', field: '/body/email' },
    };
    const own = await admin.post(of(company), { ...ann, email: 'Office@ACME.example' });
    expect(own).toMatchObject(primary);
    const { body } = await admin.post(of(company), ann);
    const path = `${of(company)}/${body.id}`;
    expect(await admin.patch(path, { email: 'office@acme.example' }, '"1"')).toMatchObject(primary);
    expect(await listed(company)).toEqual([body]);
  });

  test('S80 also not by changing the primary address afterwards', async () => {
    const company = await harbour.company({ email: 'office@acme.example' });
    await admin.post(of(company), ann);
    const path = `/v1/admin/customers/${company}`;
    const { headers } = await admin.get(path);
    const moved = await admin.patch(path, { email: 'ANN@example.com' }, headers.get('etag'));
    expect(moved).toMatchObject({ status: 409, body: { code: 'contact_person_is_primary' } });
    expect((await admin.get(path)).body.email).toBe('office@acme.example');

    const free = await admin.patch(path, { email: 'new@acme.example' }, headers.get('etag'));
    expect(free.status).toBe(200);
    const left = await admin.post(of(company), { ...named(1), email: 'office@acme.example' });
    expect(left.status).toBe(201);
    expect(await admin.post(of(company), { ...named(2), email: 'new@acme.example' })).toMatchObject(
      {
        body: { code: 'contact_person_is_primary' },
      },
    );
  });

  test('S80 an address that both want at once is one of the two, and the other hears why', async () => {
    const company = await harbour.company({ email: 'office@acme.example' });
    const member = await harbour.portal(company);
    const { body: bea } = await admin.post(of(company), { ...ann, email: 'bea@example.com' });
    for (let round = 1; round <= 8; round += 1) {
      const email = `wanted${round}@example.com`;
      const path = customer(company, round % 2 ? 'admin' : 'portal');
      const before = await member.get(path.replace('admin', 'portal'));
      const { version } = (await admin.get(`${of(company)}/${bea.id}`)).body;
      const caller = round % 2 ? admin : member;
      const [moved, copied] = await Promise.all([
        caller.patch(path, { email: email.toUpperCase() }, `"${before.body.version}"`),
        round % 4 < 2
          ? admin.patch(`${of(company)}/${bea.id}`, { email }, `"${version}"`)
          : member.post(of(company, 'portal'), { ...ann, email }),
      ]);
      const won = [moved, copied].filter(({ status }) => status < 300);
      const lost = [moved, copied].filter(({ status }) => status >= 300);
      expect([won.length, lost.length]).toEqual([1, 1]);
      expect(lost[0]).toMatchObject({
        status: 409,
        body: { code: 'contact_person_is_primary', field: '/body/email' },
      });
      const primary = (await admin.get(customer(company))).body.email.toLowerCase();
      const copies = (await listed(company)).map((person: { email: string }) => person.email);
      expect([primary, ...copies].filter(address => address === email)).toHaveLength(1);
    }
  });

  test.each([
    ['in capitals', 'OFFICE@ACME.EXAMPLE', 'office@acme.example'],
    ['full-width', '\uff4f\uff46\uff46\uff49\uff43\uff45@acme.example', 'office@acme.example'],
    ['an IDN as it is read', 'office@m\u00fcnchen.example', 'office@xn--mnchen-3ya.example'],
    ['an IDN as it is sent', 'office@XN--MNCHEN-3YA.example', 'office@m\u00fcnchen.example'],
    ['an IDN of composed letters', 'office@mu\u0308nchen.example', 'office@m\u00fcnchen.example'],
  ])(
    'S79 S80 %s is the same address, of the customer and of a contact person',
    async (_, typed, own) => {
      const company = await harbour.company({ email: own });
      expect(await admin.post(of(company), { ...ann, email: typed })).toMatchObject({
        body: { code: 'contact_person_is_primary' },
      });
      const other = await harbour.company({ email: 'other@acme.example' });
      const added = await admin.post(of(other), { ...ann, email: typed });
      expect(added.status).toBe(201);
      expect(await admin.post(of(other), { ...ann, email: own })).toMatchObject({
        body: { code: 'contact_person_exists' },
      });
      const { headers } = await admin.get(customer(other));
      expect(await admin.patch(customer(other), { email: own }, headers.get('etag'))).toMatchObject(
        { status: 409, body: { code: 'contact_person_is_primary' } },
      );
    },
  );
});
