import { beforeAll, expect, test } from 'vitest';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { assortment, buyer } from '../support/shop.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let op: Biller;
let plans: Awaited<ReturnType<typeof assortment>>;
beforeAll(async () => {
  op = await biller(world, { send: false });
  plans = await assortment(op);
});

test('S38 a day pass is sold, gives a pass, and is billed by the next run', async () => {
  const acme = await buyer(world.inboxUrl, op);
  const items = [{ kind: 'plan', planId: plans.dayPass, quantity: 2 }];
  const order = await created(acme.contact, `${acme.own}/orders`, { items });
  expect(order.items[0].creditGrantId).toMatch(/^crd_/);

  const bolt = await buyer(world.inboxUrl, op);
  const now = await created(op.owner, `${bolt.admin}/orders`, { items, billing: 'invoice' });
  const invoices = async (admin: string) => (await op.owner.get(`${admin}/invoices`)).body.items;
  // 2 × 25.00 = 50.00; 21 % of it is 10.50
  const billed = { net: eur(5_000), tax: eur(1_050), gross: eur(6_050) };
  expect(await invoices(bolt.admin)).toMatchObject([
    { id: now.invoiceId, kind: 'order', status: 'issued', number: 'INV-000001', ...billed },
  ]);
  expect(await invoices(acme.admin)).toEqual([]);

  await op.billDecember();
  const [invoice] = await invoices(acme.admin);
  expect(invoice).toMatchObject({ kind: 'run', ...billed });
  expect(invoice.lines).toMatchObject([{ description: 'Day pass', causeId: order.items[0].feeId }]);
  for (const [admin, { items }] of [
    [acme.admin, order],
    [bolt.admin, now],
  ]) {
    const fee = await op.owner.get(`${admin}/fees/${items[0].feeId}`);
    expect(fee.body).toMatchObject({ status: 'billed', invoiceId: expect.stringMatching(/^inv_/) });
  }
  expect(await invoices(bolt.admin)).toHaveLength(1);

  const late = await op.owner.post(`${acme.admin}/orders/${order.id}/cancel`, {});
  expect(late).toMatchObject({
    status: 409,
    body: { code: 'order_state', received: 'Day pass is billed' },
  });
});
