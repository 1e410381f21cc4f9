import { beforeAll, describe, expect, test } from 'vitest';
import { createSignIn } from '../../infra/local/sign-in.ts';
import { type Caller, caller } from '../support/caller.ts';
import { ann, contactPersonsOf as of } from '../support/contact-persons.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const other = { ...ann, name: 'Bea Vos', email: 'bea@example.com' };

let harbour: Operator;
let admin: Caller;
beforeAll(async () => {
  harbour = await operator(world);
  admin = harbour.owner;
});

const listed = async (customerId: string) => (await admin.get(of(customerId))).body.items;

describe('what a contact person is', () => {
  test('S56 S57 S58 S82 it may share its address with a member, and no field gives it a login', async () => {
    const company = await harbour.company();
    const member = await harbour.portal(company, ['contact_person']);
    const { body } = await admin.get(`/v1/admin/customers/${company}/members`);
    const email = body.items[0].email;
    const added = await member.post(of(company, 'portal'), { ...ann, email });
    expect(added.status).toBe(201);
    for (const field of ['portalAccess', 'roles', 'subject'])
      expect(added.body).not.toHaveProperty(field);
    for (const [field, value] of Object.entries({ portalAccess: 'active', roles: [] })) {
      const refused = await admin.post(of(company), { ...other, [field]: value });
      expect(refused).toMatchObject({ status: 400, body: { field: `/body/${field}` } });
    }
    expect(await listed(company)).toEqual([added.body]);
  });

  test('S56 S58 S82 whoever signs in with its address is nobody here', async () => {
    const company = await harbour.company();
    const email = `${crypto.randomUUID()}@example.com`;
    expect((await admin.post(of(company), { ...ann, email })).status).toBe(201);
    const { accessToken } = await createSignIn(world.userPool)(email);
    const reader = caller(world.baseUrl, accessToken);
    expect((await reader.get('/v1/portal/me')).status).toBe(401);
    const replies = [
      await reader.get(`/v1/portal/customers/${company}`),
      await reader.get(of(company, 'portal')),
      await reader.get(`/v1/portal/customers/${company}/members`),
      await reader.get(of(company)),
      await reader.get('/v1/admin/customers'),
    ];
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });

  test.each(['name', 'email', 'notifications'])('S61 S62 S67 needs %s', async field => {
    const company = await harbour.company();
    const { [field as 'name']: _, ...rest } = ann;
    expect(await admin.post(of(company), rest)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', field: `/body/${field}`, received: 'nothing' },
    });
    expect(await listed(company)).toEqual([]);
  });

  test('S63 may have a telephone number, and lose it', async () => {
    const company = await harbour.company();
    const added = await admin.post(of(company), { ...ann, phone: '+31 20 123 4567' });
    expect(added.body.phone).toBe('+31 20 123 4567');
    const path = `${of(company)}/${added.body.id}`;
    const edited = await admin.patch(path, { phone: null }, added.headers.get('etag'));
    expect(edited.status).toBe(200);
    expect((await admin.get(path)).body).not.toHaveProperty('phone');
  });

  test.each(['general', 'billing', 'bookkeeping', 'technical', 'management', 'support'])(
    'S64 S65 S66 may be labelled %s',
    async label => {
      const company = await harbour.company();
      expect((await admin.post(of(company), { ...ann, label })).body.label).toBe(label);
    },
  );

  test.each([
    { billing: true, account: true },
    { billing: true, account: false },
    { billing: false, account: true },
    { billing: false, account: false },
  ])('S67 may get %j', async notifications => {
    const company = await harbour.company();
    await admin.post(of(company), { ...ann, notifications });
    expect((await listed(company))[0].notifications).toEqual(notifications);
  });

  test('S67 one toggle is turned without the other', async () => {
    const company = await harbour.company();
    const { body, headers } = await admin.post(of(company), ann);
    const toggled = { notifications: { account: true } };
    await admin.patch(`${of(company)}/${body.id}`, toggled, headers.get('etag'));
    expect((await listed(company))[0].notifications).toEqual({ billing: true, account: true });
  });
});
