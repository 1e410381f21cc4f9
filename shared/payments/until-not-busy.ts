import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../kernel/errors.ts';
import { ConditionFailed } from '../store/transact.ts';

const maxTries = 8;

/** Whoever lost a race reads again and tries again; the last refusal is the caller's. */
export const untilNotBusy = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isLost(error) || attempt === maxTries) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
};

const isLost = (error: unknown): boolean =>
  error instanceof ConditionFailed || (error instanceof Refusal && error.code === 'busy');
