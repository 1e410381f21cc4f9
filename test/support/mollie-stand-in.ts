import * as z from 'zod';
import { mollieGateway } from '../../shared/payments/gateways/mollie.ts';
import type {
  MollieMandate,
  MolliePayment,
  MollieRefund,
} from '../../shared/payments/gateways/mollie-words.ts';
import {
  type Answered,
  type Asked,
  type Behaviour,
  must,
  remembering,
  type StandIn,
  serve,
} from './stand-in.ts';

export const apiKey = 'test_atrium';
const webhookUrl = 'https://api.example.com/v1/webhooks/mollie/gwe_1';

const amount = z.strictObject({
  value: z.string().regex(/^\d+\.\d{2}$/),
  currency: z.literal('EUR'),
});
const locale = z.enum(['en_GB', 'nl_NL', 'de_DE', 'fr_FR']);

/** docs.mollie.com/reference/create-customer */
const NewCustomer = z.strictObject({
  name: z.string().min(1),
  email: z.email(),
  locale,
  metadata: z.strictObject({ customer: z.string() }),
});

/** docs.mollie.com/reference/create-payment; first and recurring: docs.mollie.com/docs/recurring-payments */
const shared = {
  amount,
  description: z.string().min(1).max(255),
  webhookUrl: z.url(),
};
const NewPayment = z.discriminatedUnion('sequenceType', [
  z.strictObject({
    ...shared,
    sequenceType: z.literal('first'),
    method: z.array(z.enum(['creditcard', 'ideal', 'bancontact'])).min(1),
    customerId: z.string(),
    redirectUrl: z.url(),
    locale,
    metadata: z.strictObject({ key: z.string() }),
  }),
  z.strictObject({
    ...shared,
    sequenceType: z.literal('recurring'),
    customerId: z.string(),
    mandateId: z.string(),
    metadata: z.strictObject({ key: z.string(), reference: z.string() }),
  }),
  z.strictObject({
    ...shared,
    sequenceType: z.literal('oneoff'),
    redirectUrl: z.url(),
    locale,
    metadata: z.strictObject({ key: z.string() }),
  }),
]);

/** docs.mollie.com/reference/create-refund */
const NewRefund = z.strictObject({
  amount,
  description: z.string().min(1),
  metadata: z.strictObject({ key: z.string() }),
});

/** docs.mollie.com/reference/error-handling */
const problem = (status: number, detail: string): Answered => ({
  status,
  body: { status, detail },
});

/** Mollie's API v2 as docs.mollie.com describes what we use of it. */
export const mollieStandIn = async ({
  isPublic = true,
}: {
  readonly isPublic?: boolean;
} = {}): Promise<StandIn> => {
  const behaviours = new Map<string, Behaviour>();
  const payments = new Map<string, MolliePayment>();
  const mandates = new Map<string, MollieMandate>();
  const refunds = new Map<string, MollieRefund[]>();
  const paidBack = new Map<string, number>();
  let made = 0;
  const idOf = (prefix: string) => {
    made += 1;
    return `${prefix}_${String(made).padStart(6, '0')}`;
  };
  const change = (id: string, changes: Partial<MolliePayment>) =>
    payments.set(id, { ...must(payments.get(id), id), ...changes });
  // Mollie writes its instants with an offset
  const now = () => new Date().toISOString().replace(/\.\d+Z$/, '+00:00');

  const newPayment = (body: unknown): Answered => {
    const parsed = NewPayment.safeParse(isPublic ? body : { webhookUrl, ...(body as object) });
    if (!parsed.success) return problem(422, z.prettifyError(parsed.error));
    const asked = parsed.data;
    const id = idOf('tr');
    const page = { checkout: { href: `https://www.mollie.com/checkout/${id}` } };
    const isRecurring = asked.sequenceType === 'recurring';
    const behaviour = isRecurring ? behaviours.get(asked.mandateId) : undefined;
    if (isRecurring && !behaviour)
      return {
        status: 422,
        body: { status: 422, detail: 'The mandate is invalid', field: 'mandateId' },
      };
    const payment: MolliePayment = {
      id,
      status: !isRecurring
        ? 'open'
        : behaviour === 'debit'
          ? 'pending'
          : behaviour === 'insufficient_funds'
            ? 'failed'
            : 'paid',
      amount: asked.amount,
      metadata: asked.metadata,
      createdAt: now(),
      _links: isRecurring ? {} : page,
      ...('customerId' in asked && { customerId: asked.customerId }),
      ...(behaviour === 'insufficient_funds' && {
        details: { failureReason: 'insufficient_funds' },
      }),
    };
    payments.set(id, payment);
    const answered = { status: 201, body: payment };
    return behaviour === 'times_out' ? { status: 0, body: answered } : answered;
  };

  const post = ({ path, body, headers }: Asked): Answered => {
    if (!headers['idempotency-key']) return problem(400, 'expected an idempotency key');
    const values: unknown = JSON.parse(body);
    if (path === '/payments') return newPayment(values);
    const schema = path === '/customers' ? NewCustomer : NewRefund;
    const parsed = schema.safeParse(values);
    if (!parsed.success) return problem(422, z.prettifyError(parsed.error));
    if (path === '/customers') return { status: 201, body: { id: idOf('cst') } };
    if (!payments.has(path.split('/')[2] ?? '')) return problem(404, `no ${path}`);
    const of = must(payments.get(path.split('/')[2] ?? ''), path);
    const { metadata } = NewRefund.parse(values);
    const refund: MollieRefund = { id: idOf('re'), status: 'queued', metadata };
    const { value } = NewRefund.parse(values).amount;
    paidBack.set(metadata.key, Math.round(Number(value) * 100));
    refunds.set(of.id, [...(refunds.get(of.id) ?? []), refund]);
    return { status: 201, body: refund };
  };

  const remove = (id: string, path: string): Answered => {
    if (mandates.delete(id)) {
      behaviours.delete(id);
      return { status: 204 };
    }
    // docs.mollie.com/reference/revoke-mandate
    if (path.includes('/mandates/')) return problem(404, `no ${path}`);
    if (payments.get(id)?.status !== 'open') return problem(422, 'The payment cannot be canceled');
    change(id, { status: 'canceled', _links: {} });
    return { status: 200, body: payments.get(id) };
  };

  const answers = remembering(problem(422, 'The key was used for another request'), asked => {
    const id = asked.path.split('/').at(-1) ?? '';
    if (asked.method === 'POST') return post(asked);
    if (asked.method === 'DELETE') return remove(id, asked.path);
    if (id === 'refunds') {
      const of = asked.path.split('/')[2] ?? '';
      return { status: 200, body: { _embedded: { refunds: refunds.get(of) ?? [] } } };
    }
    if (asked.path === '/payments') {
      // two a page, so that the walk turns it
      const all = [...payments.values()].toReversed();
      const from = Math.max(
        0,
        all.findIndex(each => each.id === asked.query.get('from')),
      );
      const next = all[from + 2] && {
        href: `https://api.mollie.com/v2/payments?from=${all[from + 2]?.id}&limit=2`,
      };
      return {
        status: 200,
        body: {
          _embedded: { payments: all.slice(from, from + 2) },
          _links: { next: next ?? null },
        },
      };
    }
    const found = payments.get(id) ?? mandates.get(id);
    return found ? { status: 200, body: found } : problem(404, `no ${asked.path}`);
  });
  const server = await serve(asked =>
    asked.headers.authorization === `Bearer ${apiKey}`
      ? answers(asked)
      : problem(401, 'Missing authentication'),
  );
  const options = { baseUrl: server.url, webhookUrl, timeoutSeconds: 1 };

  return {
    gateway: mollieGateway({ apiKey }, options),
    url: server.url,
    stranger: mollieGateway({ apiKey: 'test_stranger' }, options),
    leave: async ({ setupId }, behaviour) => {
      const isDebit = behaviour === 'debit';
      const mandate: MollieMandate = {
        id: idOf('mdt'),
        status: 'valid',
        method: isDebit ? 'directdebit' : 'creditcard',
        mandateReference: isDebit ? 'ATRIUM-1' : null,
        details: isDebit
          ? { consumerAccount: 'NL55INGB0000000000' }
          : { cardLabel: 'Visa', cardNumber: '4242', cardExpiryDate: '2030-03-31' },
      };
      mandates.set(mandate.id, mandate);
      behaviours.set(mandate.id, behaviour);
      change(setupId, { status: 'paid', mandateId: mandate.id, _links: {} });
    },
    pay: async ({ gatewayPayment }) => {
      change(gatewayPayment, { status: 'paid', paidAt: now(), _links: {} });
    },
    step: async id => {
      const { status, amount: whole } = must(payments.get(id), id);
      change(
        id,
        status === 'pending' ? { status: 'paid', paidAt: now() } : { amountChargedBack: whole },
      );
    },
    payments: async key =>
      [...payments.values()].filter(({ metadata }) => metadata?.key === key).length,
    refunds: async key => paidBack.get(key) ?? 0,
    close: server.close,
  };
};
