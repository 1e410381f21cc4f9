import * as z from 'zod';
import { GatewayUnreachable } from './gateway.ts';
import { BillingRequest, GocardlessError } from './gocardless-words.ts';
import { type JsonClient, JsonRefused } from './json-client.ts';

export const post = <T>(
  client: JsonClient,
  schema: z.ZodType<T>,
  [resource, key, values]: readonly [string, string, object],
): Promise<T> =>
  client.call(schema, { method: 'POST', path: `/${resource}`, key, body: { [resource]: values } });

export const isPage = (id: string): boolean => id.startsWith('BRQ');

export const billingRequest = async (client: JsonClient, id: string): Promise<BillingRequest> => {
  const schema = z.object({ billing_requests: BillingRequest });
  return (await client.get(schema, `/billing_requests/${id}`)).billing_requests;
};

/** A key that was used answers 409 and names what it made (developer.gocardless.com/api-reference#making-requests-idempotency-keys). */
export const existing = async <T>(
  make: () => Promise<T>,
  read: (id: string) => Promise<T>,
): Promise<T> => {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof JsonRefused) || error.status !== 409) throw error;
    const { errors } = GocardlessError.parse(JSON.parse(error.text)).error;
    const id = errors.find(({ reason }) => reason === 'idempotent_creation_conflict')?.links
      ?.conflicting_resource_id;
    if (!id) throw new GatewayUnreachable('gocardless', error);
    return read(id);
  }
};
