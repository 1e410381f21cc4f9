import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startEmulators, stopEmulators } from '../../infra/local/emulator-set.ts';
import { createSignIn } from '../../infra/local/sign-in.ts';
import { eventually, freshWorld } from '../support/world.ts';
import { awsOf, said } from '../support/world-emulated.ts';
import { probeAssembly } from '../support/world-probe.ts';
import { startWorldProcess } from '../support/world-process.ts';

let stateDir: string;
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'atrium-restart-'));
});
afterEach(async () => {
  await stopEmulators(stateDir);
  rmSync(stateDir, { recursive: true, force: true });
});

const templateDir = probeAssembly();
const startProcess = () => startWorldProcess(['--state', stateDir, '--template', templateDir]);

describe('a runner that is killed', () => {
  test('leaves its emulators, which the next one takes up with all they hold', async () => {
    const first = await startProcess();
    await awsOf(first).put('A', 'kept');
    await awsOf(first).send('lost', 'kept message');
    const { accessToken } = await createSignIn(first.userPool)('ann@example.com');
    await first.kill();

    const before = await startEmulators({ stateDir });
    expect(before.processes.map(({ attached }) => attached)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);

    const second = await startProcess();
    expect(second.endpoints).toMatchObject({
      dynamodb: first.endpoints.dynamodb,
      sqs: first.endpoints.sqs,
      ses: first.endpoints.ses,
      cognito: first.endpoints.cognito,
    });
    expect((await awsOf(second).next('lost')).Body).toBe('kept message');
    const closed = await fetch(`${second.apiUrl}/closed`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(closed.status).toBe(201);
    await second.stop();
  });

  test('gives a message it was waiting for to the next one at once', async () => {
    const hidden = probeAssembly(resources => {
      Object.assign(resources.Work?.Properties, { VisibilityTimeout: 60 });
    });
    const first = await startWorldProcess(['--state', stateDir, '--template', hidden]);
    await first.kill();
    const second = await freshWorld({ templateDir: hidden, stateDir });
    await awsOf(second).send('work', 'good');
    // the killed runner's long poll still waits in the queue emulator and would hide the message for a minute
    await eventually('the message', () => said(second, 'queue').length > 0);
    await second.stop();
  });

  test('lets the stream go on where it was, none left out', async () => {
    const first = await startProcess();
    const numbers = Array.from({ length: 60 }, (_, n) => `OUTBOX#${String(n).padStart(2, '0')}`);
    for (const key of numbers.slice(0, 30)) await awsOf(first).put(key);
    await awsOf(first).put('OUTBOX#slow');
    await eventually('the first half', () => first.stderr().includes('OUTBOX#29'));
    await first.kill();
    for (const key of numbers.slice(30)) await awsOf(first).put(key);

    const second = await freshWorld({ templateDir, stateDir });
    const seen = () => said<string[]>(second, 'stream').flat();
    await eventually('the second half', () => seen().includes('OUTBOX#59'));
    expect(numbers.slice(30).filter(key => !seen().includes(key))).toEqual([]);
    // what was acknowledged long before the kill does not come again
    expect(seen()).not.toContain('OUTBOX#00');
    await second.stop();
  });
});

test('a second runner on the same state is refused', async () => {
  const world = await freshWorld({ templateDir, stateDir });
  await expect(freshWorld({ templateDir, stateDir })).rejects.toThrow('is in use by process');
  expect((await fetch(`${world.apiUrl}/x`)).status).toBe(201);
  await world.stop();
});

test('emulators that were stopped start again on what they had', async () => {
  const first = await freshWorld({ templateDir, stateDir });
  await awsOf(first).send('lost', 'kept');
  await first.stop({ keepEmulators: true });
  await stopEmulators(stateDir);
  const second = await freshWorld({ templateDir, stateDir });
  expect((await awsOf(second).next('lost')).Body).toBe('kept');
  await second.stop();
});

test('a record that the function cannot take is bisected out and reported, the others go on', async () => {
  const world = await freshWorld({ templateDir, stateDir });
  for (const key of ['OUTBOX#1', 'OUTBOX#poison', 'OUTBOX#2']) await awsOf(world).put(key);
  const report = JSON.parse((await awsOf(world).next('lost')).Body);
  expect(report.DDBStreamBatchInfo.batchSize).toBe(1);
  await eventually('the others', () => {
    const keys = said<string[]>(world, 'stream').flat();
    return keys.includes('OUTBOX#1') && keys.includes('OUTBOX#2');
  });
  await world.stop();
});

test('a write finds the stream’s last sequence number by the added index', async () => {
  const world = await freshWorld({ templateDir, stateDir });
  const database = new DatabaseSync(join(stateDir, 'dynamodb/table.db'), { readOnly: true });
  // the statement of dynoxide 1.2.1, src/storage.rs: next_stream_sequence_number
  const plan = database
    .prepare(
      'EXPLAIN QUERY PLAN SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = ?1',
    )
    .all('probe');
  expect(plan.map(step => step.detail)).toEqual([
    expect.stringContaining('USING COVERING INDEX ix_stream_sequence'),
  ]);
  database.close();
  await world.stop();
});
