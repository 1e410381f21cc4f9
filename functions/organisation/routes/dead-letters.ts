import { epochSeconds, realClock } from '../../../shared/kernel/clock.ts';
import {
  deadLetterQueues,
  laneOf,
  ownLetters,
  redrive,
} from '../../../shared/readiness/dead-letters.ts';
import {
  listDeadLetterQueues,
  listDeadLetters,
  redriveDeadLetters,
} from '../../../shared/readiness/dead-letters-contract.ts';
import { route } from '../../middleware/http.ts';

/** The function has 15 s. */
const redriveSeconds = 8;

export const deadLetterRoutes = [
  route(listDeadLetterQueues, async () => ({ body: { items: await deadLetterQueues() } })),

  route(listDeadLetters, async ({ organisation, params }) => ({
    body: { items: await ownLetters(organisation.id, laneOf(params.queue)) },
  })),

  route(redriveDeadLetters, async ({ organisation, params }) => {
    const end = epochSeconds(realClock.now()) + redriveSeconds;
    const hasTime = () => epochSeconds(realClock.now()) < end;
    return { body: await redrive(organisation.id, laneOf(params.queue), hasTime) };
  }),
];
