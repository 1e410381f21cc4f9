import { randomBytes } from 'node:crypto';
import { Webhook as Signer } from 'standardwebhooks';
import { dateOf } from '../kernel/clock.ts';

/** 192 bits, in the form that libraries of standardwebhooks.com take. */
export const newSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`;

/** The headers of Standard Webhooks; with several secrets there is a signature of each, parted by spaces. */
export const signatures = (
  secrets: readonly string[],
  { id, at, body }: { readonly id: string; readonly at: string; readonly body: string },
) => {
  const date = dateOf(at);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(date.getTime() / 1_000)),
    'webhook-signature': secrets.map(secret => new Signer(secret).sign(id, date, body)).join(' '),
  };
};
