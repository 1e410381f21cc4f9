import { beforeAll, expect, test } from 'vitest';
import type { Payment } from '../../infra/local/gateway/books.ts';
import type { MagicName } from '../../infra/local/gateway/magic.ts';
import type { Reply } from '../support/caller.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import * as race from '../support/payment-race.ts';
import { choose, sandboxAccount } from '../support/sandbox-gateway.ts';
import { eventually, startWorld } from '../support/world.ts';

const world = await startWorld();
const tax = { name: 'VAT', percent: '21' };
const returnUrl = 'https://portal.example.com/back';
/** `ATRIUM_RACES=500` for more */
const rounds = Number(process.env.ATRIUM_RACES ?? 6);
/** a page of attempts and payments holds those of this many rounds */
const roundsPerCustomer = 10;
let op: Biller;
let racing: race.Racing;
beforeAll(async () => {
  op = await biller(world, { send: false, payNow: true, setOffCredit: false });
  const { webhookUrl } = await created(op.owner, '/v1/admin/gateways', { kind: 'sandbox' });
  racing = { op, webhookUrl, account: sandboxAccount(world.endpoints.gateway, op.organisationId) };
});

const leave = async (at: string, name: MagicName): Promise<string> => {
  const types = ['card', 'sepa_debit'];
  const setup = await created(op.owner, `${at}/payment-method-setups`, { returnUrl, types });
  await choose(setup.url, name);
  const { body } = await op.owner.get(`${at}/payment-method-setups/${setup.id}`);
  return body.paymentMethodId;
};

/** A company with a card, a debit that is returned and a card that is disputed, and somebody in the portal. */
const payer = async (name: string) => {
  const customerId = await op.desk(name, {}, null);
  const at = `/v1/admin/customers/${customerId}`;
  const contact = await op.portal(customerId, ['contact_person']);
  const [card, debit, disputed] = [
    await leave(at, 'ok'),
    await leave(at, 'sepa_ok'),
    await leave(at, 'disputed'),
  ];
  return {
    customerId,
    at,
    own: `/v1/portal/customers/${customerId}`,
    contact,
    card,
    debit,
    disputed,
  };
};
type Payer = Awaited<ReturnType<typeof payer>>;

/** Whoever is later is told so, and nothing else: another refusal would be a racer that never ran. */
const lost = [
  ...['payment_in_flight', 'paid_meanwhile', 'invoice_state', 'invalid_request', 'busy'],
];
const raced = async (asking: Promise<Reply>): Promise<Reply> => {
  const reply = await asking;
  if (reply.status !== 201) expect(lost, JSON.stringify(reply.body)).toContain(reply.body.code);
  return reply;
};

const racersOf = ({ at, own, contact, card, customerId }: Payer, invoiceId: string) => {
  const place = { customerId, invoiceId };
  const charge = `${at}/invoices/${invoiceId}/charge`;
  const pay = `${own}/invoices/${invoiceId}/pay`;
  return {
    place,
    payNow: () => raced(contact.post(pay, { paymentMethodId: card, returnUrl })),
    page: (amount: number) => raced(contact.post(pay, { amount: eur(amount), returnUrl })),
    admin: (fields: object = {}) =>
      raced(op.owner.post(charge, { paymentMethodId: card, ...fields })),
    tick: () => race.collectByTick(racing, place),
    webhook: () => race.tellOfAll(racing, place),
    transfer: (amount: number) => {
      const received = { method: 'bank_transfer', receivedOn: '2026-11-25', confirm: false };
      const invoices = [{ invoiceId, amount: eur(amount) }];
      return raced(op.owner.post(`${at}/payments`, { amount: eur(amount), ...received, invoices }));
    },
  };
};
type Racers = ReturnType<typeof racersOf>;

const paymentsOf = async (invoiceId: string): Promise<Payment[]> =>
  (await racing.account.books()).payments.filter(
    ({ description }) => description === `Invoice ${invoiceId}`,
  );
const stepAll = async (invoiceId: string) =>
  Promise.all((await paymentsOf(invoiceId)).map(({ id }) => racing.account.stepOf(id)));

/** What happens to an invoice at one moment. */
const variations: Record<string, (r: Racers, by: Payer) => Promise<unknown>> = {
  'everybody at once': r =>
    Promise.all([r.payNow(), r.admin(), r.tick(), r.page(5_000), r.webhook(), r.webhook()]),
  'part payments': async r => {
    const { body } = await r.page(5_000);
    await Promise.all([
      body.url && choose(body.url, 'ok'),
      ...[r.admin({ amount: eur(6_000) }), r.payNow(), r.tick(), r.webhook()],
    ]);
  },
  'a transfer while a debit is under way': async (r, { debit }) => {
    await r.admin({ paymentMethodId: debit });
    await Promise.all([
      ...[r.transfer(2_100), stepAll(r.place.invoiceId), r.payNow(), r.tick(), r.webhook()],
    ]);
  },
  'a chargeback and a retry': async (r, { disputed }) => {
    await r.admin({ paymentMethodId: disputed });
    await Promise.all([stepAll(r.place.invoiceId), r.admin(), r.payNow(), r.tick(), r.webhook()]);
  },
};

interface Booked {
  readonly status: 'received' | 'reversed';
  readonly method: string;
  readonly amount: { readonly amount: number };
  readonly invoices: readonly { readonly invoiceId: string; readonly amount: { amount: number } }[];
}
const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);

/** What we have booked of a customer, and what its gateway took and did not give back. */
const booksOf = async ({ at }: Payer) => {
  const attempts = (await op.owner.get(`${at}/payment-attempts?limit=100`)).body.items;
  const keys = new Set(attempts.map(({ id }: { id: string }) => id));
  const { payments } = await racing.account.books();
  const taken = payments.filter(({ key, status }) => keys.has(key) && status === 'succeeded');
  const { items } = (await op.owner.get(`${at}/payments?limit=100`)).body;
  const received = (items as Booked[]).filter(({ status }) => status === 'received');
  const through = received.filter(({ method }) => method !== 'bank_transfer');
  const amounts = (some: readonly Booked[]) => sum(some.map(({ amount }) => amount.amount));
  return {
    received,
    taken: sum(taken.map(({ amount }) => amount)),
    booked: amounts(through),
    all: amounts(received),
  };
};

/** Once all is told: the gateway's books are ours, nothing is settled beyond its total, and the ledger adds up. */
const expectBalanced = async (by: Payer, invoiceIds: readonly string[], about: string) => {
  const { received, all } = await eventually(
    `the gateway's books and ours are the same: ${about}`,
    async () => {
      const books = await booksOf(by);
      const isTold = (await racing.account.notices()).length === 0;
      return isTold && books.taken === books.booked && books;
    },
    30_000,
  );
  const settled = invoiceIds.map(id =>
    sum(
      received.flatMap(({ invoices }) =>
        invoices.flatMap(each => (each.invoiceId === id ? [each.amount.amount] : [])),
      ),
    ),
  );
  for (const amount of settled) expect(amount, about).toBeLessThanOrEqual(12_100);
  const { owed, credit, open } = (await op.owner.get(`${by.at}/balance`)).body;
  const total = 12_100 * invoiceIds.length;
  expect([owed, credit, open], about).toEqual([
    eur(total - all),
    eur(all - sum(settled)),
    eur(total - sum(settled)),
  ]);
};

test(
  'I5 Pay Now, the tick, an admin and webhooks at one moment: one attempt is open, and the books are the gateway’s',
  async () => {
    const names = Object.keys(variations);
    let by = await payer('Racer 0');
    let invoiceIds: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      if (round > 0 && round % roundsPerCustomer === 0) {
        by = await payer(`Racer ${round}`);
        invoiceIds = [];
      }
      const name = names[round % names.length] ?? '';
      const about = `round ${round}, ${name}`;
      const lines = [{ description: 'Desk', quantity: 1, unitPrice: eur(10_000), tax }];
      const { id } = await created(op.owner, `${by.at}/invoices`, { lines });
      invoiceIds.push(id);
      const racers = racersOf(by, id);
      const work = variations[name]?.(racers, by) ?? Promise.reject(new Error(name));
      expect(await race.mostOpenDuring(racing, racers.place, work), about).toBeLessThanOrEqual(1);
      await expectBalanced(by, invoiceIds, about);
      if (rounds > 20) console.log(about);
    }
  },
  60_000 + rounds * 20_000,
);

test('one request for a page that arrives several times opens one page and closes none', async () => {
  const { customerId, at } = await payer('Impatient');
  const lines = [{ description: 'Desk', quantity: 1, unitPrice: eur(10_000), tax }];
  const { id: invoiceId } = await created(op.owner, `${at}/invoices`, { lines });
  const asked = { returnUrl, times: 4 };
  const pages = await race.samePageAtOnce(racing, { customerId, invoiceId }, asked);
  expect(pages.map(({ status }) => status)).toEqual(['open', 'open', 'open', 'open']);
  expect(new Set(pages.map(({ url }) => url)).size).toBe(1);
});
