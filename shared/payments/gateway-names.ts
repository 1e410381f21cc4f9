import * as z from 'zod';
import { getItem } from '../store/read.ts';
import { keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';

/** What a gateway's own id stands for here: an attempt, a setup, a method or the payment of a refund. */
export const Named = z.object({ customerId: z.string(), id: z.string() });
export type Named = z.infer<typeof Named>;

/**
 * Keeps what a gateway calls something, so that it is found by a notice which does not say our key: a dispute, a SEPA
 * return 13 months later. It never comes to lead to another customer. Written again it is the same. 1 write.
 */
export const nameWrite = (
  org: string,
  connectionId: string,
  gatewayId: string,
  { customerId, id }: Named,
): Write => ({
  put: { ...keys.gatewayName(org, connectionId, gatewayId), customerId, id },
  condition: 'attribute_not_exists(pk) OR customerId = :customer',
  values: { ':customer': customerId },
});

/** 1 get. */
export const findNamed = async (
  org: string,
  connectionId: string,
  gatewayId: string,
): Promise<Named | undefined> => {
  const item = await getItem(keys.gatewayName(org, connectionId, gatewayId));
  return item && Named.parse(item);
};
