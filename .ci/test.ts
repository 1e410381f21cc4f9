import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

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
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly unknown[];
  }[];
}

/**
 * The tests of a world go on one after the other and wait as long as they work: two worlds and a lane of all the rest
 * keep two cores busy, and together they take as long as the longest.
 */
const lanes: readonly (readonly string[])[] = [
  ['--project=acceptance', '--shard=1/2'],
  ['--project=acceptance', '--shard=2/2'],
  ['--project=unit', '--project=infra', '--project=scenarios', '--maxWorkers=1'],
];

const tests = async (args: readonly string[]): Promise<Count> => {
  const first = await Promise.all((args.length > 0 ? [args] : lanes).map(lane));
  const again = first.flatMap(({ failedFiles }) => failedFiles);
  const counts = first.map(({ count }) => count);
  const { failed } = sumOf(counts);
  if (failed === 0 || again.length === 0 || again.length > mostAgain) return sumOf(counts);
  return withSecondRun(counts, again);
};

/** More failures than this are no chance of a busy machine. */
const mostAgain = 6;

/**
 * Files that failed beside two other lanes run once more, alone: a wait that was too short for a busy machine passes, a
 * defect fails again. Both runs are shown, and what needed the second one is named.
 */
const withSecondRun = async (
  counts: readonly Count[],
  files: readonly string[],
): Promise<Count> => {
  const names = files.map(file => relative(root, file));
  process.stdout.write(`\nAgain, alone: ${names.join(', ')}\n`);
  const { count } = await lane([...names, '--maxWorkers=1'], lanes.length);
  if (count.failed > 0) return sumOf(counts);
  process.stdout.write(`\nPassed only in a second run: ${names.join(', ')}\n`);
  const { passed, failed } = sumOf(counts);
  return { passed: passed + failed, failed: 0 };
};

const sumOf = (counts: readonly Count[]): Count => ({
  passed: counts.reduce((sum, { passed }) => sum + passed, 0),
  failed: counts.reduce((sum, { failed }) => sum + failed, 0),
});

interface Ran {
  readonly count: Count;
  readonly failedFiles: readonly string[];
}

/** Runs one vitest; the first shows what it does, the others when they are done. */
const lane = async (args: readonly string[], index: number): Promise<Ran> => {
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
  return ranAs(readReport(report), code === 0);
};

const ranAs = (report: Report, succeeded: boolean): Ran => {
  const { numFailedTests, numPassedTests, testResults } = report;
  const failedFiles = testResults.filter(({ status }) => status === 'failed');
  // a file that does not load has no tests to fail
  const broken = failedFiles.filter(({ assertionResults }) => assertionResults.length === 0);
  const failed = numFailedTests + broken.length;
  const isUnexplained = failed === 0 && (!succeeded || numPassedTests === 0);
  return {
    count: { passed: numPassedTests, failed: isUnexplained ? 1 : failed },
    failedFiles: failedFiles.map(({ name }) => name),
  };
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
  await tests(process.argv.slice(2)),
];
const { passed, failed } = sumOf(counts);
const summary = `${passed} passed, ${failed} failed`;
writeFileSync(join(results, 'summary.txt'), `${summary}\n`);
process.stdout.write(`${summary}\n`);
process.exitCode = failed === 0 ? 0 : 1;
