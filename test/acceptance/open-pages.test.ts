import { beforeAll, expect, test } from 'vitest';
import type { Attempt } from '../../shared/payments/attempt-model.ts';
import type { Reply } from '../support/caller.ts';
import { inbox } from '../support/inbox.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { sweepAsOver, sweepSoon } from '../support/open-page.ts';
import { choose, sandboxAccount } from '../support/sandbox-gateway.ts';
import { turnClock } from '../support/turn-clock.ts';
import { eventually, startWorld } from '../support/world.ts';

const world = await startWorld();
const tax = { name: 'VAT', percent: '21' };
const returnUrl = 'https://portal.example.com/back';
const mark = crypto.randomUUID().slice(0, 8);
let op: Biller;
let account: ReturnType<typeof sandboxAccount>;
beforeAll(async () => {
  op = await biller(world, { send: false, payNow: true, setOffCredit: false, generate: false });
  account = sandboxAccount(world.endpoints.gateway, op.organisationId);
  await created(op.owner, '/v1/admin/gateways', { kind: 'sandbox' });
});

/** A company that owes 121.00 on one invoice, due on 9 December, and has the page to pay it open. */
const visitor = async (name: string, amount = 12_100) => {
  const email = `${name.toLowerCase().replaceAll(' ', '-')}@${mark}.example`;
  const customerId = await op.desk(name, { email }, null);
  const at = `/v1/admin/customers/${customerId}`;
  const own = `/v1/portal/customers/${customerId}`;
  const lines = [{ description: 'Desk', quantity: 1, unitPrice: eur(10_000), tax }];
  const { id: invoiceId } = await created(op.owner, `${at}/invoices`, { lines });
  const contact = await op.portal(customerId, ['contact_person', 'billing_person']);
  const open = (asked: object = {}) =>
    created(contact, `${own}/invoices/${invoiceId}/pay`, {
      ...{ returnUrl, amount: eur(amount), ...asked },
    });
  const page: { id: Attempt['id']; url: string } = await open();
  const place = { customerId, id: page.id } as Pick<Attempt, 'customerId' | 'id'>;
  const read = async (path: string) => (await op.owner.get(`${at}/${path}`)).body;
  return {
    ...{ at, own, email, contact, page, place, open },
    invoice: `${at}/invoices/${invoiceId}`,
    status: async () => (await read(`invoices/${invoiceId}`)).status,
    attempts: async (): Promise<{ channel: string; status: string }[]> =>
      (await read('payment-attempts')).items,
    /** as the table has it: whoever asks the API has the gateway asked */
    stands: async () =>
      (await read('payment-attempts')).items.find(({ id }: { id: string }) => id === page.id)
        .status,
    payments: async () => (await read('payments')).items,
    atGateway: async () =>
      (await account.books()).payments.find(({ key }) => key === page.id)?.status,
  };
};
type Visitor = Awaited<ReturnType<typeof visitor>>;

/** What a team does with an invoice that nobody has paid yet. */
const doings: Record<string, (by: Visitor) => Promise<Reply>> = {
  void: by => op.owner.post(`${by.invoice}/void`, { reason: 'Wrong' }),
  'write-off': by => op.owner.post(`${by.invoice}/write-off`, { reason: 'Moved away' }),
  'credit note': by => op.owner.post(`${by.invoice}/credit-notes`, { reason: 'Goodwill' }),
};
const over = { void: 'void', 'write-off': 'written_off', 'credit note': 'credited' };
const names = Object.keys(doings) as (keyof typeof over)[];
const doingOf = (name: string) => doings[name] ?? Promise.reject;

test.each(names)(
  'a page that is left open does not hold up a %s, and takes nothing afterwards',
  async name => {
    const by = await visitor(`Open ${name}`);
    const reply = await doingOf(name)(by);
    expect([200, 201], JSON.stringify(reply.body)).toContain(reply.status);
    expect(await by.status()).toBe(over[name]);
    expect(await by.stands()).toBe('cancelled');
    await choose(by.page.url, 'ok');
    expect(await by.atGateway()).toBe('cancelled');
    expect(await by.payments()).toEqual([]);
  },
);

test.each(names)(
  'I5 a page that was paid a moment before a %s is booked, and the refusal says so',
  async name => {
    const by = await visitor(`Paid ${name}`);
    await account.hold(true);
    await choose(by.page.url, 'ok');
    const reply = await doingOf(name)(by);
    const [payment] = await by.payments();
    expect(reply.body).toMatchObject({ status: 409, code: 'paid_meanwhile', received: payment.id });
    expect(payment).toMatchObject({ status: 'received', amount: eur(12_100) });
    expect(await by.status()).toBe('paid');
    await account.hold(false);
  },
);

test('I5 money that is on its way from a page is waited for', async () => {
  const by = await visitor('Banker');
  await choose(by.page.url, 'sepa_ok');
  for (const name of names)
    expect((await doingOf(name)(by)).body).toMatchObject({
      ...{ status: 409, code: 'payment_in_flight', received: by.page.id },
    });
  expect(await by.atGateway()).toBe('pending');
});

test('what is refused anyway closes no page', async () => {
  const by = await visitor('Refused', 2_100);
  const received = { amount: eur(5_000), method: 'cash', receivedOn: '2026-11-25', confirm: false };
  await created(op.owner, `${by.at}/payments`, received);
  const voided = await doingOf('void')(by);
  expect(voided.body).toMatchObject({ status: 409, code: 'invoice_state' });
  expect(await by.stands()).toBe('open');
  expect(await by.atGateway()).toBe('unpaid');
});

test('a transfer that leaves less than a page asks for closes the page', async () => {
  const by = await visitor('Transferred');
  const received = { amount: eur(2_100), method: 'bank_transfer', receivedOn: '2026-11-25' };
  await created(op.owner, `${by.at}/payments`, { ...received, confirm: false });
  await eventually('its page is closed', async () => (await by.stands()) === 'cancelled');
  expect(await by.atGateway()).toBe('cancelled');
  expect(await by.status()).toBe('issued');
});

test('S51 a second Pay Now and an admin take over the page, and one that was paid is not charged for twice', async () => {
  const by = await visitor('Second');
  const second = await by.open();
  expect(await by.stands()).toBe('cancelled');
  const setup = await created(op.owner, `${by.at}/payment-method-setups`, { returnUrl });
  await choose(setup.url, 'ok');
  await op.owner.get(`${by.at}/payment-method-setups/${setup.id}`);
  await account.hold(true);
  await choose(second.url, 'ok');
  const refused = await op.owner.post(`${by.invoice}/charge`, {});
  expect(refused.body).toMatchObject({ status: 409, code: 'paid_meanwhile' });
  await account.hold(false);
  expect(await by.payments()).toHaveLength(1);

  const other = await visitor('Charged');
  const left = await created(op.owner, `${other.at}/payment-method-setups`, { returnUrl });
  await choose(left.url, 'ok');
  await op.owner.get(`${other.at}/payment-method-setups/${left.id}`);
  const charged = await created(op.owner, `${other.invoice}/charge`, {});
  expect(charged).toMatchObject({ status: 'succeeded', amount: eur(12_100) });
  expect(await other.stands()).toBe('cancelled');
});

test('a page is closed at its gateway when its time is over', async () => {
  const by = await visitor('Late');
  await sweepAsOver(op.organisationId, by.place);
  await eventually('it is over', async () => (await by.stands()) === 'cancelled', 20_000);
  expect(await by.atGateway()).toBe('cancelled');
});

test('I5 a page whose time is over and that was paid is booked', async () => {
  const by = await visitor('Last');
  await account.hold(true);
  await choose(by.page.url, 'ok');
  await sweepAsOver(op.organisationId, by.place);
  await eventually('it is paid', async () => (await by.status()) === 'paid', 20_000);
  await account.hold(false);
});

test('I7 who died between the closing of a page and the release of its invoice leaves no lock: the sweep mends it', async () => {
  const by = await visitor('Crashed');
  await account.hold(true);
  const { id = '' } = (await account.books()).payments.find(({ key }) => key === by.page.id) ?? {};
  const headers = { authorization: `Bearer ${op.organisationId}` };
  const closing = `${world.endpoints.gateway}/v1/payments/${id}/cancel`;
  expect((await fetch(closing, { method: 'POST', headers, body: '{}' })).status).toBe(200);
  expect(await by.stands()).toBe('open');
  await sweepSoon(op.organisationId, by.place);
  await eventually('it is released', async () => (await by.stands()) === 'cancelled', 20_000);
  expect((await doingOf('void')(by)).status).toBe(200);
  await account.hold(false);
});

test('I5 a page that is paid at the moment it is taken over is either closed or paid, whoever is first', async () => {
  for (const [round, name] of [...names, ...names].entries()) {
    const by = await visitor(`Racer ${round}`);
    const [, reply] = await Promise.all([choose(by.page.url, 'ok'), doingOf(name)(by)]);
    const isTold = async () => (await account.notices()).length === 0;
    await eventually('all is told', isTold, 20_000);
    const isDone = reply.status < 300;
    if (!isDone) expect(['paid_meanwhile', 'invoice_state', 'busy']).toContain(reply.body.code);
    await eventually(
      `round ${round}, ${name}: ${reply.status}`,
      async () => {
        const isPaid = (await by.atGateway()) === 'succeeded';
        const booked = await by.payments();
        // a credit note of an invoice that was paid already leaves its money as credit
        const isRight = isPaid ? booked.length === 1 : booked.length === 0 && isDone;
        return isRight && (name === 'credit note' || isPaid !== isDone);
      },
      20_000,
    );
  }
});

test('S70 S71 an idle page puts off no reminder and no write-off, money on its way does', async () => {
  const [idle, paying] = [await visitor('Idle'), await visitor('Paying')];
  await choose(paying.page.url, 'sepa_ok');
  const dunning = { on: true, remindDaysAfter: [7], writeOffAfterDays: 30 };
  const { headers } = await op.owner.get('/v1/admin/organisation');
  await op.owner.patch('/v1/admin/organisation', { dunning }, headers.get('etag') ?? '');
  await turnClock(op.owner, '2026-12-10T12:00:00.000Z');
  await turnClock(op.owner, '2026-12-16T12:00:00.000Z');
  const mails = await inbox(world.inboxUrl).waitFor(2, { to: idle.email });
  expect(mails.map(({ subject }) => subject.split(':')[0]).toSorted()).toEqual([
    ...['Overdue', 'Reminder'],
  ]);
  expect(await inbox(world.inboxUrl).mails({ to: paying.email })).toEqual([]);
  expect(await idle.stands()).toBe('open');
  // 9 December + 30 days
  await turnClock(op.owner, '2027-01-08T12:00:00.000Z');
  expect([await idle.status(), await idle.stands()]).toEqual(['written_off', 'cancelled']);
  expect(await paying.status()).toBe('issued');
});

test('S50 a page that is left open does not keep an invoice from being collected', async () => {
  await op.settings({ collect: true });
  const by = await visitor('Collected');
  const setup = await created(op.owner, `${by.at}/payment-method-setups`, { returnUrl });
  await choose(setup.url, 'ok');
  await op.owner.get(`${by.at}/payment-method-setups/${setup.id}`);
  await turnClock(op.owner, '2027-01-23T12:00:00.000Z');
  await eventually('it is collected', async () => (await by.status()) === 'paid', 20_000);
  const attempts = await by.attempts();
  expect(attempts.map(({ channel, status }) => `${channel} ${status}`).toSorted()).toEqual([
    ...['automatic succeeded', 'pay_now cancelled'],
  ]);
});
