import { readOrganisation } from '../billing/inputs.ts';
import { realClock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import { settleFromGateway } from '../payments/settle-from-gateway.ts';
import { outboxWrite } from '../store/outbox.ts';
import { transact } from '../store/transact.ts';
import type { GatewayEvent } from './model.ts';
import { failureOf, handedOver, isDone, type Tried, tried } from './rules.ts';
import { eventChange, findEvent, handOver, type Lying, lyingEvents } from './store.ts';

interface Place {
  readonly organisationId: Id<'organisation'>;
  readonly connectionId: string;
  readonly gatewayEventId: string;
}

export type Settled = Tried['outcome'] | 'done' | 'givenUp';

// Idempotency key: the event's outcome; what it brings about is known by where the attempt, setup or mandate stands.
/**
 * Asks the gateway how that stands which it told of, books it, and notes what came of it. Order does not matter: the
 * gateway is asked as of now. Throws what is a fault of ours, once it is noted. 2 gets, 1 write, and what is booked.
 */
export const settleEvent = async (place: Place): Promise<Settled> => {
  const { organisationId: org, connectionId, gatewayEventId } = place;
  const event = await findEvent(org, connectionId, gatewayEventId);
  if (!event || isDone(event)) return 'done';
  const { result, error } = await trial(org, event);
  const changes = tried(event, result, realClock.now());
  await orFoundDone(transact([eventChange(org, event, changes)]));
  if (result.outcome === 'failed' && result.isFault) throw error;
  return result.outcome === 'failed' && changes.retryAt === null ? 'givenUp' : result.outcome;
};

const trial = async (
  org: string,
  { about, connectionId }: GatewayEvent,
): Promise<{ readonly result: Tried; readonly error?: unknown }> => {
  try {
    const organisation = await readOrganisation(org);
    if (!organisation) return { result: { outcome: 'unknown' } };
    const outcome = await settleFromGateway(organisation, { ...about, connectionId });
    return { result: { outcome } };
  } catch (error) {
    return { result: failureOf(error), error };
  }
};

/** Hands over again what lies: the way to the worker was lost, or the gateway gave no answer. */
export const handOverAgain = async (hasTime: () => boolean): Promise<number> => {
  let again = 0;
  for (const lying of await lyingEvents(realClock.now())) {
    if (!hasTime()) break;
    if (await handOverOne(lying)) again += 1;
  }
  return again;
};

const handOverOne = async ({ organisationId: org, connectionId, id }: Lying): Promise<boolean> => {
  const event = await findEvent(org, connectionId, id);
  const now = realClock.now();
  // the index may answer with what was settled since
  if (!event?.retryAt || event.retryAt > now) return false;
  return orFoundDone(
    transact([eventChange(org, event, handedOver(now)), outboxWrite(org, [handOver(org, event)])]),
  );
};

/** `false`: another worker was faster, or somebody replayed it. */
const orFoundDone = async (work: Promise<void>): Promise<boolean> => {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'busy') return false;
    throw error;
  }
};
