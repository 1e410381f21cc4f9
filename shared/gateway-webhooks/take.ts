import { ZodError } from 'zod';
import { realClock } from '../kernel/clock.ts';
import { existing, Refusal } from '../kernel/errors.ts';
import type { GatewayConnection } from '../payments/attempt-model.ts';
import { findConnection } from '../payments/connections.ts';
import { gatewayOf } from '../payments/gateway-of.ts';
import type { WebhookNotice } from '../payments/gateways/gateway.ts';
import { received } from './rules.ts';
import { webhookSecretsOf } from './secrets.ts';
import { findEndpoint, keepEvent } from './store.ts';

/** GoCardless puts up to 250 events into one body, the others send one. */
const maxBytes = 256 * 1_024;
/** How many events of one body are written side by side. */
const atOnce = 10;

/** What came to the address of a connection. */
export interface Delivery {
  readonly gateway: string;
  readonly endpointId: string;
  /** the bytes as they came */
  readonly rawBody: Buffer;
  /** names in lower case */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

// Idempotency key: connection + the gateway's own id of the event.
/**
 * Keeps what a gateway tells of and hands it over; the gateway is answered before anything is done about it. Forged,
 * stale or malformed: a refusal, and nothing is written. 2 gets; 3 writes for each event that is new.
 */
export const takeDelivery = async (
  delivery: Delivery,
): Promise<{ kept: number; known: number }> => {
  const { gateway: kind, endpointId, rawBody, headers } = delivery;
  if (rawBody.length > maxBytes) {
    const expected = `at most ${maxBytes} bytes`;
    throw new Refusal('payload_too_large', { expected, received: String(rawBody.length) });
  }
  const { organisationId: org, connectionId } = existing(
    await findEndpoint(endpointId),
    'endpointId',
    endpointId,
  );
  const connection = await findConnection(org, connectionId);
  if (!connection) throw new Refusal('gateway_disconnected');
  if (connection.kind !== kind) existing(undefined, 'gateway', kind);
  const now = realClock.now();
  const notices = await readNotices(org, connection, { rawBody, headers, now });
  const kept: boolean[] = [];
  for (let start = 0; start < notices.length; start += atOnce) {
    const some = notices.slice(start, start + atOnce);
    const events = some.map(notice => received(connection, notice, now));
    kept.push(...(await Promise.all(events.map(event => keepEvent(org, event)))));
  }
  const isNew = kept.filter(Boolean).length;
  return { kept: isNew, known: kept.length - isNew };
};

const readNotices = async (
  org: string,
  connection: GatewayConnection,
  request: Pick<Delivery, 'rawBody' | 'headers'> & { readonly now: string },
): Promise<WebhookNotice[]> => {
  const secrets = await webhookSecretsOf(org, connection, request.now);
  if (!secrets) throw new Refusal('gateway_disconnected');
  const gateway = await gatewayOf(org, connection);
  try {
    return await gateway.readWebhook({ ...request, secrets });
  } catch (error) {
    if (error instanceof ZodError || error instanceof SyntaxError) {
      throw new Refusal('webhook_malformed', { field: '/body', message: shapeOf(error) });
    }
    throw error;
  }
};

/** Where it is not as expected, and nothing of what it says. */
const shapeOf = (error: ZodError | SyntaxError): string =>
  error instanceof ZodError
    ? `It is not what its gateway sends: ${error.issues[0]?.path.join('.') ?? ''}.`
    : 'It is not valid JSON.';
