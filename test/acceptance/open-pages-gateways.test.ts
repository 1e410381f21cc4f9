import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { Attempt } from '../../shared/payments/attempt-model.ts';
import { gatewayAt } from '../support/gateways-once.ts';
import { accessToken } from '../support/gocardless-stand-in.ts';
import { created, eur } from '../support/month.ts';
import { sweepAsOver, sweepSoon } from '../support/open-page.ts';
import { type Operator, operator } from '../support/operator.ts';
import { secretKey } from '../support/stripe-stand-in.ts';
import { eventually, startWorld } from '../support/world.ts';

const world = await startWorld();
const tax = { name: 'VAT', percent: '21' };
const returnUrl = 'https://portal.example.com/back';
const reason = 'Wrong';
let op: Operator;
beforeAll(async () => {
  op = await operator(world);
  const price = { price: eur(12_000), tax, timing: 'advance' };
  const plan = { name: 'Desk', kind: 'recurring', category: 'desk', ...price };
  await created(op.owner, '/v1/admin/plans', plan);
  await op.company();
  expect((await op.owner.post('/v1/admin/organisation/activate', {})).status).toBe(200);
  const { headers } = await op.owner.get('/v1/admin/organisation');
  const billing = { payNow: true, send: false };
  await op.owner.patch('/v1/admin/organisation', { billing }, headers.get('etag') ?? '');
  await created(op.owner, '/v1/admin/gateways', { kind: 'stripe', secretKey });
  await created(op.owner, '/v1/admin/gateways', {
    ...{ kind: 'gocardless', environment: 'sandbox', accessToken },
  });
});

describe.each(['stripe', 'gocardless'] as const)('at %s', kind => {
  const gateway = gatewayAt(inject('gateways'), kind);

  /** An invoice of 121.00, and the page to pay it open. */
  const visitor = async () => {
    const customerId = await op.company({
      billingAddress: { line1: 'Quay 1', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' },
    });
    const at = `/v1/admin/customers/${customerId}`;
    const lines = [{ description: 'Desk', quantity: 1, unitPrice: eur(10_000), tax }];
    const { id } = await created(op.owner, `${at}/invoices`, { lines });
    const contact = await op.portal(customerId, ['contact_person', 'billing_person']);
    const own = `/v1/portal/customers/${customerId}/invoices/${id}`;
    const page = await created(contact, `${own}/pay`, { returnUrl, gateway: kind });
    const items = async () => (await op.owner.get(`${at}/payment-attempts`)).body.items;
    return {
      page,
      place: { customerId, id: page.id } as Pick<Attempt, 'customerId' | 'id'>,
      void: () => op.owner.post(`${at}/invoices/${id}/void`, { reason }),
      status: async () => (await op.owner.get(`${at}/invoices/${id}`)).body.status,
      stands: async () => (await items())[0].status,
      payments: async () => (await op.owner.get(`${at}/payments`)).body.items,
    };
  };

  test('an invoice is voided whose page is open, and the page takes nothing any more', async () => {
    const by = await visitor();
    expect((await by.void()).status).toBe(200);
    await gateway.pay(by.page.url);
    expect([await by.status(), await by.stands()]).toEqual(['void', 'cancelled']);
    expect(await by.payments()).toEqual([]);
  });

  test('I5 a page that was paid before is booked, and the invoice is not voided', async () => {
    const by = await visitor();
    await gateway.pay(by.page.url);
    expect((await by.void()).body).toMatchObject({ status: 409, code: 'paid_meanwhile' });
    expect(await by.status()).toBe('paid');
    expect(await by.payments()).toMatchObject([{ amount: eur(12_100) }]);
  });

  test('a page is closed at its gateway when its time is over, by the sweep', async () => {
    const by = await visitor();
    await sweepAsOver(op.organisationId, by.place);
    await eventually('it is over', async () => (await by.stands()) === 'cancelled', 20_000);
    await gateway.pay(by.page.url);
    expect(await by.status()).toBe('issued');
    expect(await by.payments()).toEqual([]);
  });

  test('I7 a gateway that breaks while it closes a page is asked again, and until then nothing is voided', async () => {
    const by = await visitor();
    await gateway.breakNext();
    const silent = await by.void();
    expect(silent.body).toMatchObject({ status: 409, code: 'page_open' });
    expect(silent.body.expected).toMatch(
      /^\w+ to close it: try again later; it ends by itself at 20/,
    );
    expect([await by.status(), await by.stands()]).toEqual(['issued', 'open']);
    await sweepSoon(op.organisationId, by.place);
    await eventually('it is released', async () => (await by.stands()) === 'cancelled', 20_000);
    expect((await by.void()).status).toBe(200);
  });
});
