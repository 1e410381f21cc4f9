import { type Gateway, GatewayRefused } from './gateway.ts';

/**
 * Ends a mandate, and takes one that has ended already as ended: whoever crashed after the gateway had ended it asks
 * again, and each gateway refuses that in its own way.
 */
export const endMandate = async (
  read: Gateway['readMandate'],
  id: string,
  end: () => Promise<unknown>,
): Promise<void> => {
  try {
    await end();
  } catch (error) {
    if (!(error instanceof GatewayRefused)) throw error;
    const { status = 'revoked' } = (await read(id)) ?? {};
    if (status !== 'revoked' && status !== 'failed') throw error;
  }
};
