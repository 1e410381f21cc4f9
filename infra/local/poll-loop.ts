import { setTimeout as sleep } from 'node:timers/promises';
import type { LogSink } from './lambda-environment.ts';

export interface Loop {
  stop(): Promise<void>;
}

/**
 * Runs `step` again and again until stopped; after an error it says so and waits a little. `step` gets the
 * signal that ends a long poll.
 */
export const startLoop = (
  name: string,
  log: LogSink,
  step: (signal: AbortSignal) => Promise<void>,
): Loop => {
  const abort = new AbortController();
  const run = async (): Promise<void> => {
    while (!abort.signal.aborted) {
      try {
        await step(abort.signal);
      } catch (error) {
        if (abort.signal.aborted) return;
        log(name, undefined, `${(error as Error).message}\n`);
        await sleep(200);
      }
    }
  };
  const done = run();
  return {
    stop: () => {
      abort.abort();
      return done;
    },
  };
};

/** Lets `size` tasks run at once: `enter` waits for a place and gives back how to leave it. */
export const createGate = (size: number) => {
  let free = size;
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return {
    enter: async (): Promise<() => void> => {
      if (free > 0) free -= 1;
      else await new Promise<void>(resolve => waiting.push(resolve));
      return leave;
    },
  };
};
