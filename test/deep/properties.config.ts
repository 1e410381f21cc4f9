import { dirname } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The unit tests with ten times as many examples for each property that names no number of its own. */
export default defineConfig({
  test: {
    root: dirname(dirname(import.meta.dirname)),
    include: ['test/unit/{kernel,billing,booking,payments}/**/*.test.ts'],
    setupFiles: ['test/deep/many-runs.ts'],
    maxWorkers: 2,
    testTimeout: 300_000,
  },
});
