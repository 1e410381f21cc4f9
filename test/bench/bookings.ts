/**
 * `npm run bench:bookings -- [--bookings 250000] [--few 1000] [--requests 300] [--quick]`
 * What a search of availability and a booking cost beside a year of bookings of 50 rooms, and beside few.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { synthesise } from '../../infra/synthesise.ts';
import type { BookingCost, Cost } from './booking-cost.ts';
import { inProcess, say } from './in-process.ts';
import { machine } from './machine.ts';
import { type Judged, judge, table } from './verdict.ts';

const { values } = parseArgs({
  options: {
    bookings: { type: 'string', default: '250000' },
    few: { type: 'string', default: '1000' },
    requests: { type: 'string', default: '300' },
    quick: { type: 'boolean', default: false },
  },
});

const maxRatio = 1.2;
const kinds = ['availability', 'creation'] as const;

const row = (cost: BookingCost, kind: (typeof kinds)[number]) => {
  const { milliseconds, readUnits, writeUnits } = cost[kind];
  const name = kind === 'availability' ? 'week of a location, 25 rooms' : 'a booking';
  return [name, cost.bookings, milliseconds.toFixed(2), readUnits, writeUnits];
};

/** Few are measured before and after many, so that the machine's other work weighs on both. */
const between = (before: BookingCost, after: BookingCost): BookingCost => {
  const mean = (of: (cost: BookingCost) => number) => (of(before) + of(after)) / 2;
  const costOf = (kind: (typeof kinds)[number]): Cost => ({
    milliseconds: mean(cost => cost[kind].milliseconds),
    readUnits: mean(cost => cost[kind].readUnits),
    writeUnits: mean(cost => cost[kind].writeUnits),
  });
  return { ...before, availability: costOf('availability'), creation: costOf('creation') };
};

const figures = (few: BookingCost, many: BookingCost): Judged[] =>
  kinds.flatMap(kind => {
    const ratio = (what: string, of: (cost: Cost) => number): Judged => ({
      figure: `${kind}, ${what} with ${many.bookings} bookings ÷ with ${few.bookings}`,
      value: of(many[kind]) / of(few[kind]),
      limit: { atMost: maxRatio },
    });
    return [
      ratio('p50', ({ milliseconds }) => milliseconds),
      ratio('capacity units', ({ readUnits, writeUnits }) => readUnits + writeUnits),
    ];
  });

const folder = mkdtempSync(join(tmpdir(), 'atrium-bench-'));
try {
  const assembly = synthesise({ stage: 'local', outdir: join(folder, 'cdk.out'), checks: false });
  const cost = (bookings: number) => {
    say(`Searching and booking beside ${bookings} bookings …`);
    const requests = values.quick ? 20 : Number(values.requests);
    return inProcess<BookingCost>('booking-cost.ts', [bookings, requests, assembly]);
  };
  const before = await cost(Number(values.few));
  const many = await cost(values.quick ? 2_000 : Number(values.bookings));
  const few = between(before, await cost(Number(values.few)));
  const costs = [few, many];
  console.log(`${machine()}\n`);
  console.log(
    `${table([
      [`median of ${few.requests}`, 'bookings', 'ms', 'read units', 'write units'],
      ...kinds.flatMap(kind => costs.map(each => row(each, kind))),
    ])}\n`,
  );
  judge(figures(few, many), values.quick);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
