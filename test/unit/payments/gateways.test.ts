import { afterAll, describe, expect, test } from 'vitest';
import { GatewayRefused, GatewayUnreachable } from '../../../shared/payments/gateways/gateway.ts';
import { gocardlessStandIn } from '../../support/gocardless-stand-in.ts';
import { mollieStandIn } from '../../support/mollie-stand-in.ts';
import { sandboxStandIn } from '../../support/sandbox-stand-in.ts';
import type { Behaviour } from '../../support/stand-in.ts';
import { stripeStandIn } from '../../support/stripe-stand-in.ts';

const standIns = {
  sandbox: await sandboxStandIn(),
  stripe: await stripeStandIn(),
  mollie: await mollieStandIn(),
  gocardless: await gocardlessStandIn(),
};
afterAll(() => {
  for (const standIn of Object.values(standIns)) standIn.close();
});

const ann = { id: 'cus_1', name: 'Ann', email: 'ann@example.com', language: 'nl' } as const;
const returnUrl = 'https://portal.example.com/back';
const reference = 'INV-000001';
let count = 0;
const nextKey = (what: string) => {
  count += 1;
  return `${what}_${count}`;
};

describe.each(Object.entries(standIns))('%s', (name, standIn) => {
  const { gateway } = standIn;
  const types = ['card', 'sepa_debit'] as const;
  const begun = (key = nextKey('set')) =>
    gateway.startSetup({ key, customer: ann, types, returnUrl });

  const onFile = async (behaviour: Behaviour) => {
    const setup = await begun();
    await standIn.leave(setup, behaviour);
    const { status, method } = await gateway.readSetup(setup);
    if (!method) throw new Error(`no method was left: ${status}`);
    return { method, gatewayCustomer: setup.gatewayCustomer };
  };
  const asked = async (behaviour: Behaviour) => requestOf(await onFile(behaviour));
  const requestOf = ({ method, gatewayCustomer }: Awaited<ReturnType<typeof onFile>>) => {
    const texts = { description: reference, reference };
    const money = { amount: 12_100, currency: 'EUR' } as const;
    const mandate = method.mandate?.id;
    return {
      key: nextKey('att'),
      ...money,
      ...texts,
      method: method.token,
      mandate,
      gatewayCustomer,
    };
  };
  /** a card at once, a direct debit when its bank answers */
  const settled = async (request: Awaited<ReturnType<typeof asked>>) => {
    const outcome = await gateway.charge(request);
    if (outcome.status !== 'pending') return outcome;
    await standIn.step(outcome.gatewayPayment);
    return gateway.readPayment({ key: request.key, gatewayPayment: outcome.gatewayPayment });
  };

  test('a setup is pending until the customer leaves a method, which is known by four digits', async () => {
    const setup = await begun();
    expect(setup.url).toMatch(/^https?:\/\//);
    expect(await gateway.readSetup(setup)).toEqual({ status: 'pending' });
    await standIn.leave(setup, 'debit');
    const { status, method } = await gateway.readSetup(setup);
    expect(status).toBe('done');
    expect(method?.type).toBe('sepa_debit');
    expect(method?.label).toMatch(/^\D+•••• \d{4}$/);
    expect(method?.mandate).toMatchObject({ status: 'active', scheme: 'sepa_core' });
  });

  test('a charge succeeds with the amount that was asked', async () => {
    const request = await asked('ok');
    expect(await settled(request)).toMatchObject({
      status: 'succeeded',
      amount: 12_100,
      currency: 'EUR',
    });
  });

  test('a decline says why', async () => {
    const outcome = await settled(await asked('insufficient_funds'));
    expect(outcome).toMatchObject({ status: 'failed', reason: 'insufficient_funds' });
  });

  test('a charge whose answer is lost is found by its key, and its key charges no second time', async () => {
    const request = await asked('times_out');
    await expect(gateway.charge(request)).rejects.toThrow(GatewayUnreachable);
    const found = await gateway.readPayment({ key: request.key });
    expect(found).toMatchObject({ amount: 12_100, currency: 'EUR' });
    // the sandbox loses the answer again
    const again = await gateway.charge(request).catch(() => gateway.readPayment(request));
    expect(again?.gatewayPayment).toBe(found?.gatewayPayment);
    expect(await standIn.payments(request.key)).toBe(1);
  });

  test('a payment that never reached the gateway is not known there', async () => {
    expect(await gateway.readPayment({ key: nextKey('att') })).toBeUndefined();
  });

  test('a refund is made once for its key', async () => {
    const paid = await settled(await asked('ok'));
    const money = { amount: 2_100, currency: 'EUR' } as const;
    const refund = {
      key: nextKey('ref'),
      ...money,
      gatewayPayment: paid?.gatewayPayment ?? '',
      reason: 'Goodwill',
    };
    const first = await gateway.refund(refund);
    expect(['succeeded', 'pending']).toContain(first.status);
    expect((await gateway.refund(refund)).gatewayRefund).toBe(first.gatewayRefund);
    expect(await standIn.refunds(refund.key)).toBe(2_100);
    expect((await gateway.readRefund(refund))?.gatewayRefund).toBe(first.gatewayRefund);
    expect(await gateway.readRefund({ ...refund, key: nextKey('ref') })).toBeUndefined();
  });

  test('a direct debit is pending, is paid, and can be taken back afterwards', async () => {
    const request = await asked('debit');
    const { status, gatewayPayment } = await gateway.charge(request);
    expect(status).toBe('pending');
    const next = async () => {
      await standIn.step(gatewayPayment);
      return gateway.readPayment({ key: request.key, gatewayPayment });
    };
    expect(await next()).toMatchObject({ status: 'succeeded', amount: 12_100 });
    expect(await next()).toMatchObject({
      status: 'reversed',
      amount: 12_100,
      reason: 'charged_back',
    });
  });

  const hosted = () => {
    const money = { amount: 4_999, currency: 'EUR' } as const;
    const customer = { ...ann };
    return gateway.startPayment({
      key: nextKey('att'),
      ...money,
      description: reference,
      customer,
      returnUrl,
    });
  };

  test('a hosted page that is cancelled is never paid', async () => {
    const { gatewayPayment } = await hosted();
    expect(await gateway.readPayment({ key: '', gatewayPayment })).toMatchObject({
      status: 'unpaid',
      amount: 4_999,
      currency: 'EUR',
    });
    expect((await gateway.cancelPayment(gatewayPayment)).status).toBe('cancelled');
    // whoever crashed before that was written down asks again
    expect((await gateway.cancelPayment(gatewayPayment)).status).toBe('cancelled');
  });

  test('a hosted page says until when it can be paid', async () => {
    const { expiresAt } = await hosted();
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
  });

  test('a hosted page that was paid meanwhile says so when it is cancelled', async () => {
    const page = await hosted();
    await standIn.pay(page);
    expect(await gateway.cancelPayment(page.gatewayPayment)).toMatchObject({
      status: 'succeeded',
      amount: 4_999,
    });
  });

  test('a mandate that is revoked is no longer active, and a charge of it says so', async () => {
    const left = await onFile('debit');
    const mandate = left.method.mandate?.id ?? '';
    expect((await gateway.readMandate(mandate))?.status).toBe('active');
    await gateway.revokeMandate(mandate);
    expect((await gateway.readMandate(mandate))?.status ?? 'revoked').toBe('revoked');
    // whoever crashed before that was written down asks again
    await gateway.revokeMandate(mandate);
    const outcome = await gateway.charge(requestOf(left));
    expect(outcome).toMatchObject({ status: 'failed', reason: 'mandate_invalid', amount: 12_100 });
  });

  test('credentials that are not known are refused, not taken for an outage', async () => {
    const request = await asked('ok');
    await expect(standIn.stranger.charge(request)).rejects.toThrow(GatewayRefused);
    await gateway.checkAccess();
    // every account of the sandbox is one of its own: nobody is a stranger there
    if (name !== 'sandbox')
      await expect(standIn.stranger.checkAccess()).rejects.toThrow(GatewayRefused);
  });
});
