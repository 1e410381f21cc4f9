import * as z from 'zod';
import { Refusal } from '../../kernel/errors.ts';
import { endMandate } from './end-mandate.ts';
import type { Gateway, WebhookRequest } from './gateway.ts';
import { jsonClient } from './json-client.ts';
import { once, pageOf, readSetup, startSetup } from './mollie-pages.ts';
import {
  byKey,
  cancelPayment,
  charge,
  mandatePath,
  refund,
  refundByKey,
} from './mollie-payments.ts';
import { MollieMandate, MolliePayment, mandateOf, outcomeOf } from './mollie-words.ts';

export interface MollieCredentials {
  readonly apiKey: string;
}

export interface MollieOptions {
  /** Mollie tells each payment's own address what becomes of it; without one it is asked */
  readonly webhookUrl?: string;
  readonly baseUrl?: string;
  readonly timeoutSeconds?: number;
}

/** Mollie (API v2): cards, and SEPA Direct Debit by a mandate that a first payment with iDEAL or Bancontact leaves. */
export const mollieGateway = ({ apiKey }: MollieCredentials, options: MollieOptions): Gateway => {
  const { webhookUrl, baseUrl = 'https://api.mollie.com/v2', timeoutSeconds } = options;
  const headers = { authorization: `Bearer ${apiKey}` };
  const client = jsonClient({
    ...{ kind: 'mollie', baseUrl, headers, timeoutSeconds },
    // 409: the same key is being worked on (docs.mollie.com/reference/api-idempotency)
    silent: [408, 409, 429],
  });
  const pay = (key: string, body: object) =>
    client.call(MolliePayment, {
      method: 'POST',
      path: '/payments',
      key,
      body: { ...body, ...(webhookUrl && { webhookUrl }) },
    });
  const readMandate = async (token: string) => {
    const { customer, path } = mandatePath(token);
    const found = await client.find(MollieMandate, path);
    return found && mandateOf(customer, found);
  };
  return {
    kind: 'mollie',
    checkAccess: async () => {
      await client.get(z.unknown(), '/payments?limit=1');
    },
    startSetup: request => startSetup(client, pay, request),
    readSetup: ({ setupId }) => readSetup(client, setupId),
    charge: request => charge(pay, request),
    startPayment: async request => {
      const { id, ...page } = pageOf(await pay(request.key, once(request)));
      return { gatewayPayment: id, ...page };
    },
    cancelPayment: id => cancelPayment(client, id),
    readPayment: async ({ key, gatewayPayment, begunAt }) => {
      const found = gatewayPayment
        ? await client.find(MolliePayment, `/payments/${gatewayPayment}`)
        : await byKey(client, key, begunAt);
      return found && outcomeOf(found);
    },
    refund: request => refund(client, request),
    readRefund: request => refundByKey(client, request),
    readMandate,
    revokeMandate: token => {
      const { path } = mandatePath(token);
      const end = () => client.call(z.unknown(), { method: 'DELETE', path });
      return endMandate(readMandate, token, end);
    },
    readWebhook: async request => readWebhook(request),
  };
};
export type Pay = (key: string, body: object) => Promise<MolliePayment>;

/** docs.mollie.com/reference/webhooks: an unsigned form with a payment's id, the same at each change of it. */
const Call = z.object({ id: z.string().regex(/^tr_[A-Za-z0-9]{1,60}$/) });

const readWebhook = ({ rawBody, now }: WebhookRequest) => {
  const called = Call.safeParse(Object.fromEntries(new URLSearchParams(rawBody.toString())));
  if (!called.success) throw new Refusal('webhook_signature');
  const { id } = called.data;
  // each call may tell of another change, so none is a repetition; the truth is read from Mollie
  return [{ id: `${id}@${now}`, about: { kind: 'payment' as const, gatewayId: id } }];
};
