import * as z from 'zod';
import { plusSeconds } from '../../kernel/clock.ts';
import type { Gateway } from './gateway.ts';
import { gocardlessGateway } from './gocardless.ts';
import { mollieGateway } from './mollie.ts';
import { sandboxGateway } from './sandbox.ts';
import { stripeGateway } from './stripe.ts';

/** What a gateway signs its webhooks with; one that was replaced is valid `until` the gateway knows the new one. */
export const Secret = z.string().min(8).max(200);

const WebhookSecret = z.object({
  secret: Secret,
  until: z.iso.datetime().optional(),
});

/** Newest first. */
const webhookSecrets = z.array(WebhookSecret).max(2);
export const Key = z.string().min(8).max(300).regex(/^\S+$/, 'expected no spaces');

/** A publishable key (pk_…) can do nothing here. */
export const ofStripe = Key.regex(/^(sk|rk)_(test|live)_/, 'expected sk_… or rk_…');
export const ofMollie = Key.regex(/^(test|live)_/, 'expected test_… or live_…');

/** What an organisation's account at a gateway is reached with. It is read by adapters and shown to nobody. */
export const Credentials = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sandbox'), secretKey: Key, webhookSecrets }),
  z.object({ kind: z.literal('stripe'), secretKey: ofStripe, webhookSecrets }),
  // Mollie signs nothing
  z.object({
    kind: z.literal('mollie'),
    apiKey: ofMollie,
    webhookSecrets: z.array(WebhookSecret).max(0),
  }),
  z.object({
    kind: z.literal('gocardless'),
    accessToken: Key,
    environment: z.enum(['live', 'sandbox']),
    webhookSecrets,
  }),
]);
export type Credentials = z.infer<typeof Credentials>;

export interface AdapterOptions {
  /** where Mollie tells what happens; the others are told by the operator */
  readonly webhookUrl?: string;
  /** of the sandbox's gateway, or of a stand-in */
  readonly baseUrl?: string;
}

const gocardlessHosts = {
  live: 'https://api.gocardless.com',
  sandbox: 'https://api-sandbox.gocardless.com',
} as const;

export const adapterOf = (
  credentials: Credentials,
  { webhookUrl, baseUrl }: AdapterOptions,
): Gateway => {
  switch (credentials.kind) {
    case 'sandbox':
      if (!baseUrl) throw new Error('expected an address of the sandbox gateway');
      return sandboxGateway(credentials, baseUrl);
    case 'stripe':
      return stripeGateway(credentials, { ...(baseUrl && { baseUrl }) });
    case 'mollie':
      return mollieGateway(credentials, {
        ...(webhookUrl && { webhookUrl }),
        ...(baseUrl && { baseUrl }),
      });
    case 'gocardless':
      return gocardlessGateway(credentials, {
        baseUrl: baseUrl ?? gocardlessHosts[credentials.environment],
      });
  }
};

/** The secrets that a webhook may be signed with now. */
export const validWebhookSecrets = ({ webhookSecrets: all }: Credentials, now: string): string[] =>
  all.filter(({ until }) => until === undefined || until > now).map(({ secret }) => secret);

/** A new webhook secret; the one before it stays valid for a while, any older one ends. */
export const withWebhookSecret = (
  credentials: Credentials,
  { secret, now, overlapHours }: { secret: string; now: string; overlapHours: number },
): Credentials => {
  const [newest] = credentials.webhookSecrets;
  const before =
    newest && newest.secret !== secret
      ? [{ secret: newest.secret, until: plusSeconds(now, overlapHours * 3_600) }]
      : [];
  return Credentials.parse({ ...credentials, webhookSecrets: [{ secret }, ...before] });
};
