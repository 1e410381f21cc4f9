import { beforeAll, describe, expect, test } from 'vitest';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { turnClock } from '../support/turn-clock.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const tax = { name: 'VAT', percent: '21' };
let op: Biller;
let office: string;
let kept: string;
let studio: string;

/** A customer with a membership from 1 December unless said otherwise. */
interface Sold {
  readonly customer: string;
  membership: string;
  readonly depositFeeId?: string;
}
const sold: Record<string, Sold> = {};
const sell = async (name: string, terms: object): Promise<Sold> => {
  const customer = `/v1/admin/customers/${await op.desk(name, {}, null)}`;
  const asked = { planId: op.planId, startOn: '2026-12-01', ...terms };
  const { id, depositFeeId } = await created(op.owner, `${customer}/memberships`, asked);
  return { customer, membership: `${customer}/memberships/${id}`, depositFeeId };
};
const get = async (path: string) => (await op.owner.get(path)).body;
const feesOf = async ({ customer }: Sold) => (await get(`${customer}/fees`)).items;
/** of each invoice, oldest first: the net, and what each line says */
const invoicesOf = async (name: string) => {
  const { items } = await get(`${sold[name]?.customer}/invoices`);
  return items
    .toReversed()
    .map(({ net, lines }: { net: object; lines: Record<string, object>[] }) => ({
      net,
      lines: lines.map(({ description, net: own }) => [description, own]),
    }));
};
const credited: Record<string, object> = {};

/** Changes the terms of the same plan and answers the membership that follows. */
const changed = async (name: string, change: object): Promise<string> => {
  const body = await created(op.owner, `${sold[name]?.membership}/plan-change`, change);
  credited[name] = body.credited;
  return body.membership.id;
};

beforeAll(async () => {
  op = await biller(world, { send: false });
  const plan = { kind: 'recurring', category: 'office', price: eur(60_000), tax };
  office = (await created(op.owner, '/v1/admin/plans', { ...plan, name: 'Office' })).id;
  const deposit = eur(20_000);
  kept = (await created(op.owner, '/v1/admin/plans', { ...plan, name: 'Suite', deposit })).id;
  sold.paused = await sell('Paused', {});
  const pause = { from: '2026-12-10', to: '2026-12-20' };
  expect((await op.owner.post(`${sold.paused.membership}/pause`, pause)).status).toBe(200);
  sold.held = await sell('Held', { planId: kept, quantity: 2, startOn: '2026-12-10' });
  sold.up = await sell('Up', {});
  sold.down = await sell('Down', { planId: office });
  const arrears = { ...plan, name: 'Studio', price: eur(12_000), timing: 'arrears' };
  studio = (await created(op.owner, '/v1/admin/plans', arrears)).id;
  sold.more = await sell('More', {});
  sold.cheaper = await sell('Cheaper', { quantity: 2 });
  sold.after = await sell('After', { planId: studio, quantity: 2 });
  sold.twice = await sell('Twice', {});
  await op.billDecember();
  await turnClock(op.owner, '2026-12-10T09:00:00.000Z');
  for (const [name, planId] of [
    ['up', office],
    ['down', op.planId],
  ] as const) {
    const change = { planId, when: 'now' };
    const body = await created(op.owner, `${sold[name]?.membership}/plan-change`, change);
    credited[name] = body.credited;
  }
  await op.owner.patch(`/v1/admin/plans/${studio}`, { archived: true }, '"1"');
  await changed('more', { quantity: 3, when: 'now' });
  await changed('cheaper', { price: eur(9_000), when: '2026-12-05' });
  await changed('after', { quantity: 1, when: '2026-12-16' });
  const next = await changed('twice', { quantity: 2, when: 'now' });
  sold.twice.membership = `${sold.twice.customer}/memberships/${next}`;
  await changed('twice', { quantity: 1, when: '2026-12-20' });
  await turnClock(op.owner, '2027-01-01T06:00:00.000Z');
  await turnClock(op.owner, '2027-02-01T06:00:00.000Z');
});

test('S37 days of a pause are on no invoice', async () => {
  const [december, january] = await invoicesOf('paused');
  // 120.00 × 9/31 = 34.84, × 11/31 = 42.58
  expect(december).toEqual({
    net: eur(7_742),
    lines: [
      ['Fixed desk', eur(3_484)],
      ['Fixed desk', eur(4_258)],
    ],
  });
  expect(january.net).toEqual(eur(12_000));
});

describe('S34 a deposit', () => {
  test('is billed once, with the first period of its membership, and without tax', async () => {
    const { items } = await get(`${sold.held?.customer}/invoices`);
    const [december, ...later] = items.toReversed();
    // 2 × 600.00 × 22/31 = 851.61; deposit 2 × 200.00; VAT 178.84
    expect(december).toMatchObject({
      net: eur(125_161),
      tax: eur(17_884),
      lines: [
        { description: 'Suite', net: eur(85_161) },
        { description: 'Deposit: Suite', quantity: 2, net: eur(40_000), tax: { percent: '0' } },
      ],
    });
    expect(later.map(({ net }: { net: object }) => net)).toEqual([eur(120_000), eur(120_000)]);
    expect(await feesOf(sold.held as Sold)).toMatchObject([
      {
        ...{ id: sold.held?.depositFeeId, refundable: true, status: 'billed' },
        origin: { kind: 'deposit' },
      },
    ]);
  });

  test('moves with the start, goes with a membership that never serves, and comes back with it', async () => {
    const one = await sell('Later', { planId: kept, startOn: '2027-03-10' });
    const deposit = async (id: unknown) => {
      const { on, status } = await get(`${one.customer}/fees/${id}`);
      return [on, status];
    };
    expect(await deposit(one.depositFeeId)).toEqual(['2027-03-10', 'open']);
    await op.owner.patch(one.membership, { startOn: '2027-03-20' }, '"1"');
    expect(await deposit(one.depositFeeId)).toEqual(['2027-03-20', 'open']);
    await op.owner.post(`${one.membership}/cancellation`, {});
    expect(await deposit(one.depositFeeId)).toEqual(['2027-03-20', 'waived']);
    const back = await op.owner.remove(`${one.membership}/cancellation`);
    expect(back.status).toBe(200);
    expect(back.body.depositFeeId).not.toBe(one.depositFeeId);
    expect(await deposit(back.body.depositFeeId)).toEqual(['2027-03-20', 'open']);
    expect(await feesOf(one)).toHaveLength(2);
  });
});

describe('S37 a plan changed in the middle of a billed month', () => {
  test('credits the days that were billed and are not served, with the next invoice', async () => {
    // 120.00 × 22/31 = 85.16
    expect(credited.up).toEqual(eur(8_516));
    const [december, january, february] = await invoicesOf('up');
    expect(december.net).toEqual(eur(12_000));
    // 600.00 × 22/31 = 425.81; 600.00; − 85.16
    expect(january.net).toEqual(eur(94_065));
    expect(january.lines.toSorted()).toEqual([
      ['Credit: Fixed desk', eur(-8_516)],
      ['Office', eur(42_581)],
      ['Office', eur(60_000)],
    ]);
    expect(february.lines).toEqual([['Office', eur(60_000)]]);
  });

  test('to a cheaper one makes no invoice negative; the rest waits', async () => {
    // 600.00 × 22/31 = 425.81; January takes 85.16 + 120.00 of it, February 120.00: 100.65 is left
    expect(credited.down).toEqual(eur(42_581));
    const invoices = await invoicesOf('down');
    expect(invoices.map(({ net }: { net: object }) => net)).toEqual([eur(60_000), eur(0), eur(0)]);
    expect(invoices[1].lines).toContainEqual(['Credit: Office', eur(-20_516)]);
    expect(invoices[2].lines).toContainEqual(['Credit: Office', eur(-12_000)]);
    expect(await feesOf(sold.down as Sold)).toMatchObject([
      {
        ...{ name: 'Credit: Office', status: 'open', quantity: -1, price: eur(42_581) },
        origin: { kind: 'plan_change' },
        explanation: '22 of 31 days billed, 2026-12-10 to 2026-12-31',
      },
    ]);
  });
});

describe('S37 other terms of the same plan in the middle of a month', () => {
  const january = async (name: string) => (await invoicesOf(name))[1];

  test('a larger quantity: the days that were billed are credited, and billed anew', async () => {
    // 120.00 × 22/31 = 85.16 back; 3 × 120.00 × 22/31 = 255.48 and 3 × 120.00
    expect(credited.more).toEqual(eur(8_516));
    expect((await january('more')).lines.toSorted()).toEqual([
      ['Credit: Fixed desk', eur(-8_516)],
      ['Fixed desk', eur(25_548)],
      ['Fixed desk', eur(36_000)],
    ]);
  });

  test('a lower price from a day that is past', async () => {
    // 240.00 × 27/31 = 209.03 back; 180.00 × 27/31 = 156.77 and 180.00
    expect(credited.cheaper).toEqual(eur(20_903));
    expect(await january('cheaper')).toMatchObject({ net: eur(15_677 + 18_000 - 20_903) });
  });

  test('in arrears: each part of the month at its own terms, also of a plan that is not sold any more', async () => {
    // 2 × 120.00 × 15/31 = 116.13; 120.00 × 16/31 = 61.94
    expect(credited.after).toBeUndefined();
    expect((await invoicesOf('after'))[0]).toEqual({
      net: eur(11_613 + 6_194),
      lines: [
        ['Studio', eur(11_613)],
        ['Studio', eur(6_194)],
      ],
    });
  });

  test('twice in one month: each day is billed at what held on it', async () => {
    // 120.00 × 22/31 back; 240.00 × 10/31 = 77.42; 120.00 × 12/31 = 46.45; 120.00
    expect((await january('twice')).net).toEqual(eur(7_742 + 4_645 + 12_000 - 8_516));
  });

  test('nothing to change is refused, and the plan stays with its own price unless said', async () => {
    const one = await sell('Same', { price: eur(9_900), startOn: '2027-03-01' });
    const change = (body: object) => op.owner.post(`${one.membership}/plan-change`, body);
    expect(await change({ when: 'now' })).toMatchObject({ status: 400 });
    const { body } = await change({ quantity: 2, when: '2027-03-10' });
    expect(body.membership).toMatchObject({ quantity: 2, price: eur(9_900), planId: op.planId });
    const next = `${one.customer}/memberships/${body.membership.id}/plan-change`;
    const own = await op.owner.post(next, { price: null, when: '2027-03-20' });
    expect(own.body.membership).not.toHaveProperty('price');
    expect(own.body.replaced).toMatchObject({ endOn: '2027-03-19', price: eur(9_900) });
  });
});
