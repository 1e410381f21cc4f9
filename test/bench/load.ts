/**
 * `npm run bench:load -- [--customers 20000] [--per-second 5] [--unloaded-seconds 120] [--quick]`
 * A month is billed while members use the portal of the same operator: whether they notice, and whether it takes longer
 * than a month of the same size that nobody disturbs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { loadSample } from '../../infra/local/sample/load.ts';
import { createSignIn } from '../../infra/local/sign-in.ts';
import { synthesise } from '../../infra/synthesise.ts';
import { readOrganisation } from '../../shared/billing/inputs.ts';
import type { Run } from '../../shared/billing/model.ts';
import { readRun } from '../../shared/billing/run-store.ts';
import type { Id } from '../../shared/kernel/id.ts';
import { queryAll } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import { operatorOf } from '../support/operator.ts';
import { startWorldProcess, type WorldProcess } from '../support/world-process.ts';
import { afterMonthEnd, dueAt } from './billed-operator.ts';
import { say } from './in-process.ts';
import { machine } from './machine.ts';
import { openPortal } from './portal-people.ts';
import { type ActName, actNames, drive, type Traffic } from './portal-traffic.ts';
import { median, quantile } from './timing.ts';
import { judge, table } from './verdict.ts';

const { values } = parseArgs({
  options: {
    customers: { type: 'string' },
    /** what an operator of 20,000 customers has: 20 requests of each a day are 4.6 a second */
    'per-second': { type: 'string', default: '5' },
    'unloaded-seconds': { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});
const customers = Number(values.customers ?? (values.quick ? 200 : 20_000));
const unloadedSeconds = Number(values['unloaded-seconds'] ?? (values.quick ? 20 : 120));
const limits = { slower: 5, longer: 1.5 } as const;
const portalSize = { companies: 40, rooms: 10 } as const;
/** The five-minute sweep once a second, the hourly tick each twelve. */
const schedulerSpeed = '300';
/** What Lambda gives each function of its own, cores, the portal's get first here. */
const backgroundNiceness = '10';
const mostMinutes = 60;

const folder = mkdtempSync(join(tmpdir(), 'atrium-load-'));

const load = async (world: WorldProcess, seed: string) => {
  const signIn = createSignIn(world.userPool);
  const host = {
    baseUrl: world.apiUrl,
    signIn: async () => {
      const { subject, accessToken } = await signIn(`${crypto.randomUUID()}@example.com`);
      return { subject, token: accessToken };
    },
  };
  const { subject, token } = await host.signIn();
  const sample = { seed, customers, shape: 'two-line', throughApi: 0 } as const;
  const { organisation } = await loadSample(subject, sample);
  const portal = await openPortal(operatorOf(host, organisation.id, token), portalSize);
  say(`  ${customers} customers of ${seed} loaded`);
  return { id: organisation.id, portal };
};

/** Seconds from the first sight of the run to its close and the last outcome of its mail. */
const bill = async (id: Id<'organisation'>): Promise<number> => {
  const organisation = await readOrganisation(id);
  if (!organisation) throw new Error(`there is no organisation ${id}`);
  await dueAt(organisation, afterMonthEnd);
  let began: number | undefined;
  for (const end = performance.now() + mostMinutes * 60_000; performance.now() < end; ) {
    const run = await onlyRun(id);
    if (run) began ??= performance.now();
    if (run?.stage === 'closed' && run.delivery === 'settled') return told(run, began ?? 0);
    await sleep(250);
  }
  throw new Error(`the run is not settled after ${mostMinutes} minutes`);
};

const told = (run: Run, began: number): number => {
  const seconds = (performance.now() - began) / 1_000;
  const { invoiced } = run.totals ?? {};
  if (invoiced !== customers || run.deliveries?.sent !== customers)
    throw new Error(`expected ${customers} invoices and mails, got ${JSON.stringify(run)}`);
  say(`  ${customers} invoices and mails in ${seconds.toFixed(1)} s`);
  return seconds;
};

const onlyRun = async (org: Id<'organisation'>): Promise<Run | undefined> => {
  const [entry] = await queryAll({ pk: keys.runLog(org, '', '').pk });
  return entry && readRun(org, String(entry.runId));
};

const measure = async (world: WorldProcess) => {
  const quiet = await load(world, 'quiet');
  const busy = await load(world, 'busy');
  const alone = await bill(quiet.id);
  const sent: Record<ActName, number> = { read: 0, book: 0, payNow: 0 };
  const usual = Number(values['per-second']);
  const traffic = (perSecond: number, isOver: () => boolean) =>
    drive(busy.portal, { perSecond, sent, isOver });
  const during = (seconds: number, perSecond: number) => {
    const end = performance.now() + 1_000 * seconds;
    return traffic(perSecond, () => performance.now() > end);
  };
  say('Portal traffic alone …');
  // so many at once that every environment has started
  await during(unloadedSeconds / 10, 10 * usual);
  const unloaded = await during(unloadedSeconds, usual);
  say('The run beside it …');
  let isBilled = false;
  const [beside, loaded] = await Promise.all([
    bill(busy.id).finally(() => {
      isBilled = true;
    }),
    traffic(usual, () => isBilled),
  ]);
  return { alone, beside, unloaded, loaded };
};

const report = ({ alone, beside, unloaded, loaded }: Awaited<ReturnType<typeof measure>>) => {
  const cells = (name: string, { latencies }: Traffic, act: ActName) => {
    const all = latencies[act];
    const of = (share: number) => quantile(all, share).toFixed(1);
    return [`${act}, ${name}`, all.length, of(0.5), of(0.95), of(0.99)];
  };
  const rows = actNames.flatMap(act => [
    cells('no run', unloaded, act),
    cells('during the run', loaded, act),
  ]);
  const header = ['milliseconds', 'requests', 'p50', 'p95', 'p99'];
  console.log(`${machine()}\n\n${table([header, ...rows])}\n`);
  const per = (seconds: number) => (customers / seconds).toFixed(1);
  console.log(`Invoices a second: ${per(alone)} alone, ${per(beside)} beside the portal\n`);
  judge(
    [
      { figure: 'errors', value: unloaded.errors + loaded.errors, limit: { atMost: 0 } },
      ...actNames.map(act => ({
        figure: `${act}: p99 during the run ÷ p50 without`,
        value: quantile(loaded.latencies[act], 0.99) / median(unloaded.latencies[act]),
        limit: { atMost: limits.slower },
      })),
      { figure: 'run beside ÷ alone', value: beside / alone, limit: { atMost: limits.longer } },
    ],
    values.quick,
  );
};

let world: WorldProcess | undefined;
try {
  const template = synthesise({ stage: 'local', outdir: join(folder, 'cdk.out'), checks: false });
  world = await startWorldProcess([
    ...['--state', join(folder, 'state'), '--template', template],
    ...['--scheduler-speed', schedulerSpeed, '--mail-load-mode'],
    ...['--background-niceness', backgroundNiceness],
  ]);
  Object.assign(process.env, world.environment, { TABLE_NAME: world.tableName });
  report(await measure(world));
} finally {
  await world?.stop();
  rmSync(folder, { recursive: true, force: true });
}
