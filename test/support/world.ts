import { rmSync } from 'node:fs';
import { inject } from 'vitest';
import { createSignIn } from '../../infra/local/sign-in.ts';
import { startWorld as start, type World, type WorldOptions } from '../../infra/local/world.ts';
import type { Host } from './operator.ts';
import { passingFolder } from './world-folder.ts';
import type { WorldAddress } from './world-process.ts';

/** The world that the whole project shares; operators of a test's own keep tests apart. */
export type SharedWorld = Host & WorldAddress;

/**
 * Joins the world that the project's global setup started, and lets this process's store reach its table.
 * It is left running for the next file.
 */
export const startWorld = async (): Promise<SharedWorld> => {
  const world = inject('world');
  Object.assign(process.env, world.environment, { TABLE_NAME: world.tableName });
  const signIn = createSignIn(world.userPool);
  return {
    ...world,
    baseUrl: world.apiUrl,
    signIn: async () => {
      const { subject, accessToken } = await signIn(`${crypto.randomUUID()}@example.com`);
      return { subject, token: accessToken };
    },
  };
};

/** A world of its own for a test: fresh state, gone with everything in it when the test is done. */
export const freshWorld = async (
  options: WorldOptions & { readonly templateDir: string },
): Promise<World> => {
  const stateDir = options.stateDir ?? passingFolder('world');
  const world = await start({ asyncRetrySeconds: [1, 2], ...options, stateDir });
  return {
    ...world,
    stop: async (stopOptions = {}) => {
      await world.stop(stopOptions);
      if (!stopOptions.keepEmulators) rmSync(stateDir, { recursive: true, force: true });
    },
  };
};

/** Waits until `look` gives something; fails with `what` after the time. */
export const eventually = async <T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  timeoutMs = 10_000,
  everyMs = 20,
): Promise<T> => {
  for (const end = Date.now() + timeoutMs; ; ) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`expected within ${timeoutMs} ms: ${what}`);
    await new Promise(resolve => setTimeout(resolve, everyMs));
  }
};
