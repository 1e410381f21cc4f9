import { realClock } from '../kernel/clock.ts';
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

/** Remembers that a method is lost, or has its mandate asked about, in the transaction that books the failure. 1 get and 1 write, of a loss only. */
export const losses = async (
  org: string,
  { customerId, methodId }: Attempt,
  reason: DeclineReason,
): Promise<Write[]> => {
  if (methodId === undefined || !(isLosing(reason) || reason === 'mandate_invalid')) return [];
  const item = await getItem(keys.paymentMethod(org, customerId, methodId));
  // the customer may have taken it away
  if (!item) return [];
  const method = SavedMethod.parse(item);
  const changes = lossOf(method, reason, realClock.now());
  return changes ? [methodChange(org, method, changes)] : [];
};

/** What a failure changes of a method; nothing where it failed for another invoice before. */
export const lossOf = (
  { lostFor, mandate, checkAt }: Pick<SavedMethod, 'lostFor' | 'mandate' | 'checkAt'>,
  reason: DeclineReason,
  realNow: string,
): Pick<SavedMethod, 'lostFor' | 'checkAt'> | undefined => {
  if (isLosing(reason)) return lostFor === undefined ? { lostFor: reason } : undefined;
  // not every gateway tells of a mandate that ended: the sweep asks, before the next invoice is debited by it
  const isAsked = reason === 'mandate_invalid' && mandate?.status === 'active' && !checkAt;
  return isAsked ? { checkAt: realNow } : undefined;
};
