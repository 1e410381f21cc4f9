import { setTimeout as sleep } from 'node:timers/promises';
import { random } from '../../infra/local/sample/random.ts';
import { acts, type Portal } from './portal-people.ts';

export type ActName = keyof typeof acts;

/** Of a hundred requests. */
const mix: Readonly<Record<ActName, number>> = { read: 80, book: 15, payNow: 5 };
export const actNames = Object.keys(mix) as ActName[];

/** Milliseconds from when a request was to be sent until its answer was there. */
export type Latencies = Readonly<Record<ActName, readonly number[]>>;

export interface Traffic {
  readonly latencies: Latencies;
  readonly errors: number;
}

/**
 * Sends requests at random moments, so many a second on average, whether earlier ones are answered or not, until
 * `isOver`. What was sent before is counted in `sent`, so that no two ask for the same hour of a room.
 */
export const drive = async (
  portal: Portal,
  { perSecond, sent, isOver }: Drive,
): Promise<Traffic> => {
  const chance = random('portal', sent.read);
  const latencies: Record<ActName, number[]> = { read: [], book: [], payNow: [] };
  const pending = new Set<Promise<void>>();
  let errors = 0;
  for (let due = performance.now(); !isOver(); ) {
    due += (-Math.log(1 - chance.int(0, 999_999) / 1_000_000) * 1_000) / perSecond;
    await sleep(Math.max(0, due - performance.now()));
    const act = actAt(chance.int(0, 99));
    const nth = sent[act];
    sent[act] += 1;
    const asked = due;
    const request = acts[act](portal, nth)
      .catch(() => false)
      .then(isAnswered => {
        latencies[act].push(performance.now() - asked);
        if (!isAnswered) errors += 1;
        pending.delete(request);
      });
    pending.add(request);
  }
  await Promise.all(pending);
  return { latencies, errors };
};

interface Drive {
  readonly perSecond: number;
  readonly sent: Record<ActName, number>;
  readonly isOver: () => boolean;
}

const actAt = (percent: number): ActName => {
  let upTo = 0;
  for (const act of actNames) {
    upTo += mix[act];
    if (percent < upTo) return act;
  }
  return 'read';
};
