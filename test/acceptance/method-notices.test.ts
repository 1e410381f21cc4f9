import { beforeAll, expect, test } from 'vitest';
import type { MagicName } from '../../infra/local/gateway/magic.ts';
import { readOrganisation } from '../../shared/billing/inputs.ts';
import { savedMethods } from '../../shared/payments/attempt-store.ts';
import { settleFromGateway } from '../../shared/payments/settle-from-gateway.ts';
import { inbox } from '../support/inbox.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { choose, sandboxAccount } from '../support/sandbox-gateway.ts';
import { turnClock } from '../support/turn-clock.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const tax = { name: 'VAT', percent: '21' };
const returnUrl = 'https://portal.example.com/back';
const mark = crypto.randomUUID().slice(0, 8);
let op: Biller;
beforeAll(async () => {
  op = await biller(world, { send: false, generate: false, collect: true });
  await created(op.owner, '/v1/admin/gateways', { kind: 'sandbox' });
});

const customer = async (name: string) => {
  const email = `${name.toLowerCase()}@${mark}.example`;
  const id = await op.desk(name, { email }, null);
  const at = `/v1/admin/customers/${id}`;
  const methods = async () => (await op.owner.get(`${at}/payment-methods`)).body.items;
  const told = async (count: number) =>
    (await inbox(world.inboxUrl).waitFor(count, { to: email, timeoutMs: 60_000 })).map(
      ({ subject }) => subject,
    );
  return { id, at, methods, told };
};

const leave = async (at: string, name: MagicName) => {
  const types = name.startsWith('sepa') ? ['sepa_debit'] : ['card'];
  const setup = await created(op.owner, `${at}/payment-method-setups`, { returnUrl, types });
  await choose(setup.url, name);
  await op.owner.get(`${at}/payment-method-setups/${setup.id}`);
};

const active = 'Your direct debit mandate for Harbour Desks is active';
const asked = 'Please set up a direct debit mandate for Harbour Desks';

test('S72 who revokes a mandate at its bank is asked for another, once, and is not debited by it', async () => {
  const payer = await customer('Revoker');
  await leave(payer.at, 'sepa_ok');
  const [method] = await savedMethods(op.organisationId, payer.id);
  await sandboxAccount(world.endpoints.gateway, op.organisationId).setMandate(
    method?.mandate?.id ?? '',
    'revoked',
  );
  const organisation = await readOrganisation(op.organisationId);
  if (!organisation || !method) throw new Error('neither organisation nor method');
  const spoken = { connectionId: method.connectionId, gatewayId: method.mandate?.id };
  for (const _ of ['once', 'again']) await settleFromGateway(organisation, spoken);
  expect(await payer.methods()).toMatchObject([{ mandate: { status: 'revoked' } }]);
  expect((await payer.told(2)).toSorted()).toEqual([asked, active].toSorted());
  const lines = [{ description: 'Desk', quantity: 1, unitPrice: eur(10_000), tax }];
  const { id } = await created(op.owner, `${payer.at}/invoices`, { lines });
  const charge = await op.owner.post(`${payer.at}/invoices/${id}/charge`, {});
  expect(charge.body).toMatchObject({ code: 'payment_method_state' });

  // what was asked for takes its place
  await leave(payer.at, 'sepa_ok');
  const taken = (await payer.methods()).find(({ isDefault }: { isDefault: boolean }) => isDefault);
  expect(taken).toMatchObject({ mandate: { status: 'active' } });
  const again = await op.owner.post(`${payer.at}/invoices/${id}/charge`, {});
  expect(again.body).toMatchObject({ status: 'open' });
});

test('S72 a mandate lapses after 36 months without use, a card is told of before it expires, and an old debt is written off', async () => {
  const [debited, carded, debtor] = await Promise.all(
    ['Debited', 'Carded', 'Debtor'].map(customer),
  );
  if (!debited || !carded || !debtor) throw new Error('not three customers');
  await leave(debited.at, 'sepa_ok');
  await leave(carded.at, 'ok');
  const lines = [{ description: 'Desk', quantity: 1, unitPrice: eur(10_000), tax }];
  const invoice = await created(op.owner, `${debtor.at}/invoices`, { lines });
  const { headers } = await op.owner.get('/v1/admin/organisation');
  const dunning = { on: true, writeOffAfterDays: 365, remindDaysAfter: [], overdueNotice: false };
  await op.owner.patch('/v1/admin/organisation', { dunning }, headers.get('etag') ?? '');

  // 25 November 2026 + 36 months
  await turnClock(op.owner, '2029-11-25T12:00:00.000Z');
  expect(await debited.methods()).toMatchObject([{ mandate: { status: 'expired' } }]);
  expect((await debited.told(2)).toSorted()).toEqual([asked, active].toSorted());
  const { body } = await op.owner.get(`${debtor.at}/invoices/${invoice.id}`);
  expect(body).toMatchObject({ status: 'written_off' });

  // the card is good until December 2099
  await turnClock(op.owner, '2099-11-01T12:00:00.000Z');
  expect(await carded.told(1)).toEqual(['Your card for Harbour Desks expires soon']);
  await turnClock(op.owner, '2099-11-02T12:00:00.000Z');
  expect(await carded.told(1)).toHaveLength(1);
}, 120_000);
