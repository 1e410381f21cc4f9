import * as z from 'zod';
import { dateOf } from '../../kernel/clock.ts';
import { Currency, currencyDigits, decimalText } from '../../kernel/money.ts';
import type { DeclineReason, GatewayMandate, GatewayMethod, Outcome } from './gateway.ts';

/** docs.mollie.com/reference/common-data-types: a decimal with the digits of its currency. */
const Amount = z.object({ value: z.string().regex(/^\d+(\.\d+)?$/), currency: Currency });
const Link = z.object({ href: z.url() });

/** docs.mollie.com/reference/get-payment */
export const MolliePayment = z.object({
  id: z.string(),
  status: z.enum(['open', 'pending', 'authorized', 'paid', 'canceled', 'expired', 'failed']),
  amount: Amount,
  amountChargedBack: Amount.nullish(),
  metadata: z.object({ key: z.string().optional() }).nullish().catch(undefined),
  customerId: z.string().nullish(),
  mandateId: z.string().nullish(),
  createdAt: z.iso.datetime({ offset: true }),
  paidAt: z.iso.datetime({ offset: true }).nullish(),
  expiresAt: z.iso.datetime({ offset: true }).nullish(),
  details: z
    .object({ failureReason: z.string().nullish(), bankReasonCode: z.string().nullish() })
    .nullish(),
  _links: z.object({ checkout: Link.nullish() }),
});
export type MolliePayment = z.infer<typeof MolliePayment>;

/** docs.mollie.com/reference/list-payments: newest first */
export const MolliePayments = z.object({
  _embedded: z.object({ payments: z.array(MolliePayment) }),
  _links: z.object({ next: Link.nullish() }),
});

/** docs.mollie.com/reference/create-customer */
export const MollieCustomer = z.object({ id: z.string() });

/** docs.mollie.com/reference/get-mandate */
export const MollieMandate = z.object({
  id: z.string(),
  status: z.enum(['valid', 'pending', 'invalid']),
  method: z.string(),
  mandateReference: z.string().nullish(),
  details: z
    .object({
      consumerAccount: z.string().nullish(),
      cardNumber: z.string().nullish(),
      cardLabel: z.string().nullish(),
      cardExpiryDate: z.string().nullish(),
    })
    .nullish(),
});
export type MollieMandate = z.infer<typeof MollieMandate>;

/** docs.mollie.com/reference/create-refund */
export const MollieRefund = z.object({
  id: z.string(),
  status: z.enum(['queued', 'pending', 'processing', 'refunded', 'failed', 'canceled']),
  metadata: z.object({ key: z.string().optional() }).nullish(),
});
export type MollieRefund = z.infer<typeof MollieRefund>;
export const MollieRefunds = z.object({ _embedded: z.object({ refunds: z.array(MollieRefund) }) });

export const toMollie = (amount: number, currency: Currency) => ({
  value: decimalText(amount, currency),
  currency,
});

const minor = ({ value, currency }: z.infer<typeof Amount>): number => {
  const [whole = '', fraction = ''] = value.split('.');
  return Number(`${whole}${fraction.padEnd(currencyDigits[currency], '0')}`);
};

/** With Mollie's offset in, as we keep it out. */
export const utc = (instant: string): string => dateOf(instant).toISOString();

/** Failure reasons of cards (docs.mollie.com/docs/status-codes) and the banks' own codes of SEPA (EPC173-14). */
const reasons: Readonly<Record<string, DeclineReason>> = {
  insufficient_funds: 'insufficient_funds',
  card_expired: 'expired_card',
  possible_fraud: 'stolen_card',
  authentication_failed: 'authentication_required',
  authentication_required: 'authentication_required',
  AM04: 'insufficient_funds',
  AC01: 'account_closed',
  AC04: 'account_closed',
  AC06: 'account_closed',
  MD01: 'mandate_invalid',
  SL01: 'mandate_invalid',
};

const statuses = {
  open: 'unpaid',
  pending: 'pending',
  authorized: 'pending',
  paid: 'succeeded',
  canceled: 'cancelled',
  expired: 'cancelled',
  failed: 'failed',
} as const satisfies Record<MolliePayment['status'], Outcome['status']>;

/** A payment that was charged back stays `paid` there and says how much is gone. */
export const outcomeOf = (payment: MolliePayment): Outcome => {
  const { amountChargedBack: gone, details, _links } = payment;
  const isReversed = gone != null && minor(gone) > 0;
  const status = isReversed ? 'reversed' : statuses[payment.status];
  const code = details?.failureReason ?? details?.bankReasonCode;
  const url = payment.status === 'open' ? _links.checkout?.href : undefined;
  return {
    status,
    gatewayPayment: payment.id,
    amount: minor(payment.amount),
    currency: payment.amount.currency,
    at: utc(payment.paidAt ?? payment.createdAt),
    ...(status === 'failed' && { reason: code ? (reasons[code] ?? 'declined') : 'unknown' }),
    ...(isReversed && { reason: 'charged_back' }),
    ...(url && { url }),
  };
};

/** A mandate is found by its customer only, so our token of it names both. */
export const tokenOf = (customer: string, mandate: string): string => `${customer}/${mandate}`;

const mandateStatuses = { valid: 'active', pending: 'pending', invalid: 'revoked' } as const;

export const mandateOf = (customer: string, mandate: MollieMandate): GatewayMandate => ({
  id: tokenOf(customer, mandate.id),
  reference: mandate.mandateReference ?? mandate.id,
  status: mandateStatuses[mandate.status],
  scheme: 'sepa_core',
});

export const methodOf = (customer: string, mandate: MollieMandate): GatewayMethod | undefined => {
  const { id, method, details } = mandate;
  const token = tokenOf(customer, id);
  if (method === 'creditcard') {
    return {
      token,
      type: 'card',
      label: `${details?.cardLabel ?? 'Card'} •••• ${details?.cardNumber?.slice(-4) ?? ''}`,
      ...(details?.cardExpiryDate && { expires: details.cardExpiryDate.slice(0, 7) }),
    };
  }
  if (method !== 'directdebit') return undefined;
  const label = `SEPA •••• ${details?.consumerAccount?.slice(-4) ?? ''}`;
  return { token, type: 'sepa_debit', label, mandate: mandateOf(customer, mandate) };
};

/** docs.mollie.com/reference/error-handling: of a field that is wrong its name is said. */
const Wrong = z.object({ field: z.string() });

export const namesMandate = (answer: string): boolean => {
  const wrong = Wrong.safeParse(JSON.parse(answer));
  return wrong.success && wrong.data.field === 'mandateId';
};
