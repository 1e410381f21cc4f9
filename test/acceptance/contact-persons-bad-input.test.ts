import { beforeAll, describe, expect, test } from 'vitest';
import { badPages, badRequests, expectIdempotent, walk } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const ann = {
  name: 'Ann de Wit',
  email: 'ann@example.com',
  notifications: { billing: true, account: false },
};

let harbour: Operator;
let admin: Caller;
let company: string;
let path: string;
beforeAll(async () => {
  harbour = await operator(world);
  admin = harbour.owner;
  company = await harbour.company();
  path = `/v1/admin/customers/${company}/contact-persons`;
});
const listed = async () => (await admin.get(path)).body.items;

/** What a field does not take, on create and on edit alike. */
const badValues: [field: string, value: unknown, pointer?: string][] = [
  ['name', ''],
  ['name', '   '],
  ['name', 7],
  ['name', 'n'.repeat(121)],
  ['name', 'Ann\r\nBcc: eve@example.com'],
  ['name', 'Ann%0d%0aBcc: eve@example.com'],
  ['name', 'Ann\u2028Bcc: eve@example.com'],
  ['name', 'Ann\u0085Bcc: eve@example.com'],
  ['name', 'Ann \u202egro.live@'],
  ['name', 'A\u200bnn'],
  ['name', '\u200d'],
  ['email', 'ann'],
  ['email', 'ann@example'],
  ['email', 'ann@example.com, eve@example.com'],
  ['email', 'Ann <ann@example.com>'],
  ['email', 'ann@example.com\nBcc: eve@example.com'],
  ['email', 'ann%0d%0aBcc:eve@example.com'],
  ['email', 'ann%0d%0abcc@example.com'],
  ['email', 'ann@exam\u2028ple.com'],
  ['email', 'ann@example.com/eve'],
  ['email', 'ann@ex\u00adample.com'],
  ['email', 'jos\u00e9@example.com'],
  ['email', ['ann@example.com']],
  ['email', `${'a'.repeat(65)}@example.com`],
  ['phone', 'call me'],
  ['phone', '+31 20\n1234567'],
  ['phone', '+31 20 1234567\r\nBcc: eve@example.com'],
  ['phone', '+31 20 1234567%0d%0a'],
  ['phone', '+31\u202820 1234567'],
  ['phone', 31201234567],
  ['label', 'General'],
  ['label', 'owner'],
  ['label', 'billing\r\nBcc: eve@example.com'],
  ['notifications', true],
  ['notifications', { billing: 'yes', account: false }, 'notifications/billing'],
  ['notifications', { billing: true, account: false, sms: true }, 'notifications/sms'],
];

describe('S61 S62 S63 S67 an addition is refused and nothing is written', () => {
  test.each(badRequests)('with %s', async (_, request, status, code) => {
    const reply = await admin.send('POST', path, request(ann));
    expect(reply).toMatchObject({ status, body: { code, status } });
    expect(reply.headers.get('content-type')).toBe('application/problem+json');
    expect(await listed()).toEqual([]);
  });

  test.each(badValues)('with %s %j', async (field, value, pointer = field) => {
    expect(await admin.post(path, { ...ann, [field]: value })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', field: `/body/${pointer}` },
    });
    expect(await listed()).toEqual([]);
  });

  test('with one toggle of two', async () => {
    const reply = await admin.post(path, { ...ann, notifications: { billing: true } });
    expect(reply).toMatchObject({
      status: 400,
      body: { field: '/body/notifications/account', received: 'nothing' },
    });
    expect(await listed()).toEqual([]);
  });

  test('for a customer that is not there', async () => {
    const nobody = path.replace(company, `cus_${'0'.repeat(26)}`);
    expect((await admin.post(nobody, ann)).status).toBe(404);
    expect((await admin.get(nobody)).status).toBe(404);
  });
});

describe('S59 S60 an edit is refused and nothing is written', () => {
  let person: { id: string; version: number };
  let one: string;
  beforeAll(async () => {
    const customer = await harbour.company();
    const added = await admin.post(path.replace(company, customer), ann);
    person = added.body;
    one = added.headers.get('location') ?? '';
  });

  test.each(badValues)('with %s %j', async (field, value, pointer = field) => {
    expect(await admin.patch(one, { [field]: value }, '"1"')).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', field: `/body/${pointer}` },
    });
    expect((await admin.get(one)).body).toEqual(person);
  });

  test.each([
    [null, 428, 'if_match_missing'],
    ['"2"', 412, 'version_conflict'],
    ['1', 412, 'version_conflict'],
    ['*', 412, 'version_conflict'],
  ])('with If-Match %s', async (etag, status, code) => {
    const reply = await admin.patch(one, { name: 'Eve' }, etag);
    expect(reply).toMatchObject({ status, body: { code } });
    expect((await admin.get(one)).body).toEqual(person);
  });

  test.each(['id', 'customerId', 'mailProblem', 'version', 'createdAt'])(
    'when it names %s',
    async field => {
      const reply = await admin.patch(one, { [field]: person.id }, '"1"');
      expect(reply).toMatchObject({ status: 400, body: { field: `/body/${field}` } });
      expect((await admin.get(one)).body).toEqual(person);
    },
  );
});

test('S59 S60 two edits of one version: the second is told', async () => {
  const customer = await harbour.company();
  const { body } = await admin.post(path.replace(company, customer), ann);
  const one = `${path.replace(company, customer)}/${body.id}`;
  const replies = await Promise.all(['Bea', 'Cas'].map(name => admin.patch(one, { name }, '"1"')));
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
  const winner = replies.find(({ status }) => status === 200);
  expect((await admin.get(one)).body).toEqual(winner?.body);
});

test('S59 S60 the same addition sent twice adds one', async () => {
  const customer = await harbour.company();
  const create = { path: path.replace(company, customer), valid: ann };
  await expectIdempotent(admin, create, { name: 'Somebody else' });
  expect((await admin.get(create.path)).body.items).toHaveLength(1);
});

describe('the list', () => {
  test.each(badPages)('refuses %s', async (query, field) => {
    expect(await admin.get(`${path}?${query}`)).toMatchObject({ status: 400, body: { field } });
  });

  test('S78 is walked in pages, and a cursor is good for its own customer only', async () => {
    const [customer, other] = [await harbour.company(), await harbour.company()];
    const own = path.replace(company, customer);
    for (let n = 0; n < 10; n += 1)
      await admin.post(own, { ...ann, email: `copy${n}@example.com` });
    const all = (await admin.get(own)).body.items;
    expect(all).toHaveLength(10);
    expect(await walk(admin, own, 3)).toEqual(all);
    expect(await walk(admin, own, 5)).toEqual(all);
    const { nextCursor } = (await admin.get(`${own}?limit=3`)).body;
    const stolen = `${path.replace(company, other)}?limit=3&cursor=${nextCursor}`;
    expect(await admin.get(stolen)).toMatchObject({
      status: 400,
      body: { code: 'invalid_cursor' },
    });
  });
});
