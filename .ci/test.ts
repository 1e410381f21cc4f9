import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `npm test` does: the checks, then every test. Its last line says `N passed, N failed`. */
const root = join(import.meta.dirname, '..');
const results = join(root, '.atrium', 'test');

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

/**
 * Acceptance tests go on one after the other, and killed months wait more than they work: three lanes keep two cores
 * busy, and together they take as long as the longest.
 */
const lanes: readonly (readonly string[])[] = [
  ['--project=acceptance'],
  ['--project=scenarios', '--maxWorkers=1'],
  ['--project=unit', '--project=infra', '--maxWorkers=1'],
];

const tests = async (args: readonly string[]): Promise<Count[]> =>
  Promise.all((args.length > 0 ? [args] : lanes).map(lane));

/** Runs one vitest; the first shows what it does, the others when they are done. */
const lane = async (args: readonly string[], index: number): Promise<Count> => {
  const report = join(results, `vitest-${index}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const all = ['run', '--config=test/vitest.config.ts', ...reporters, ...args];
  process.stdout.write(`\n> vitest ${all.join(' ')}\n`);
  const child = spawn('vitest', all, {
    cwd: root,
    stdio: index === 0 ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', chunk => output.push(chunk));
  const [code] = await once(child, 'close');
  process.stdout.write(Buffer.concat(output));
  return countOf(report, code === 0);
};

const countOf = (report: string, succeeded: boolean): Count => {
  const { numFailedTests, numPassedTests, testResults } = readReport(report);
  // a file that does not load has no tests to fail
  const broken = testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed = numFailedTests + broken.length;
  const isUnexplained = failed === 0 && (!succeeded || numPassedTests === 0);
  return { passed: numPassedTests, failed: isUnexplained ? 1 : failed };
};

const readReport = (report: string): Report => {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as Report;
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
};

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const counts = [
  check('biome', 'ci', '.'),
  check('tsc', '--noEmit'),
  ...(await tests(process.argv.slice(2))),
];
const sum = (what: keyof Count) => counts.reduce((total, count) => total + count[what], 0);
const summary = `${sum('passed')} passed, ${sum('failed')} failed`;
writeFileSync(join(results, 'summary.txt'), `${summary}\n`);
process.stdout.write(`${summary}\n`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
