import { Refusal } from '../kernel/errors.ts';
import type { MethodSetup } from './attempt-model.ts';
import { GatewayRefused, type SetupState } from './gateways/gateway.ts';

export type SetupStands = SetupState | { readonly status: 'expired' };

/**
 * What became of a page. Its gateway is asked first, since something may have been left at the last moment; one that
 * refuses to say does not keep a page open for ever that nobody can use any more.
 */
export const setupStands = async (
  { expiresAt }: Pick<MethodSetup, 'expiresAt'>,
  realNow: string,
  read: () => Promise<SetupState>,
): Promise<SetupStands> => {
  const isOver = expiresAt <= realNow;
  try {
    const state = await read();
    const isEnded = state.status === 'failed' || state.method !== undefined;
    return isOver && !isEnded ? { status: 'expired' } : state;
  } catch (error) {
    // no answer may still become one
    const isRefused = error instanceof GatewayRefused || error instanceof Refusal;
    if (isOver && isRefused) return { status: 'expired' };
    throw error;
  }
};
