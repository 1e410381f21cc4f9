import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { operations } from '../shared/contract/operations.ts';

const stagesFolder = join(import.meta.dirname, 'stages');

/** The retentions that CloudWatch Logs knows (PutRetentionPolicy), one week and up. */
const retentionDays = [7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827] as const;

const routeKeys = operations.map(operation => `${operation.method} ${operation.path}`);

const Domain = z
  .string()
  .regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, 'expected a domain name in lower case');

/** Scheme, host and port as a browser sends them in `Origin`: no path, no slash at the end, never `*`. */
const Origin = z
  .string()
  .refine(
    text => !text.includes('*') && URL.canParse(text) && new URL(text).origin === text,
    'expected an origin such as https://members.example.com, without wildcard, path or closing slash',
  );

const certificateIn = (region: string) =>
  z
    .string()
    .regex(
      new RegExp(`^arn:aws[a-z-]*:acm:${region}:\\d{12}:certificate/[0-9a-f-]{36}$`),
      `expected the ARN of an ACM certificate in ${region === '[a-z0-9-]+' ? 'the region of the API' : region}`,
    );

/** Requests of one route: a steady rate and a burst, both per second (API Gateway's account default is 10,000 and 5,000). */
const Throttle = z.strictObject({
  ratePerSecond: z.number().positive().max(10_000),
  burst: z.int().positive().max(5_000),
});

/** What one deployment may choose. `stage` is the name of its file in `infra/stages/`. */
export const StageConfig = z
  .strictObject({
    stage: z.string().regex(/^[a-z][a-z0-9-]{1,15}$/, 'expected 2 to 16 of a-z, 0-9 and -'),
    allowedOrigins: z.array(Origin).min(1).max(20),
    mailDomain: Domain,
    /** whom sandbox organisations may mail to; nobody by default, `*` on a laptop */
    sandboxMailDomains: z.array(Domain.or(z.literal('*'))).default([]),
    portalUrl: z.url({ protocol: /^https?$/ }),
    alarmEmail: z.email(),
    logRetentionDays: z.literal(retentionDays).default(90),
    /** seconds after which a silent run is continued and a mail lease is over (design §2, §4.7) */
    leaseSeconds: z.int().min(5).max(3_600).default(900),
    /** seconds before a webhook is tried again; the waits after it grow to a day (shared/webhooks) */
    webhookRetrySeconds: z.number().min(0.1).max(300).default(300),
    throttling: z
      .strictObject({
        default: Throttle.prefault({ ratePerSecond: 100, burst: 200 }),
        public: Throttle.prefault({ ratePerSecond: 20, burst: 40 }),
        /** by route key, e.g. `POST /v1/admin/customers` */
        routes: z.record(z.string(), Throttle).default({}),
      })
      .prefault({}),
    apiDomain: z
      .strictObject({ name: Domain, certificateArn: certificateIn('[a-z0-9-]+') })
      .optional(),
    /** CloudFront with WAF in front of the public routes */
    edge: z
      .strictObject({
        name: Domain,
        certificateArn: certificateIn('us-east-1'),
        /** WAF blocks an address above this; WAF's own limits are 10 and 2,000,000,000 */
        requestsPerAddressInFiveMinutes: z.int().min(10).max(2_000_000_000).default(1_000),
      })
      .optional(),
  })
  .superRefine((config, context) => {
    const issue = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (config.stage !== 'local') {
      config.allowedOrigins.forEach((origin, index) => {
        if (!origin.startsWith('https://')) {
          issue(['allowedOrigins', index], 'expected https:// (http is for the stage local only)');
        }
      });
      if (!config.portalUrl.startsWith('https://')) {
        issue(['portalUrl'], 'expected https:// (http is for the stage local only)');
      }
      if (config.sandboxMailDomains.includes('*')) {
        issue(['sandboxMailDomains'], 'expected domains (* is for the stage local only)');
      }
      if (config.leaseSeconds < 120) {
        // send-mail may work for 60 s: within a shorter lease a second worker could send the same mail
        issue(['leaseSeconds'], 'expected at least 120 (less is for the stage local only)');
      }
    }
    if (config.stage !== 'local' && config.webhookRetrySeconds < 60) {
      issue(['webhookRetrySeconds'], 'expected at least 60 (less is for the stage local only)');
    }
    for (const route of Object.keys(config.throttling.routes)) {
      if (!routeKeys.includes(route)) {
        issue(['throttling', 'routes', route], 'expected the method and path of an operation');
      }
    }
    if (config.edge && !config.apiDomain) {
      issue(['edge'], 'expected apiDomain as well: CloudFront reaches the API by that name');
    }
  });
export type StageConfig = z.infer<typeof StageConfig>;

/** A stage's values. Throws one error that names every wrong value: its path, what was expected, what came. */
export const parseStage = (stage: string, values: Record<string, unknown>): StageConfig => {
  const parsed = StageConfig.safeParse({ ...values, stage });
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(issue => {
    const path = issue.path.join('.') || '(the whole file)';
    return `  ${path}: ${issue.message}; got ${JSON.stringify(valueAt(values, issue.path))}`;
  });
  throw new Error(`stage ${stage} cannot be synthesised:\n${lines.join('\n')}`);
};

/** Reads `infra/stages/<stage>.json`. */
export const loadStage = (stage: string): StageConfig => {
  const file = join(stagesFolder, `${stage}.json`);
  if (!/^[a-z0-9-]+$/.test(stage) || !existsSync(file)) {
    const known = readdirSync(stagesFolder).map(name => name.replace(/\.json$/, ''));
    throw new Error(`stage: expected one of ${known.join(', ')} (infra/stages); got ${stage}`);
  }
  return parseStage(stage, JSON.parse(readFileSync(file, 'utf8')));
};

const valueAt = (values: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    values,
  );
