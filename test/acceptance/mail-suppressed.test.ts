import { afterEach, beforeAll, expect, test } from 'vitest';
import { inbox } from '../support/inbox.ts';
import { mailedCompany } from '../support/mailed-company.ts';
import { type Biller, biller, created } from '../support/month.ts';
import { mailOnce, requestMails } from '../support/requested-mail.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let op: Biller;
beforeAll(async () => {
  op = await biller(world);
});
afterEach(() => inbox(world.inboxUrl).control());

const mailed = async (
  by: Biller,
  customerId: string,
  wanted: Parameters<typeof mailOnce>[2],
  kind: 'payment_confirmation' | 'mandate_request' = 'payment_confirmation',
) => {
  const [mail] = await requestMails(by.organisationId, [kind], { customerId });
  if (!mail) throw new Error('nothing was requested');
  return mailOnce(by.owner, mail, wanted);
};
const isSuppressed = ({ status }: { status: string }) => status === 'suppressed';

test.each(['account', 'global'] as const)(
  'an address on the suppression list of the %s is told, marked and not tried again',
  async list => {
    const { id, domain } = await mailedCompany(world.inboxUrl, op);
    await inbox(world.inboxUrl).control({ do: 'suppress', list, address: `*@${domain}` });
    const mail = await mailed(op, id, isSuppressed);
    expect(mail).toMatchObject({ bounced: [`office@${domain}`], resends: 0 });
    const path = `/v1/admin/customers/${id}`;
    expect((await op.owner.get(path)).body.mailProblem).toBe('suppressed');
    const preview = await op.owner.get(`${path}/recipients?mail=mandate_request`);
    expect(preview.body).toMatchObject({ to: [], problem: 'address_suppressed' });
    const isParked = ({ status }: { status: string }) => status === 'parked';
    const next = await mailed(op, id, isParked, 'mandate_request');
    expect(next.reason).toBe('address_suppressed');
  },
);

test('one CC on the suppression list never loses the mail', async () => {
  const { id, domain } = await mailedCompany(world.inboxUrl, op);
  const path = `/v1/admin/customers/${id}/contact-persons`;
  const person = await created(op.owner, path, {
    ...{ name: 'Dead Copy', email: `dead@${domain}` },
    notifications: { billing: true, account: true },
  });
  await inbox(world.inboxUrl).control({ do: 'suppress', address: `dead@${domain}` });
  const mail = await mailed(
    op,
    id,
    ({ status, bounced }) => status === 'delivered' && bounced.length > 0,
  );
  expect(mail).toMatchObject({ to: [`office@${domain}`], bounced: [`dead@${domain}`] });
  expect((await op.owner.get(`${path}/${person.id}`)).body.mailProblem).toBe('suppressed');
  const next = await mailed(op, id, ({ status }) => status === 'delivered', 'mandate_request');
  expect(next.cc).toEqual([]);
});

test('what bounced for one operator is not tried for another', async () => {
  const email = `gone-${process.pid}@bounce.example`;
  const first = await op.desk('First to try', { email }, null);
  await mailed(op, first, ({ status }) => status === 'bounced');
  const other = await biller(world);
  const second = await other.desk('Second to try', { email }, null);
  const mail = await mailed(other, second, isSuppressed);
  expect(mail.bounced).toEqual([email]);
});
