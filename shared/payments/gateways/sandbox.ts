import { Webhook as Signer } from 'standardwebhooks';
import * as z from 'zod';
import { Refusal } from '../../kernel/errors.ts';
import { Currency } from '../../kernel/money.ts';
import {
  declineReasons,
  type Gateway,
  GatewayForbidden,
  GatewayMandate,
  GatewayMethod,
  GatewayRefused,
  GatewayUnreachable,
  isForbidden,
  type Outcome,
  outcomeStatuses,
  Subject,
} from './gateway.ts';

/** A gateway that is slower than this has not answered; what became of the call is asked later. */
const timeoutSeconds = 5;

const Payment = z.object({
  id: z.string(),
  status: z.enum(outcomeStatuses),
  amount: z.int(),
  currency: Currency,
  at: z.iso.datetime(),
  reason: z.enum(declineReasons).optional(),
  url: z.url().optional(),
});
const Setup = z.object({
  id: z.string(),
  url: z.url(),
  gatewayCustomer: z.string(),
  expiresAt: z.iso.datetime(),
  status: z.enum(['pending', 'failed', 'done']),
  method: GatewayMethod.optional(),
});
const Hosted = Payment.extend({ url: z.url(), expiresAt: z.iso.datetime() });
const Refund = z.object({ id: z.string(), status: z.enum(['succeeded', 'pending', 'failed']) });
const Notice = z.object({ id: z.string(), about: Subject });

const outcomeOf = ({ id, ...payment }: z.infer<typeof Payment>): Outcome => ({
  ...payment,
  gatewayPayment: id,
});

interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
}

/** Speaks to the sandbox's own payment service, which moves no money (infra/local/gateway). */
export const sandboxGateway = (
  credentials: { readonly secretKey: string },
  baseUrl: string,
): Gateway => {
  const call = async ({ method, path, body }: Call): Promise<unknown> => {
    const response = await fetch(new URL(path, baseUrl), {
      method,
      headers: {
        authorization: `Bearer ${credentials.secretKey}`,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutSeconds * 1_000),
    })
      .then(async answer => ({ status: answer.status, text: await answer.text() }))
      .catch(error => {
        throw new GatewayUnreachable('sandbox', error);
      });
    if (response.status === 404) return undefined;
    if (response.status >= 500) throw new GatewayUnreachable('sandbox', response.text);
    if (isForbidden(response.status)) throw new GatewayForbidden('sandbox', response.text);
    if (response.status >= 400) throw new GatewayRefused('sandbox', response.text);
    return JSON.parse(response.text);
  };
  const ask = async <T>(schema: z.ZodType<T>, asked: Call): Promise<T | undefined> => {
    const answer = await call(asked);
    return answer === undefined ? undefined : schema.parse(answer);
  };
  const must = async <T>(schema: z.ZodType<T>, asked: Call): Promise<T> => {
    const answer = await ask(schema, asked);
    if (answer === undefined) throw new GatewayRefused('sandbox', `${asked.path} is not there`);
    return answer;
  };
  const post = (path: string, body: object): Call => ({ method: 'POST', path, body });
  const get = (path: string): Call => ({ method: 'GET', path });

  return {
    kind: 'sandbox',
    checkAccess: async () => {
      await call(get('/v1/keys/none'));
    },
    startSetup: async request => {
      const { id: setupId, ...setup } = await must(Setup, post('/v1/setups', request));
      return { ...setup, setupId };
    },
    readSetup: async ({ setupId }) => {
      const { status, method } = await must(Setup, get(`/v1/setups/${setupId}`));
      return { status, ...(method && { method }) };
    },
    charge: async request => outcomeOf(await must(Payment, post('/v1/charges', request))),
    startPayment: async request => {
      const { id, url, expiresAt } = await must(Hosted, post('/v1/checkouts', request));
      return { gatewayPayment: id, url, expiresAt };
    },
    cancelPayment: async id =>
      outcomeOf(await must(Payment, post(`/v1/payments/${id}/cancel`, {}))),
    readPayment: async ({ key, gatewayPayment }) => {
      const path = gatewayPayment ? `/v1/payments/${gatewayPayment}` : `/v1/keys/${key}`;
      const found = await ask(Payment, get(path));
      return found && outcomeOf(found);
    },
    refund: async request => {
      const { id, status } = await must(Refund, post('/v1/refunds', request));
      return { gatewayRefund: id, status };
    },
    readRefund: async ({ key }) => {
      const found = await ask(Refund, get(`/v1/refunds/${key}`));
      return found && { gatewayRefund: found.id, status: found.status };
    },
    readMandate: id => ask(GatewayMandate, get(`/v1/mandates/${id}`)),
    revokeMandate: async id => {
      await must(GatewayMandate, post(`/v1/mandates/${id}/revoke`, {}));
    },
    readWebhook: async ({ rawBody, headers, secrets }) => [
      Notice.parse(JSON.parse(verified(rawBody, headers, secrets))),
    ],
  };
};

/** Says where an account wants to hear of what happens; said again the last one counts. */
export const listenAtSandbox = async (
  account: string,
  baseUrl: string,
  endpoint: { readonly url: string; readonly secret: string },
): Promise<void> => {
  const response = await fetch(new URL('/v1/endpoint', baseUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${account}`, 'content-type': 'application/json' },
    body: JSON.stringify(endpoint),
    signal: AbortSignal.timeout(timeoutSeconds * 1_000),
  });
  if (!response.ok) throw new GatewayRefused('sandbox', await response.text());
};

/** The signature of Standard Webhooks, at most five minutes old, by any of the secrets. */
const verified = (
  rawBody: Buffer,
  headers: Readonly<Record<string, string | undefined>>,
  secrets: readonly string[],
): string => {
  const body = rawBody.toString();
  const given = Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  for (const secret of secrets) {
    try {
      new Signer(secret).verify(body, given);
      return body;
    } catch {
      // another secret may fit
    }
  }
  throw new Refusal('webhook_signature');
};
