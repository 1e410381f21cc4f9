/**
 * `npm run bench:export -- [--customers 1000]`
 * What a full export, a month's journal and its trial balance cost in time and read units, for each 1,000 of what they have.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { synthesise } from '../../infra/synthesise.ts';
import { organisationBalance } from '../../shared/accounting/balances.ts';
import { pageOfJournal } from '../../shared/accounting/journal.ts';
import { defaultAccounts } from '../../shared/accounting/model.ts';
import { journalCsv } from '../../shared/accounting/views.ts';
import { entityNamed } from '../../shared/export/entities.ts';
import { entityPart } from '../../shared/export/file.ts';
import { takeUnits } from '../../shared/store/capacity.ts';
import { startBenchTable } from './bench-table.ts';
import { draft, loadDueOperator, number, planMonth } from './billed-operator.ts';
import { say } from './in-process.ts';
import { machine } from './machine.ts';
import { timed } from './timing.ts';

const { values } = parseArgs({ options: { customers: { type: 'string', default: '1000' } } });

const span = { from: '2026-12-01', to: '2026-12-31' };
const names = ['customer', 'membership', 'invoice', 'invoiceLine', 'ledgerEntry'] as const;

/** A month of so many customers, billed. */
const billed = async (customers: number) => {
  const organisation = await loadDueOperator(customers);
  const month = await planMonth(organisation);
  for (const worker of month.workers) await draft(month, worker);
  await number(month);
  return organisation;
};

interface Cost {
  readonly things: number;
  readonly parts: number;
}

const measure = async (name: string, work: () => Promise<Cost>): Promise<void> => {
  await work();
  takeUnits();
  let cost: Cost = { things: 0, parts: 0 };
  const milliseconds = await timed(async () => {
    cost = await work();
  });
  const { readUnits } = takeUnits();
  const each = Math.max(cost.things, 1) / 1_000;
  say(
    `${name.padEnd(24)} ${String(cost.things).padStart(7)} in ${String(cost.parts).padStart(3)} parts` +
      `  ${(milliseconds / each).toFixed(0).padStart(6)} ms and ${(readUnits / each).toFixed(0).padStart(6)} read units for 1,000`,
  );
};

/** Goes through all parts of something, each read by `next`. */
const parts = async (
  next: (after: string | undefined) => Promise<{ things: number; next?: string | undefined }>,
): Promise<Cost> => {
  let [things, count] = [0, 0];
  for (let after: string | undefined; ; ) {
    const part = await next(after);
    things += part.things;
    count += 1;
    if (part.next === undefined) return { things, parts: count };
    after = part.next;
  }
};

const folder = mkdtempSync(join(tmpdir(), 'atrium-bench-'));
const assembly = synthesise({ stage: 'local', outdir: join(folder, 'cdk.out'), checks: false });
const table = await startBenchTable(folder, assembly);
try {
  const organisation = await billed(Number(values.customers));
  const { id } = organisation;
  say(machine());
  const scope = { organisation, today: span.from };
  for (const name of names) {
    await measure(`${name}.csv`, () =>
      parts(async after => {
        const part = await entityPart(scope, entityNamed(name), 'csv', { limit: 1_000, after });
        const header = after === undefined ? 1 : 0;
        return { things: part.text.split('\r\n').length - 1 - header, next: part.next };
      }),
    );
  }
  await measure('entries of the journal', () =>
    parts(async after => {
      const page = await pageOfJournal(id, span, defaultAccounts, { limit: 1_000, after });
      journalCsv(page.items, false);
      return { things: page.items.length, next: page.next };
    }),
  );
  await measure('customers of balances', () =>
    parts(async after => {
      const asked = { after, limit: 100_000, hasTime: () => true };
      const { customers, next } = await organisationBalance(id, span, defaultAccounts, asked);
      return { things: customers, next };
    }),
  );
} finally {
  await table.stop();
  rmSync(folder, { recursive: true, force: true });
}
