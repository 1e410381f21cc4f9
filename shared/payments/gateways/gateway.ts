import * as z from 'zod';
import { plusSeconds } from '../../kernel/clock.ts';
import type { Currency } from '../../kernel/money.ts';
import type { Language } from '../../organisation/model.ts';

export const gatewayKinds = ['sandbox', 'stripe', 'mollie', 'gocardless'] as const;
export type GatewayKind = (typeof gatewayKinds)[number];

/** How a customer lets us take money by itself. */
export const savedMethodTypes = ['card', 'sepa_debit', 'bacs_debit'] as const;
export type SavedMethodType = (typeof savedMethodTypes)[number];

export const declineReasons = [
  'insufficient_funds',
  'expired_card',
  'stolen_card',
  'authentication_required',
  'mandate_invalid',
  'account_closed',
  'charged_back',
  'declined',
  'unknown',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

export const mandateStatuses = ['pending', 'active', 'failed', 'revoked'] as const;

/** An authorisation to debit an account, as its gateway knows it. */
export const GatewayMandate = z.object({
  id: z.string(),
  /** what the customer finds on its account statement */
  reference: z.string(),
  status: z.enum(mandateStatuses),
  scheme: z.enum(['sepa_core', 'sepa_b2b', 'bacs']),
});
export type GatewayMandate = z.infer<typeof GatewayMandate>;

/** A card or an account as its gateway knows it: a token and what a person recognises it by, never its number. */
export const GatewayMethod = z.object({
  token: z.string(),
  type: z.enum(savedMethodTypes),
  /** e.g. `Visa •••• 4242` */
  label: z.string(),
  /** month in which a card expires, e.g. `2027-03` */
  expires: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
  mandate: GatewayMandate.optional(),
});
export type GatewayMethod = z.infer<typeof GatewayMethod>;

export const outcomeStatuses = [
  'succeeded',
  /** money is on its way: a direct debit that the bank has not answered, a page that is being paid */
  'pending',
  /** a hosted page on which nobody has paid yet */
  'unpaid',
  /** the customer must confirm at `url` */
  'requires_action',
  'failed',
  'cancelled',
  /** it had succeeded, and the money was taken back: chargeback, SEPA return */
  'reversed',
] as const;

/** How a payment stands at its gateway. */
export interface Outcome {
  readonly status: (typeof outcomeStatuses)[number];
  readonly gatewayPayment: string;
  /** minor units */
  readonly amount: number;
  readonly currency: Currency;
  readonly at: string;
  readonly reason?: DeclineReason;
  readonly url?: string;
  /** of a hosted page: until when it can be paid */
  readonly expiresAt?: string;
}

/** Nothing moves until the customer does something: pays on the page, or confirms. */
export const isUpToCustomer = ({ status }: Pick<Outcome, 'status'>): boolean =>
  status === 'unpaid' || status === 'requires_action';

/** Whom a gateway's page speaks to. */
export interface GatewayCustomer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  /** the gateway's own id of it, once there is one */
  readonly gatewayCustomer?: string | undefined;
}

export interface SetupRequest {
  /** the same key begins the same setup */
  readonly key: string;
  readonly customer: GatewayCustomer;
  readonly types: readonly SavedMethodType[];
  readonly returnUrl: string;
}

export interface Setup {
  readonly setupId: string;
  readonly url: string;
  readonly gatewayCustomer: string;
  readonly expiresAt: string;
}

export interface SetupState {
  readonly status: 'pending' | 'failed' | 'done';
  readonly method?: GatewayMethod;
}

interface Asked {
  /** the attempt's id and the gateway's idempotency key */
  readonly key: string;
  /** minor units */
  readonly amount: number;
  readonly currency: Currency;
  readonly description: string;
}

export interface ChargeRequest extends Asked {
  /** token of a method on file */
  readonly method: string;
  readonly mandate?: string | undefined;
  readonly gatewayCustomer: string;
  /** what the customer finds on its account statement */
  readonly reference: string;
}

export interface PaymentRequest extends Asked {
  readonly customer: GatewayCustomer;
  readonly returnUrl: string;
}

export interface HostedPayment {
  readonly gatewayPayment: string;
  readonly url: string;
  readonly expiresAt: string;
}

export interface RefundRequest {
  readonly key: string;
  readonly gatewayPayment: string;
  readonly amount: number;
  readonly currency: Currency;
  readonly reason: string;
}

export interface RefundOutcome {
  readonly status: 'succeeded' | 'pending' | 'failed';
  readonly gatewayRefund: string;
}

export interface WebhookRequest {
  /** the bytes as they came */
  readonly rawBody: Buffer;
  /** names in lower case */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** those that are valid at the moment, the newest first */
  readonly secrets: readonly string[];
  readonly now: string;
}

export const Subject = z.object({
  kind: z.enum(['payment', 'setup', 'mandate', 'refund', 'dispute']),
  gatewayId: z.string(),
  /** the payment's key, where the gateway says it */
  key: z.string().optional(),
});
export type Subject = z.infer<typeof Subject>;

/** What a webhook speaks of; how that stands now is read from the gateway. */
export interface WebhookNotice {
  /** the gateway's own id of the event, by which a second delivery is recognised */
  readonly id: string;
  readonly about: Subject;
}

/** A payment service. An adapter is made with its credentials and address and knows nothing of our table. */
export interface Gateway {
  readonly kind: GatewayKind;
  /** Asks something that changes nothing: throws when the gateway does not take the credentials. */
  checkAccess(): Promise<void>;
  /** A hosted page on which a customer leaves a payment method, and signs a mandate where one is needed. */
  startSetup(request: SetupRequest): Promise<Setup>;
  readSetup(setup: Pick<Setup, 'setupId' | 'gatewayCustomer'>): Promise<SetupState>;
  /** Charges a method on file while the customer is away. */
  charge(request: ChargeRequest): Promise<Outcome>;
  /** A hosted page on which a customer pays once. */
  startPayment(request: PaymentRequest): Promise<HostedPayment>;
  /** Makes sure that a payment that is not under way yet never will be, and says how it stood. */
  cancelPayment(gatewayPayment: string): Promise<Outcome>;
  /** By the gateway's id, or by our key where we never learned it; `undefined`: the gateway does not know it. */
  readPayment(payment: {
    readonly key: string;
    readonly gatewayPayment?: string | undefined;
    /** when it was asked for: it is looked for from then on, however long its gateway could not be asked */
    readonly begunAt?: string | undefined;
  }): Promise<Outcome | undefined>;
  /** The same key is the same refund. */
  refund(request: RefundRequest): Promise<RefundOutcome>;
  /** By our key, as long as its gateway keeps the payment; `undefined`: it was never made. */
  readRefund(
    refund: Pick<RefundRequest, 'key' | 'gatewayPayment'>,
  ): Promise<RefundOutcome | undefined>;
  readMandate(mandate: string): Promise<GatewayMandate | undefined>;
  /** One that has ended already stays so. */
  revokeMandate(mandate: string): Promise<void>;
  /** Throws a `Refusal` when the signature is forged or stale. */
  readWebhook(request: WebhookRequest): Promise<WebhookNotice[]>;
}

/** No answer, or none that says what became of it: the outcome is read later, nothing is sent again blindly. */
export class GatewayUnreachable extends Error {
  constructor(kind: GatewayKind, cause: unknown) {
    super(`${kind} gave no answer: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
    this.name = 'GatewayUnreachable';
  }
}

/** The gateway answered that it does not do this: an unknown token, a method that it has not. Nothing was charged. */
export class GatewayRefused extends Error {
  constructor(kind: GatewayKind, answer: string) {
    super(`${kind} refused: ${answer}`);
    this.name = 'GatewayRefused';
  }
}

/** It refused our credentials (401, 403): it looked at nothing, so this is nobody's decline. */
export class GatewayForbidden extends GatewayRefused {
  constructor(kind: GatewayKind, answer: string) {
    super(kind, answer);
    this.name = 'GatewayForbidden';
  }
}

/** Answers about whoever asks, not about what was asked for. */
export const isForbidden = (status: number): boolean => status === 401 || status === 403;

/** A margin for clocks that differ, and for what was asked for again. */
const lookedBackSeconds = 3 * 86_400;

/** From when on a payment that a lost answer hides is looked for. */
export const lookedForSince = (begunAt: string | undefined, now: string): string =>
  plusSeconds(begunAt !== undefined && begunAt < now ? begunAt : now, -lookedBackSeconds);

/** A charge that its gateway refused to begin: it has no payment of its own there, so it is known by our key. */
export const declined = (
  { key, amount, currency }: ChargeRequest,
  reason: DeclineReason,
  at: string,
): Outcome => ({ status: 'failed', gatewayPayment: key, amount, currency, at, reason });
