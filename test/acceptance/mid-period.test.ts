import { beforeAll, expect, test } from 'vitest';
import type { Invoice } from '../../shared/contract/client.gen.ts';
import { type Biller, biller, created, eur, waitFor } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const tax = { name: 'VAT', percent: '21' };
let op: Biller;
let acme: string;
let membership: string;
let plan: string;

/** A company with a desk of 120.00 that costs 155.00 from 15 December on. */
beforeAll(async () => {
  op = await biller(world, { send: false });
  const offered = {
    name: 'Flex desk',
    kind: 'recurring',
    category: 'desk',
    price: eur(12_000),
    tax,
  };
  const prices = [{ from: '2026-12-15', price: eur(15_500) }];
  plan = (await created(op.owner, '/v1/admin/plans', { ...offered, prices })).id;
  acme = await op.desk('Acme', {}, null);
  const terms = { planId: plan, startOn: '2026-12-01', announceStart: false };
  membership = (await created(op.owner, `/v1/admin/customers/${acme}/memberships`, terms)).id;
});

const closed = (billingOn: string) =>
  waitFor(`the run of ${billingOn}`, async () =>
    (await op.runs()).find(run => run.billingOn === billingOn && run.stage === 'closed'),
  );
const linesOf = async (customerId: string) => {
  const { body } = await op.owner.get(`/v1/admin/customers/${customerId}/invoices`);
  return (body.items as Invoice[]).map(({ lines, net }) => ({
    net: net.amount,
    lines: lines.map(({ period, net: part }) => [period?.from, period?.through, part.amount]),
  }));
};

test('a price holds from its day on, also within a month that is billed in advance', async () => {
  await op.turnTo('2026-12-01T06:00:00.000Z');
  await closed('2026-12-01');
  // 120.00 × 14/31 = 54.1935 → 54.19; 155.00 × 17/31 = 85.00
  expect(await linesOf(acme)).toEqual([
    {
      net: 13_919,
      lines: [
        ['2026-12-01', '2026-12-14', 5_419],
        ['2026-12-15', '2026-12-31', 8_500],
      ],
    },
  ]);
});

test('a price that comes after the bill holds from the next on, and at once for who changes to it', async () => {
  await op.turnTo('2026-12-10T06:00:00.000Z');
  const prices = [
    { from: '2026-12-15', price: eur(15_500) },
    { from: '2026-12-22', price: eur(18_600) },
  ];
  expect(await op.owner.patch(`/v1/admin/plans/${plan}`, { prices }, '"1"')).toMatchObject({
    status: 200,
  });
  const change = `/v1/admin/customers/${acme}/memberships/${membership}/plan-change`;
  // 85.00 × 10/17 = 50.00 for 22–31 December
  expect(await created(op.owner, change, { planId: plan, when: '2026-12-22' })).toMatchObject({
    ...{ credited: eur(5_000), from: '2026-12-22' },
    membership: { planId: plan, replaces: membership },
  });
  await op.turnTo('2027-01-01T06:00:00.000Z');
  await closed('2027-01-01');
  // 186.00 × 10/31 = 60.00 and January 186.00, less 50.00
  expect((await linesOf(acme))[0]).toEqual({
    net: 19_600,
    lines: [
      ['2026-12-22', '2026-12-31', 6_000],
      ['2027-01-01', '2027-01-31', 18_600],
      ['2026-12-22', '2026-12-22', -5_000],
    ],
  });
});
