import { beforeAll, expect, test } from 'vitest';
import type { MagicName } from '../../infra/local/gateway/magic.ts';
import { inbox } from '../support/inbox.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { choose, sandboxAccount } from '../support/sandbox-gateway.ts';
import { turnClock } from '../support/turn-clock.ts';
import { eventually, startWorld } from '../support/world.ts';

const world = await startWorld();
const tax = { name: 'VAT', percent: '21' };
const returnUrl = 'https://portal.example.com/back';
const mark = crypto.randomUUID().slice(0, 8);
let op: Biller;
beforeAll(async () => {
  op = await biller(world, { send: false, collect: true });
  await created(op.owner, '/v1/admin/gateways', { kind: 'sandbox' });
});

/** A company that owes 121.00 on one invoice, due on 9 December, to be charged to a card that does as it is called. */
const owing = async (name: string, card?: MagicName) => {
  const email = `${name.toLowerCase()}@${mark}.example`;
  const customerId = await op.desk(name, { email }, null);
  const at = `/v1/admin/customers/${customerId}`;
  const lines = [{ description: 'Desk', quantity: 1, unitPrice: eur(10_000), tax }];
  await created(op.owner, `${at}/invoices`, { lines });
  if (card) await leave(at, card);
  return { at, email };
};

/** Leaves a card, and has it charged from now on. */
const leave = async (at: string, name: MagicName) => {
  const types = [name.startsWith('sepa') ? 'sepa_debit' : 'card'];
  const setup = await created(op.owner, `${at}/payment-method-setups`, { returnUrl, types });
  await choose(setup.url, name);
  const { body } = await op.owner.get(`${at}/payment-method-setups/${setup.id}`);
  await op.owner.post(`${at}/payment-methods/${body.paymentMethodId}/default`, undefined);
};

/** Each attempt's outcome, oldest first: `reason → day of the next`. */
const attempts = async (at: string): Promise<string[]> => {
  const { items } = (await op.owner.get(`${at}/payment-attempts`)).body;
  return items
    .toSorted((a: { createdAt: string }, b: { createdAt: string }) =>
      a.createdAt.localeCompare(b.createdAt),
    )
    .map(({ status, reason = status, retryOn = 'never' }: Record<string, string>) =>
      reason === 'succeeded' ? reason : `${reason} → ${retryOn}`,
    );
};
const noon = (day: number) => `2026-12-${String(day).padStart(2, '0')}T12:00:00.000Z`;
const failures = async (email: string) =>
  inbox(world.inboxUrl).waitFor(1, { to: email, search: 'failed', timeoutMs: 60_000 });

test('S50 a charge that failed is tried again by its reason, a lost card only with another, and the customer is told', async () => {
  const [poor, robbed, spared, bare, switched] = await Promise.all([
    owing('Poor', 'insufficient_funds'),
    owing('Robbed', 'stolen'),
    owing('Spared', 'insufficient_funds'),
    owing('Bare'),
    owing('Switched', 'sepa_returned'),
  ]);
  const own = `${spared.at}/dunning`;
  const { headers } = await op.owner.get(own);
  const put = await op.owner.send('PUT', own, {
    body: JSON.stringify({ retryDays: [] }),
    headers: { 'content-type': 'application/json', 'if-match': headers.get('etag') ?? '' },
  });
  expect(put.status).toBe(200);

  await turnClock(op.owner, noon(9));
  // 9 + 3 = 12
  expect(await attempts(poor.at)).toEqual(['insufficient_funds → 2026-12-12']);
  expect(await attempts(robbed.at)).toEqual(['stolen_card → never']);
  expect(await attempts(spared.at)).toEqual(['insufficient_funds → never']);
  expect(await attempts(bare.at)).toEqual([]);
  const [again] = await failures(poor.email);
  expect(again?.subject).toMatch(/^Your payment to Harbour Desks failed: invoice INV-/);
  expect(await failures(robbed.email)).toHaveLength(1);

  // a card takes over while the debit is under way: it is charged once the debit has come to nothing
  await leave(switched.at, 'ok');
  await turnClock(op.owner, noon(10));
  expect(await attempts(switched.at)).toEqual(['open → never']);
  const account = sandboxAccount(world.endpoints.gateway, op.organisationId);
  const payment = (await account.books()).payments.find(({ status }) => status === 'pending');
  for (const outcome of ['succeeded', 'charged_back → never']) {
    await account.stepOf(payment?.id ?? '');
    await eventually(outcome, async () => (await attempts(switched.at)).includes(outcome));
  }

  // another card is tried at the next tick, also where nothing could be tried before
  await leave(robbed.at, 'ok');
  await leave(bare.at, 'ok');
  await turnClock(op.owner, noon(12));
  expect(await attempts(robbed.at)).toEqual(['stolen_card → never', 'succeeded']);
  expect(await attempts(bare.at)).toEqual(['succeeded']);
  expect(await attempts(switched.at)).toEqual(['charged_back → never', 'succeeded']);
  // 12 + 5 = 17
  expect(await attempts(poor.at)).toEqual([
    'insufficient_funds → 2026-12-12',
    'insufficient_funds → 2026-12-17',
  ]);

  // 18 + 7 = 25: a tick that was missed is made up for a day later
  await turnClock(op.owner, noon(18));
  expect((await attempts(poor.at)).slice(2)).toEqual(['insufficient_funds → 2026-12-25']);
  expect(await attempts(spared.at)).toHaveLength(1);
  const { body } = await op.owner.get(`${robbed.at}/timeline?from=2026-12-01&to=2026-12-31`);
  expect(body.items.map(({ on, text }: Record<string, string>) => `${on} ${text}`)).toEqual([
    '2026-12-09 Charge of 121.00 EUR to Visa •••• 9979 by itself',
    `2026-12-09 Charge of 121.00 EUR failed: the card was reported lost or stolen; not tried again by itself to ${robbed.email}`,
    '2026-12-12 Charge of 121.00 EUR to Visa •••• 4242 by itself',
    '2026-12-12 Paid 121.00 EUR by card',
  ]);
}, 120_000);
