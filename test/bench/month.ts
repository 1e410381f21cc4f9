/** A whole month of one size through the embedded runtime: node month.ts <customers> <assembly> */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { billingFunctions } from '../../infra/local/start/report.ts';
import { startWorld, type World } from '../../infra/local/world.ts';
import type { Run } from '../../shared/billing/model.ts';
import { readRun } from '../../shared/billing/run-store.ts';
import { queryAll } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import { loadDueOperator } from './billed-operator.ts';
import { type CountedPart, countByHand } from './hand-count.ts';
import { say, tell } from './in-process.ts';

/** The scheduler's clock: an hour a second until the run begins, then the five-minute sweep once a second. */
const speeds = { hourInASecond: 3_600, sweepInASecond: 300 } as const;

export interface Units {
  readonly function: string;
  readonly write: number;
  readonly read: number;
}

export interface Month {
  readonly customers: number;
  readonly invoices: number;
  readonly mailsPerSecond: number;
  /** what brings an invoice from draft to mailed */
  readonly counted: readonly Units[];
  /** what runs whether anyone is billed or not, and SES's events */
  readonly apart: readonly Units[];
  readonly byHand: readonly CountedPart[];
}

const measure = async (customers: number, templateDir: string): Promise<Month> => {
  const stateDir = mkdtempSync(join(tmpdir(), 'atrium-bench-'));
  const world = await startWorld({ stateDir, templateDir, schedulerSpeed: 0, mailLoadMode: true });
  try {
    Object.assign(process.env, world.environment, { TABLE_NAME: world.tableName });
    const organisation = await loadDueOperator(customers);
    say(`  ${customers} customers loaded, waiting for the tick`);
    const { run, mailsPerSecond } = await bill(world, organisation.id);
    const invoices = run.totals?.invoiced ?? 0;
    if (invoices !== customers || run.deliveries?.sent !== customers)
      throw new Error(`expected ${customers} invoices and mails, got ${JSON.stringify(run)}`);
    const units = Object.entries(world.metricsByFunction()).map(
      ([name, { WriteUnits = 0, ReadUnits = 0 }]): Units => ({
        function: name,
        write: WriteUnits / invoices,
        read: ReadUnits / invoices,
      }),
    );
    return {
      customers,
      invoices,
      mailsPerSecond,
      counted: units.filter(each => billingFunctions.includes(each.function)),
      apart: units.filter(each => !billingFunctions.includes(each.function)),
      byHand: await countByHand(organisation, run),
    };
  } finally {
    await world.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
};

/** The hourly schedule finds the operator due; nothing here starts a run. */
const bill = async (world: World, org: string): Promise<{ run: Run; mailsPerSecond: number }> => {
  const mails: { at: number; sent: number }[] = [];
  world.setSchedulerSpeed(speeds.hourInASecond);
  for (const end = Date.now() + 600_000; Date.now() < end; await sleep(50)) {
    const run = await onlyRun(org);
    if (run) world.setSchedulerSpeed(speeds.sweepInASecond);
    mails.push({ at: Date.now(), sent: world.metrics().MailsSent ?? 0 });
    if (run?.stage === 'closed' && run.delivery === 'settled')
      return { run, mailsPerSecond: rateOf(mails) };
  }
  throw new Error(`the run is not settled after 10 minutes: ${JSON.stringify(await onlyRun(org))}`);
};

const onlyRun = async (org: string): Promise<Run | undefined> => {
  const [entry] = await queryAll({ pk: keys.runLog(org, '', '').pk });
  return entry && readRun(org, String(entry.runId));
};

/** From the last look before the first mail to the first look after the last. */
const rateOf = (looks: readonly { at: number; sent: number }[]): number => {
  const total = looks.at(-1)?.sent ?? 0;
  const began = looks.findLast(({ sent }) => sent === 0)?.at ?? 0;
  const ended = looks.find(({ sent }) => sent === total)?.at ?? 0;
  return (1000 * total) / Math.max(1, ended - began);
};

const [customers, templateDir] = process.argv.slice(2);
tell(await measure(Number(customers), templateDir ?? ''));
