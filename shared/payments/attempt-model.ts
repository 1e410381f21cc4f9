import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Currency } from '../kernel/money.ts';
import {
  declineReasons,
  GatewayMandate,
  GatewayMethod,
  gatewayKinds,
  mandateStatuses,
} from './gateways/gateway.ts';

/** A payment service that the organisation gets its money through. */
export const GatewayConnection = z.object({
  id: idOf('gatewayConnection'),
  kind: z.enum(gatewayKinds),
  connectedAt: z.iso.datetime(),
  by: z.string(),
  /** since then nothing new goes through it */
  disconnectedAt: z.iso.datetime().optional(),
  /** of the credentials, which are in Secrets Manager */
  mode: z.enum(['test', 'live']).optional(),
  credentialsAt: z.iso.datetime().optional(),
  webhookSecrets: z.array(z.object({ validUntil: z.iso.datetime().optional() })).optional(),
  /** part of the address that the gateway calls; nobody guesses it */
  endpointId: idOf('gatewayEndpoint'),
  /** where the gateway tells what happens */
  webhookUrl: z.url(),
  /** new credentials are a new version */
  version: z.int().default(1),
});
export type GatewayConnection = z.infer<typeof GatewayConnection>;

const atGateway = {
  connectionId: idOf('gatewayConnection'),
  gateway: z.enum(gatewayKinds),
  /** real time from which its gateway is asked how it stands; absent: nothing is awaited */
  checkAt: z.iso.datetime().optional(),
};

/** `expired`: nothing was collected by it for 36 months, and we ended it. */
export const ownMandateStatuses = [...mandateStatuses, 'expired'] as const;

/** What a customer left with a gateway to be charged later. */
export const SavedMethod = GatewayMethod.extend({
  id: idOf('paymentMethod'),
  customerId: idOf('customer'),
  ...atGateway,
  /** the gateway's own id of the customer */
  gatewayCustomer: z.string(),
  /** what is charged when nothing else is said */
  isDefault: z.boolean(),
  /** why the gateway will not charge it any more; made the default again, somebody says that it does */
  lostFor: z.enum(declineReasons).optional(),
  mandate: GatewayMandate.extend({ status: z.enum(ownMandateStatuses) }).optional(),
  /** the organisation's day on which something is to be said or done about it */
  lookOn: PlainDate.optional(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type SavedMethod = z.infer<typeof SavedMethod>;

export const methodSetupStatuses = ['open', 'done', 'failed', 'expired'] as const;

/** A gateway's page on which a customer leaves a payment method. */
export const MethodSetup = z.object({
  id: idOf('methodSetup'),
  customerId: idOf('customer'),
  ...atGateway,
  gatewaySetup: z.string(),
  gatewayCustomer: z.string(),
  url: z.url(),
  expiresAt: z.iso.datetime(),
  status: z.enum(methodSetupStatuses),
  methodId: idOf('paymentMethod').optional(),
  by: z.string(),
  version: z.int(),
  createdAt: z.iso.datetime(),
});
export type MethodSetup = z.infer<typeof MethodSetup>;

export const channels = ['automatic', 'pay_now', 'admin'] as const;
export const attemptStatuses = ['open', 'succeeded', 'failed', 'cancelled', 'reversed'] as const;

/** One try to collect one invoice. Its id is the gateway's idempotency key. */
export const Attempt = z.object({
  id: idOf('paymentAttempt'),
  customerId: idOf('customer'),
  invoiceId: idOf('invoice'),
  ...atGateway,
  channel: z.enum(channels),
  /** absent: paid on the gateway's page */
  methodId: idOf('paymentMethod').optional(),
  /** the method's label: it stays when the method is taken away */
  label: z.string().optional(),
  /** by itself: how often it was tried before */
  retry: z.int().optional(),
  amount: z.int().positive(),
  currency: Currency,
  status: z.enum(attemptStatuses),
  /** absent: its gateway has not said */
  gatewayPayment: z.string().optional(),
  url: z.url().optional(),
  /** whose turn it is as its gateway said last; absent: that of whoever pays on a page, and of the bank for a method */
  awaits: z.enum(['customer', 'bank']).optional(),
  /** of a page: until when its gateway keeps it open */
  expiresAt: z.iso.datetime().optional(),
  reason: z.enum(declineReasons).optional(),
  /** the organisation's day on which it came to nothing */
  endedOn: PlainDate.optional(),
  /** day of the next try by itself */
  retryOn: PlainDate.optional(),
  /** how often its money was taken back: what a dispute that was won brings again is another payment */
  returns: z.int().optional(),
  paymentId: idOf('payment').optional(),
  by: z.string(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  /** in real time, which is its gateway's: from then on a lost answer is looked for there */
  begunAt: z.iso.datetime().optional(),
});
export type Attempt = z.infer<typeof Attempt>;

/** That an invoice is to be collected by itself. */
export const Collection = z.object({
  customerId: idOf('customer'),
  invoiceId: idOf('invoice'),
  /** the day, also of its index entry; absent: it waits for a method */
  on: PlainDate.optional(),
  /** how often it was tried */
  retry: z.int(),
  /** with which it was tried last, or whose debit was announced */
  methodId: idOf('paymentMethod').optional(),
  /** the last try that came to nothing */
  after: idOf('paymentAttempt').optional(),
});
export type Collection = z.infer<typeof Collection>;
