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
import { type JsonClient, JsonRefused } from './json-client.ts';
import type { Pay } from './mollie.ts';
import {
  MolliePayment,
  MolliePayments,
  MollieRefund,
  MollieRefunds,
  namesMandate,
  outcomeOf,
  toMollie,
  utc,
} from './mollie-words.ts';

export const mandatePath = (token: string) => {
  const [customer = '', mandate = ''] = token.split('/');
  return { customer, mandate, path: `/customers/${customer}/mandates/${mandate}` };
};

export const charge = async (pay: Pay, request: ChargeRequest): Promise<Outcome> => {
  try {
    return outcomeOf(await pay(request.key, recurring(request)));
  } catch (error) {
    const isLost = error instanceof JsonRefused && namesMandate(error.text);
    if (!isLost) throw error;
    return declined(request, 'mandate_invalid', realClock.now());
  }
};

const recurring = (request: ChargeRequest) => ({
  amount: toMollie(request.amount, request.currency),
  sequenceType: 'recurring',
  customerId: request.gatewayCustomer,
  mandateId: mandatePath(request.method).mandate,
  description: request.description,
  metadata: { key: request.key, reference: request.reference },
});

/** There is no search: payments are walked from the newest back. */
export const byKey = async (
  client: JsonClient,
  key: string,
  begunAt?: string,
): Promise<MolliePayment | undefined> => {
  const since = lookedForSince(begunAt, realClock.now());
  for (let path: string | undefined = '/payments?limit=250'; path; ) {
    const page: z.infer<typeof MolliePayments> = await client.get(MolliePayments, path);
    const { payments } = page._embedded;
    const found = payments.find(({ metadata }) => metadata?.key === key);
    if (found) return found;
    const oldest = payments.at(-1)?.createdAt;
    const isOver = oldest === undefined || utc(oldest) < since;
    const from = page._links.next && new URL(page._links.next.href).searchParams.get('from');
    path = isOver || !from ? undefined : `/payments?limit=250&from=${from}`;
  }
  return undefined;
};

export const cancelPayment = async (client: JsonClient, id: string): Promise<Outcome> => {
  const path = `/payments/${id}`;
  try {
    await client.call(z.unknown(), { method: 'DELETE', path });
  } catch (error) {
    // what cannot be cancelled any more is read as it stands
    if (!(error instanceof JsonRefused && error.status === 422)) throw error;
  }
  return outcomeOf(await client.get(MolliePayment, path));
};

export const refund = async (client: JsonClient, request: RefundRequest) => {
  const { key, gatewayPayment, amount, currency, reason } = request;
  const made = await client.call(MollieRefund, {
    method: 'POST',
    path: `/payments/${gatewayPayment}/refunds`,
    key,
    body: { amount: toMollie(amount, currency), description: reason, metadata: { key } },
  });
  return refundOutcome(made);
};

/** Idempotency keys are forgotten after an hour: what was made before is found among the refunds of its payment. */
export const refundByKey = async (
  client: JsonClient,
  { key, gatewayPayment }: Pick<RefundRequest, 'key' | 'gatewayPayment'>,
): Promise<RefundOutcome | undefined> => {
  const list = await client.find(MollieRefunds, `/payments/${gatewayPayment}/refunds?limit=250`);
  const made = list?._embedded.refunds.find(({ metadata }) => metadata?.key === key);
  return made && refundOutcome(made);
};

const refundStatuses: Readonly<Record<string, RefundOutcome['status']>> = {
  refunded: 'succeeded',
  failed: 'failed',
  canceled: 'failed',
};

const refundOutcome = ({ id, status }: MollieRefund): RefundOutcome => ({
  status: refundStatuses[status] ?? 'pending',
  gatewayRefund: id,
});
