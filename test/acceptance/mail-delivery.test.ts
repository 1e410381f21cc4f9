import { beforeAll, expect, test } from 'vitest';
import type { Id } from '../../shared/kernel/id.ts';
import { keys } from '../../shared/store/table.ts';
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

test('S70 S71 a reminder whose invoice is paid before it leaves is withdrawn', async () => {
  const { id, domain } = await company();
  const { id: invoiceId } = await created(op.owner, `/v1/admin/customers/${id}/invoices`, coffee);
  await inbox(world.inboxUrl).waitFor(1, { search: `@${domain}` });
  await transact([
    {
      update: keys.invoice(op.organisationId, id, invoiceId),
      expression: 'SET #status = :paid',
      names: { '#status': 'status' },
      values: { ':paid': 'paid' },
      condition: 'attribute_exists(pk)',
    },
  ]);
  const kinds = ['payment_reminder', 'overdue_notice', 'payment_confirmation'] as const;
  const mails = await requestMails(op.organisationId, kinds, { customerId: id, invoiceId });
  const statuses = await Promise.all(
    mails.map(async mail => {
      const settled = await mailOnce(op.owner, mail, ({ status }) =>
        ['withdrawn', 'delivered'].includes(status),
      );
      return [settled.status, settled.reason];
    }),
  );
  expect(statuses).toEqual([
    ['withdrawn', 'invoice_paid'],
    ['withdrawn', 'invoice_paid'],
    ['delivered', undefined],
  ]);
  expect(await inbox(world.inboxUrl).mails({ search: `@${domain}` })).toHaveLength(2);
});

test('S21 a person who is gone gets no invitation', async () => {
  const acme = await company();
  const ann = await acme.member('ann');
  await op.owner.remove(acme.path(ann));
  const [mail] = await requestMails(op.organisationId, ['portal_invitation'], {
    customerId: acme.id,
    memberId: ann.id as Id<'member'>,
  });
  if (!mail) throw new Error('nothing was requested');
  const settled = await mailOnce(op.owner, mail, ({ status }) => status === 'withdrawn');
  expect(settled).toMatchObject({ reason: 'member_gone', to: [], cc: [] });
});
