import { env } from '../env.ts';
import { connectionsOf } from '../payments/connections.ts';
import { listenAtSandbox } from '../payments/gateways/sandbox.ts';
import { sandboxWebhookSecret } from './secrets.ts';

/**
 * Tells the sandbox's gateway where to tell what happens, as an operator enters it at its own gateway: to the connection
 * that was made last. Done again it is the same. 1 query, 1 call.
 */
export const listenToSandbox = async (org: string): Promise<void> => {
  const sandboxes = (await connectionsOf(org)).filter(({ kind }) => kind === 'sandbox');
  const last = sandboxes.at(-1);
  if (!last) return;
  const { webhookUrl: url, endpointId } = last;
  const secret = sandboxWebhookSecret(endpointId);
  await listenAtSandbox(org, env('SANDBOX_GATEWAY_URL'), { url, secret });
};
