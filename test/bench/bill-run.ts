/**
 * `npm run bench:bill-run -- [--sizes 400,2000,20000] [--rounds 5] [--months 400,2000] [--quick]`
 * How fast a bill run drafts and numbers beside a bare loop that writes the same, and what an invoice costs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { synthesise } from '../../infra/synthesise.ts';
import { monthFigures, monthTable } from './capacity-report.ts';
import { inProcess, say } from './in-process.ts';
import { machine } from './machine.ts';
import type { Month } from './month.ts';
import type { Speed } from './speed.ts';
import { speedFigures, speedTable } from './speed-report.ts';
import { judge } from './verdict.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '400,2000,20000' },
    rounds: { type: 'string', default: '5' },
    /** sizes of the months that are billed whole, to count capacity */
    months: { type: 'string', default: '400,2000' },
    quick: { type: 'boolean', default: false },
  },
});

const numbers = (text: string) => text.split(',').filter(Boolean).map(Number);
/** From here on a round takes minutes, so that there are at most three. */
const largeSize = 10_000;

const folder = mkdtempSync(join(tmpdir(), 'atrium-bench-'));
try {
  const assembly = synthesise({ stage: 'local', outdir: join(folder, 'cdk.out'), checks: false });
  const speeds: Speed[] = [];
  for (const size of values.quick ? [60] : numbers(values.sizes)) {
    const rounds = values.quick ? 1 : Number(values.rounds);
    say(`Drafting and numbering ${size} customers, beside a bare loop …`);
    const most = size >= largeSize ? Math.min(rounds, 3) : rounds;
    speeds.push(await inProcess<Speed>('speed.ts', [size, most, assembly]));
  }
  const months: Month[] = [];
  for (const size of values.quick ? [60] : numbers(values.months)) {
    say(`Billing ${size} customers for a month, from the tick to the last mail …`);
    months.push(await inProcess<Month>('month.ts', [size, assembly]));
  }
  console.log(`${machine()}\n`);
  if (speeds.length > 0) console.log(`${speedTable(speeds)}\n`);
  for (const month of months) console.log(`${monthTable(month)}\n`);
  judge([...speedFigures(speeds), ...months.flatMap(monthFigures)], values.quick);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
