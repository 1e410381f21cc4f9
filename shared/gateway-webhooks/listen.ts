import { env } from '../env.ts';
import type { GatewayConnection } from '../payments/attempt-model.ts';
import { listenAtSandbox } from '../payments/gateways/sandbox.ts';
import { sandboxWebhookSecret } from './secrets.ts';

/**
 * Tells the sandbox's gateway where to tell what happens, as an operator enters it at its own gateway: to the connection
 * that is made. Done again it is the same. 1 call.
 */
export const listenToSandbox = async (
  org: string,
  { kind, webhookUrl: url, endpointId }: GatewayConnection,
): Promise<void> => {
  if (kind !== 'sandbox') return;
  const secret = sandboxWebhookSecret(endpointId);
  await listenAtSandbox(org, env('SANDBOX_GATEWAY_URL'), { url, secret });
};
