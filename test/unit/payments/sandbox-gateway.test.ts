import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatewayServer } from '../../../infra/local/gateway/server.ts';
import { GatewayUnreachable } from '../../../shared/payments/gateways/gateway.ts';
import { sandboxGateway } from '../../../shared/payments/gateways/sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'atrium-gateway-'));
const server = gatewayServer(folder, () => url);
let url = '';
beforeAll(async () => {
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const gateway = () => sandboxGateway({ secretKey: 'sk_sandbox_unit' }, url);
const ann = { id: 'cus_1', name: 'Ann', email: 'ann@example.com', language: 'en' } as const;
const returnUrl = 'https://portal.example.com/back';

const control = (path: string) =>
  fetch(`${url}/_control${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_sandbox_unit' },
  });

const choose = (page: string, method: string) =>
  fetch(page, { method: 'POST', body: new URLSearchParams({ method }), redirect: 'manual' });

let setups = 0;
const methodOnFile = async (name: string) => {
  setups += 1;
  const types = ['card', 'sepa_debit'] as const;
  const setup = await gateway().startSetup({
    key: `set_${setups}`,
    customer: ann,
    types,
    returnUrl,
  });
  expect((await gateway().readSetup(setup)).status).toBe('pending');
  expect((await choose(setup.url, name)).headers.get('location')).toBe(returnUrl);
  const { method } = await gateway().readSetup(setup);
  if (!method) throw new Error(`no method was left by ${name}`);
  return { token: method.token, method, gatewayCustomer: setup.gatewayCustomer };
};

const chargeOf = async (name: string, key: string) => {
  const { token, gatewayCustomer } = await methodOnFile(name);
  return { key, amount: 12_100, currency: 'EUR', method: token, gatewayCustomer } as const;
};
const texts = { description: 'INV-000001', reference: 'INV-000001' };

test('a key that was charged is not charged again', async () => {
  const asked = { ...(await chargeOf('ok', 'att_1')), ...texts };
  const first = await gateway().charge(asked);
  expect(first).toMatchObject({ status: 'succeeded', amount: 12_100, currency: 'EUR' });
  expect(await gateway().charge({ ...asked, amount: 1 })).toEqual(first);
});

test('a charge whose answer is lost is found by its key', async () => {
  const asked = { ...(await chargeOf('times_out', 'att_2')), ...texts };
  await expect(gateway().charge(asked)).rejects.toThrow(GatewayUnreachable);
  expect(await gateway().readPayment({ key: 'att_2' })).toMatchObject({ status: 'succeeded' });
  expect(await gateway().readPayment({ key: 'att_never' })).toBeUndefined();
});

test('a direct debit is pending, then paid, then returned', async () => {
  const asked = { ...(await chargeOf('sepa_returned', 'att_3')), ...texts };
  const { gatewayPayment, status } = await gateway().charge(asked);
  const next = async () => {
    await control(`/payments/${gatewayPayment}/step`);
    return (await gateway().readPayment({ key: 'att_3' }))?.status;
  };
  expect([status, await next(), await next(), await next()]).toEqual([
    ...['pending', 'succeeded', 'reversed', 'reversed'],
  ]);
});

test('a revoked mandate takes no money', async () => {
  const { token, method, gatewayCustomer } = await methodOnFile('sepa_ok');
  await gateway().revokeMandate(method.mandate?.id ?? '');
  const asked = { amount: 1, currency: 'EUR', method: token, mandate: method.mandate?.id } as const;
  const charged = await gateway().charge({ key: 'att_4', ...asked, gatewayCustomer, ...texts });
  expect(charged).toMatchObject({ status: 'failed', reason: 'mandate_invalid' });
});

test('a page is paid or cancelled, not both', async () => {
  const asked = {
    amount: 500,
    currency: 'EUR',
    description: 'x',
    customer: ann,
    returnUrl,
  } as const;
  const paid = await gateway().startPayment({ key: 'att_5', ...asked });
  await choose(paid.url, 'ok');
  expect((await gateway().cancelPayment(paid.gatewayPayment)).status).toBe('succeeded');
  const closed = await gateway().startPayment({ key: 'att_6', ...asked });
  expect((await gateway().cancelPayment(closed.gatewayPayment)).status).toBe('cancelled');
  await choose(closed.url, 'ok');
  expect((await gateway().readPayment({ key: 'att_6' }))?.status).toBe('cancelled');
});

test('a refund is made once, and never beyond what was paid', async () => {
  const asked = { ...(await chargeOf('ok', 'att_7')), ...texts };
  const { gatewayPayment } = await gateway().charge(asked);
  const back = { gatewayPayment, currency: 'EUR', reason: 'too much' } as const;
  const first = await gateway().refund({ key: 'ref_1', ...back, amount: 10_000 });
  expect(await gateway().refund({ key: 'ref_1', ...back, amount: 10_000 })).toEqual(first);
  // 12,100 − 10,000 = 2,100 are left
  await expect(gateway().refund({ key: 'ref_2', ...back, amount: 2_101 })).rejects.toThrow('2100');
});
