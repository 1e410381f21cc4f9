import { beforeEach, describe, expect, test } from 'vitest';
import { badPages, walk } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { choosePassword, freshAddress, mailsTo } from '../support/invited.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const inboxPath = '/v1/admin/invitation-requests';
let harbour: Operator;
let company: string;
let contact: Caller;
beforeEach(async () => {
  harbour = await operator(world);
  company = await harbour.company({ name: 'Acme' });
  contact = await harbour.portal(company);
});

const add = async (name: string, fields: object = {}, who = contact, at = company) => {
  const email = freshAddress();
  const reply = await who.post(`/v1/portal/customers/${at}/members`, { name, email, ...fields });
  return { ...reply, email, path: `/v1/admin/customers/${at}/members/${reply.body.id}` };
};
const waiting = async () => (await harbour.owner.get(inboxPath)).body.items;
const names = async () => (await waiting()).map(({ name }: { name: string }) => name);
const act = (path: string, action: string) => harbour.owner.post(`${path}/${action}`, {});

describe('a member whom the portal adds', () => {
  test('S18 S19 S20 has no access, and the whole team is told by one mail', async () => {
    const emails = [freshAddress('admin'), freshAddress('admin')];
    for (const email of emails) {
      await harbour.owner.post('/v1/admin/admins', { name: 'Ada', email });
    }
    const eve = await add('Eve Early');
    expect(eve).toMatchObject({ status: 201, body: { roles: [], portalAccess: 'none' } });
    const [mail, copy] = (await Promise.all(emails.map(email => mailsTo(world, email)))).flat();
    expect(copy?.id).toBe(mail?.id);
    expect(mail?.to).toEqual(['olga@harbour.example', ...emails]);
    expect(mail?.cc).toEqual([]);
    expect(mail?.text).toContain('Eve Early');
    expect(mail?.text).toContain('Acme');
    expect(mail?.text).not.toContain(eve.email);
  });

  test('S20 S21 waits in the inbox of the team, longest first', async () => {
    const first = await add('First');
    await add('Second');
    const other = await harbour.company({ name: 'Other' });
    await add('Third', {}, await harbour.portal(other), other);
    const [request, ...others] = await waiting();
    const asking = (await harbour.owner.get(`/v1/admin/customers/${company}/members`)).body
      .items[0];
    const { invitation, createdAt } = (await harbour.owner.get(first.path)).body;
    expect(request).toEqual({
      memberId: first.body.id,
      name: 'First',
      email: first.email,
      customerId: company,
      customerName: 'Acme',
      requestedAt: createdAt,
      requestedBy: asking.id,
      requestedByName: asking.name,
    });
    expect(invitation).toEqual({
      status: 'requested',
      requestedAt: createdAt,
      requestedBy: asking.id,
    });
    expect(others).toMatchObject([
      { name: 'Second', customerName: 'Acme' },
      { name: 'Third', customerName: 'Other' },
    ]);
    expect(await walk(harbour.owner, inboxPath, 1)).toEqual([request, ...others]);
    expect(await walk(harbour.owner, inboxPath, 2)).toEqual([request, ...others]);
  });

  test('S21 is invited, signs in, and waits no more', async () => {
    const { email, path } = await add('Eve');
    const invited = await act(path, 'invite');
    expect(invited.body).toMatchObject({ portalAccess: 'invited' });
    expect(invited.body).not.toHaveProperty('invitation');
    expect(await waiting()).toEqual([]);
    expect((await act(path, 'decline')).body.code).toBe('invitation_not_requested');
    const eve = await choosePassword(world, email);
    expect((await eve.get(`/v1/portal/customers/${company}/members`)).status).toBe(200);
  });

  test('S21 is declined, stays a member without access, and may be invited later', async () => {
    const { email, path } = await add('Eve');
    expect((await act(path, 'decline')).body).toMatchObject({
      portalAccess: 'none',
      invitation: { status: 'declined' },
    });
    expect(await waiting()).toEqual([]);
    expect((await act(path, 'decline')).body.code).toBe('invitation_not_requested');
    expect((await harbour.owner.get(path)).body.invitation.status).toBe('declined');
    expect((await act(path, 'invite')).body).toMatchObject({ portalAccess: 'invited' });
    expect(await mailsTo(world, email)).toHaveLength(1);
  });

  test('S21 who is removed or edited meanwhile: gone, or waiting on', async () => {
    const [gone, edited] = [await add('Gone'), await add('Edited')];
    await harbour.owner.remove(gone.path);
    await harbour.owner.patch(edited.path, { name: 'Edited twice' }, '"1"');
    expect(await names()).toEqual(['Edited twice']);
  });

  test('S25 roles in the request are refused: nothing is written and nobody is told', async () => {
    const email = freshAddress('admin');
    await harbour.owner.post('/v1/admin/admins', { name: 'Ada', email });
    for (const roles of [['contact_person'], ['billing_person'], []]) {
      expect(await add('Eve', { roles })).toMatchObject({
        status: 400,
        body: { code: 'invalid_request', field: '/body/roles' },
      });
    }
    expect(await waiting()).toEqual([]);
    await add('Last');
    // the only mail is of the request that was taken
    const [mail] = await mailsTo(world, email);
    expect(mail?.text).toContain('Last');
    expect(await mailsTo(world, email)).toHaveLength(1);
  });

  test('S20 is one, and one mail, when many ask for its address at once', async () => {
    const email = freshAddress('often');
    const replies = await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        add(`Eve ${at}`, { email: at % 2 ? email : email.toUpperCase() }),
      ),
    );
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    const codes = new Set(replies.flatMap(({ status, body }) => (status === 201 ? [] : body.code)));
    expect(['member_exists', 'busy']).toEqual(expect.arrayContaining([...codes]));
    expect(await waiting()).toHaveLength(1);
    const { path } = {
      path: `/v1/admin/customers/${company}/members/${(await waiting())[0].memberId}`,
    };
    const again = () => add('Eve', { email });
    for (const action of ['decline', 'invite']) {
      await act(path, action);
      expect(await again()).toMatchObject({ status: 409, body: { code: 'member_exists' } });
    }
    await harbour.owner.remove(path);
    expect((await again()).status).toBe(201);
  });

  test('S20 is refused while 20 others wait, and taken when one is decided about or leaves', async () => {
    const replies = await Promise.all(Array.from({ length: 26 }, (_, at) => add(`Eve ${at}`)));
    while ((await waiting()).length < 20) expect((await add('Eve')).status).toBe(201);
    const taken = replies.filter(({ status }) => status === 201);
    expect(taken.length).toBeLessThanOrEqual(20);
    const full = async () =>
      expect(await add('Late')).toMatchObject({
        status: 409,
        body: { code: 'invitation_request_limit', received: 'one more than 20' },
      });
    await full();
    const [a, b, c, d] = taken.map(({ path }) => path);
    const other = await harbour.company({ name: 'Other' });
    const leaving = [
      () => act(`${a}`, 'invite'),
      () => act(`${b}`, 'decline'),
      () => harbour.owner.remove(`${c}`),
      () => harbour.owner.post(`${d}/move`, { customerId: other }),
    ];
    for (const leave of leaving) {
      expect((await leave()).status).toBeLessThan(300);
      expect((await add('Next')).status).toBe(201);
      await full();
    }
  });

  test('who is added by an admin waits for nobody', async () => {
    const id = await harbour.member(company);
    expect(await waiting()).toEqual([]);
    const path = `/v1/admin/customers/${company}/members/${id}`;
    expect((await act(path, 'decline')).body.code).toBe('invitation_not_requested');
  });
});

describe('the inbox', () => {
  test.each(badPages)('refuses ?%s', async (query, field) => {
    const { status, body } = await harbour.owner.get(`${inboxPath}?${query}`);
    expect({ status, field: body.field }).toEqual({ status: 400, field });
  });

  test('is the own team’s: no other operator, and no member, sees it', async () => {
    await add('Eve');
    const foreign = await operator(world);
    expect((await foreign.owner.get(inboxPath)).body.items).toEqual([]);
    expect((await contact.get(inboxPath)).status).toBe(404);
  });
});
