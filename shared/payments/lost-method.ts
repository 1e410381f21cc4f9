import { getItem } from '../store/read.ts';
import { keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import { type Attempt, SavedMethod } from './attempt-model.ts';
import { methodChange } from './attempt-store.ts';
import type { DeclineReason } from './gateways/gateway.ts';

/** Of a mandate its own status says so. */
const losing: readonly DeclineReason[] = ['expired_card', 'stolen_card', 'account_closed'];

/** Whether what failed so is lost, for this invoice and all that follow: the card schemes fine who tries on. */
export const isLosing = (reason: DeclineReason): boolean => losing.includes(reason);

/** Remembers that a method is lost, in the transaction that books the failure. 1 get and 1 write, of a loss only. */
export const losses = async (
  org: string,
  { customerId, methodId }: Attempt,
  reason: DeclineReason,
): Promise<Write[]> => {
  if (methodId === undefined || !isLosing(reason)) return [];
  const item = await getItem(keys.paymentMethod(org, customerId, methodId));
  const method = item && SavedMethod.parse(item);
  // the customer has taken it away, or it failed for another invoice before
  return method && !method.lostFor ? [methodChange(org, method, { lostFor: reason })] : [];
};
