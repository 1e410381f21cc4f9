import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gocardlessStandIn } from './gocardless-stand-in.ts';
import { mollieStandIn } from './mollie-stand-in.ts';
import type { Behaviour, StandIn } from './stand-in.ts';
import { stripeStandIn } from './stripe-stand-in.ts';

/** What happens at a gateway without us. */
const verbs = ['leave', 'pay', 'step', 'payments', 'refunds', 'breakNext'] as const;
type Verb = (typeof verbs)[number];
const kinds = ['stripe', 'mollie', 'gocardless'] as const;
type Kind = (typeof kinds)[number];

/** Where the world finds gateways, and where a test makes something happen there. */
export interface GatewaysAddress {
  readonly hosts: Readonly<Record<Kind, string>>;
  readonly controlUrl: string;
}

/** Stand-ins as services of their own, and an address at which tests in other processes reach them. */
export const startGateways = async () => {
  const standIns: Record<Kind, StandIn> = {
    stripe: await stripeStandIn(),
    // a world has no public address that Mollie would take
    mollie: await mollieStandIn({ isPublic: false }),
    gocardless: await gocardlessStandIn(),
  };
  const control = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const [, kind, verb] = (request.url ?? '').split('/');
    const act = standIns[kind as Kind][verb as Verb] as (...about: unknown[]) => Promise<unknown>;
    response.end(JSON.stringify((await act(...JSON.parse(text))) ?? null));
  });
  await new Promise<void>(ready => control.listen(0, '127.0.0.1', ready));
  const { port } = control.address() as AddressInfo;
  const address: GatewaysAddress = {
    hosts: {
      stripe: standIns.stripe.url,
      mollie: standIns.mollie.url,
      gocardless: standIns.gocardless.url,
    },
    controlUrl: `http://127.0.0.1:${port}`,
  };
  return {
    address,
    close: () => {
      control.closeAllConnections();
      control.close();
      for (const standIn of Object.values(standIns)) standIn.close();
    },
  };
};

/** A stand-in as a test of a world has it. */
export const gatewayAt = ({ controlUrl }: GatewaysAddress, kind: Kind) => {
  const ask = async (verb: Verb, ...about: unknown[]) => {
    const body = JSON.stringify(about);
    const answer = await fetch(`${controlUrl}/${kind}/${verb}`, { method: 'POST', body });
    return (await answer.json()) as never;
  };
  return {
    leave: (url: string, as: Behaviour): Promise<void> =>
      ask('leave', { setupId: url.split('/').at(-1), url }, as),
    pay: (url: string): Promise<void> => ask('pay', { gatewayPayment: url.split('/').at(-1), url }),
    payments: (key: string): Promise<number> => ask('payments', key),
    refunds: (key: string): Promise<number> => ask('refunds', key),
    breakNext: (): Promise<void> => ask('breakNext'),
  };
};
