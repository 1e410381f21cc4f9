/**
 * `npm run check:deep -- [--files shared/billing/credit.ts,…]`
 * Properties with many examples, a month killed before each of its writes, then every pure rule changed in every small way; a test must notice. One run of Stryker a
 * file: what is measured stays in `.atrium/mutation` when the next one fails, and a shard names its files.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { table } from '../bench/verdict.ts';
import { pureRules } from './pure-rules.ts';

const { values } = parseArgs({ options: { files: { type: 'string' } } });

/** Percent of all mutants together; a single file may be below it. */
const leastScore = 85;
const folder = '.atrium/mutation';

const run = (command: string, args: readonly string[]): number =>
  spawnSync(join('node_modules/.bin', command), args, { stdio: 'inherit' }).status ?? 1;

interface Score {
  readonly file: string;
  /** `undefined`: Stryker told nothing, for instance as no test loads the file */
  readonly told?: { readonly noticed: number; readonly all: number } | undefined;
}

interface Report {
  readonly files: Record<string, { readonly mutants: readonly { readonly status: string }[] }>;
}

const scoreOf = (file: string, report: string): Score => {
  if (!existsSync(report)) return { file };
  const { files } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const states = Object.values(files).flatMap(({ mutants }) => mutants.map(each => each.status));
  const count = (...of: string[]) => states.filter(state => of.includes(state)).length;
  const noticed = count('Killed', 'Timeout');
  return { file, told: { noticed, all: noticed + count('Survived', 'NoCoverage') } };
};

const mutate = (file: string): Score => {
  const report = join(folder, `${file}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  process.env.MUTATION_REPORT = report;
  run('stryker', ['run', 'test/deep/stryker.config.ts', '--mutate', file]);
  return scoreOf(file, report);
};

const percent = (noticed: number, all: number): number => (100 * noticed) / Math.max(1, all);

const judge = (scores: readonly Score[]): boolean => {
  const told = scores.flatMap(score => (score.told ? [{ ...score, ...score.told }] : []));
  const noticed = told.reduce((sum, each) => sum + each.noticed, 0);
  const all = told.reduce((sum, each) => sum + each.all, 0);
  const row = (name: string, of: number, from: number) => [
    ...[name, percent(of, from).toFixed(1), of, from],
  ];
  const rows = told.map(each => row(each.file, each.noticed, each.all));
  console.log(`\n${table([['file', '%', 'noticed', 'of'], ...rows, row('all', noticed, all)])}`);
  const silent = scores.filter(score => !score.told);
  for (const { file } of silent) console.log(`MISSED  ${file}: not measured, see above`);
  const holds = percent(noticed, all) >= leastScore;
  console.log(`${holds ? 'holds ' : 'MISSED'}  at least ${leastScore} % of all mutants`);
  return holds && silent.length === 0;
};

const asked = values.files?.split(',').filter(Boolean);
const unknown = asked?.filter(file => !pureRules().includes(file)) ?? [];
if (unknown.length > 0) throw new Error(`expected pure rules, got ${unknown.join(', ')}`);
const vitest = (...args: string[]): number => (asked ? 0 : run('vitest', ['run', ...args]));
const properties = vitest('--config=test/deep/properties.config.ts');
const killed = vitest('--config=test/vitest.config.ts', '--project=deep');
const holds = judge((asked ?? pureRules()).map(mutate));
process.exitCode = properties === 0 && killed === 0 && holds ? 0 : 1;
