import * as z from 'zod';
import { realClock } from '../../kernel/clock.ts';
import {
  type ChargeRequest,
  declined,
  lookedForSince,
  type Outcome,
  type RefundOutcome,
  type RefundRequest,
} from './gateway.ts';
import { billingRequest, existing, isPage, post } from './gocardless-client.ts';
import {
  GocardlessError,
  GocardlessEvent,
  GocardlessPayment,
  GocardlessRefund,
  outcomeOf,
  pageOutcome,
} from './gocardless-words.ts';
import { type JsonClient, JsonRefused } from './json-client.ts';

const Payment = z.object({ payments: GocardlessPayment });

export const charge = async (client: JsonClient, request: ChargeRequest): Promise<Outcome> => {
  const { key, amount, currency, method, description } = request;
  const values = {
    ...{ amount, currency, description },
    metadata: { key, reference: request.reference },
    // when a failed one is tried again is decided here (dunning)
    retry_if_possible: false,
    links: { mandate: method },
  };
  try {
    const { payments } = await existing(
      () => post(client, Payment, ['payments', key, values]),
      id => client.get(Payment, `/payments/${id}`),
    );
    return await stands(client, payments);
  } catch (error) {
    const isLost = error instanceof JsonRefused && reasonsOf(error).some(isOfMandate);
    if (!isLost) throw error;
    return declined(request, 'mandate_invalid', realClock.now());
  }
};

const reasonsOf = ({ text }: JsonRefused): readonly string[] =>
  GocardlessError.parse(JSON.parse(text)).error.errors.flatMap(({ reason }) => reason ?? []);

/** e.g. `mandate_is_inactive` (developer.gocardless.com/api-reference#errors-invalid-state-errors) */
const isOfMandate = (reason: string): boolean => reason.startsWith('mandate_');

/** Why it failed is told by its events only. */
export const stands = async (client: JsonClient, payment: GocardlessPayment): Promise<Outcome> => {
  if (payment.status !== 'failed') return outcomeOf(payment, []);
  const schema = z.object({ events: z.array(GocardlessEvent) });
  const { events } = await client.get(schema, `/events?payment=${payment.id}&limit=500`);
  return outcomeOf(payment, events);
};

export const pageStands = async (client: JsonClient, id: string): Promise<Outcome> => {
  const request = await billingRequest(client, id);
  const made = request.links.payment_request_payment;
  if (!made) return pageOutcome(request);
  return stands(client, (await client.get(Payment, `/payments/${made}`)).payments);
};

const Payments = z.object({
  payments: z.array(GocardlessPayment),
  meta: z.object({ cursors: z.object({ after: z.string().nullish() }) }),
});

/** There is no search: the payments of the last days are walked. */
export const byKey = async (
  client: JsonClient,
  key: string,
  begunAt?: string,
): Promise<Outcome | undefined> => {
  const since = lookedForSince(begunAt, realClock.now());
  const all = `/payments?limit=500&created_at[gte]=${encodeURIComponent(since)}`;
  for (let path: string | undefined = all; path; ) {
    const page: z.infer<typeof Payments> = await client.get(Payments, path);
    const found = page.payments.find(({ metadata }) => metadata?.key === key);
    if (found) return stands(client, found);
    const { after } = page.meta.cursors;
    path = after ? `${all}&after=${after}` : undefined;
  }
  return undefined;
};

export const cancelPayment = async (client: JsonClient, id: string): Promise<Outcome> => {
  const resource = isPage(id) ? 'billing_requests' : 'payments';
  const path = `/${resource}/${id}/actions/cancel`;
  try {
    await client.call(z.unknown(), { method: 'POST', path, body: {} });
  } catch (error) {
    // what cannot be cancelled any more is read as it stands
    if (!(error instanceof JsonRefused && error.status === 422)) throw error;
  }
  if (isPage(id)) return pageStands(client, id);
  return stands(client, (await client.get(Payment, `/payments/${id}`)).payments);
};

/** The sum of all refunds is part of the request, so one that was made already is found before another is asked for. */
export const refund = async (
  client: JsonClient,
  { key, gatewayPayment, amount }: RefundRequest,
) => {
  const { payment, refunds } = await refundsOf(client, gatewayPayment);
  const made = refunds.find(({ metadata }) => metadata?.key === key);
  const asked = {
    amount,
    total_amount_confirmation: payment.amount_refunded + amount,
    metadata: { key },
    links: { payment: payment.id },
  };
  const schema = z.object({ refunds: GocardlessRefund });
  if (made) return refundOutcome(made);
  const { refunds: fresh } = await existing(
    () => post(client, schema, ['refunds', key, asked]),
    known => client.get(schema, `/refunds/${known}`),
  );
  return refundOutcome(fresh);
};

export const refundByKey = async (
  client: JsonClient,
  { key, gatewayPayment }: Pick<RefundRequest, 'key' | 'gatewayPayment'>,
): Promise<RefundOutcome | undefined> => {
  const { refunds } = await refundsOf(client, gatewayPayment);
  const made = refunds.find(({ metadata }) => metadata?.key === key);
  return made && refundOutcome(made);
};

const refundStatuses: Readonly<Record<string, RefundOutcome['status']>> = {
  paid: 'succeeded',
  cancelled: 'failed',
  bounced: 'failed',
  funds_returned: 'failed',
};

const refundOutcome = ({ id, status }: GocardlessRefund): RefundOutcome => ({
  status: refundStatuses[status] ?? 'pending',
  gatewayRefund: id,
});

const refundsOf = async (client: JsonClient, id: string) => {
  const made = isPage(id) ? (await billingRequest(client, id)).links.payment_request_payment : id;
  const { payments: payment } = await client.get(Payment, `/payments/${made}`);
  const schema = z.object({ refunds: z.array(GocardlessRefund) });
  const { refunds } = await client.get(schema, `/refunds?payment=${payment.id}&limit=500`);
  return { payment, refunds };
};
