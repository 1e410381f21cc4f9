/**
 * `npm run bench:months -- [--customers 200] [--months 60] [--rounds 9] [--quick]`
 * Whether the cost of billing a customer grows with the months that were billed before: the last month beside the second.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { synthesise } from '../../infra/synthesise.ts';
import { anchorAfter } from '../../shared/kernel/calendar.ts';
import type { Organisation } from '../../shared/organisation/model.ts';
import { takeUnits } from '../../shared/store/capacity.ts';
import { outboxKey } from '../../shared/store/outbox.ts';
import { queryAll } from '../../shared/store/read.ts';
import { outboxShards } from '../../shared/store/table.ts';
import { deleteAll } from '../../shared/store/transact.ts';
import { type BenchTable, startBenchTable } from './bench-table.ts';
import { close, draft, dueAt, loadDueOperator, number, planMonth } from './billed-operator.ts';
import { say } from './in-process.ts';
import { machine } from './machine.ts';
import { median } from './timing.ts';
import { judge, table } from './verdict.ts';

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '200' },
    months: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '9' },
    quick: { type: 'boolean', default: false },
  },
});

const maxRatio = 1.1;

/** What an invoice costs, from the check that finds it due to the close of its run. */
interface Cost {
  readonly milliseconds: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

const startOf = (month: number) => `${anchorAfter('2026-11-01', 1, month)}T06:00:00.000Z`;

const billMonth = async (operator: Organisation, month: number): Promise<Cost> => {
  const due = await dueAt(operator, startOf(month));
  takeUnits();
  const began = performance.now();
  const planned = await planMonth(due);
  for (const worker of planned.workers) await draft(planned, worker);
  await number(planned);
  const invoices = await close(planned);
  const milliseconds = performance.now() - began;
  const { readUnits, writeUnits } = takeUnits();
  if (invoices !== Number(values.customers))
    throw new Error(`month ${month}: expected ${values.customers} invoices, got ${invoices}`);
  return {
    milliseconds: milliseconds / invoices,
    readUnits: readUnits / invoices,
    writeUnits: writeUnits / invoices,
  };
};

/** As the stream's reader leaves it. */
const emptyOutbox = async (): Promise<void> => {
  for (let shard = 0; shard < outboxShards; shard += 1)
    await deleteAll((await queryAll({ pk: outboxKey(shard) })).map(({ pk, sk }) => ({ pk, sk })));
};

/** Bills every month, and keeps the table as it is before each that is measured. */
const billAll = async (bench: BenchTable, operator: Organisation, measured: readonly number[]) => {
  for (let month = 1; month <= last; month += 1) {
    if (measured.includes(month)) await bench.keep(`before-${month}`);
    await billMonth(operator, month);
    await emptyOutbox();
    if (month % 10 === 0) say(`  ${month} months billed`);
  }
};

/** In turns, so that the machine's other work weighs on both; the first round only warms up. */
const measure = async (bench: BenchTable, operator: Organisation, measured: readonly number[]) => {
  const costs = new Map<number, Cost[]>(measured.map(month => [month, []]));
  const rounds = values.quick ? 1 : Number(values.rounds);
  for (let round = 0; round <= rounds; round += 1) {
    for (const month of measured) {
      await bench.restore(`before-${month}`);
      const cost = await billMonth(operator, month);
      if (round > 0) costs.get(month)?.push(cost);
    }
  }
  return costs;
};

const last = values.quick ? 6 : Number(values.months);
const measured = [2, last];
const folder = mkdtempSync(join(tmpdir(), 'atrium-bench-'));
const assembly = synthesise({ stage: 'local', outdir: join(folder, 'cdk.out'), checks: false });
const bench = await startBenchTable(folder, assembly);
try {
  const operator = await loadDueOperator(Number(values.customers));
  say(`Billing ${values.customers} customers for ${last} months …`);
  await billAll(bench, operator, measured);
  const costs = await measure(bench, operator, measured);
  const of = (month: number, what: keyof Cost) =>
    median((costs.get(month) ?? []).map(cost => cost[what]));
  console.log(`${machine()}\n`);
  const rows = measured.map(month => [
    `month ${month}`,
    of(month, 'milliseconds').toFixed(2),
    of(month, 'readUnits').toFixed(2),
    of(month, 'writeUnits').toFixed(2),
  ]);
  const header = ['an invoice, draft to closed run', 'ms', 'read units', 'write units'];
  console.log(`${table([header, ...rows])}\n`);
  const units = (month: number) => of(month, 'readUnits') + of(month, 'writeUnits');
  const ratio = (figure: string, cost: (month: number) => number) => ({
    figure: `${figure}, month ${last} ÷ month 2`,
    value: cost(last) / cost(2),
    limit: { atMost: maxRatio },
  });
  judge(
    [ratio('time', month => of(month, 'milliseconds')), ratio('capacity units', units)],
    values.quick,
  );
} finally {
  await bench.stop();
  rmSync(folder, { recursive: true, force: true });
}
