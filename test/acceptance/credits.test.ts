import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../support/caller.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { at, type Site, site, vat } from '../support/rooms.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let op: Biller;
let quay: Site;
let room: string;
let desks: string;
beforeAll(async () => {
  op = await biller(world, { send: false });
  quay = await site(op);
  room = await quay.room();
  desks = await quay.room(
    { name: 'Flex', type: 'desk', capacity: 5 },
    { per: 'day', price: eur(2_500) },
  );
});

/** A company with a member who signs in. */
const company = async () => {
  const id = await op.company();
  const memberId = await op.member(id);
  const caller = await op.login(id, memberId);
  return {
    id,
    memberId,
    caller,
    admin: `/v1/admin/customers/${id}`,
    own: `/v1/portal/customers/${id}`,
  };
};
type Company = Awaited<ReturnType<typeof company>>;

const planOf = async (credits: object[]): Promise<string> => {
  const plan = { name: 'Club', kind: 'recurring', category: 'desk', price: eur(10_000), tax: vat };
  return (await created(op.owner, '/v1/admin/plans', { ...plan, credits })).id;
};
const join = async ({ admin }: Company, credits: object[], fields: object = {}) => {
  const terms = { planId: await planOf(credits), startOn: '2026-11-01', ...fields };
  return (await created(op.owner, `${admin}/memberships`, terms)).id;
};
const book = async (
  { caller, own, memberId }: Company,
  day: string,
  from: number,
  to: number,
  fields = {},
) =>
  created(caller, `${own}/bookings`, {
    resourceId: room,
    memberId,
    ...at(day, from, to),
    ...fields,
  });
const left = async ({ caller, own }: Company, on: string) => {
  const { body } = await caller.get(`${own}/credit-balances?on=${on}`);
  return body.items.map((item: { name: string; left: number }) => [item.name, item.left]);
};

describe('S41 credits of a membership', () => {
  test('pay by the month of the meeting; what a month leaves over is lost', async () => {
    const acme = await company();
    await join(acme, [{ unit: 'minutes', amount: 180, shared: true }]);
    // 2 h in December, of 3 h that December includes
    const first = await book(acme, '2026-12-01', 9, 11);
    expect(first.price).toMatchObject({ full: eur(4_000), covered: eur(4_000), charged: eur(0) });
    expect(first.price.explanation.join(' ')).toMatch(/Club/);
    expect(first.price.draws).toEqual([{ name: 'Club', minutes: 120 }]);
    // the hour that is left, and an hour that is charged
    const second = await book(acme, '2026-12-02', 9, 11);
    expect(second.price).toMatchObject({ covered: eur(2_000), charged: eur(2_000) });
    expect(second.charge).toBe('fee');
    expect(await left(acme, '2026-12-15')).toEqual([['Club', 0]]);
    // another month has its own
    expect(await left(acme, '2027-01-15')).toEqual([['Club', 180]]);
    const january = await book(acme, '2027-01-04', 9, 10);
    expect(january.price).toMatchObject({ charged: eur(0) });
    // what a cancellation in time releases is there again
    await acme.caller.post(`${acme.own}/bookings/${first.id}/cancel`, {});
    expect(await left(acme, '2026-12-15')).toEqual([['Club', 120]]);
  });

  test('may last: what a month leaves over stays', async () => {
    const acme = await company();
    await join(acme, [{ unit: 'minutes', amount: 60, lasting: true, shared: true }]);
    // November, December and January have begun by then
    expect(await left(acme, '2027-01-15')).toEqual([['Club', 180]]);
    const { price } = await book(acme, '2027-01-05', 9, 12);
    expect(price).toMatchObject({ covered: eur(6_000), charged: eur(0) });
    expect(await left(acme, '2027-01-15')).toEqual([['Club', 0]]);
  });

  test('are a member’s own before they are everybody’s, and another’s are not theirs', async () => {
    const acme = await company();
    const other = await op.member(acme.id);
    await join(acme, [{ unit: 'money', amount: 1_000 }], { memberId: acme.memberId });
    await join(acme, [{ unit: 'money', amount: 9_000 }], { memberId: other });
    await join(acme, [{ unit: 'money', amount: 1_500, shared: true }]);
    const { price } = await book(acme, '2026-12-03', 9, 11);
    // 40.00 − 10.00 of one's own − 15.00 of the company = 15.00
    expect(price).toMatchObject({ covered: eur(2_500), charged: eur(1_500) });
    expect(price.draws).toEqual([
      { name: 'Club', money: 1_000 },
      { name: 'Club', money: 1_500 },
    ]);
  });

  test('pay for the kinds of resource that they are for, and nothing while a membership is paused', async () => {
    const acme = await company();
    const credits = [
      { unit: 'minutes', amount: 600, shared: true, resourceTypes: ['event_space'] },
    ];
    await join(acme, credits);
    expect((await book(acme, '2026-12-04', 9, 10)).price).toMatchObject({ charged: eur(2_000) });
    const bolt = await company();
    const id = await join(bolt, [{ unit: 'minutes', amount: 600, shared: true }]);
    const pause = { from: '2026-12-01', to: '2026-12-31' };
    expect((await op.owner.post(`${bolt.admin}/memberships/${id}/pause`, pause)).status).toBe(200);
    expect((await book(bolt, '2026-12-04', 10, 11)).price).toMatchObject({ charged: eur(2_000) });
  });
});

describe('S41 S43 credit and passes that an admin gives', () => {
  test('are used by the day, before money, and say where they went', async () => {
    const acme = await company();
    const pass = { name: 'Guest days', unit: 'days', amount: 2, validTo: '2026-12-31' };
    const granted = await created(op.owner, `${acme.admin}/credits`, pass);
    const first = await book(acme, '2026-12-07', 0, 23, { resourceId: desks });
    expect(first.price).toMatchObject({ covered: eur(2_500), charged: eur(0) });
    expect(first.price.explanation.join(' ')).toContain('Guest days');
    const after = await book(acme, '2027-01-04', 0, 23, { resourceId: desks });
    expect(after.price).toMatchObject({ covered: eur(0), charged: eur(2_500) });
    const path = `${acme.admin}/credits/${granted.id}`;
    expect((await op.owner.get(path)).body).toMatchObject({ used: 1, amount: 2 });
    expect(await op.owner.remove(path)).toMatchObject({
      status: 409,
      body: { code: 'credit_used' },
    });
    const unused = await created(op.owner, `${acme.admin}/credits`, { ...pass, name: 'Spare' });
    expect((await op.owner.remove(`${acme.admin}/credits/${unused.id}`)).status).toBe(204);
    const { items } = (await op.owner.get(`${acme.admin}/credits`)).body;
    expect(items.map(({ name }: { name: string }) => name)).toEqual(['Guest days']);
  });

  test('of 40 bookings at once none overdraws them', async () => {
    const acme = await company();
    const credit = { name: 'Welcome', unit: 'minutes', amount: 300 };
    const { id } = await created(op.owner, `${acme.admin}/credits`, credit);
    const days = Array.from({ length: 20 }, (_, n) => `2026-12-${String(n + 10)}`);
    const both = [room, await quay.room({ name: 'Sea' })];
    const replies = await Promise.all(
      days.flatMap(day =>
        both.map(resourceId => {
          const wish = { resourceId, memberId: acme.memberId, ...at(day, 13, 14) };
          return acme.caller.post(`${acme.own}/bookings`, wish);
        }),
      ),
    );
    const made = replies.filter(({ status }) => status === 201);
    // the others lost too many races for the same credit, and made nothing
    for (const { body, status } of replies) if (status !== 201) expect(body.code).toBe('busy');
    const covered = made.map(({ body }) => body.price.covered.amount);
    const used = (await op.owner.get(`${acme.admin}/credits/${id}`)).body.used;
    // 20.00 an hour: 5 hours are 100.00
    expect(covered.reduce((sum, amount) => sum + amount, 0)).toBe((used / 60) * 2_000);
    expect(used).toBeLessThanOrEqual(300);
    if (made.length >= 5) expect(used).toBe(300);
  });
});

describe('S82 a grant of credit is refused and nothing is written', () => {
  let owner: Caller;
  let path: string;
  const valid = { name: 'Welcome', unit: 'minutes', amount: 60 };
  beforeAll(async () => {
    owner = op.owner;
    path = `/v1/admin/customers/${await op.company()}/credits`;
  });

  test.each([
    [{ name: '' }, '/body/name'],
    [{ name: 'two\nlines' }, '/body/name'],
    [{ unit: 'hours' }, '/body/unit'],
    [{ amount: 0 }, '/body/amount'],
    [{ amount: 1.5 }, '/body/amount'],
    [{ amount: 1_000_000_001 }, '/body/amount'],
    [{ resourceTypes: [] }, '/body/resourceTypes'],
    [{ resourceTypes: ['yacht'] }, '/body/resourceTypes/0'],
    [{ validFrom: '2026-02-30' }, '/body/validFrom'],
    [{ validFrom: '2026-12-02', validTo: '2026-12-01' }, '/body/validTo'],
    [{ memberId: `mem_${'0'.repeat(26)}` }, '/body/memberId'],
    [{ colour: 'red' }, ''],
  ])('with %j', async (fields, field) => {
    const reply = await owner.post(path, { ...valid, ...fields });
    expect(reply.status).toBe(400);
    if (field) expect(reply.body.field).toBe(field);
    expect((await owner.get(path)).body.items).toEqual([]);
  });

  test('at nobody', async () => {
    const nobody = `/v1/admin/customers/cus_${'0'.repeat(26)}/credits`;
    expect((await owner.post(nobody, valid)).status).toBe(404);
    expect((await owner.get(nobody)).status).toBe(404);
  });
});
