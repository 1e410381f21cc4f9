import type { SavedMethod } from './attempt-model.ts';
import { savedMethods } from './attempt-store.ts';
import { connectionsOf } from './connections.ts';

/** What is charged when nothing else is said: the default, if its bank has confirmed it, it is not lost and its gateway is connected. 2 queries. */
export const usualMethod = async (org: string, cus: string): Promise<SavedMethod | undefined> => {
  const [methods, connections] = await Promise.all([savedMethods(org, cus), connectionsOf(org)]);
  return methods.find(
    method =>
      method.isDefault &&
      method.lostFor === undefined &&
      isUsable(method) &&
      connections.some(({ id }) => id === method.connectionId),
  );
};

/** Whether it may be charged as it stands. */
export const isUsable = ({ mandate }: Pick<SavedMethod, 'mandate'>): boolean =>
  mandate === undefined || mandate.status === 'active';
