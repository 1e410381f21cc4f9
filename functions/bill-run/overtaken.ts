import { ConditionFailed } from '../../shared/store/transact.ts';
import { logger } from '../middleware/telemetry.ts';

const maxTries = 4;

/**
 * A tick that took a slow step for a dead one has moved the run's version: the step reads the run again
 * and goes on from there. What it had not written is not there, what it had written it finds.
 */
export const untilNotOvertaken = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ConditionFailed) || attempt === maxTries) throw error;
      logger.warn('overtaken', { attempt });
    }
  }
};
