import * as z from 'zod';
import { PlainDate } from '../kernel/calendar.ts';
import { idOf } from '../kernel/id.ts';
import { Currency, Money } from '../kernel/money.ts';
import { Line, NoCardNumber } from '../kernel/text.ts';
import {
  attemptStatuses,
  channels,
  methodSetupStatuses,
  ownMandateStatuses,
} from './attempt-model.ts';
import { declineReasons, gatewayKinds, savedMethodTypes } from './gateways/gateway.ts';

export const GatewayConnectionView = z
  .strictObject({
    id: idOf('gatewayConnection'),
    kind: z.enum(gatewayKinds),
    connectedAt: z.iso.datetime(),
    mode: z.enum(['test', 'live']).optional().meta({
      description: 'Whether its credentials reach money. Absent: a sandbox, which never does.',
    }),
    credentialsAt: z.iso.datetime().optional().meta({ description: 'When they were given last.' }),
    webhookSecrets: z
      .array(z.strictObject({ validUntil: z.iso.datetime().optional() }))
      .optional()
      .meta({ description: 'Those that its webhooks may be signed with, the newest first.' }),
    webhookUrl: z.url().meta({
      description: 'Enter it at the gateway as the address of its webhooks. Keep it to yourselves.',
    }),
  })
  .meta({ id: 'GatewayConnection' });

const gateway = z.enum(gatewayKinds).optional().meta({
  description: 'Which of the gateways that are connected; absent: the first one (S33).',
});

export const ReturnUrl = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .meta({ description: "Where the gateway's page leads when it is done." });

const setup = {
  types: z
    .array(z.enum(savedMethodTypes))
    .min(1)
    .max(savedMethodTypes.length)
    .default(['card', 'sepa_debit']),
  returnUrl: ReturnUrl,
  gateway,
};

export const NewOwnMethodSetup = z.strictObject(setup).meta({ id: 'NewOwnMethodSetup' });

export const NewMethodSetup = z
  .strictObject({
    ...setup,
    mail: z.boolean().default(false).meta({
      description: 'Mail the customer the page, to give a mandate there (S72).',
    }),
  })
  .meta({ id: 'NewMethodSetup' });

export const MethodSetupView = z
  .strictObject({
    id: idOf('methodSetup'),
    url: z.url().meta({ description: "The gateway's page, where the customer leaves a method." }),
    status: z.enum(methodSetupStatuses),
    paymentMethodId: idOf('paymentMethod').optional(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'MethodSetup' });

/** As gateways write what they know things by; no number of a card or an account looks like it. */
const Reference = NoCardNumber(
  z.string().regex(/^(?!\d{12,19}$)[A-Za-z0-9_-]{3,120}$/, {
    error: 'expected a reference of the gateway, such as pm_1MqLiJLkdIwHu7ix',
  }),
);
export const methodReference = {
  type: z.enum(savedMethodTypes),
  token: Reference.meta({ description: "The gateway's token of the method." }),
  gatewayCustomer: Reference.meta({ description: "The gateway's id of the customer." }),
  label: Line(40).meta({ description: 'What a person knows it by, such as `Visa •••• 4242`.' }),
  expires: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'expected a month such as 2027-03' })
    .optional(),
};
export const MandateReference = { id: Reference, reference: Line(40) };

export const PaymentMethodReference = z
  .strictObject({
    connectionId: idOf('gatewayConnection'),
    ...methodReference,
    mandate: z
      .strictObject(MandateReference)
      .optional()
      .meta({ description: 'Of a direct debit; the gateway is asked how it stands.' }),
  })
  .meta({ id: 'PaymentMethodReference' });

export const PaymentMethodView = z
  .strictObject({
    id: idOf('paymentMethod'),
    gateway: z.enum(gatewayKinds).meta({ description: 'The gateway that it was left with.' }),
    type: z.enum(savedMethodTypes),
    label: z.string().meta({ description: 'Of its number the last four digits at most.' }),
    expires: z.string().optional().meta({ description: 'Month in which a card expires.' }),
    isDefault: z.boolean(),
    problem: z.enum(declineReasons).optional().meta({
      description: 'Why it is not charged by itself any more, unless it is made the default again.',
    }),
    mandate: z
      .strictObject({ reference: z.string(), status: z.enum(ownMandateStatuses) })
      .optional()
      .meta({ id: 'Mandate' }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'PaymentMethod' });

const Part = z.strictObject({ amount: z.int().min(1), currency: Currency });
const part = Part.optional().meta({ description: 'Absent: all that is open.' });

export const PayNow = z
  .strictObject({
    amount: part,
    paymentMethodId: idOf('paymentMethod').optional().meta({
      description: "A method on file; absent: pay on the gateway's page.",
    }),
    gateway,
    returnUrl: ReturnUrl,
  })
  .meta({ id: 'PayNow' });

export const NewCharge = z
  .strictObject({
    amount: part,
    paymentMethodId: idOf('paymentMethod')
      .optional()
      .meta({ description: "Absent: the customer's default." }),
  })
  .meta({ id: 'NewCharge' });

export const PaymentAttemptView = z
  .strictObject({
    id: idOf('paymentAttempt'),
    invoiceId: idOf('invoice'),
    gateway: z.enum(gatewayKinds),
    channel: z.enum(channels),
    status: z.enum(attemptStatuses),
    amount: Money,
    paymentMethodId: idOf('paymentMethod').optional(),
    url: z.url().optional().meta({ description: 'Where the customer pays, while it is open.' }),
    reason: z.enum(declineReasons).optional(),
    retryOn: PlainDate.optional().meta({
      description: 'Of one that failed: the day on which it is tried again by itself.',
    }),
    paymentId: idOf('payment').optional(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'PaymentAttempt' });
