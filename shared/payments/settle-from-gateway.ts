import { readOrganisation } from '../billing/inputs.ts';
import { businessNow } from '../billing/start-run.ts';
import { realClock } from '../kernel/clock.ts';
import { idPrefixes } from '../kernel/id.ts';
import type { Organisation } from '../organisation/model.ts';
import { queryIndexAll } from '../store/read.ts';
import { indexKeys } from '../store/table.ts';
import type { Attempt } from './attempt-model.ts';
import { findAttempt, ownerOf, readMethod } from './attempt-store.ts';
import type { Booker } from './book.ts';
import { gatewayOf, through } from './gateway-of.ts';
import type { Outcome, Subject } from './gateways/gateway.ts';
import { settleMandate, settleSetup } from './saved-methods.ts';
import { settleAttempt } from './settle-attempt.ts';

const bookerOf = (organisation: Organisation): Booker => ({
  ...{ organisation, now: businessNow(organisation), by: 'system' },
});

/**
 * Asks the gateway how an attempt stands and books it. What it still does not know when it should was never charged;
 * before that the call may be on its way.
 */
export const reconcileAttempt = async (booker: Booker, attempt: Attempt): Promise<Attempt> => {
  const org = booker.organisation.id;
  const { id: key, gatewayPayment, amount, currency } = attempt;
  const gateway = await gatewayOf(org, through(attempt));
  const found = await gateway.readPayment({ key, gatewayPayment });
  if (!found && attempt.checkAt !== undefined && attempt.checkAt > realClock.now()) return attempt;
  const never = { status: 'cancelled', gatewayPayment: key, at: booker.now } as const;
  const outcome: Outcome = found ?? { ...never, amount, currency };
  return settleAttempt(booker, attempt, outcome);
};

/**
 * Books what a gateway's webhook speaks of, as the gateway says it stands now: a webhook is only a hint. What is not
 * ours is left alone: another system may share the account.
 */
export const settleFromGateway = async (
  organisation: Organisation,
  about: Pick<Subject, 'key'>,
): Promise<'settled' | 'unknown'> => {
  const { key } = about;
  const customerId = key && (await ownerOf(organisation.id, key));
  if (!key || !customerId) return 'unknown';
  await settleThing(organisation, customerId, key);
  return 'settled';
};

const settleThing = async (organisation: Organisation, customerId: string, id: string) => {
  const booker = bookerOf(organisation);
  const [prefix] = id.split('_');
  if (prefix === idPrefixes.methodSetup) return settleSetup(booker, customerId, id);
  if (prefix === idPrefixes.paymentMethod) {
    return settleMandate(booker, await readMethod(organisation.id, customerId, id));
  }
  const attempt = await findAttempt(organisation.id, customerId, id);
  return attempt && reconcileAttempt(booker, attempt);
};

interface Reconciled {
  readonly asked: number;
  readonly failures: { readonly id: string; readonly error: unknown }[];
}

/**
 * What gateways have not told of in time: unknown outcomes, pages, debits, mandates (I7). 1 query; 1 call of the
 * gateway for each.
 */
export const reconcileLate = async (hasTime: () => boolean): Promise<Reconciled> => {
  const { gsi1pk: pk } = indexKeys.gatewayCheck('', '', '', '');
  const late = await queryIndexAll({ pk, between: ['', `${realClock.now()}~`] });
  const failures: Reconciled['failures'] = [];
  let asked = 0;
  for (const { gsi1sk } of late) {
    if (!hasTime()) break;
    const [, org = '', customerId = '', id = ''] = gsi1sk.split('#');
    try {
      const organisation = await readOrganisation(org);
      if (!organisation) continue;
      await settleThing(organisation, customerId, id);
      asked += 1;
    } catch (error) {
      failures.push({ id, error });
    }
  }
  return { asked, failures };
};
