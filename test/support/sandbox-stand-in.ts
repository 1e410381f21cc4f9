import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatewayServer } from '../../infra/local/gateway/server.ts';
import { sandboxGateway } from '../../shared/payments/gateways/sandbox.ts';
import type { Behaviour, StandIn } from './stand-in.ts';

const secretKey = 'sk_sandbox_contract';
const methods: Record<Behaviour, string> = {
  ok: 'ok',
  insufficient_funds: 'insufficient_funds',
  times_out: 'times_out',
  debit: 'sepa_returned',
};

/** The sandbox's own payment service, which is what it is everywhere. */
export const sandboxStandIn = async (): Promise<StandIn> => {
  const folder = mkdtempSync(join(tmpdir(), 'atrium-contract-'));
  const server = gatewayServer(folder, () => url);
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const headers = { authorization: `Bearer ${secretKey}` };
  const choose = async (page: string, method: string) => {
    await fetch(page, {
      method: 'POST',
      body: new URLSearchParams({ method }),
      redirect: 'manual',
    });
  };
  return {
    gateway: sandboxGateway({ secretKey }, url),
    url,
    stranger: sandboxGateway({ secretKey: 'sk_sandbox_stranger' }, url),
    leave: (setup, behaviour) => choose(setup.url, methods[behaviour]),
    pay: hosted => choose(hosted.url, 'ok'),
    step: async id => {
      await fetch(`${url}/_control/payments/${id}/step`, { method: 'POST', headers });
    },
    payments: async key => {
      const books = await (await fetch(`${url}/_control/books`, { headers })).json();
      return (books as { payments: { key: string }[] }).payments.filter(each => each.key === key)
        .length;
    },
    refunds: async key => {
      const books = await (await fetch(`${url}/_control/books`, { headers })).json();
      return (books as { refunds: { key: string; amount: number }[] }).refunds
        .filter(each => each.key === key)
        .reduce((sum, { amount }) => sum + amount, 0);
    },
    close: () => {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
