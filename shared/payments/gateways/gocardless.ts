import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { Refusal } from '../../kernel/errors.ts';
import { endMandate } from './end-mandate.ts';
import type { Gateway, WebhookRequest } from './gateway.ts';
import { isPage } from './gocardless-client.ts';
import { readSetup, startPayment, startSetup } from './gocardless-pages.ts';
import {
  byKey,
  cancelPayment,
  charge,
  pageStands,
  refund,
  refundByKey,
  stands,
} from './gocardless-payments.ts';
import {
  GocardlessEvent,
  GocardlessMandate,
  GocardlessPayment,
  mandateOf,
  noticeOf,
} from './gocardless-words.ts';
import { jsonClient } from './json-client.ts';

export interface GocardlessCredentials {
  readonly accessToken: string;
}

export interface GocardlessOptions {
  readonly baseUrl?: string;
  readonly timeoutSeconds?: number;
}

/** GoCardless (API 2015-07-06): SEPA and Bacs mandates by its hosted pages, and payments by bank on them. */
export const gocardlessGateway = (
  { accessToken }: GocardlessCredentials,
  { baseUrl = 'https://api.gocardless.com', timeoutSeconds }: GocardlessOptions = {},
): Gateway => {
  const headers = { authorization: `Bearer ${accessToken}`, 'gocardless-version': '2015-07-06' };
  const client = jsonClient({
    ...{ kind: 'gocardless', baseUrl, headers, timeoutSeconds },
    silent: [408, 429],
  });
  const readMandate = async (id: string) => {
    const found = await client.find(z.object({ mandates: GocardlessMandate }), `/mandates/${id}`);
    return found && mandateOf(found.mandates);
  };
  return {
    kind: 'gocardless',
    checkAccess: async () => {
      await client.get(z.unknown(), '/payments?limit=1');
    },
    startSetup: request => startSetup(client, request),
    readSetup: ({ setupId }) => readSetup(client, setupId),
    charge: request => charge(client, request),
    startPayment: request => startPayment(client, request),
    cancelPayment: id => cancelPayment(client, id),
    readPayment: async ({ key, gatewayPayment: id, begunAt }) => {
      if (!id) return byKey(client, key, begunAt);
      if (isPage(id)) return pageStands(client, id);
      const found = await client.find(z.object({ payments: GocardlessPayment }), `/payments/${id}`);
      return found && stands(client, found.payments);
    },
    refund: request => refund(client, request),
    readRefund: request => refundByKey(client, request),
    readMandate,
    revokeMandate: id => {
      const path = `/mandates/${id}/actions/cancel`;
      const end = () => client.call(z.unknown(), { method: 'POST', path, body: {} });
      return endMandate(readMandate, id, end);
    },
    readWebhook: async request => readWebhook(request),
  };
};

const Delivered = z.object({ events: z.array(GocardlessEvent) });

/** The signature has no time in it (decision 0028): a repetition is known by its events, which are read again anyway. */
const readWebhook = ({ rawBody, headers, secrets }: WebhookRequest) => {
  const given = Buffer.from(headers['webhook-signature'] ?? '', 'hex');
  const isSigned = secrets.some(secret => {
    const expected = createHmac('sha256', secret).update(rawBody).digest();
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!isSigned) throw new Refusal('webhook_signature');
  return Delivered.parse(JSON.parse(rawBody.toString())).events.flatMap(noticeOf);
};
