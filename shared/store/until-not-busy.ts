import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../kernel/errors.ts';
import { ConditionFailed } from './transact.ts';

const maxTries = 8;

/** Somebody else was first at something all share, such as the number series. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Refusal && error.code === 'busy';

const isLost = (error: unknown): boolean => error instanceof ConditionFailed || isBusy(error);

/** Whoever lost a race reads again and tries again; the last refusal is the caller's. `isRetried`: what counts as lost. */
export const untilNotBusy = async <T>(
  work: () => Promise<T>,
  isRetried: (error: unknown) => boolean = isLost,
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isRetried(error) || attempt === maxTries) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
};
