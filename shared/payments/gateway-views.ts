import type * as z from 'zod';
import type { Attempt, GatewayConnection, MethodSetup, SavedMethod } from './attempt-model.ts';
import type {
  GatewayConnectionView,
  MethodSetupView,
  PaymentAttemptView,
  PaymentMethodView,
} from './gateway-contract.ts';

export const connectionView = (
  connection: GatewayConnection,
): z.input<typeof GatewayConnectionView> => {
  const { id, kind, connectedAt, webhookUrl } = connection;
  const { mode, credentialsAt, webhookSecrets } = connection;
  return { id, kind, connectedAt, webhookUrl, mode, credentialsAt, webhookSecrets };
};

export const setupView = (setup: MethodSetup): z.input<typeof MethodSetupView> => {
  const { id, url, status, methodId, expiresAt } = setup;
  return { id, url, status, paymentMethodId: methodId, expiresAt };
};

/** The token stays with us: whoever has it and a key could charge it. */
export const methodView = (method: SavedMethod): z.input<typeof PaymentMethodView> => {
  const { id, gateway, type, label, expires, isDefault, mandate, createdAt } = method;
  const problem = method.lostFor;
  return {
    ...{ id, gateway, type, label, expires, isDefault, problem, createdAt },
    ...(mandate && { mandate: { reference: mandate.reference, status: mandate.status } }),
  };
};

export const attemptView = (attempt: Attempt): z.input<typeof PaymentAttemptView> => {
  const { id, invoiceId, channel, status, methodId, url, reason, paymentId, createdAt } = attempt;
  const { amount, currency, retryOn, gateway } = attempt;
  return {
    ...{ id, invoiceId, gateway, channel, status, url, reason, retryOn, paymentId, createdAt },
    ...{ amount: { amount, currency }, paymentMethodId: methodId },
  };
};
