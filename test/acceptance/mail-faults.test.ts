import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Id } from '../../shared/kernel/id.ts';
import { requestMail } from '../../shared/notifications/mail-store.ts';
import { transact } from '../../shared/store/transact.ts';
import { inbox } from '../support/inbox.ts';
import { type Biller, biller, created, eur, waitFor } from '../support/month.ts';
import { type SharedWorld, startWorld } from '../support/world.ts';

let world: SharedWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => inbox(world.inboxUrl).control());

let copies = 0;
const domain = () => {
  copies += 1;
  return `fault${copies}-${process.pid}.example`;
};
const mails = (of: string) => inbox(world.inboxUrl).mails({ search: `@${of}` });
const vat = { name: 'VAT', percent: '21' };
const coffee = { lines: [{ description: 'Coffee', quantity: 1, unitPrice: eur(100), tax: vat }] };

/** Issues an invoice by hand and waits until its mail has an outcome. */
const outcomeOf = async (
  op: Biller,
  id: string,
  wanted: (mail: { status: string; reason?: string }) => boolean,
) => {
  const { id: invoiceId } = await created(op.owner, `/v1/admin/customers/${id}/invoices`, coffee);
  return waitFor('the mail has its outcome', async () => {
    const { body } = await op.owner.get(`/v1/admin/customers/${id}/invoices/${invoiceId}`);
    const [mail] = body.deliveries;
    return mail && wanted(mail) ? mail : undefined;
  });
};
const illegal = 'Illegal address';
const isDelivered = ({ status }: { status: string }) => status === 'delivered';

test('a mail that SES finds too fast is sent later, once', async () => {
  const own = domain();
  const op = await biller(world);
  const id = await op.desk('Fast', { email: `office@${own}` });
  await inbox(world.inboxUrl).control({
    do: 'fail',
    error: 'throttled',
    address: `*@${own}`,
    next: 2,
  });
  const mail = await outcomeOf(op, id, isDelivered);
  expect(mail.attempts).toBe(1);
  expect(await mails(own)).toHaveLength(1);
});

test('one bad CC never loses the mail', async () => {
  const own = domain();
  const op = await biller(world);
  const id = await op.desk('Copy', { email: `office@${own}` });
  await created(op.owner, `/v1/admin/customers/${id}/contact-persons`, {
    name: 'Bad Copy',
    email: `bad@${own}`,
    notifications: { billing: true, account: false },
  });
  await inbox(world.inboxUrl).control({
    do: 'fail',
    error: 'rejected',
    message: illegal,
    address: `bad@${own}`,
  });
  const mail = await outcomeOf(op, id, isDelivered);
  expect(mail).toMatchObject({ to: [`office@${own}`], cc: [], reason: 'cc_rejected' });
  expect((await mails(own)).map(({ envelope }) => envelope.to)).toEqual([[`office@${own}`]]);
});

test('one bad CC costs no other its copy, and the record names it', async () => {
  const own = domain();
  const op = await biller(world);
  const id = await op.desk('Copies', { email: `office@${own}` });
  for (const name of ['ann', 'bad', 'cy'])
    await created(op.owner, `/v1/admin/customers/${id}/contact-persons`, {
      ...{ name, email: `${name}@${own}` },
      notifications: { billing: true, account: false },
    });
  await inbox(world.inboxUrl).control({
    do: 'fail',
    error: 'rejected',
    message: `Email address is not verified. The following identities failed the check in region EU-WEST-1: bad@${own}`,
    address: `bad@${own}`,
  });
  const mail = await outcomeOf(op, id, isDelivered);
  expect(mail).toMatchObject({ leftOut: [`bad@${own}`], reason: 'cc_rejected' });
  expect(mail.cc.toSorted()).toEqual([`ann@${own}`, `cy@${own}`]);
  const [sent, ...others] = await mails(own);
  expect(others).toEqual([]);
  expect(sent?.cc.toSorted()).toEqual([`ann@${own}`, `cy@${own}`]);
});

test('a mail that SES refuses is parked with what SES said', async () => {
  const own = domain();
  const op = await biller(world);
  const id = await op.desk('Refused', { email: `office@${own}` });
  await inbox(world.inboxUrl).control({
    do: 'fail',
    error: 'rejected',
    message: illegal,
    address: `*@${own}`,
  });
  const mail = await outcomeOf(op, id, ({ status }) => status === 'parked');
  expect(mail.reason).toBe(illegal);
  expect(await mails(own)).toEqual([]);
});

test('a lost answer of SES makes no second mail: the Send event says that SES has it', async () => {
  const own = domain();
  const op = await biller(world);
  const id = await op.desk('Lost', { email: `office@${own}` });
  await inbox(world.inboxUrl).control({ do: 'loseResponse', address: `*@${own}`, next: 1 });
  const mail = await outcomeOf(op, id, isDelivered);
  expect(mail.attempts).toBe(1);
  expect(await mails(own)).toHaveLength(1);
});

test('a lost answer without any event is followed by one recorded resend after the lease', async () => {
  const own = domain();
  const op = await biller(world);
  const id = await op.desk('Lost twice', { email: `office@${own}` });
  await inbox(world.inboxUrl).control(
    { do: 'loseResponse', address: `*@${own}`, next: 1 },
    { do: 'dropEvents', address: `*@${own}`, next: 1 },
  );
  const mail = await outcomeOf(op, id, isDelivered);
  expect(mail.attempts).toBe(2);
  expect(await mails(own)).toHaveLength(2);
});

test('while SES is paused mail waits and says so', async () => {
  const own = domain();
  const op = await biller(world);
  const id = await op.desk('Paused', { email: `office@${own}` });
  await inbox(world.inboxUrl).control({ do: 'fail', error: 'paused', address: `*@${own}` });
  const mail = await outcomeOf(op, id, ({ reason }) => reason === 'halted');
  expect(mail).toMatchObject({ status: 'delayed', attempts: 0 });
  expect(await mails(own)).toEqual([]);
});

test('a mail whose event was lost on the way is found by the sweep', async () => {
  const own = domain();
  const op = await biller(world, { send: false });
  const id = await op.desk('Unheard', { email: `office@${own}` });
  const invoice = await created(op.owner, `/v1/admin/customers/${id}/invoices`, coffee);
  expect(await mails(own)).toEqual([]);
  // as it lies in the table when sending is on, a second after its event should have come
  const { writes } = requestMail(
    op.organisationId,
    {
      kind: 'invoice_created',
      customerId: id as Id<'customer'>,
      cause: invoice.id,
      invoiceId: invoice.id,
      facts: {},
    },
    -1,
  );
  await transact(writes);
  await inbox(world.inboxUrl).waitFor(1, { search: `@${own}`, timeoutMs: 20_000 });
  expect(await mails(own)).toHaveLength(1);
});

test('a mail of which every recipient bounced says so, however the events arrive', async () => {
  const op = await biller(world, { send: true, emailInvoicesTo: ['billing_persons'] });
  const id = await op.desk('Both gone');
  const roles = ['contact_person', 'billing_person'];
  for (const name of ['ann', 'bo']) {
    const email = `${name}-${process.pid}@bounce.example`;
    await created(op.owner, `/v1/admin/customers/${id}/members`, { name, email, roles });
  }
  const mail = await outcomeOf(op, id, ({ status }) => status === 'bounced');
  expect(mail.bounced).toHaveLength(2);
});
