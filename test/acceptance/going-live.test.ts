import { beforeAll, expect, test } from 'vitest';
import type { MagicName } from '../../infra/local/gateway/magic.ts';
import { readOrganisation } from '../../shared/billing/inputs.ts';
import { dynamodb } from '../../shared/clients/dynamodb.ts';
import type { GoingLive, TestCharge } from '../../shared/contract/client.gen.ts';
import type { Id } from '../../shared/kernel/id.ts';
import { runTestCharge } from '../../shared/payments/test-charge.ts';
import { inbox } from '../support/inbox.ts';
import { killable } from '../support/killed.ts';
import { created, eur } from '../support/month.ts';
import { type Operator, operator } from '../support/operator.ts';
import { choose, sandboxAccount } from '../support/sandbox-gateway.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const path = '/v1/admin/organisation';
const returnUrl = 'https://admin.example.com/going-live';
const email = `till@${crypto.randomUUID().slice(0, 8)}.example`;
const tax = { name: 'VAT', percent: '21' };
const desk = { name: 'Desk', kind: 'recurring', category: 'desk', price: eur(32_500), tax };

let op: Operator;
beforeAll(async () => {
  op = await operator(world, { clock: '2026-11-25T09:00:00.000Z' });
});

const checklist = async (): Promise<GoingLive> => (await op.owner.get(`${path}/going-live`)).body;
const blocking = async () =>
  (await checklist()).items.filter(({ blocks }) => blocks).map(({ step }) => step);
const change = async (billing: object) => {
  const { version } = (await op.owner.get(path)).body;
  return op.owner.patch(path, { billing }, `"${version}"`);
};
const activate = () => op.owner.post(`${path}/activate`, {});
const charge = async (body: object = { returnUrl, email }): Promise<TestCharge> => {
  const reply = await op.owner.post('/v1/admin/test-charge', body);
  expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  return reply.body;
};
const states = ({ steps }: TestCharge) => steps.map(({ state }) => state).join(' ');
const stepOf = ({ steps }: TestCharge, name: string) => steps.find(({ step }) => step === name);
const pay = (tried: TestCharge, method: MagicName) =>
  choose(stepOf(tried, 'payment')?.url ?? '', method);
const balanceOf = async ({ customerId }: TestCharge) =>
  (await op.owner.get(`/v1/admin/customers/${customerId}/balance`)).body;

test('S32 S47 S54 the checklist says what is missing, and activation refuses with the same', async () => {
  expect(await blocking()).toEqual(['plans', 'customers']);
  expect((await activate()).body).toMatchObject({ expected: 'a plan and a customer' });
  await created(op.owner, '/v1/admin/plans', desk);
  await op.company();
  expect(await checklist()).toMatchObject({ ready: true });
  // customers are to pay online: that must work before the first of them does
  await change({ payNow: true });
  expect(await blocking()).toEqual(['gateway']);
  expect((await op.owner.post('/v1/admin/test-charge', {})).body.code).toBe('no_gateway');
  await created(op.owner, '/v1/admin/gateways', { kind: 'sandbox' });
  expect(await blocking()).toEqual(['test_charge']);
  expect((await activate()).body).toMatchObject({
    ...{ code: 'organisation_not_activatable', expected: 'a test charge' },
  });
});

test('S54 a test charge goes on where it stands, through a page left alone and a card declined', async () => {
  const without = await charge({ email });
  expect(stepOf(without, 'payment')).toMatchObject({ state: 'failed' });
  expect(stepOf(without, 'payment')?.why).toContain('leads back to');
  // two at once are one
  const [first, second] = await Promise.all([charge(), charge()]);
  expect([first.id, second.id]).toEqual([without.id, without.id]);
  expect(stepOf(first, 'payment')).toMatchObject({ state: 'waiting' });
  expect(stepOf(first, 'credit')).toMatchObject({ state: 'not_reached' });
  await pay(await charge(), 'insufficient_funds');
  const declined = await charge();
  expect(stepOf(declined, 'payment')).toMatchObject({ state: 'failed' });
  expect(stepOf(declined, 'payment')?.why).toContain('insufficient_funds');
  const again = await charge();
  expect(stepOf(again, 'payment')).toMatchObject({ state: 'waiting' });
  await pay(again, 'ok');
});

test('S54 paid, it is credited and paid back, and the books end at nothing', async () => {
  const done = await charge();
  expect(done).toMatchObject({ status: 'done', amount: eur(100) });
  expect(states(done).replace('waiting', 'done')).toBe('done done done done done done done');
  expect(await balanceOf(done)).toMatchObject({ owed: eur(0), credit: eur(0) });
  const at = `/v1/admin/customers/${done.customerId}`;
  const invoice = (await op.owner.get(`${at}/invoices/${done.invoiceId}`)).body;
  expect(invoice).toMatchObject({ status: 'credited', gross: eur(100) });
  expect(invoice.lines[0].description).toMatch(/^Test before going live/);
  const mails = await inbox(world.inboxUrl).waitFor(1, { to: email });
  expect(mails.some(({ subject }) => subject.includes(invoice.number))).toBe(true);
  // told again, nothing is charged again
  expect(await charge()).toMatchObject({ id: done.id, status: 'done' });
});

test('S46 S47 S54 then the owner goes live, and invoices can be generated', async () => {
  const { ready, items } = await checklist();
  expect(ready).toBe(true);
  expect(items.find(({ step }) => step === 'test_charge')).toMatchObject({ state: 'done' });
  // the test customer is not one of those who are billed
  expect(items.find(({ step }) => step === 'customers')).toMatchObject({ why: '1' });
  expect((await change({ generate: true })).body.code).toBe('organisation_onboarding');
  expect((await activate()).body).toMatchObject({ status: 'active' });
  expect((await change({ generate: true })).status).toBe(200);
  const live = (await checklist()).items;
  for (const step of ['activation', 'generate']) {
    expect(live.find(each => each.step === step)).toMatchObject({ state: 'done' });
  }
});

test('S54 killed at any of its writes, a test charge is paid once and ends at nothing', async () => {
  let last = await charge();
  const setups = `/v1/admin/customers/${last.customerId}/payment-method-setups`;
  const setup = await created(op.owner, setups, { returnUrl });
  await choose(setup.url, 'ok');
  await op.owner.get(`${setups}/${setup.id}`);
  const organisation = await readOrganisation(op.organisationId);
  if (!organisation) throw new Error('no organisation');
  const booker = { organisation, now: organisation.clock?.now ?? '', by: 'system' };
  const kill = killable(dynamodb());
  const account = sandboxAccount(world.endpoints.gateway, op.organisationId);
  const paidAt = async () =>
    (await account.books()).payments.filter(({ status }) => status === 'succeeded').length;
  let charges = await paidAt();
  let writes = 0;
  for (let isOver = false; !isOver; charges += 1) {
    const asked = { after: last.id as Id<'testCharge'> };
    const whole = await kill(writes + 1, 'before', () => runTestCharge(booker, asked));
    isOver = whole !== undefined;
    const done = whole ?? (await runTestCharge(booker, asked));
    expect(done, `write ${writes + 1}`).toMatchObject({ status: 'done' });
    expect(done.id).not.toBe(last.id);
    expect(await paidAt(), `write ${writes + 1}`).toBe(charges + 1);
    if (!isOver) writes += 1;
    last = done;
  }
  expect(await balanceOf(last)).toMatchObject({ owed: eur(0), credit: eur(0) });
  // every charge went back the way it came
  const paid = (await account.books()).payments.filter(({ status }) => status === 'succeeded');
  expect(paid.map(({ refunded }) => refunded)).toEqual(paid.map(({ amount }) => amount));
  // begin, invoice, attempt, payment, credit note, refund begun and told, end
  expect(writes).toBe(8);
});
