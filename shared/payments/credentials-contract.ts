import * as z from 'zod';
import { Key, ofMollie, ofStripe, Secret } from './gateways/credentials.ts';

/** Given once and never shown; `format: password` keeps pages from showing it while it is typed. */
const secret = (schema: z.ZodString, description: string) =>
  schema.meta({ description, format: 'password' });

const stripeKey = secret(ofStripe, 'A secret or restricted key: sk_… or rk_….');
const mollieKey = secret(ofMollie, 'An API key: live_… or test_….');
const goCardlessToken = secret(Key, 'An access token that may read and write.');
const webhookSecret = secret(
  Secret,
  'What the gateway signs its webhooks with; it says so once the address of the connection is entered there.',
);
const environment = z.enum(['live', 'sandbox']);

export const NewGatewayConnection = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('sandbox') }),
    z.strictObject({
      kind: z.literal('stripe'),
      secretKey: stripeKey,
      webhookSecret: webhookSecret.optional(),
    }),
    z.strictObject({ kind: z.literal('mollie'), apiKey: mollieKey }),
    z.strictObject({
      kind: z.literal('gocardless'),
      accessToken: goCardlessToken,
      environment,
      webhookSecret: webhookSecret.optional(),
    }),
  ])
  .meta({ id: 'NewGatewayConnection' });
export type NewGatewayConnection = z.output<typeof NewGatewayConnection>;

const overlapHours = z.int().min(0).max(168).default(24).meta({
  description: 'How long the webhook secret of before stays valid beside the new one.',
});

export const GatewayCredentials = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('stripe'),
      secretKey: stripeKey.optional(),
      webhookSecret: webhookSecret.optional(),
      overlapHours,
    }),
    z.strictObject({ kind: z.literal('mollie'), apiKey: mollieKey }),
    z.strictObject({
      kind: z.literal('gocardless'),
      accessToken: goCardlessToken.optional(),
      webhookSecret: webhookSecret.optional(),
      overlapHours,
    }),
  ])
  .meta({ id: 'GatewayCredentials' });
export type GatewayCredentials = z.output<typeof GatewayCredentials>;
