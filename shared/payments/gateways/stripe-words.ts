import type Stripe from 'stripe';
import { plusSeconds } from '../../kernel/clock.ts';
import { Currency } from '../../kernel/money.ts';
import type { DeclineReason, GatewayMandate, GatewayMethod, Outcome } from './gateway.ts';

/** Stripe counts these with two digits that are always 00 (docs.stripe.com/currencies#special-cases). */
const countedInHundreds: readonly Currency[] = ['ISK'];

export const toStripe = (amount: number, currency: Currency) => ({
  amount: countedInHundreds.includes(currency) ? amount * 100 : amount,
  currency: currency.toLowerCase(),
});

const fromStripe = (amount: number, code: string) => {
  const currency = Currency.parse(code.toUpperCase());
  return { amount: countedInHundreds.includes(currency) ? amount / 100 : amount, currency };
};

export const instantOf = (seconds: number): string => plusSeconds('1970-01-01T00:00:00Z', seconds);

/** Error and decline codes (docs.stripe.com/declines/codes, docs.stripe.com/payments/sepa-debit#failures). */
const reasons: Readonly<Record<string, DeclineReason>> = {
  insufficient_funds: 'insufficient_funds',
  expired_card: 'expired_card',
  stolen_card: 'stolen_card',
  lost_card: 'stolen_card',
  pickup_card: 'stolen_card',
  authentication_required: 'authentication_required',
  payment_intent_authentication_failure: 'authentication_required',
  payment_method_unactivated: 'mandate_invalid',
  debit_not_authorized: 'mandate_invalid',
  payment_intent_mandate_invalid: 'mandate_invalid',
  setup_intent_mandate_invalid: 'mandate_invalid',
  mandate_invalid: 'mandate_invalid',
  account_closed: 'account_closed',
  bank_account_closed: 'account_closed',
  no_account: 'account_closed',
};

export const reasonOf = (error: {
  readonly code?: string | null;
  readonly decline_code?: string | null;
}): DeclineReason =>
  reasons[error.decline_code ?? ''] ??
  reasons[error.code ?? ''] ??
  (error.code || error.decline_code ? 'declined' : 'unknown');

const statuses: Readonly<Record<string, Outcome['status']>> = {
  succeeded: 'succeeded',
  processing: 'pending',
  requires_action: 'requires_action',
  requires_confirmation: 'pending',
  requires_capture: 'pending',
  // of a charge that was tried: it was declined
  requires_payment_method: 'failed',
  canceled: 'cancelled',
};

export const isCharge = (charge: string | Stripe.Charge | null): charge is Stripe.Charge =>
  typeof charge === 'object' && charge !== null;

export const paymentOutcome = (intent: Stripe.PaymentIntent, isLost: boolean): Outcome => {
  const failure = intent.last_payment_error;
  // a status that we do not know yet is not final
  const status = isLost ? 'reversed' : (statuses[intent.status] ?? 'pending');
  const url = intent.next_action?.redirect_to_url?.url;
  const reason = isLost ? 'charged_back' : failure ? reasonOf(failure) : 'unknown';
  return {
    status,
    gatewayPayment: intent.id,
    ...fromStripe(intent.amount, intent.currency),
    at: instantOf(isCharge(intent.latest_charge) ? intent.latest_charge.created : intent.created),
    ...((status === 'failed' || isLost) && { reason }),
    ...(status === 'requires_action' && url && { url }),
  };
};

const pageStatuses: Readonly<Record<string, Outcome['status']>> = {
  open: 'unpaid',
  expired: 'cancelled',
};

/** A hosted page on which nothing was tried yet. */
export const pageOutcome = (session: Stripe.Checkout.Session): Outcome => ({
  status: pageStatuses[session.status ?? ''] ?? 'pending',
  gatewayPayment: session.id,
  ...fromStripe(session.amount_total ?? 0, session.currency ?? ''),
  at: instantOf(session.created),
  ...(session.url && { url: session.url }),
});

export const mandateOf = (mandate: Stripe.Mandate): GatewayMandate | undefined => {
  const { sepa_debit: sepa, bacs_debit: bacs } = mandate.payment_method_details;
  const debit = sepa ?? bacs;
  if (!debit) return undefined;
  return {
    id: mandate.id,
    reference: debit.reference,
    status: bacs
      ? bacsStatus(mandate, bacs.network_status)
      : (mandateStatuses[mandate.status] ?? 'pending'),
    scheme: sepa ? 'sepa_core' : 'bacs',
  };
};

const mandateStatuses: Readonly<Record<string, GatewayMandate['status']>> = {
  active: 'active',
  pending: 'pending',
  inactive: 'revoked',
};

/** What the bank says of it counts as long as Stripe keeps the mandate. */
const bacsStatus = (mandate: Stripe.Mandate, network: string): GatewayMandate['status'] => {
  if (mandate.status === 'inactive') return network === 'refused' ? 'failed' : 'revoked';
  if (network === 'pending') return 'pending';
  return network === 'accepted' ? 'active' : network === 'refused' ? 'failed' : 'revoked';
};

export const methodOf = (
  method: Stripe.PaymentMethod,
  mandate: Stripe.Mandate | undefined,
): GatewayMethod | undefined => {
  const { card, sepa_debit: sepa, bacs_debit: bacs } = method;
  if (card) {
    const brand = `${card.brand.slice(0, 1).toUpperCase()}${card.brand.slice(1)}`;
    return {
      token: method.id,
      type: 'card',
      label: `${brand} •••• ${card.last4}`,
      expires: `${card.exp_year}-${String(card.exp_month).padStart(2, '0')}`,
    };
  }
  const debit = sepa ?? bacs;
  if (!debit) return undefined;
  const signed = mandate && mandateOf(mandate);
  return {
    token: method.id,
    type: sepa ? 'sepa_debit' : 'bacs_debit',
    label: `${sepa ? 'SEPA' : 'Bacs'} •••• ${debit.last4 ?? ''}`,
    ...(signed && { mandate: signed }),
  };
};

/** What an event speaks of (docs.stripe.com/api/events/types); of all others nothing is known here. */
export const subjectOf = ({ data, type }: Stripe.Event) => {
  const object = data.object as unknown as {
    readonly id: string;
    readonly mode?: string;
    readonly payment_intent?: string | null;
    readonly metadata?: { readonly key?: string } | null;
  };
  const key = object.metadata?.key;
  const about = (kind: 'payment' | 'setup' | 'mandate' | 'refund' | 'dispute', id = object.id) => ({
    kind,
    gatewayId: id,
    ...(key && { key }),
  });
  if (type.startsWith('payment_intent.')) return about('payment');
  if (type.startsWith('checkout.session.'))
    return about(object.mode === 'setup' ? 'setup' : 'payment');
  if (type === 'mandate.updated') return about('mandate');
  if (type.startsWith('refund.')) return about('refund');
  // the dispute names the payment that it takes back
  if (type.startsWith('charge.dispute.')) return about('dispute', object.payment_intent ?? '');
  return undefined;
};
