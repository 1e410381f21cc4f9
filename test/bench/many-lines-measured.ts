import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from '../../infra/local/world.ts';
import type { Caller } from '../support/caller.ts';
import type { Biller } from '../support/month.ts';
import { say } from './in-process.ts';

// biome-ignore lint/suspicious/noExplicitAny: as the API shows it
export type Shown = any;

export interface Step {
  readonly name: string;
  readonly seconds: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  /** one call of the API, or several in a row */
  readonly isCall: boolean;
}

export interface ManyLines {
  readonly lines: number;
  readonly steps: readonly Step[];
  readonly sizes: readonly string[];
}

export interface Bench {
  readonly world: World;
  readonly op: Biller;
  readonly lines: number;
  /** path of the customer */
  readonly at: string;
  readonly customerId: string;
  readonly steps: Step[];
  readonly sizes: string[];
}

/** Minutes, on a machine that does other work as well. */
const patience = 900_000;

/** The API closes a connection that nobody used for a while, also at the moment when it is used. */
const orAgain = (error: Error): undefined => {
  if (error.message !== 'fetch failed') throw error;
};

export const until = async <T>(
  what: string,
  look: () => Promise<T | undefined | false>,
): Promise<T> => {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(250)) {
    const found = await look().catch(orAgain);
    if (found !== undefined && found !== false) return found;
  }
  throw new Error(`expected within ${patience / 1000} s: ${what}`);
};

/** Units of the functions that do what is measured; schedules go on beside it. */
const unitsOf = ({ world }: Bench) => {
  const own = Object.entries(world.metricsByFunction()).filter(
    ([name]) => !/tick|sweep|scheduler|starter/.test(name),
  );
  const sum = (what: string) => own.reduce((total, [, metrics]) => total + (metrics[what] ?? 0), 0);
  return { writeUnits: sum('WriteUnits'), readUnits: sum('ReadUnits') };
};

export const measured = async <T>(
  bench: Bench,
  name: string,
  work: () => Promise<T>,
  isCall = false,
): Promise<T> => {
  const before = unitsOf(bench);
  const began = performance.now();
  const result = await work();
  const seconds = (performance.now() - began) / 1000;
  // a function's metrics are read from its log, behind its answer
  await sleep(500);
  const after = unitsOf(bench);
  bench.steps.push({
    ...{ name, seconds, isCall },
    writeUnits: after.writeUnits - before.writeUnits,
    readUnits: after.readUnits - before.readUnits,
  });
  say(`  ${name}: ${seconds.toFixed(1)} s`);
  return result;
};

const failed = { status: 0, body: undefined };

/**
 * Reads, and reads again where a machine that is busy made a function run out of its time: `tries` says how often. The
 * function that is asked is warm by then.
 */
export const read = async (caller: Caller, path: string, tries = 6): Promise<Shown> => {
  for (let left = tries; ; left -= 1) {
    const { status, body } = await caller.get(path).catch(() => failed);
    if (status === 200) return body;
    if (left === 1 || (status > 0 && status < 500))
      throw new Error(`${path}: ${status} ${JSON.stringify(body)?.slice(0, 300)}`);
    say(`    ${path.slice(0, 60)}… answers ${status}, again`);
  }
};

export const ok = async (reply: ReturnType<Caller['get']>, status = 200) => {
  const got = await reply;
  assert.equal(got.status, status, JSON.stringify(got.body)?.slice(0, 500));
  return got.body;
};

/** Lambda answers so much at most, of JSON in JSON. */
const maxAnswer = 6_000_000;

/** All items of a list, 100 a page. */
export const walk = async (caller: Caller, path: string): Promise<Shown[]> => {
  const items: Shown[] = [];
  const ask = path.includes('?') ? '&' : '?';
  for (let cursor = ''; ; ) {
    const body = await read(caller, `${path}${ask}limit=100${cursor}`);
    const answered = JSON.stringify(JSON.stringify(body)).length;
    assert.ok(answered < maxAnswer, `${path} answers ${answered} bytes`);
    items.push(...body.items);
    if (body.nextCursor === undefined) return items;
    cursor = `&cursor=${body.nextCursor}`;
  }
};
