/** Drafting and numbering of one size against a bare loop: node speed.ts <customers> <rounds> <assembly> */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inLanes } from '../../infra/local/lanes.ts';
import { createBareLoop, inputsOf, type Lane, recorded } from './bare-loop.ts';
import { type BenchTable, startBenchTable } from './bench-table.ts';
import { draft, loadDueOperator, number, type PlannedRun, planMonth } from './billed-operator.ts';
import { say, tell } from './in-process.ts';
import { timed } from './timing.ts';

/** Drafting workers at once: as many environments as the embedded runtime gives a function. */
const workersAtOnce = 2;

/** Milliseconds of one round. */
export interface Times {
  readonly draft: number;
  readonly number: number;
}

export interface Speed {
  readonly customers: number;
  readonly workers: number;
  readonly transactions: number;
  readonly rounds: readonly { readonly production: Times; readonly bare: Times }[];
}

interface Bench {
  readonly table: BenchTable;
  readonly planned: PlannedRun;
  readonly drafting: readonly Lane[];
  readonly numbering: Lane;
}

const measure = async (customers: number, rounds: number, assembly: string): Promise<Speed> => {
  const folder = mkdtempSync(join(tmpdir(), 'atrium-bench-'));
  const table = await startBenchTable(folder, assembly);
  try {
    const bench = await prepare(table, customers);
    const bareLoop = createBareLoop();
    const results: Speed['rounds'][number][] = [];
    // round 0 only warms up; recording thousands has done so already
    for (let round = customers < 2_000 ? 0 : 1; round <= rounds; round += 1) {
      const result = { production: await production(bench), bare: await bare(bench, bareLoop) };
      say(`  ${customers} customers, round ${round}: ${words(result)}`);
      if (round > 0) results.push(result);
    }
    const { drafting, numbering } = bench;
    const transactions = drafting.flat().length + numbering.length;
    return { customers, workers: drafting.length, transactions, rounds: results };
  } finally {
    await table.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Loads and plans, keeps that state, and records what production writes from there. */
const prepare = async (table: BenchTable, customers: number): Promise<Bench> => {
  const began = performance.now();
  const planned = await planMonth(await loadDueOperator(customers));
  await table.keep();
  const drafting: Lane[] = [];
  await inLanes(planned.workers, workersAtOnce, async worker => {
    drafting.push(await recorded(() => draft(planned, worker)));
  });
  const numbering = await recorded(() => number(planned));
  const seconds = (performance.now() - began) / 1000;
  say(`  ${customers} customers loaded, planned and recorded in ${seconds.toFixed(1)} s`);
  return { table, planned, drafting, numbering };
};

const production = async ({ table, planned }: Bench): Promise<Times> => {
  await table.restore();
  return {
    draft: await timed(() =>
      inLanes(planned.workers, workersAtOnce, worker => draft(planned, worker)),
    ),
    number: await timed(() => number(planned)),
  };
};

const bare = async (
  { table, drafting, numbering }: Bench,
  loop: ReturnType<typeof createBareLoop>,
): Promise<Times> => {
  await table.restore();
  const [drafts, numbers] = [drafting.map(inputsOf), inputsOf(numbering)];
  return {
    draft: await timed(() => loop(drafts, workersAtOnce)),
    number: await timed(() => loop([numbers], 1)),
  };
};

const words = ({ production: p, bare: b }: Speed['rounds'][number]): string => {
  const part = (name: keyof Times) => `${name} ${p[name].toFixed(0)} / ${b[name].toFixed(0)} ms`;
  const ratio = (b.draft + b.number) / (p.draft + p.number);
  return `${part('draft')}, ${part('number')}, ratio ${ratio.toFixed(2)}`;
};

const [customers, rounds, assembly] = process.argv.slice(2);
tell(await measure(Number(customers), Number(rounds), assembly ?? ''));
