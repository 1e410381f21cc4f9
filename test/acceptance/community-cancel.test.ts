import { expect, test } from 'vitest';
import { walk } from '../support/bad-bodies.ts';
import { fifteen, published } from '../support/community.ts';
import { created } from '../support/month.ts';
import { operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();

test('cancelling waives the fees of its tickets, and a repeat goes on where the first one stopped', async () => {
  const op = await operator(world, { clock: '2026-11-25T09:00:00.000Z' });
  const admin = op.owner;
  const { path } = await published(admin, { title: 'Fair', ticket: fifteen });
  const customerId = await op.company();
  const guest = await op.member(customerId);
  for (let n = 0; n < 101; n += 1)
    await created(admin, `${path}/tickets`, { customerId, memberId: guest });
  const cancel = () => admin.send('POST', `${path}/cancel`);
  const first = await cancel();
  expect(first.body.cancellation).toEqual({ isSettled: false, alreadyBilled: 0 });
  const late = await admin.post(`${path}/tickets`, { customerId, memberId: guest });
  expect(late).toMatchObject({ status: 409, body: { code: 'event_not_open' } });
  const [done, again] = [await cancel(), await cancel()];
  expect(done.body.cancellation).toEqual({ isSettled: true, alreadyBilled: 0 });
  expect(again.body).toEqual(done.body);
  const tickets = await walk(admin, `${path}/tickets`, 50);
  expect(tickets).toHaveLength(101);
  for (const ticket of tickets)
    expect(ticket).toMatchObject({ status: 'cancelled', charge: 'waived' });
  const open = await admin.get(`/v1/admin/customers/${customerId}/fees?status=open`);
  expect(open.body.items).toEqual([]);
});
