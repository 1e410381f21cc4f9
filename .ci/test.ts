import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `npm test` does: the checks, then every test. Its last line says `N passed, N failed`. */
const root = join(import.meta.dirname, '..');
const results = join(root, '.atrium', 'test');
const report = join(results, 'vitest.json');

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const runs = (command: string, ...args: string[]): boolean => {
  process.stdout.write(`\n> ${command} ${args.join(' ')}\n`);
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;
};

const check = (command: string, ...args: string[]): Count =>
  runs(command, ...args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { status: string; assertionResults: readonly unknown[] }[];
}

const tests = (args: readonly string[]): Count => {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const succeeded = runs('vitest', 'run', '--config=test/vitest.config.ts', ...reporters, ...args);
  const { numFailedTests, numPassedTests, testResults } = readReport();
  // a file that does not load has no tests to fail
  const broken = testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed = numFailedTests + broken.length;
  const isUnexplained = failed === 0 && (!succeeded || numPassedTests === 0);
  return { passed: numPassedTests, failed: isUnexplained ? 1 : failed };
};

const readReport = (): Report => {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as Report;
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
};

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const counts = [check('biome', 'ci', '.'), check('tsc', '--noEmit'), tests(process.argv.slice(2))];
const sum = (what: keyof Count) => counts.reduce((total, count) => total + count[what], 0);
const summary = `${sum('passed')} passed, ${sum('failed')} failed`;
writeFileSync(join(results, 'summary.txt'), `${summary}\n`);
process.stdout.write(`${summary}\n`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
