import { beforeAll, expect, test } from 'vitest';
import { runImport } from '../../infra/local/import/run-import.ts';
import { examples } from '../../infra/local/import/templates.ts';
import { importedId } from '../../infra/local/import/terms.ts';
import { folderOf } from '../support/import-rows.ts';
import { type LeftElsewhere, leftElsewhere } from '../support/left-elsewhere.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { sandboxAccount } from '../support/sandbox-gateway.ts';
import { turnClock } from '../support/turn-clock.ts';
import { eventually, startWorld } from '../support/world.ts';

const world = await startWorld();
const { gateway } = world.endpoints;
let op: Biller;
let connectionId: string;
beforeAll(async () => {
  op = await biller(world, { send: false });
  connectionId = (await created(op.owner, '/v1/admin/gateways', { kind: 'sandbox' })).id;
});
const elsewhere = (behaves: Parameters<typeof leftElsewhere>[2]) =>
  leftElsewhere(gateway, op.organisationId, behaves);
const account = () => sandboxAccount(gateway, op.organisationId);
const customer = async (name: string) => {
  const at = `/v1/admin/customers/${await op.desk(name, {}, null)}`;
  const add = (method: object) =>
    op.owner.post(`${at}/payment-methods`, { connectionId, ...method });
  const methods = async () => (await op.owner.get(`${at}/payment-methods`)).body.items;
  return { at, add, methods };
};

test('S50 a card that was left elsewhere is kept by its references once, and charged', async () => {
  const { at, add, methods } = await customer('Keeper');
  const card = await elsewhere('ok');
  const first = await add(card);
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({
    ...{ type: 'card', label: 'Visa •••• 4242', expires: '2099-12', isDefault: true },
    gateway: 'sandbox',
  });
  expect(JSON.stringify(first.body)).not.toContain(card.token);
  const again = await add(card);
  expect(again.body.id).toBe(first.body.id);
  expect(await methods()).toMatchObject([{ id: first.body.id }]);
  const line = { description: 'Desk', quantity: 1, unitPrice: eur(10_000) };
  const lines = [{ ...line, tax: { name: 'VAT', percent: '21' } }];
  const { id } = await created(op.owner, `${at}/invoices`, { lines });
  const charge = await created(op.owner, `${at}/invoices/${id}/charge`, {});
  // 100.00 × 1.21 = 121.00
  expect(charge).toMatchObject({ status: 'succeeded', amount: eur(12_100) });
});

test('S73 a mandate is as its gateway says, and one that it does not know is not kept', async () => {
  const { add, methods } = await customer('Mandated');
  const waiting = await elsewhere('sepa_pending_mandate');
  expect((await add(waiting)).body).toMatchObject({
    mandate: { reference: waiting.mandate?.reference, status: 'pending' },
  });
  const unknown = { id: 'gman_unknown', reference: 'RF-1' };
  const refused = await add({ ...(await elsewhere('sepa_ok')), mandate: unknown });
  expect(refused.body).toMatchObject({
    ...{ status: 409, code: 'payment_method_state', received: 'gman_unknown' },
    field: '/body/mandate/id',
  });
  expect(await methods()).toHaveLength(1);
});

test('references that do not fit are refused by their field, and nothing is kept', async () => {
  const { at, add, methods } = await customer('Refused');
  const card = await elsewhere('ok');
  const debit = await elsewhere('sepa_ok');
  const { mandate, ...unmandated } = debit;
  const cases: readonly [object, string, string?][] = [
    [{ ...card, mandate }, '/body/mandate'],
    [unmandated, '/body/mandate'],
    [{ ...card, token: '4242424242424242' }, '/body/token', 'card_number_refused'],
    [{ ...card, expires: '12/27' }, '/body/expires'],
    [{ ...card, isDefault: true }, '/body/isDefault'],
    [{ label: card.label }, '/body/type'],
  ];
  for (const [method, field, code = 'invalid_request'] of cases) {
    const { body } = await add(method);
    expect(body).toMatchObject({ status: 400, code });
    expect(JSON.stringify(body)).toContain(field);
  }
  const stranger = connectionId.replace(/.{4}$/, '0000');
  expect((await add({ ...card, connectionId: stranger })).status).toBe(404);
  const other = await biller(world, { send: false });
  expect((await other.owner.post(`${at}/payment-methods`, { connectionId, ...card })).status).toBe(
    404,
  );
  expect(await methods()).toEqual([]);
  for (let nth = 0; nth < 10; nth += 1) expect((await add(await elsewhere('ok'))).status).toBe(201);
  expect((await add(card)).body).toMatchObject({ status: 409, code: 'payment_method_limit' });
});

test('S50 an imported mandate is collected with after the first run, and an ended one is not', async () => {
  const { 'payment-methods': _, bookings: __, ...rows } = examples;
  const all = Object.fromEntries(Object.entries(rows).map(([kind, row]) => [kind, [row]]));
  const [good, ended] = [await elsewhere('sepa_ok'), await elsewhere('sepa_ok')];
  // nothing is told of it: the sweep has to ask
  await account().hold(true);
  await account().setMandate(ended.mandate?.id ?? '', 'revoked');
  const rowOf = (customer: string, { mandate, ...method }: LeftElsewhere) => ({
    ...{ ...method, customer, gateway: 'sandbox' },
    ...{ mandate: mandate?.id ?? '', mandateReference: mandate?.reference ?? '' },
  });
  const of = (row: object, fields: object) => ({ ...row, ...fields });
  const second = { customer: 'C-2' };
  const exported = folderOf({
    ...all,
    customers: [examples.customers, of(examples.customers, { id: 'C-2', email: 'b@b.example' })],
    memberships: [
      examples.memberships,
      of({ ...examples.memberships, member: 'M-2' }, { ...second, id: 'S-2' }),
    ],
    members: [
      examples.members,
      of(examples.members, { ...second, id: 'M-2', email: 'm@b.example' }),
    ],
    'payment-methods': [rowOf('C-1', good), rowOf('C-2', ended)],
  } as Parameters<typeof folderOf>[0]);
  const { rejections } = await runImport(exported, { organisationId: op.organisationId });
  expect(rejections).toEqual([]);
  const at = (id: string) => `/v1/admin/customers/${importedId('customer', op.organisationId, id)}`;
  const mandates = async (id: string) => (await op.owner.get(`${at(id)}/payment-methods`)).body;
  await eventually('the gateway was asked of the mandate that had ended', async () => {
    const { items } = await mandates('C-2');
    return items[0].mandate.status === 'revoked';
  });
  expect(await mandates('C-1')).toMatchObject({
    items: [{ isDefault: true, mandate: { reference: good.mandate?.reference, status: 'active' } }],
  });
  await account().hold(false);
  await op.settings({ collect: true, creditorId: 'NL98ZZZ123456780000' });
  await turnClock(op.owner, '2026-12-01T12:00:00.000Z');
  const invoices = async (id: string) => (await op.owner.get(`${at(id)}/invoices`)).body.items;
  const [invoice] = await invoices('C-1');
  await turnClock(op.owner, `${invoice.dueOn}T12:00:00.000Z`);
  const attempts = async (id: string) =>
    (await op.owner.get(`${at(id)}/payment-attempts`)).body.items;
  await eventually('the debit', async () => (await attempts('C-1')).length === 1);
  const [attempt] = await attempts('C-1');
  expect(attempt).toMatchObject({ channel: 'automatic', status: 'open', invoiceId: invoice.id });
  await account().step();
  await eventually('the debit is booked', async () => (await invoices('C-1'))[0].status === 'paid');
  const { payments } = await account().books();
  expect(payments.find(({ key }) => key === attempt.id)).toMatchObject({ status: 'succeeded' });
  expect(await attempts('C-2')).toEqual([]);
  expect(await invoices('C-2')).toMatchObject([{ status: 'issued' }]);
});
