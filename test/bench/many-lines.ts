/**
 * `npm run bench:many-lines -- [--lines 5000] [--quick]`
 * One customer with so many charges in one period, over HTTP in the embedded runtime: billed, read, voided, billed again, credited,
 * audited. What is read must be what was charged, to the cent; what is told is time and capacity.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startWorld } from '../../infra/local/world.ts';
import { synthesise } from '../../infra/synthesise.ts';
import { machine } from './machine.ts';
import type { ManyLines } from './many-lines-measured.ts';
import { measureManyLines } from './many-lines-steps.ts';
import { judge, table } from './verdict.ts';

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '5000' },
    quick: { type: 'boolean', default: false },
  },
});

/** Ten minutes in a second: the sweep comes twice a second. */
const schedulerSpeed = 600;
/** What a call of the API may take (`context-api.ts`). */
const apiSeconds = 15;

const rowsOf = ({ steps, lines }: ManyLines) =>
  steps.map(({ name, seconds, writeUnits, readUnits }) => [
    name,
    seconds.toFixed(1),
    writeUnits.toFixed(0),
    readUnits.toFixed(0),
    (writeUnits / lines).toFixed(2),
    (readUnits / lines).toFixed(2),
  ]);

const folder = mkdtempSync(join(tmpdir(), 'atrium-bench-'));
try {
  const assembly = synthesise({ stage: 'local', outdir: join(folder, 'cdk.out'), checks: false });
  const world = await startWorld({ stateDir: folder, templateDir: assembly, schedulerSpeed });
  try {
    const lines = values.quick ? 300 : Number(values.lines);
    const found = await measureManyLines(world, lines);
    console.log(`${machine()}\n`);
    const header = ['step', 's', 'write units', 'read units', 'write/line', 'read/line'];
    console.log(`${table([header, ...rowsOf(found)])}\n`);
    for (const said of found.sizes) console.log(said);
    const seconds = found.steps.filter(({ isCall }) => isCall);
    judge(
      seconds.map(step => ({
        figure: `seconds of a call: ${step.name}`,
        value: step.seconds,
        limit: { atMost: apiSeconds },
      })),
      values.quick,
    );
  } finally {
    await world.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
