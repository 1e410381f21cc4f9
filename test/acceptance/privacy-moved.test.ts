import { beforeAll, expect, test } from 'vitest';
import type { Caller } from '../support/caller.ts';
import { erase } from '../support/erasing.ts';
import { inbox } from '../support/inbox.ts';
import { bothRoles, coffee } from '../support/mailed-company.ts';
import { type Biller, biller, created, waitFor } from '../support/month.ts';
import { itemsWith } from '../support/table-scan.ts';
import { type SharedWorld, startWorld } from '../support/world.ts';

let world: SharedWorld;
let op: Biller;
let admin: Caller;
beforeAll(async () => {
  world = await startWorld();
  op = await biller(world, { send: true, emailInvoicesTo: ['billing_persons'] });
  admin = op.owner;
});

const company = async () => {
  const domain = `${crypto.randomUUID()}.example`;
  const id = await op.desk('Acme', { email: `office@${domain}` }, null);
  return { id, domain, path: `/v1/admin/customers/${id}` };
};

test.concurrent.each([
  ['its id', (id: string, _: string) => ({ memberId: id })],
  ['its address', (_: string, email: string) => ({ email })],
])(
  'a moved member who is erased by %s is gone from the companies it left, too',
  async (_, whom) => {
    const [first, second, last] = [await company(), await company(), await company()];
    const mark = `wanderer-${crypto.randomUUID()}`;
    const ann = { name: `Ann ${mark}`, email: `${mark}@${first.domain}` };
    const member = { ...ann, roles: bothRoles };
    const { id } = await created(admin, `${first.path}/members`, member);
    const invoice = await created(admin, `${first.path}/invoices`, coffee);
    await inbox(world.inboxUrl).waitFor(1, { to: ann.email });
    for (const [from, to] of [
      [first, second],
      [second, last],
    ] as const) {
      const reply = await admin.post(`${from.path}/members/${id}/move`, { customerId: to.id });
      expect(reply.status).toBe(200);
    }
    const moved = await admin.get(`${last.path}/members/${id}`);
    expect(JSON.stringify(moved.body)).not.toContain(first.id);
    // the member, the mail, the invoice, and the answers to its creation and both moves
    expect(await itemsWith(ann.name, ann.email)).toHaveLength(6);

    const done = await erase(admin, last.id, whom(id, ann.email));
    expect(done.removed).toMatchObject({ members: 1, mails: 0 });
    await waitFor('the erasures at the former companies', async () => {
      const found = await Promise.all(
        [first, second].map(async ({ path }) => (await admin.get(`${path}/erasures`)).body.items),
      );
      return found.flat().every(({ status }) => status === 'completed') ? true : undefined;
    });
    const { body } = await admin.get(`${first.path}/erasures`);
    expect(body.items).toMatchObject([{ removed: { members: 0, mails: 1, requests: 2 } }]);
    const left = await itemsWith(ann.name, ann.email);
    expect(left.map(({ id, status }) => [id, status])).toEqual([[invoice.id, 'issued']]);
  },
);
