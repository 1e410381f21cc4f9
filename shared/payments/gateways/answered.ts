import { GatewayForbidden, GatewayRefused, GatewayUnreachable } from './gateway.ts';

/**
 * What a gateway answered. Refused is an answer: nothing was done. No answer is none, nor is one about our credentials:
 * it says nothing of the customer, and with others the same call is made.
 */
export const answered = async <T>(call: () => Promise<T>, refused: T): Promise<T | undefined> => {
  try {
    return await call();
  } catch (error) {
    if (error instanceof GatewayUnreachable || error instanceof GatewayForbidden) return undefined;
    if (!(error instanceof GatewayRefused)) throw error;
    return refused;
  }
};
