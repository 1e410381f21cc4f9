import * as z from 'zod';
import { Currency } from '../../kernel/money.ts';
import type { DeclineReason, GatewayMandate, GatewayMethod, Outcome } from './gateway.ts';

const Metadata = z.object({ key: z.string().optional() }).nullish();

/** developer.gocardless.com/api-reference#core-endpoints-payments */
export const GocardlessPayment = z.object({
  id: z.string(),
  created_at: z.iso.datetime(),
  amount: z.int(),
  amount_refunded: z.int(),
  currency: Currency,
  status: z.enum([
    'pending_customer_approval',
    'pending_submission',
    'submitted',
    'confirmed',
    'paid_out',
    'cancelled',
    'customer_approval_denied',
    'failed',
    'charged_back',
  ]),
  metadata: Metadata,
});
export type GocardlessPayment = z.infer<typeof GocardlessPayment>;

/** developer.gocardless.com/api-reference#billing-requests-billing-requests */
export const BillingRequest = z.object({
  id: z.string(),
  created_at: z.iso.datetime(),
  status: z.enum(['pending', 'ready_to_fulfil', 'fulfilling', 'fulfilled', 'cancelled']),
  payment_request: z.object({ amount: z.int(), currency: Currency }).nullish(),
  links: z.object({
    customer: z.string().nullish(),
    mandate_request_mandate: z.string().nullish(),
    payment_request_payment: z.string().nullish(),
  }),
});
export type BillingRequest = z.infer<typeof BillingRequest>;

/** developer.gocardless.com/api-reference#billing-requests-billing-request-flows */
export const BillingRequestFlow = z.object({
  authorisation_url: z.url(),
  expires_at: z.iso.datetime(),
});

/** developer.gocardless.com/api-reference#core-endpoints-mandates */
export const GocardlessMandate = z.object({
  id: z.string(),
  reference: z.string(),
  scheme: z.string(),
  status: z.enum([
    'pending_customer_approval',
    'pending_submission',
    'submitted',
    'active',
    'suspended_by_payer',
    'failed',
    'cancelled',
    'expired',
    'consumed',
    'blocked',
  ]),
  links: z.object({ customer_bank_account: z.string().nullish() }),
});
export type GocardlessMandate = z.infer<typeof GocardlessMandate>;

/** developer.gocardless.com/api-reference#core-endpoints-customer-bank-accounts */
export const BankAccount = z.object({
  account_number_ending: z.string(),
  bank_name: z.string().nullish(),
});

/** developer.gocardless.com/api-reference#core-endpoints-refunds */
export const GocardlessRefund = z.object({
  id: z.string(),
  status: z.enum([
    'created',
    'pending_submission',
    'submitted',
    'paid',
    'cancelled',
    'bounced',
    'funds_returned',
  ]),
  metadata: Metadata,
});
export type GocardlessRefund = z.infer<typeof GocardlessRefund>;

/** developer.gocardless.com/api-reference#core-endpoints-events */
export const GocardlessEvent = z.object({
  id: z.string(),
  resource_type: z.string(),
  action: z.string(),
  details: z.object({ cause: z.string().nullish() }).nullish(),
  links: z.record(z.string(), z.unknown()),
});
export type GocardlessEvent = z.infer<typeof GocardlessEvent>;

/** developer.gocardless.com/api-reference#api-usage-errors */
export const GocardlessError = z.object({
  error: z.object({
    errors: z.array(
      z.object({
        reason: z.string().optional(),
        links: z.object({ conflicting_resource_id: z.string().optional() }).optional(),
      }),
    ),
  }),
});

/** Causes of an event (developer.gocardless.com/api-reference#core-endpoints-events, details). */
const causes: Readonly<Record<string, DeclineReason>> = {
  insufficient_funds: 'insufficient_funds',
  bank_account_closed: 'account_closed',
  bank_account_transferred: 'account_closed',
  invalid_bank_details: 'account_closed',
  direct_debit_not_enabled: 'mandate_invalid',
  mandate_cancelled: 'mandate_invalid',
  mandate_expired: 'mandate_invalid',
  authorisation_disputed: 'mandate_invalid',
  no_mandate: 'mandate_invalid',
};

const statuses = {
  pending_customer_approval: 'pending',
  pending_submission: 'pending',
  submitted: 'pending',
  confirmed: 'succeeded',
  paid_out: 'succeeded',
  cancelled: 'cancelled',
  customer_approval_denied: 'failed',
  failed: 'failed',
  charged_back: 'reversed',
} as const satisfies Record<GocardlessPayment['status'], Outcome['status']>;

/** What happened to it decides what `failed` means: after it was confirmed the bank took the money back. */
export const outcomeOf = (
  payment: GocardlessPayment,
  events: readonly GocardlessEvent[],
): Outcome => {
  const wasConfirmed = events.some(({ action }) => action === 'confirmed');
  const isLate = payment.status === 'failed' && wasConfirmed;
  const status = isLate ? 'reversed' : statuses[payment.status];
  const cause = events.find(
    ({ action }) => action === 'failed' || action === 'late_failure_settled',
  )?.details?.cause;
  return {
    status,
    gatewayPayment: payment.id,
    amount: payment.amount,
    currency: payment.currency,
    at: payment.created_at,
    ...(status === 'failed' && { reason: cause ? (causes[cause] ?? 'declined') : 'unknown' }),
    ...(status === 'reversed' && { reason: 'charged_back' }),
  };
};

const pageStatuses = {
  pending: 'unpaid',
  ready_to_fulfil: 'unpaid',
  fulfilling: 'pending',
  fulfilled: 'pending',
  cancelled: 'cancelled',
} as const satisfies Record<BillingRequest['status'], Outcome['status']>;

/** A hosted page that made no payment yet. */
export const pageOutcome = ({
  id,
  status,
  payment_request,
  created_at,
}: BillingRequest): Outcome => {
  if (!payment_request) throw new Error(`expected a billing request with a payment: ${id}`);
  const { amount, currency } = payment_request;
  return {
    ...{ status: pageStatuses[status], gatewayPayment: id },
    ...{ amount, currency, at: created_at },
  };
};

const mandateStatuses = {
  pending_customer_approval: 'pending',
  pending_submission: 'pending',
  submitted: 'pending',
  active: 'active',
  suspended_by_payer: 'pending',
  failed: 'failed',
  cancelled: 'revoked',
  expired: 'revoked',
  consumed: 'revoked',
  blocked: 'failed',
} as const satisfies Record<GocardlessMandate['status'], GatewayMandate['status']>;

export const mandateOf = ({
  id,
  reference,
  scheme,
  status,
}: GocardlessMandate): GatewayMandate => ({
  id,
  reference,
  status: mandateStatuses[status],
  scheme: z.enum(['sepa_core', 'sepa_b2b', 'bacs']).parse(scheme),
});

export const methodOf = (
  mandate: GocardlessMandate,
  account: z.infer<typeof BankAccount> | undefined,
): GatewayMethod => ({
  token: mandate.id,
  type: mandate.scheme === 'bacs' ? 'bacs_debit' : 'sepa_debit',
  label: `${account?.bank_name ?? 'Account'} •••• ${account?.account_number_ending ?? ''}`,
  mandate: mandateOf(mandate),
});

const kinds = {
  payments: ['payment', 'payment'],
  mandates: ['mandate', 'mandate'],
  refunds: ['refund', 'refund'],
  billing_requests: ['setup', 'billing_request'],
} as const;

/** What an event speaks of; of other resources nothing is known here. */
export const noticeOf = ({ id, resource_type: type, links }: GocardlessEvent) => {
  if (!Object.hasOwn(kinds, type)) return [];
  const [kind, link] = kinds[type as keyof typeof kinds];
  const gatewayId = links[link];
  return typeof gatewayId === 'string' ? [{ id, about: { kind, gatewayId } }] : [];
};
