import { beforeAll, describe, expect, test } from 'vitest';
import { badPages, badRequests, expectIdempotent, walk } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const path = '/v1/admin/organisation';

let owner: Caller;
beforeAll(async () => {
  owner = (await operator(world)).owner;
});

const address = { line1: 'Kade 1', postalCode: '1011 AA', city: 'Amsterdam', country: 'NL' };
const quay = { name: 'The Quay', timeZone: 'Europe/London', address };
const ann = { name: 'Ann', email: 'ann@harbour.example' };

const numbers = (format: string, resets = 'never') => ({
  billing: { invoiceNumbers: { format, resets } },
});

const creates = [
  { path: '/v1/admin/locations', valid: quay, other: { name: 'Pier' } },
  { path: '/v1/admin/admins', valid: ann, other: { name: 'Eve' } },
] as const;

describe.each(creates)('POST $path', ({ path, valid, other }) => {
  const listed = async () => (await owner.get(path)).body.items;

  test.each(badRequests)('is refused with %s, and nothing is written', async (...bad) => {
    const [, request, status, code] = bad;
    const before = await listed();
    expect(await owner.send('POST', path, request(valid))).toMatchObject({
      status,
      body: { code, status },
    });
    expect(await listed()).toEqual(before);
  });

  test('sent twice with one key creates one; the key is good for this content only', async () => {
    const before = await listed();
    await expectIdempotent(owner, { path, valid }, other);
    expect(await listed()).toHaveLength(before.length + 1);
  });

  test.each(badPages)('its list refuses %s', async (query, field) => {
    expect(await owner.get(`${path}?${query}`)).toMatchObject({ status: 400, body: { field } });
  });

  test('its list is walked in pages', async () => {
    for (let n = 0; n < 4; n += 1) {
      const more = 'email' in valid ? { email: `more${n}@harbour.example` } : {};
      await owner.post(path, { ...valid, ...more });
    }
    const all = await listed();
    expect(await walk(owner, path, 2)).toEqual(all);
    expect(await walk(owner, path, all.length)).toEqual(all);
    expect(await walk(owner, path, 1)).toEqual(all);
  });

  test('a cursor of the other list is refused', async () => {
    const { nextCursor } = (await owner.get(`${path}?limit=1`)).body;
    const list = creates.find(create => create.path !== path)?.path;
    const reply = await owner.get(`${list}?limit=1&cursor=${nextCursor}`);
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
  });
});

describe('PATCH the organisation', () => {
  test.each([
    [{ colour: 'red' }, 'colour'],
    [{ status: 'active' }, 'status'],
    [{ currency: 'USD' }, 'currency'],
    [{ sandbox: true }, 'sandbox'],
    [{ name: '' }, 'name'],
    [{ name: 'Harbour\r\nBcc: eve@example.com' }, 'name'],
    [{ email: null }, 'email'],
    [{ email: 'hello' }, 'email'],
    [{ vatId: '?' }, 'vatId'],
    [{ timeZone: 'Europe/Harbour' }, 'timeZone'],
    [{ language: 'xx' }, 'language'],
    [{ address: { ...address, country: 'Holland' } }, 'address/country'],
    [{ address: { line1: 'Kade 1' } }, 'address/postalCode'],
    [{ billing: { send: 'yes' } }, 'billing/send'],
    [{ billing: { colour: 'red' } }, 'billing/colour'],
    [{ billing: { billingDay: 32 } }, 'billing/billingDay'],
    [{ billing: { billingDay: 1.5 } }, 'billing/billingDay'],
    [{ billing: { leadDays: -1 } }, 'billing/leadDays'],
    [{ billing: { proration: 'third' } }, 'billing/proration'],
    [{ billing: { billingDay: 'weekly' } }, 'billing/billingDay'],
    [{ billing: { invoiceEveryMonths: 13 } }, 'billing/invoiceEveryMonths'],
    [{ billing: { membershipTiming: 'never' } }, 'billing/membershipTiming'],
    [{ billing: { emailInvoicesTo: [] } }, 'billing/emailInvoicesTo'],
    [{ billing: { emailInvoicesTo: ['company', 'company'] } }, 'billing/emailInvoicesTo'],
    [{ billing: { emailInvoicesTo: ['nobody'] } }, 'billing/emailInvoicesTo/0'],
    [numbers('inv {N}'), 'billing/invoiceNumbers/format'],
    [numbers('INV-'), 'billing/invoiceNumbers/format'],
    [numbers('INV-{N}-{NN}'), 'billing/invoiceNumbers/format'],
    [numbers('INV-{YYY}-{N}'), 'billing/invoiceNumbers/format'],
    [numbers('INV-{N}', 'yearly'), 'billing/invoiceNumbers/format'],
    [numbers('INV-{YYYY}-{N}', 'monthly'), 'billing/invoiceNumbers/format'],
    [numbers('INV-{YYYY}-{N}', 'weekly'), 'billing/invoiceNumbers/resets'],
    [numbers('CN-{N}'), 'billing/invoiceNumbers/format'],
    [{ lockedThrough: 'today' }, 'lockedThrough'],
    [{ lockedThrough: '2999-01-01' }, 'lockedThrough'],
  ])('refuses %j, and nothing is written', async (changes, field) => {
    const { body, headers } = await owner.get(path);
    expect(await owner.patch(path, changes, headers.get('etag'))).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', field: `/body/${field}` },
    });
    expect((await owner.get(path)).body).toEqual(body);
  });

  test.each([
    [null, 428, 'if_match_missing'],
    ['"99"', 412, 'version_conflict'],
    ['*', 412, 'version_conflict'],
  ])('refuses If-Match %s, and nothing is written', async (etag, status, code) => {
    const { body } = await owner.get(path);
    const reply = await owner.patch(path, { name: 'Other' }, etag);
    expect(reply).toMatchObject({ status, body: { code } });
    expect((await owner.get(path)).body).toEqual(body);
  });

  test('removes what may be removed, and changes nothing else', async () => {
    const change = async (changes: object) =>
      (await owner.patch(path, changes, (await owner.get(path)).headers.get('etag'))).body;
    const given = await change({ vatId: 'NL001234567B01' });
    expect(given.vatId).toBe('NL001234567B01');
    const { vatId: _, ...rest } = given;
    expect(await change({ vatId: null })).toEqual({ ...rest, version: given.version + 1 });
  });

  test('two changes of one version: the second is told', async () => {
    const { headers } = await owner.get(path);
    const replies = await Promise.all(
      ['One', 'Two'].map(name => owner.patch(path, { name }, headers.get('etag'))),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
    const winner = replies.find(({ status }) => status === 200);
    expect((await owner.get(path)).body).toEqual(winner?.body);
  });
});
