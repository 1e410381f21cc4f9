import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startEmulators, stopEmulators } from '../../infra/local/emulator-set.ts';
import type { Run } from '../../shared/billing/model.ts';
import { deriveId } from '../../shared/kernel/id.ts';
import { editedTemplate, sweepEvery } from '../support/edited-template.ts';
import { type FaultGate, startFaultGate } from '../support/fault-gate.ts';
import { inbox } from '../support/inbox.ts';
import { eventually } from '../support/world.ts';
import { startWorldProcess, type WorldProcess } from '../support/world-process.ts';
import { type MonthOutcome, outcomeOf, settledRun } from './month-outcome.ts';
import { storeSmallMonth } from './small-month.ts';

/** Short leases, so that a scenario waits seconds where production waits a quarter of an hour. */
const leaseSeconds = '2';
const mailLeaseSeconds = '12';
const schedulerSpeed = '1800';

const folder = mkdtempSync(join(tmpdir(), 'atrium-crash-'));
const state = join(folder, 'state');
let templateDir: string;
let gate: FaultGate;
let runner: WorldProcess;
let inboxUrl: string;
let undisturbed: { outcome: MonthOutcome; writes: string[] };

const subjectOf = (mail: unknown) => (mail as { subject: string }).subject;

const startRunner = () =>
  startWorldProcess([
    ...['--state', state, '--template', templateDir, '--scheduler-speed', schedulerSpeed],
    ...['--async-retry-seconds', '1,2', '--concurrency', '1'],
    ...Object.entries(gate.urls).flatMap(([name, url]) => ['--endpoint', `${name}=${url}`]),
  ]);

beforeAll(async () => {
  templateDir = editedTemplate(inject('templateDir'), (resource, logicalId) => {
    const { Type, Properties } = resource;
    const variables = Type === 'AWS::Lambda::Function' && Properties.Environment?.Variables;
    if (variables && 'LEASE_SECONDS' in variables) variables.LEASE_SECONDS = leaseSeconds;
    // SES's events must reach a runner that starts again on a busy machine before a mail's lease is over
    if (variables && 'MAIL_CONCURRENCY' in variables) variables.LEASE_SECONDS = mailLeaseSeconds;
    // the sweep once a second of this clock, not six times
    sweepEvery(30)(resource, logicalId);
  });
  const { dynamodb, sqs, ses } = await startEmulators({ stateDir: state });
  inboxUrl = ses;
  gate = await startFaultGate({ dynamodb, sqs, ses }, () => runner.kill());
  runner = await startRunner();
  const real = { AWS_ENDPOINT_URL_DYNAMODB: dynamodb, TABLE_NAME: runner.tableName };
  Object.assign(process.env, runner.environment, real);
  undisturbed = await firstMonth();
});

afterAll(async () => {
  await runner?.stop();
  await gate?.close();
  await stopEmulators(state);
  rmSync(folder, { recursive: true, force: true });
  if (templateDir) rmSync(templateDir, { recursive: true, force: true });
});

const waitForRun = (org: string): Promise<Run> =>
  eventually(`the run of ${org} closed and its mail settled`, () => settledRun(org), 60_000, 250);

const firstMonth = async () => {
  gate.arm();
  const org = await storeSmallMonth('undisturbed');
  const run = await waitForRun(org);
  const writes = gate.passed.map(({ service, action }) => `${service} ${action}`);
  return { outcome: await outcomeOf(org, run, 'undisturbed', inbox(inboxUrl)), writes };
};

/** Kills the runner at a write, starts it again and waits: whatever goes on, the next tick made it. */
const monthKilledAt = async (write: number, moment: 'before' | 'after') => {
  const copy = `${moment}-${write}`;
  gate.arm({ write, moment });
  const org = await storeSmallMonth(copy);
  const settled = waitForRun(org).then(
    () => undefined,
    () => undefined,
  );
  const first = await Promise.race([gate.struck, settled]);
  const struck = first ?? (gate.disarm() ? undefined : await gate.struck);
  if (struck) runner = await startRunner();
  const run = await waitForRun(org);
  return { struck, outcome: await outcomeOf(org, run, copy, inbox(inboxUrl)) };
};

/**
 * The months of one moment: before each write is forwarded, or when its effect is there and its answer is
 * not. How many writes a month has is not known before the first one, so each test takes its share.
 * `npm test` has the second, which leaves more behind; the first is in `check:deep`, as the simulation of
 * `npm test` kills before each call too.
 */
export const describeKilledMonths = (moment: 'before' | 'after'): void => {
  test('the undisturbed month bills, mails and reports', () => {
    const { outcome } = undisturbed;
    expect(outcome.totals).toMatchObject({
      planned: 4,
      invoiced: 2,
      nothingToBill: 1,
      parked: 1,
      left: 0,
    });
    // one of two customers has an invoice of each seller
    expect(outcome.series).toMatchObject({
      next: 4,
      entities: { [deriveId('legalEntity', 'mill')]: { issued: 1 } },
    });
    expect(outcome.mails.map(subjectOf).sort()).toEqual([
      'Invoice INV-000001 from Small Month',
      'Invoice INV-000002 from Small Month',
      'Invoice MILL-001 from Small Mill',
    ]);
    expect(undisturbed.writes.length).toBeGreaterThan(15);
  });

  const shares = 6;
  const lateWrites = 9;
  describe('SIGKILL of the process that runs the handlers', () => {
    for (let share = 0; share < shares; share += 1) {
      test(`${moment} every write and send gives the same month (part ${share + 1} of ${shares})`, async () => {
        for (let write = share + 1; write <= undisturbed.writes.length; write += shares) {
          const { struck, outcome } = await monthKilledAt(write, moment);
          // SES's last events may come when the month is settled: only those writes can be missed
          if (!struck) expect(write).toBeGreaterThan(undisturbed.writes.length - lateWrites);
          expect(outcome, `${moment} write ${write}`).toEqual(undisturbed.outcome);
        }
      });
    }
  });
};
