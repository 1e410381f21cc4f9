import type { cognito } from '../../shared/clients/cognito.ts';
import type { dynamodb } from '../../shared/clients/dynamodb.ts';

/** Whoever called was killed: nothing it does from then on reaches anything. */
class Killed extends Error {}

const writes = /^(Put|Update|Delete|TransactWrite|BatchWrite|AdminDelete)/;

/**
 * Kills what a test runs in its own process at one of its writes: before it is made, or when its effect is
 * there and nobody hears of it. From then on every call fails, as for a process that is no more.
 */
export const killable = (
  ...clients: (ReturnType<typeof dynamodb> | ReturnType<typeof cognito>)[]
) => {
  let left = Number.POSITIVE_INFINITY;
  let isDead = false;
  let isAfter = false;
  for (const { middlewareStack } of clients) {
    (middlewareStack as ReturnType<typeof cognito>['middlewareStack']).add(
      (next, { commandName = '' }) =>
        async args => {
          if (isDead) throw new Killed();
          if (!writes.test(commandName)) return next(args);
          left -= 1;
          if (left > 0) return next(args);
          if (isAfter) await next(args);
          isDead = true;
          throw new Killed();
        },
      { step: 'initialize', name: 'killable' },
    );
  }
  /** `undefined`: it was killed at its n-th write */
  return async <T>(n: number, moment: 'before' | 'after', work: () => Promise<T>) => {
    left = n;
    isAfter = moment === 'after';
    try {
      return await work();
    } catch (error) {
      if (error instanceof Killed) return undefined;
      throw error;
    } finally {
      left = Number.POSITIVE_INFINITY;
      isDead = false;
    }
  };
};

/** Does `work` just before the next transaction of what a test runs in its own process, as if somebody else was quicker. */
export const overtakeable = ({ middlewareStack }: ReturnType<typeof dynamodb>) => {
  let overtake: (() => Promise<unknown>) | undefined;
  middlewareStack.add(
    (next, { commandName = '' }) =>
      async args => {
        const first = commandName.startsWith('TransactWrite') ? overtake : undefined;
        if (first) {
          overtake = undefined;
          await first();
        }
        return next(args);
      },
    { step: 'initialize', name: 'overtakeable' },
  );
  return (work: () => Promise<unknown>) => {
    overtake = work;
  };
};
