import { plusSeconds, realClock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import type { IndexEntry } from '../store/read.ts';
import { indexKeys } from '../store/table.ts';
import { ConditionFailed, transact } from '../store/transact.ts';
import type { Named } from './gateway-names.ts';
import { GatewayForbidden, GatewayUnreachable } from './gateways/gateway.ts';

/** What was asked in vain waits this long, so that it heads no sweep before those that were not asked yet. */
const inVainSeconds = 900;

/** A gateway that gives no answer takes its 10 seconds each time: of one organisation no more in a sweep. */
const maxUnanswered = 3;

type Place = Named & { readonly org: string };

const placeOf = ({ gsi1sk }: Pick<IndexEntry, 'gsi1sk'>): Place => {
  const [, org = '', customerId = '', id = ''] = gsi1sk.split('#');
  return { org, customerId, id };
};

export interface Reconciled {
  readonly asked: number;
  readonly failures: { readonly id: string; readonly error: unknown }[];
}

/** Asks what is late, the oldest first; nobody's silent gateway keeps others from being asked. */
export const askInTurn = async <T extends Pick<IndexEntry, 'gsi1sk'>>(
  late: readonly T[],
  hasTime: () => boolean,
  act: {
    readonly ask: (place: Place) => Promise<void>;
    readonly postpone: (entry: T) => Promise<void>;
  },
): Promise<Reconciled> => {
  const failures: Reconciled['failures'] = [];
  const unanswered = new Map<string, number>();
  let asked = 0;
  for (const entry of late) {
    if (!hasTime()) break;
    const place = placeOf(entry);
    const inVain = unanswered.get(place.org) ?? 0;
    if (inVain >= maxUnanswered) continue;
    try {
      await act.ask(place);
      asked += 1;
    } catch (error) {
      failures.push({ id: place.id, error });
      if (isUnanswered(error)) unanswered.set(place.org, inVain + 1);
      await act.postpone(entry);
    }
  }
  return { asked, failures };
};

const isUnanswered = (error: unknown): boolean =>
  error instanceof GatewayUnreachable || error instanceof GatewayForbidden;

/** Moves a check behind the others; whoever moved it meanwhile knows more. 1 write. */
export const postponeCheck = async (entry: IndexEntry): Promise<void> => {
  const { org, customerId, id } = placeOf(entry);
  const checkAt = plusSeconds(realClock.now(), inVainSeconds);
  const { gsi1sk } = indexKeys.gatewayCheck(checkAt, org, customerId, id);
  const moved = { ':at': checkAt, ':next': gsi1sk, ':before': entry.gsi1sk };
  try {
    await transact([
      {
        update: { pk: entry.pk, sk: entry.sk },
        expression: 'SET checkAt = :at, gsi1sk = :next',
        ...{ condition: 'gsi1sk = :before', values: moved },
      },
    ]);
  } catch (error) {
    if (!(error instanceof ConditionFailed || error instanceof Refusal)) throw error;
  }
};
