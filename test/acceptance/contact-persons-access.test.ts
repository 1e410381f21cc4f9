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

describe('who keeps contact persons', () => {
  test('S55 S59 S60 the operator lists, adds, edits and removes them', async () => {
    const company = await harbour.company();
    const added = await admin.post(of(company), ann);
    expect(added).toMatchObject({ status: 201, body: { ...ann, customerId: company } });
    const path = `${of(company)}/${added.body.id}`;
    expect(added.headers.get('location')).toBe(path);

    const edited = await admin.patch(path, { label: 'bookkeeping' }, added.headers.get('etag'));
    expect(edited).toMatchObject({ status: 200, body: { ...ann, label: 'bookkeeping' } });
    expect((await admin.get(path)).body).toEqual(edited.body);
    expect(await listed(company)).toEqual([edited.body]);

    expect((await admin.remove(path)).status).toBe(204);
    expect(await listed(company)).toEqual([]);
  });

  test('S55 S59 a contact_person member keeps those of the company in the portal', async () => {
    const company = await harbour.company();
    const member = await harbour.portal(company, ['contact_person']);
    const added = await member.post(of(company, 'portal'), ann);
    expect(added).toMatchObject({ status: 201, body: { ...ann, label: 'general' } });
    const path = added.headers.get('location') ?? '';
    expect(path).toBe(`${of(company, 'portal')}/${added.body.id}`);

    const edited = await member.patch(path, { name: 'Ann' }, added.headers.get('etag'));
    expect(edited).toMatchObject({ status: 200, body: { name: 'Ann' } });
    expect((await member.get(path)).body).toEqual(edited.body);
    expect(await listed(company)).toEqual([edited.body]);
    expect((await member.remove(path)).status).toBe(204);
    expect((await member.get(of(company, 'portal'))).body).toEqual({ items: [] });
  });

  test('S55 S58 S59 an individual keeps its own, and nobody else does', async () => {
    const ida = await harbour.individual();
    const [account, other] = [
      await harbour.login(ida),
      await harbour.login(await harbour.individual()),
    ];
    const added = await account.post(of(ida, 'portal'), ann);
    expect(added).toMatchObject({ status: 201, body: { ...ann, customerId: ida } });
    const path = added.headers.get('location') ?? '';
    const foreign = [
      await other.get(of(ida, 'portal')),
      await other.post(of(ida, 'portal'), named(1)),
      await other.get(path),
      await other.patch(path, { name: 'Eve' }, '"1"'),
      await other.remove(path),
    ];
    expect(foreign.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    const edited = await account.patch(path, { label: 'billing' }, added.headers.get('etag'));
    expect(edited).toMatchObject({ status: 200, body: { label: 'billing' } });
    expect((await account.get(of(ida, 'portal'))).body).toEqual({ items: [edited.body] });
    expect((await account.get(path)).body).toEqual(edited.body);
    const own = await account.post(of(ida, 'portal'), { ...ann, email: 'ida@example.com' });
    expect(own.body.code).toBe('contact_person_is_primary');
    expect((await account.remove(path)).status).toBe(204);
    expect((await account.get(of(ida, 'portal'))).body).toEqual({ items: [] });
  });

  test.each([
    ['a team member', []],
    ['no member of another company', undefined],
  ] as const)('S55 %s gets 404 and changes nothing', async (_, roles) => {
    const company = await harbour.company();
    const { body: person } = await admin.post(of(company), ann);
    const home = roles === undefined ? await harbour.company() : company;
    const stranger = await harbour.portal(home, roles ?? ['contact_person']);
    const path = `${of(company, 'portal')}/${person.id}`;
    const replies = [
      await stranger.get(of(company, 'portal')),
      await stranger.post(of(company, 'portal'), named(1)),
      await stranger.get(path),
      await stranger.patch(path, { name: 'Eve' }, '"1"'),
      await stranger.remove(path),
    ];
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(await listed(company)).toEqual([person]);
  });

  test('S55 a billing person who is no contact person gets 404', async () => {
    const company = await harbour.company();
    const both = await harbour.member(company, ['contact_person', 'billing_person']);
    const { body } = await admin.get(`/v1/admin/customers/${company}/members/${both}`);
    const path = `/v1/admin/customers/${company}/members/${both}`;
    await admin.patch(path, { roles: ['billing_person'] }, `"${body.version}"`);
    const biller = await harbour.login(company, both);
    expect((await biller.get(of(company, 'portal'))).status).toBe(404);
  });

  test('S55 another customer of the same operator is a wrong pair', async () => {
    const [company, other] = [await harbour.company(), await harbour.company()];
    const { body: person } = await admin.post(of(company), ann);
    const wrong = `${of(other)}/${person.id}`;
    const replies = [
      await admin.get(wrong),
      await admin.patch(wrong, { name: 'Eve' }, '"1"'),
      await admin.remove(wrong),
    ];
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(await listed(company)).toEqual([person]);
  });

  test('S55 another operator reaches nothing', async () => {
    const rival = (await operator(world)).owner;
    const company = await harbour.company();
    const { body: person } = await admin.post(of(company), ann);
    const path = `${of(company)}/${person.id}`;
    const replies = [
      await rival.get(of(company)),
      await rival.post(of(company), named(1)),
      await rival.get(path),
      await rival.patch(path, { name: 'Eve' }, '"1"'),
      await rival.remove(path),
    ];
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(await listed(company)).toEqual([person]);
  });
});
