import type { MagicName } from '../../infra/local/gateway/magic.ts';
import { choose } from './sandbox-gateway.ts';

/** What a gateway keeps of a method, as its own export tells it. */
export interface LeftElsewhere {
  readonly gatewayCustomer: string;
  readonly token: string;
  readonly type: 'card' | 'sepa_debit' | 'bacs_debit';
  readonly label: string;
  readonly expires?: string;
  readonly mandate?: { readonly id: string; readonly reference: string };
}

/** A customer leaves a method on the sandbox gateway's page for the system before this one. */
export const leftElsewhere = async (
  url: string,
  account: string,
  behaves: MagicName,
): Promise<LeftElsewhere> => {
  const headers = { authorization: `Bearer ${account}`, 'content-type': 'application/json' };
  const asked = {
    key: crypto.randomUUID(),
    types: ['card', 'sepa_debit', 'bacs_debit'],
    customer: {},
    returnUrl: 'https://former.example.com/back',
  };
  const body = JSON.stringify(asked);
  const opened = await fetch(`${url}/v1/setups`, { method: 'POST', headers, body });
  const setup = (await opened.json()) as { id: string; url: string };
  await choose(setup.url, behaves);
  const done = await fetch(`${url}/v1/setups/${setup.id}`, { headers });
  const { gatewayCustomer, method } = (await done.json()) as {
    gatewayCustomer: string;
    method: Omit<LeftElsewhere, 'gatewayCustomer'>;
  };
  const { token, type, label, expires, mandate } = method;
  return {
    ...{ gatewayCustomer, token, type, label },
    ...(expires && { expires }),
    ...(mandate && { mandate: { id: mandate.id, reference: mandate.reference } }),
  };
};
