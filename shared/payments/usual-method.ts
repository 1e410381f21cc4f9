import type { GatewayConnection, SavedMethod } from './attempt-model.ts';
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
      isThrough(method, connections),
  );
};

/** Whether it may be charged as it stands. */
export const isUsable = ({ mandate }: Pick<SavedMethod, 'mandate'>): boolean =>
  mandate === undefined || mandate.status === 'active';

/** What a method that is left now becomes, and which of the others give way to it. */
export const takingOver = (
  others: readonly SavedMethod[],
  connections: readonly Pick<GatewayConnection, 'id'>[],
): { readonly isDefault: boolean; readonly givingWay: readonly SavedMethod[] } => {
  const former = others.filter(({ isDefault }) => isDefault);
  // whoever was asked for another method has left it: nothing else could be charged
  const isDefault = !former.some(method => isGoingOn(method) && isThrough(method, connections));
  return { isDefault, givingWay: isDefault ? former : [] };
};

const isThrough = (
  { connectionId }: SavedMethod,
  connections: readonly Pick<GatewayConnection, 'id'>[],
): boolean => connections.some(({ id }) => id === connectionId);

/** It is charged, or will be once its bank has confirmed it. */
const isGoingOn = (method: SavedMethod): boolean =>
  method.lostFor === undefined && (isUsable(method) || method.mandate?.status === 'pending');
