import { pureRules } from './pure-rules.ts';

const folder = '.atrium/mutation';

/** Changes every pure rule in every small way, one at a time; a test must notice. `check.ts` runs it file by file. */
export default {
  mutate: pureRules(),
  testRunner: 'vitest',
  vitest: { configFile: 'test/deep/mutants.config.ts' },
  // what is worked out while a module loads is tables and schemas, and each mutant of it would need every test
  ignoreStatic: true,
  // Stryker reads it with an API that TypeScript 7 no longer has; nothing here compiles
  tsconfigFile: 'none',
  disableTypeChecks: false,
  concurrency: 1,
  tempDirName: `${folder}/sandbox`,
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false },
  jsonReporter: { fileName: process.env.MUTATION_REPORT ?? `${folder}/report.json` },
};
