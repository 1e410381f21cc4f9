import { dirname } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = dirname(import.meta.dirname);

/** One project for each folder of `test/`; acceptance tests share a world and run one file after the other. */
const project = (name: string, options: Record<string, unknown> = {}) => ({
  test: { name, root, include: [`test/${name}/**/*.test.ts`], ...options },
});

export default defineConfig({
  test: {
    root,
    // more on two cores only wait for each other
    maxWorkers: 2,
    projects: [
      // properties on a busy machine
      project('unit', { testTimeout: 30_000 }),
      project('infra', {
        globalSetup: ['test/infra/synthesise-once.ts'],
        testTimeout: 30_000,
        hookTimeout: 60_000,
      }),
      project('acceptance', {
        globalSetup: ['test/support/world-once.ts'],
        testTimeout: 60_000,
        hookTimeout: 120_000,
        fileParallelism: false,
      }),
      project('scenarios', {
        globalSetup: ['test/support/template-once.ts'],
        testTimeout: 300_000,
        hookTimeout: 120_000,
      }),
      project('deep', {
        globalSetup: ['test/support/template-once.ts'],
        testTimeout: 600_000,
        hookTimeout: 120_000,
      }),
      project('simulation', {
        globalSetup: ['test/support/template-once.ts'],
        testTimeout: 600_000,
        hookTimeout: 120_000,
      }),
    ],
  },
});
