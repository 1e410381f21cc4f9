import { beforeAll, expect, test } from 'vitest';
import { customerMailKinds } from '../../shared/notifications/kinds.ts';
import { coffee, mailedCompany } from '../support/mailed-company.ts';
import { type Biller, biller, created } from '../support/month.ts';
import { mailOnce, requestMails } from '../support/requested-mail.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let op: Biller;
beforeAll(async () => {
  op = await biller(world);
});

const company = () => mailedCompany(world.inboxUrl, op);
const mailsOf = (id: string) => `/v1/admin/customers/${id}/mails`;
const listed = async (id: string, query = '') => {
  const { body } = await op.owner.get(`${mailsOf(id)}${query}`);
  return body.items.map((mail: { kind: string }) => mail.kind);
};

test('I4 every mail of a customer is listed, newest first, by kind, status, invoice and person', async () => {
  const { id, domain } = await company();
  const path = `/v1/admin/customers/${id}`;
  const books = await created(op.owner, `${path}/contact-persons`, {
    ...{ name: 'Books', email: `books@${domain}` },
    notifications: { billing: true, account: false },
  });
  const invoice = await created(op.owner, `${path}/invoices`, coffee);
  const [bill] = (await op.owner.get(`${path}/invoices/${invoice.id}`)).body.deliveries;
  await mailOnce(op.owner, bill);
  for (const kind of ['payment_confirmation', 'order_confirmation'] as const) {
    const [mail] = await requestMails(op.organisationId, [kind], { customerId: id });
    if (mail) await mailOnce(op.owner, mail);
  }
  const all = ['order_confirmation', 'payment_confirmation', 'invoice_created'];
  expect(await listed(id)).toEqual(all);
  expect(await listed(id, '?kind=payment_confirmation')).toEqual(['payment_confirmation']);
  expect(await listed(id, '?status=delivered')).toEqual(all);
  expect(await listed(id, '?status=bounced')).toEqual([]);
  expect(await listed(id, `?invoiceId=${invoice.id}`)).toEqual(['invoice_created']);
  expect(await listed(id, `?contactPersonId=${books.id}`)).toEqual(all.slice(1));
  expect(await listed(id, `?address=BOOKS@${domain}&kind=invoice_created`)).toEqual(all.slice(2));
  const pages: string[] = [];
  for (let cursor = ''; pages.length < 5; ) {
    const { body } = await op.owner.get(`${mailsOf(id)}?limit=1${cursor}`);
    pages.push(...body.items.map((mail: { kind: string }) => mail.kind));
    if (!body.nextCursor) break;
    cursor = `&cursor=${body.nextCursor}`;
  }
  expect(pages).toEqual(all);
});

test('S27 S57 S67 S81 each mail says beforehand who would get it', async () => {
  const { id, domain } = await company();
  const path = `/v1/admin/customers/${id}`;
  for (const [name, billing] of [
    ['books', true],
    ['tech', false],
  ] as const) {
    const person = { name, email: `${name}@${domain}` };
    const notifications = { billing, account: !billing };
    await created(op.owner, `${path}/contact-persons`, { ...person, notifications });
  }
  const previews = await Promise.all(
    customerMailKinds.map(async kind => {
      const { body } = await op.owner.get(`${path}/recipients?mail=${kind}`);
      expect(body).toMatchObject({ to: [`office@${domain}`], fallback: false });
      return body.cc.map((email: string) => email.split('@')[0]).join();
    }),
  );
  expect(previews).toEqual([...Array(10).fill('books'), ...Array(4).fill('tech')]);
});

test('a mail tells when it was queued, sent and delivered', async () => {
  const { id } = await company();
  const [asked] = await requestMails(op.organisationId, ['mandate_request'], { customerId: id });
  if (!asked) throw new Error('nothing was requested');
  const { timeline } = await mailOnce(op.owner, asked);
  expect(timeline.map((moment: { status: string }) => moment.status)).toEqual([
    'queued',
    'sent',
    'delivered',
  ]);
  const instants = timeline.map((moment: { at: string }) => moment.at);
  expect(instants).toEqual(instants.toSorted());
});

test("a run's mails are found by their status and one by one", async () => {
  const other = await biller(world);
  await other.desk('Silent', { email: undefined });
  const run = await other.billDecember();
  const path = `/v1/admin/bill-runs/${run.id}/deliveries`;
  const parked = (await other.owner.get(`${path}?status=parked`)).body.items;
  expect(parked).toMatchObject([{ reason: 'no_address', runId: run.id }]);
  const shown = await other.owner.get(`${mailsOf(parked[0].customerId)}/${parked[0].id}`);
  expect(shown.body).toMatchObject({ ...parked[0], timeline: [{}, { status: 'parked' }] });
  const foreign = await op.owner.get(`${mailsOf(parked[0].customerId)}/${parked[0].id}`);
  expect(foreign.status).toBe(404);
});

test('a filter that names nobody of the customer is refused; what is not there is not found', async () => {
  const [acme, boat] = [await company(), await company()];
  const person = await boat.member('ann');
  const reply = await op.owner.get(`${mailsOf(acme.id)}?memberId=${person.id}`);
  expect(reply.body).toMatchObject({ status: 400, code: 'unknown_reference' });
  expect(reply.body.field).toBe('/query/memberId');
  const nobody = `cus_${'0'.repeat(26)}`;
  expect((await op.owner.get(mailsOf(nobody))).status).toBe(404);
  expect((await op.owner.get(`${mailsOf(acme.id)}/mail_${'0'.repeat(26)}`)).status).toBe(404);
});
