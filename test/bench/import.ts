/**
 * `npm run bench:import -- [--customers 5000]`
 * How long an export of another system takes to go in, and to go in again, beside the limit of three minutes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mappings } from '../../infra/local/import/mappings.ts';
import { progressBar } from '../../infra/local/import/progress.ts';
import { readFolder } from '../../infra/local/import/read-folder.ts';
import { type Imported, runImport } from '../../infra/local/import/run-import.ts';
import { operator, owner } from '../../infra/local/sample/operator.ts';
import { synthesise } from '../../infra/synthesise.ts';
import { createOrganisation } from '../../shared/organisation/create.ts';
import { transact } from '../../shared/store/transact.ts';
import { syntheticExport, writeExport } from '../support/synthetic-export.ts';
import { startBenchTable } from './bench-table.ts';
import { say } from './in-process.ts';
import { machine } from './machine.ts';
import { timed } from './timing.ts';

const { values } = parseArgs({ options: { customers: { type: 'string', default: '5000' } } });
const limitSeconds = 180;

const folder = mkdtempSync(join(tmpdir(), 'atrium-bench-'));
const assembly = synthesise({ stage: 'local', outdir: join(folder, 'cdk.out'), checks: false });
const table = await startBenchTable(folder, assembly);
try {
  const { organisation, writes } = createOrganisation(
    { ...operator, clock: '2026-11-25T09:00:00.000Z', owner: { ...owner, subject: 'bench' } },
    '2026-11-25T09:00:00.000Z',
  );
  await transact(writes);
  const exported = join(folder, 'export');
  await writeExport(exported, syntheticExport(Number(values.customers)));
  say(machine());
  for (const time of ['first', 'second']) {
    let imported: Imported | undefined;
    const milliseconds = await timed(async () => {
      const read = await readFolder(exported, mappings.nexudus);
      const onProgress = progressBar(process.stderr);
      imported = await runImport(read, { organisationId: organisation.id, onProgress });
    });
    const { customers, rejections } = imported as Imported;
    const seconds = milliseconds / 1000;
    say(
      `${time}: ${seconds.toFixed(1)} s, ${customers.created} imported, ${customers.existing} there already, ${rejections.length} rejected`,
    );
    if (seconds > limitSeconds || rejections.length > 0) process.exitCode = 1;
  }
} finally {
  await table.stop();
  rmSync(folder, { recursive: true, force: true });
}
