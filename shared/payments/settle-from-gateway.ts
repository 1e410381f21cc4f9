import { readOrganisation } from '../billing/inputs.ts';
import { businessNow } from '../billing/start-run.ts';
import { realClock } from '../kernel/clock.ts';
import { idPrefixes } from '../kernel/id.ts';
import type { Organisation } from '../organisation/model.ts';
import { queryIndexAll } from '../store/read.ts';
import { indexKeys } from '../store/table.ts';
import { untilNotBusy } from '../store/until-not-busy.ts';
import { findAttempt, findMethod, ownerOf } from './attempt-store.ts';
import type { Booker } from './book.ts';
import { findNamed, type Named } from './gateway-names.ts';
import { askInTurn, postponeCheck, type Reconciled } from './late-checks.ts';
import { reconcileAttempt } from './reconcile-attempt.ts';
import { reconcileRefunds } from './refund-through.ts';
import { settleMandate, settleSetup } from './saved-methods.ts';

const bookerOf = (organisation: Organisation): Booker => ({
  ...{ organisation, now: businessNow(organisation), by: 'system' },
});

/** What a gateway speaks of: by our key, or by its own id at one connection. */
export interface Spoken {
  readonly key?: string | undefined;
  readonly gatewayId?: string;
  readonly connectionId?: string;
}

/**
 * Books what a gateway's webhook speaks of, as the gateway says it stands now: a webhook is only a hint. What is not
 * ours is left alone: another system may share the account. 1 or 2 gets, and what is booked.
 */
export const settleFromGateway = async (
  organisation: Organisation,
  spoken: Spoken,
): Promise<'settled' | 'unknown'> => {
  const named = await namedBy(organisation.id, spoken);
  if (!named) return 'unknown';
  // whoever comes back from a page asks at the same moment
  const isThere = await untilNotBusy(() => settleThing(organisation, named));
  return isThere ? 'settled' : 'unknown';
};

const namedBy = async (
  org: string,
  { key, gatewayId, connectionId }: Spoken,
): Promise<Named | undefined> => {
  const customerId = key && (await ownerOf(org, key));
  if (key && customerId) return { customerId, id: key };
  return connectionId && gatewayId ? findNamed(org, connectionId, gatewayId) : undefined;
};

/** `false`: it was taken away since. */
const settleThing = async (
  organisation: Organisation,
  { customerId, id }: Named,
): Promise<boolean> => {
  const booker = bookerOf(organisation);
  const [prefix] = id.split('_');
  if (prefix === idPrefixes.methodSetup) {
    await settleSetup(booker, customerId, id);
    return true;
  }
  if (prefix === idPrefixes.paymentMethod) {
    const method = await findMethod(organisation.id, customerId, id);
    if (method) await settleMandate(booker, method);
    return method !== undefined;
  }
  if (prefix === idPrefixes.payment) {
    await reconcileRefunds(booker, customerId, id);
    return true;
  }
  const attempt = await findAttempt(organisation.id, customerId, id);
  if (!attempt) return false;
  const { paymentId } = await reconcileAttempt(booker, attempt);
  // some speak of a refund by the key of what it pays back
  if (paymentId) await reconcileRefunds(booker, customerId, paymentId);
  return true;
};

/**
 * What gateways have not told of in time: unknown outcomes, pages, debits, mandates (I7). 1 query; 1 call of the
 * gateway for each.
 */
export const reconcileLate = async (hasTime: () => boolean): Promise<Reconciled> => {
  const { gsi1pk: pk } = indexKeys.gatewayCheck('', '', '', '');
  const late = await queryIndexAll({ pk, between: ['', `${realClock.now()}~`] });
  return askInTurn(late, hasTime, {
    ask: async ({ org, ...named }) => {
      const organisation = await readOrganisation(org);
      if (organisation) await settleThing(organisation, named);
    },
    postpone: postponeCheck,
  });
};
