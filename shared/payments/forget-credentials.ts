import { env } from '../env.ts';
import { plusSeconds, realClock } from '../kernel/clock.ts';
import { queryIndexAll } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { present } from '../store/transact.ts';
import { holds } from '../store/write.ts';
import { isUnderWay } from './attempt-store.ts';
import { forgetCredentials } from './gateways/credential-store.ts';

interface Forgotten {
  readonly forgotten: number;
  readonly failures: { readonly id: string; readonly error: unknown }[];
}

// Idempotency key: the connection's entry among those that leave, taken out once its secret is gone.
/**
 * Deletes the credentials of gateways that were disconnected a lease ago, once nothing is under way that needs them: what
 * was begun at that moment is there by then. 1 query; for each that leaves a get of what is under way.
 */
export const forgetLeft = async (hasTime: () => boolean): Promise<Forgotten> => {
  const { gsi1pk: pk } = indexKeys.leavingGateway('', '', '');
  const before = plusSeconds(realClock.now(), -env('LEASE_SECONDS'));
  const left = await queryIndexAll({ pk, between: ['', before] });
  const failures: Forgotten['failures'] = [];
  let forgotten = 0;
  for (const { gsi1sk } of left) {
    if (!hasTime()) break;
    const [, org = '', id = ''] = gsi1sk.split('#');
    try {
      if (await isUnderWay(org, id)) continue;
      await forgetCredentials(org, id);
      await holds({
        update: keys.gatewayConnection(org, id),
        expression: 'REMOVE gsi1pk, gsi1sk',
        condition: present,
      });
      forgotten += 1;
    } catch (error) {
      failures.push({ id, error });
    }
  }
  return { forgotten, failures };
};
