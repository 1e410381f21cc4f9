import { dirname } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What a mutant is run against. The files share what they import, or each mutant pays for it many times over. */
export default defineConfig({
  test: {
    root: dirname(dirname(import.meta.dirname)),
    include: ['test/unit/{kernel,billing,payments}/**/*.test.ts'],
    setupFiles: ['test/deep/few-runs.ts'],
    isolate: false,
  },
});
