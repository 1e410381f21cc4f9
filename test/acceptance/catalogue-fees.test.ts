import { beforeAll, describe, expect, test } from 'vitest';
import { badPages, badRequests, expectIdempotent, walk } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const printing = {
  name: 'Printing',
  on: '2026-11-12',
  price: { amount: 1_250, currency: 'EUR' },
  tax: { name: 'VAT', percent: '21' },
};

let harbour: Operator;
let admin: Caller;
beforeAll(async () => {
  harbour = await operator(world);
  admin = harbour.owner;
});
const of = (customerId: string) => `/v1/admin/customers/${customerId}/fees`;
const listed = async (customerId: string, query = '') =>
  (await admin.get(`${of(customerId)}${query}`)).body.items;

describe('a fee is charged once', () => {
  test('S39 it is created, read and listed', async () => {
    const company = await harbour.company();
    const reply = await admin.post(of(company), { ...printing, revenueAccount: '8400' });
    expect(reply).toMatchObject({
      status: 201,
      body: { ...printing, quantity: 1, status: 'open', revenueAccount: '8400' },
    });
    const path = `${of(company)}/${reply.body.id}`;
    expect(reply.headers.get('location')).toBe(path);
    expect((await admin.get(path)).body).toEqual(reply.body);
    expect(await listed(company)).toEqual([reply.body]);
  });

  test('S39 an open fee is waived, stays listed, and waiving it again changes nothing', async () => {
    const company = await harbour.company();
    const [waived, open] = [
      (await admin.post(of(company), printing)).body,
      (await admin.post(of(company), { ...printing, name: 'Event ticket' })).body,
    ];
    const path = `${of(company)}/${waived.id}`;
    expect((await admin.remove(path)).status).toBe(204);
    const after = (await admin.get(path)).body;
    expect(after).toEqual({ ...waived, status: 'waived', version: 2 });
    expect((await admin.remove(path)).status).toBe(204);
    expect(await listed(company)).toEqual([after, open]);
    expect(await listed(company, '?status=open')).toEqual([open]);
    expect(await listed(company, '?status=waived')).toEqual([after]);
    expect(await listed(company, '?status=billed')).toEqual([]);
  });

  test('S39 of 10 waivers at once none fails but as already waived', async () => {
    const company = await harbour.company();
    const { body } = await admin.post(of(company), printing);
    const path = `${of(company)}/${body.id}`;
    const replies = await Promise.all(Array.from({ length: 10 }, () => admin.remove(path)));
    expect(replies.map(({ status }) => status)).toContain(204);
    for (const { status, body } of replies)
      if (status !== 204) expect(body.code).toBe('fee_not_open');
    expect((await admin.get(path)).body).toMatchObject({ status: 'waived', version: 2 });
  });

  test('S39 the same fee sent twice is charged once', async () => {
    const company = await harbour.company();
    await expectIdempotent(admin, { path: of(company), valid: printing }, { quantity: 2 });
    expect(await listed(company)).toHaveLength(1);
  });

  test('S39 the fees are walked in pages, also those of one status', async () => {
    const company = await harbour.company();
    const ids: string[] = [];
    for (let n = 0; n < 6; n += 1) ids.push((await admin.post(of(company), printing)).body.id);
    for (const id of [ids[0], ids[3]]) await admin.remove(`${of(company)}/${id}`);
    const walked = async (query: string, limit: number) =>
      (await walk(admin, `${of(company)}${query}`, limit)).map(fee => (fee as { id: string }).id);
    expect(await walked('', 4)).toEqual(ids);
    expect(await walked('?status=waived', 1)).toEqual([ids[0], ids[3]]);
    expect(await walked('?status=open', 3)).toEqual([ids[1], ids[2], ids[4], ids[5]]);
  });
});

describe('S39 a fee is refused and nothing is written', () => {
  let company: string;
  beforeAll(async () => {
    company = await harbour.company();
  });

  test.each(badRequests)('with %s', async (_, request, status, code) => {
    const reply = await admin.send('POST', of(company), request(printing));
    expect(reply).toMatchObject({ status, body: { code } });
    expect(await listed(company)).toEqual([]);
  });

  const badValues: [field: string, value: unknown, pointer?: string][] = [
    ['name', ''],
    ['name', null],
    ['on', '2026-13-01'],
    ['on', '1026-11-12'],
    ['on', 20261112],
    ['price', { amount: -1, currency: 'EUR' }, 'price/amount'],
    ['price', '12.50'],
    ['quantity', 0],
    ['billInAdvance', 'yes'],
    ['quantity', 1001],
    ['tax', { name: 'VAT', percent: '21%' }, 'tax/percent'],
    ['status', 'billed'],
    ['invoiceId', `inv_${'0'.repeat(26)}`],
    ['deposit', true],
  ];
  test.each(badValues)('with %s %j', async (field, value, pointer = field) => {
    expect(await admin.post(of(company), { ...printing, [field]: value })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', field: `/body/${pointer}` },
    });
    expect(await listed(company)).toEqual([]);
  });

  test.each(['name', 'on', 'price', 'tax'])('without %s', async field => {
    const { [field as 'name']: _, ...rest } = printing;
    const reply = await admin.post(of(company), rest);
    expect(reply).toMatchObject({ status: 400, body: { field: `/body/${field}` } });
    expect(await listed(company)).toEqual([]);
  });

  test('with a price in another currency', async () => {
    const dollars = { ...printing, price: { amount: 1, currency: 'USD' } };
    expect(await admin.post(of(company), dollars)).toMatchObject({
      status: 409,
      body: { code: 'currency_mismatch', field: '/body/price/currency' },
    });
    expect(await listed(company)).toEqual([]);
  });

  test('for a customer that is not there, or not theirs', async () => {
    expect((await admin.post(of(`cus_${'0'.repeat(26)}`), printing)).status).toBe(404);
    const rival = (await operator(world)).owner;
    expect((await rival.post(of(company), printing)).status).toBe(404);
    expect((await rival.get(of(company))).status).toBe(404);
    expect(await listed(company)).toEqual([]);
  });

  test('when it is waived under another customer, or by another operator', async () => {
    const { body: fee } = await admin.post(of(await harbour.company()), printing);
    const rival = (await operator(world)).owner;
    const own = `${of(fee.customerId)}/${fee.id}`;
    expect((await admin.remove(`${of(company)}/${fee.id}`)).status).toBe(404);
    expect((await rival.remove(own)).status).toBe(404);
    expect((await admin.get(own)).body).toEqual(fee);
  });

  test.each([...badPages, ['status=paid', '/query/status'] as const])(
    'when its list is asked for %s',
    async (query, field) => {
      const reply = await admin.get(`${of(company)}?${query}`);
      expect(reply).toMatchObject({ status: 400, body: { field } });
    },
  );
});
