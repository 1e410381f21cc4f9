import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { indexKeys, keys } from '../../shared/store/table.ts';
import { transact } from '../../shared/store/transact.ts';
import { inbox } from '../support/inbox.ts';
import { biller, created, eur, waitFor } from '../support/month.ts';
import { type SharedWorld, startWorld } from '../support/world.ts';

let world: SharedWorld;
beforeAll(async () => {
  world = await startWorld();
});

let copies = 0;
/** A domain of a test's own, so that it finds its mails and no others. */
const domain = () => {
  copies += 1;
  return `mail${copies}-${process.pid}.example`;
};
const mails = (of: string) => inbox(world.inboxUrl).mails({ search: `@${of}` });
const contact = (email: string, billing: boolean) => ({
  name: 'Copy Reader',
  email,
  notifications: { billing, account: !billing },
});
const vat = { name: 'VAT', percent: '21' };
const coffee = { lines: [{ description: 'Coffee', quantity: 1, unitPrice: eur(100), tax: vat }] };

test('S27 S49 S57 S67 S68 S81 an invoice goes To the company, and CC to whoever wants billing mail', async () => {
  const own = domain();
  const op = await biller(world);
  const id = await op.desk('Acme', { email: `office@${own}` });
  const path = `/v1/admin/customers/${id}/contact-persons`;
  await created(op.owner, path, contact(`books@${own}`, true));
  await created(op.owner, path, contact(`tech@${own}`, false));
  const run = await op.billDecember();

  const [mail, ...others] = await mails(own);
  expect(others).toEqual([]);
  expect(mail?.envelope.to.toSorted()).toEqual([`books@${own}`, `office@${own}`]);
  expect([mail?.to, mail?.cc]).toEqual([[`office@${own}`], [`books@${own}`]]);
  expect(run.deliveries).toMatchObject({ sent: 2, ccCopies: 1, pending: 0, parked: 0, resent: 0 });
  const [row] = (await op.owner.get(`/v1/admin/customers/${id}/invoices`)).body.items;
  const shown = await op.owner.get(`/v1/admin/customers/${id}/invoices/${row.id}`);
  expect(shown.body.deliveries).toMatchObject([{ to: [`office@${own}`], cc: [`books@${own}`] }]);
  const text = (await inbox(world.inboxUrl).mail(mail?.id ?? '')).text ?? '';
  expect(text).toContain(row.number);
  expect(text).toContain('€145.20');
});

test('S6 S7 S28 S29 selected billing persons get every invoice, of a run and by hand, and are greeted by name', async () => {
  const own = domain();
  const op = await biller(world, { send: true, emailInvoicesTo: ['billing_persons'] });
  const id = await op.desk('Acme', { email: `office@${own}` });
  const path = `/v1/admin/customers/${id}/members`;
  const roles = ['contact_person', 'billing_person'];
  await created(op.owner, path, { name: 'Ann First', email: `ann@${own}`, roles });
  await created(op.owner, path, { name: 'Bo Second', email: `bo@${own}`, roles });
  await created(op.owner, path, {
    name: 'Cy Contact',
    email: `cy@${own}`,
    roles: ['contact_person'],
  });
  await created(op.owner, `/v1/admin/customers/${id}/invoices`, coffee);
  await op.billDecember();
  const found = await waitFor('both mails', async () => {
    const all = await mails(own);
    return all.length >= 2 ? all : undefined;
  });
  expect(found).toHaveLength(2);
  for (const mail of found) expect(mail.to).toEqual([`ann@${own}`, `bo@${own}`]);
  const text = (await inbox(world.inboxUrl).mail(found[0]?.id ?? '')).text ?? '';
  expect(text).toContain('Ann First and Bo Second');
});

test('S31 a selection that finds nobody uses the company address, and the report counts it', async () => {
  const own = domain();
  const op = await biller(world, { send: true, emailInvoicesTo: ['billing_persons'] });
  const id = await op.desk('Nobody', { email: `office@${own}` });
  const preview = await op.owner.post('/v1/admin/bill-runs/preview', { billingOn: '2026-12-01' });
  expect(preview.body.fallbacks).toContain(id);
  const run = await op.billDecember();
  expect((await mails(own)).map(mail => mail.to)).toEqual([[`office@${own}`]]);
  expect(run.deliveries?.fallbacks).toBe(2);
  const deliveries = await op.owner.get(`/v1/admin/bill-runs/${run.id}/deliveries`);
  expect(deliveries.body.items.every((mail: { fallback: boolean }) => mail.fallback)).toBe(true);
});

test('S31 an invoice that reaches nobody is parked with its reason, never silently unsent', async () => {
  const op = await biller(world);
  const id = await op.desk('Silent', { email: undefined });
  const preview = await op.owner.post('/v1/admin/bill-runs/preview', { billingOn: '2026-12-01' });
  expect(preview.body.unreachable).toEqual([{ customerId: id, problem: 'no_address' }]);
  const run = await op.billDecember();
  expect(run.deliveries).toMatchObject({ sent: 1, parked: 1, pending: 0 });
  const deliveries = await op.owner.get(`/v1/admin/bill-runs/${run.id}/deliveries`);
  expect(deliveries.body.items).toContainEqual(
    expect.objectContaining({ customerId: id, status: 'parked', reason: 'no_address' }),
  );
});

test('S31 an address that bounced is not written to again', async () => {
  const op = await biller(world);
  const id = await op.desk('Gone', { email: 'bounce@simulator.amazonses.com' });
  await created(op.owner, `/v1/admin/customers/${id}/invoices`, coffee);
  const preview = await waitFor('the bounce is known', async () => {
    const { body } = await op.owner.get(
      `/v1/admin/customers/${id}/recipients?mail=invoice_created`,
    );
    return body.problem ? body : undefined;
  });
  expect(preview).toMatchObject({ to: [], problem: 'address_bounced' });
});

test('S48 S49 with sending off invoices are issued and nobody is mailed', async () => {
  const own = domain();
  const op = await biller(world, { send: false });
  await op.desk('Quiet', { email: `office@${own}` });
  const run = await op.billDecember();
  expect(run).toMatchObject({ send: false, delivery: 'off', totals: { invoiced: 2 } });
  expect(await mails(own)).toEqual([]);
});

test('S48 S49 with sending off nobody is mailed either by a sweep that still finds the run among the open ones', async () => {
  const own = domain();
  const op = await biller(world, { send: false });
  await op.desk('Quiet', { email: `office@${own}` });
  const { id } = await op.billDecember();
  // as an index answers that has not seen the run's close
  const org = op.organisationId;
  const index = Object.entries(indexKeys.openRun(org, id));
  await transact([
    {
      update: keys.run(org, id),
      expression: `SET ${index.map(([name]) => `${name} = :${name}`).join(', ')}`,
      values: Object.fromEntries(index.map(([name, value]) => [`:${name}`, value])),
    },
  ]);
  // the sweep settles the mail of this run, so it has met the other one
  await (await biller(world)).billDecember();
  await sleep(1_000);
  expect(await mails(own)).toEqual([]);
});

test('S85 S86 a removed contact person gets no copy of what is sent afterwards, nor a word about it', async () => {
  const own = domain();
  const op = await biller(world);
  const id = await op.desk('Acme', { email: `office@${own}` });
  const path = `/v1/admin/customers/${id}/contact-persons`;
  const person = await created(op.owner, path, contact(`books@${own}`, true));
  expect((await op.owner.remove(`${path}/${person.id}`)).status).toBe(204);
  await op.billDecember();
  expect((await mails(own)).map(mail => mail.envelope.to)).toEqual([[`office@${own}`]]);
});

test('S85 removal also stops the copy of a mail that is queued and not yet handed over', async () => {
  const own = domain();
  const op = await biller(world);
  const id = await op.desk('Acme', { email: `office@${own}` });
  const path = `/v1/admin/customers/${id}/contact-persons`;
  const person = await created(op.owner, path, contact(`books@${own}`, true));
  // SES takes nothing now, so the mail waits some seconds in the queue
  await inbox(world.inboxUrl).control({
    do: 'fail',
    error: 'throttled',
    address: `*@${own}`,
    next: 1,
  });
  const { id: invoiceId } = await created(op.owner, `/v1/admin/customers/${id}/invoices`, coffee);
  await waitFor('the mail waits', async () => {
    const { body } = await op.owner.get(`/v1/admin/customers/${id}/invoices/${invoiceId}`);
    return body.deliveries[0]?.reason === 'rate' ? true : undefined;
  });
  expect((await op.owner.remove(`${path}/${person.id}`)).status).toBe(204);
  const [mail] = await inbox(world.inboxUrl).waitFor(1, { search: `@${own}`, timeoutMs: 30_000 });
  expect(mail?.envelope.to).toEqual([`office@${own}`]);
});

test('S81 nothing in a name can become a header or a recipient', async () => {
  const own = domain();
  const op = await biller(world);
  const refused = await op.owner.post('/v1/admin/customers', {
    type: 'company',
    name: 'Evil\r\nBcc: thief@evil.example',
    email: `office@${own}`,
  });
  expect(refused.body).toMatchObject({ status: 400, code: 'invalid_request', field: '/body/name' });
  await op.desk('Comma, "Quote" <x@evil.example>', { email: `office@${own}` });
  await op.billDecember();
  expect((await mails(own)).map(mail => mail.envelope.to)).toEqual([[`office@${own}`]]);
});
