import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { badRequests, expectIdempotent } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { inbox } from '../support/inbox.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const mark = crypto.randomUUID().slice(0, 8);
const tax = { name: 'VAT', percent: '21' };
const refused = (code: string, field: string, status = 400) => ({ status, body: { code, field } });

let op: Biller;
let admin: Caller;
let office: string;
let companies = 0;

beforeAll(async () => {
  op = await biller(world);
  admin = op.owner;
  const plan = { name: 'Office', kind: 'recurring', category: 'office', price: eur(60_000), tax };
  office = (await created(admin, '/v1/admin/plans', plan)).id;
});

/** A desk of 120.00 since 1 November at a company of its own. */
const desk = async (fields: object = {}) => {
  companies += 1;
  const domain = `moved${companies}-${mark}.example`;
  const id = await op.desk(`Acme ${companies}`, { email: `office@${domain}` }, null);
  const all = `/v1/admin/customers/${id}/memberships`;
  const terms = { planId: op.planId, startOn: '2026-11-01', announceStart: false };
  const membership = await created(admin, all, { ...terms, ...fields });
  const path = `${all}/${membership.id}`;
  return { id, all, path, membership, domain, change: `${path}/plan-change` };
};
const shown = async (path: string) => (await admin.get(path)).body;
const nothingChanged = async ({ all, membership }: Awaited<ReturnType<typeof desk>>) =>
  expect((await admin.get(all)).body.items).toEqual([membership]);

describe('S37 a membership changes its plan', () => {
  test.each([
    ['now', '2026-11-25', '2026-11-24'],
    ['next_period', '2026-12-01', '2026-11-30'],
    ['2027-02-15', '2027-02-15', '2027-02-14'],
  ])('%s', async (when, from, endOn) => {
    const own = { quantity: 2, endOn: '2027-06-30', price: eur(9_900) };
    const { change, path, all, membership, id } = await desk({ ...own });
    const reply = await admin.post(change, { planId: office, when });
    const { membership: next, replaced } = reply.body;
    expect(reply).toMatchObject({
      status: 201,
      body: {
        from,
        membership: { customerId: id, planId: office, startOn: from, endOn: '2027-06-30' },
        replaced: { id: membership.id, endOn, price: eur(9_900), replacedBy: next.id, version: 2 },
      },
    });
    expect(next).toMatchObject({ quantity: 2, replaces: membership.id, billedThroughOn: null });
    expect(next).not.toHaveProperty('price');
    expect(reply.headers.get('location')).toBe(`${all}/${next.id}`);
    expect(await shown(`${all}/${next.id}`)).toEqual(next);
    expect(await shown(path)).toEqual(replaced);
  });

  test('for the same member and place, as it stands: cancelled, suspended, with its pauses', async () => {
    const { path, change, id } = await desk();
    const memberId = await op.member(id);
    await admin.patch(path, { memberId }, '"1"');
    await admin.post(`${path}/pause`, { from: '2026-12-10', to: '2026-12-20' });
    await admin.post(`${path}/cancellation`, { endOn: '2027-03-31' });
    await admin.post(`${path}/suspend`, {});
    const { body } = await admin.post(change, { planId: office, when: 'now', quantity: 3 });
    expect(body.membership).toMatchObject({
      ...{ memberId, quantity: 3, status: 'suspended', endOn: '2027-03-31' },
      cancellation: { endSetBy: 'asked' },
      pauses: [{ from: '2026-12-10', to: '2026-12-20' }],
    });
    expect(body.replaced).toMatchObject({ status: 'ended', endOn: '2026-11-24' });
    expect(body.replaced).not.toHaveProperty('cancellation');
  });

  test('once, whoever asks at the same time, and once a key', async () => {
    const { all, change, path } = await desk();
    const wanted = { planId: office, when: '2026-12-01' };
    const replies = await Promise.all([1, 2, 3].map(() => admin.post(change, wanted)));
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect((await admin.get(all)).body.items).toHaveLength(2);
    expect(await admin.post(`${path}/cancellation`, {})).toMatchObject({
      status: 409,
      body: { code: 'membership_state' },
    });
    const { headers } = await admin.get(path);
    const edit = await admin.patch(path, { endOn: null }, headers.get('etag'));
    expect(edit).toMatchObject({ status: 409, body: { code: 'membership_state' } });
    const other = await desk();
    await expectIdempotent(
      admin,
      { path: other.change, valid: wanted },
      { ...wanted, when: 'now' },
    );
  });

  test('which is one mail, and an old plan that ends and a new one that starts are none', async () => {
    const { change, domain } = await desk();
    await created(admin, change, { planId: office, when: 'now' });
    const mails = await inbox(world.inboxUrl).waitFor(1, { search: `@${domain}` });
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Your membership Office with Harbour Desks: changed',
    ]);
  });
});

describe('S37 a plan change is refused and nothing is written', () => {
  let own: Awaited<ReturnType<typeof desk>>;
  beforeAll(async () => {
    own = await desk({ endOn: '2027-06-30' });
  });
  afterEach(() => nothingChanged(own));

  test.each(badRequests)('with %s', async (_, request, status, code) => {
    const valid = { planId: office, when: 'now' };
    const reply = await admin.send('POST', own.change, request(valid));
    expect(reply).toMatchObject({ status, body: { code } });
  });

  test.each([
    [{ when: '2026-10-31' }, refused('invalid_request', '/body/when')],
    [{ when: '2027-07-01' }, refused('invalid_request', '/body/when')],
    [{ when: 'soon' }, refused('invalid_request', '/body/when')],
    [{ quantity: 0 }, refused('invalid_request', '/body/quantity')],
    [
      { price: { amount: 1, currency: 'USD' } },
      refused('currency_mismatch', '/body/price/currency', 409),
    ],
    [{ planId: `pln_${'0'.repeat(26)}` }, refused('unknown_reference', '/body/planId')],
  ])('with %j', async (fields, problem) => {
    const body = { planId: office, when: 'now', ...fields };
    expect(await admin.post(own.change, body)).toMatchObject(problem);
  });

  test('to a plan that is not on sale, of a membership that is over, elsewhere', async () => {
    const archived = { name: 'Old', kind: 'recurring', category: 'desk', price: eur(100), tax };
    const { id: planId } = await created(admin, '/v1/admin/plans', archived);
    await admin.patch(`/v1/admin/plans/${planId}`, { archived: true }, '"1"');
    expect(await admin.post(own.change, { planId, when: 'now' })).toMatchObject(
      refused('plan_archived', '/body/planId', 409),
    );
    const over = await desk({ endOn: '2026-11-20' });
    const valid = { planId: office, when: 'now' };
    expect((await admin.post(over.change, valid)).body.code).toBe('membership_state');
    const elsewhere = `${own.all}/${over.membership.id}/plan-change`;
    expect((await admin.post(elsewhere, valid)).status).toBe(404);
  });
});
