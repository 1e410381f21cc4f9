import * as z from 'zod';

const GatewayHosts = z.strictObject({
  stripe: z.url().optional(),
  mollie: z.url().optional(),
  gocardless: z.url().optional(),
});

/** A Lambda's environment: each function names what it needs and fails at once, by name, if it is absent. */
const variables = {
  TABLE_NAME: z.string().min(3),
  BUS_NAME: z.string().min(1),
  USER_POOL_ID: z.string().min(3),
  STATE_MACHINE_ARN: z.string().startsWith('arn:'),
  MAIL_QUEUE_URL: z.url(),
  ERASURE_QUEUE_URL: z.url(),
  WEBHOOK_QUEUE_URL: z.url(),
  /** queues and where their dead letters are: `mail=queue,dead letters,…;…`, by name */
  DEAD_LETTERS: z.string().transform(text =>
    text.split(';').map(lane => {
      const [name = '', names = ''] = lane.split('=');
      const [queue = '', ...letters] = names.split(',');
      return { name, queue, letters };
    }),
  ),
  /** seconds before a delivery is tried again for the first time */
  WEBHOOK_RETRY_SECONDS: z.coerce.number().positive(),
  /** whether webhooks may lie inside networks: on a laptop */
  WEBHOOKS_TO_PRIVATE: z.stringbool(),
  /** where the sandbox's payment gateway answers; empty: there is none */
  SANDBOX_GATEWAY_URL: z.url().or(z.literal('')).default(''),
  CONFIGURATION_SET: z.string().min(1),
  MAIL_FROM_DOMAIN: z.string().min(3),
  PORTAL_URL: z.url(),
  /** the beginning of the names of gateways' credentials in Secrets Manager */
  GATEWAY_SECRETS: z.string().min(3),
  /** other addresses of gateways, by kind: of stand-ins, which only the local runtime sets */
  GATEWAY_HOSTS: z
    .string()
    .default('{}')
    .transform(text => GatewayHosts.parse(JSON.parse(text))),
  /** domains that sandbox organisations may mail to, comma-separated; `*` on a laptop, empty: none */
  SANDBOX_MAIL_DOMAINS: z.string().default(''),
  /** how many workers of send-mail may run at once: each takes its share of SES's sending rate */
  MAIL_CONCURRENCY: z.coerce.number().int().positive(),
  /** seconds after which a silent run is continued and a mail lease is over */
  LEASE_SECONDS: z.coerce.number().positive(),
} as const;

export type Variable = keyof typeof variables;

const cache = new Map<Variable, unknown>();

export const env = <V extends Variable>(name: V): z.infer<(typeof variables)[V]> => {
  if (!cache.has(name)) {
    const parsed = variables[name].safeParse(process.env[name]);
    if (!parsed.success) {
      throw new Error(`environment variable ${name}: ${parsed.error.issues[0]?.message}`);
    }
    cache.set(name, parsed.data);
  }
  return cache.get(name) as z.infer<(typeof variables)[V]>;
};
