import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Id } from '../../shared/kernel/id.ts';
import { findMail } from '../../shared/notifications/mail-lists.ts';
import { resending } from '../../shared/notifications/resend.ts';
import { transact } from '../../shared/store/transact.ts';
import { inbox } from '../support/inbox.ts';
import { coffee, mailedCompany } from '../support/mailed-company.ts';
import { type Biller, biller, created } from '../support/month.ts';
import { mailOnce, requestMails } from '../support/requested-mail.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let op: Biller;
beforeAll(async () => {
  op = await biller(world);
});
afterEach(() => inbox(world.inboxUrl).control());

const company = () => mailedCompany(world.inboxUrl, op);
const mailsTo = (domain: string) => inbox(world.inboxUrl).mails({ search: `@${domain}` });
const resend = (mail: { id: string; customerId: string }, key: string = crypto.randomUUID()) =>
  op.owner.post(`/v1/admin/customers/${mail.customerId}/mails/${mail.id}/resend`, undefined, {
    'idempotency-key': key,
  });
const requested = async (customerId: string) => {
  const [mail] = await requestMails(op.organisationId, ['payment_confirmation'], { customerId });
  if (!mail) throw new Error('nothing was requested');
  return mail;
};
const deliveredAgain = (resends: number) => (mail: { status: string; resends: number }) =>
  mail.status === 'delivered' && mail.resends === resends;

test('S85 I4 a mail that is sent again goes to whom it would go now, and its record says so', async () => {
  const { id, domain } = await company();
  const mail = await requested(id);
  expect((await mailOnce(op.owner, mail)).cc).toEqual([]);
  await created(op.owner, `/v1/admin/customers/${id}/contact-persons`, {
    ...{ name: 'Books', email: `books@${domain}` },
    notifications: { billing: true, account: false },
  });
  const reply = await resend(mail);
  expect(reply.status).toBe(202);
  expect(reply.body).toMatchObject({ status: 'queued', resends: 1, attempts: 0 });
  const again = await mailOnce(op.owner, mail, deliveredAgain(1));
  expect(again).toMatchObject({ to: [`office@${domain}`], cc: [`books@${domain}`], attempts: 1 });
  expect(again.timeline.map(({ status }: { status: string }) => status)).toEqual([
    ...['queued', 'sent', 'delivered'],
    ...['queued', 'sent', 'delivered'],
  ]);
  expect(again.earlier).toEqual([{ to: [`office@${domain}`], cc: [], bounced: [] }]);
  expect(again.timeline[3].by).toMatch(/^adm_/);
  expect((await mailsTo(domain)).map(({ cc }) => cc)).toEqual([[`books@${domain}`], []]);
});

test('a mail is sent again at most three times, and once a request', async () => {
  const { id, domain } = await company();
  const mail = await requested(id);
  await mailOnce(op.owner, mail);
  const key = crypto.randomUUID();
  const first = await resend(mail, key);
  const same = await resend(mail, key);
  expect([same.status, same.body]).toEqual([202, first.body]);
  expect(same.headers.get('idempotent-replayed')).toBe('true');
  await mailOnce(op.owner, mail, deliveredAgain(1));
  for (const resends of [2, 3]) {
    expect((await resend(mail)).status).toBe(202);
    await mailOnce(op.owner, mail, deliveredAgain(resends));
  }
  expect((await resend(mail)).body).toMatchObject({ status: 409, code: 'resend_limit' });
  expect(await mailsTo(domain)).toHaveLength(4);
});

test('a mail on its way is not sent again, whoever asks at once', async () => {
  const { id, domain } = await company();
  const address = `*@${domain}`;
  const mail = await requested(id);
  await mailOnce(op.owner, mail);
  await inbox(world.inboxUrl).control({ do: 'fail', error: 'paused', address });
  const replies = await Promise.all(Array.from({ length: 8 }, () => resend(mail)));
  const statuses = replies.map(({ status }) => status).toSorted();
  expect(statuses).toEqual([202, 409, 409, 409, 409, 409, 409, 409]);
  await mailOnce(op.owner, mail, ({ status }) => status === 'delayed');
  expect((await resend(mail)).body).toMatchObject({ code: 'mail_pending', received: 'delayed' });
});

test("S31 a run's invoice that reached nobody leaves when there is an address", async () => {
  const other = await biller(world);
  const id = await other.desk('Silent', { email: undefined });
  await other.billDecember();
  const { body } = await other.owner.get(`/v1/admin/customers/${id}/mails`);
  const [mail] = body.items;
  expect(mail).toMatchObject({ status: 'parked', reason: 'no_address' });
  const { headers } = await other.owner.get(`/v1/admin/customers/${id}`);
  const email = `found@late-${process.pid}.example`;
  await other.owner.patch(`/v1/admin/customers/${id}`, { email }, headers.get('etag'));
  await other.owner.post(`/v1/admin/customers/${id}/mails/${mail.id}/resend`, undefined);
  const sent = await mailOnce(other.owner, mail, deliveredAgain(1));
  expect([sent.to, sent.reason]).toEqual([[email], undefined]);
  expect(await inbox(world.inboxUrl).mails({ to: email })).toHaveLength(1);
});

test('a resend whose event is lost is found by the sweep, also of a run', async () => {
  const other = await biller(world);
  await other.billDecember();
  const { body } = await other.owner.get('/v1/admin/customers?limit=1');
  const customerId: Id<'customer'> = body.items[0].id;
  const [{ id }] = (await other.owner.get(`/v1/admin/customers/${customerId}/mails`)).body.items;
  const org = other.organisationId;
  const mail = await findMail(org, customerId, id);
  if (!mail) throw new Error(`there is no mail ${id}`);
  await transact(resending(org, mail, 'adm_nobody', -1).writes);
  await mailOnce(other.owner, mail, ({ attempts, resends }) => attempts === 1 && resends === 1);
});

test('I9 nobody sends the mail of another operator again', async () => {
  const { id } = await company();
  const invoice = await created(op.owner, `/v1/admin/customers/${id}/invoices`, coffee);
  const path = `/v1/admin/customers/${id}/invoices/${invoice.id}`;
  const [mail] = (await op.owner.get(path)).body.deliveries;
  const other = await biller(world);
  const url = `/v1/admin/customers/${id}/mails/${mail.id}/resend`;
  expect((await other.owner.post(url, undefined)).status).toBe(404);
});
