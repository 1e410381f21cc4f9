/**
 * `npm run bench:bookings -- [--bookings 250000] [--few 1000] [--requests 300] [--quick]`
 * What a search of availability and a booking cost beside a year of bookings of 50 rooms, and beside few.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { synthesise } from '../../infra/synthesise.ts';
import type { Cost, Costs, Question } from './booking-cost.ts';
import { say } from './in-process.ts';
import { machine } from './machine.ts';
import { startPartner } from './partner.ts';
import { median } from './timing.ts';
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
const names = { availability: 'week of a location, 25 rooms', creation: 'a booking' } as const;
/** Not measured: until code and connections are warm. */
const warmUps = 40;
/** Requests to one operator before it is the other's turn. */
const turn = 10;

/** An operator with so many bookings, and what its requests have cost. */
interface Asked {
  readonly bookings: number;
  readonly costs: { readonly [K in keyof Costs]: Cost[] };
}

const medianOf = ({ costs }: Asked, kind: keyof Costs, of: (cost: Cost) => number): number =>
  median(costs[kind].map(of));

const row = (asked: Asked, kind: keyof Costs) => {
  const of = (what: keyof Cost) => medianOf(asked, kind, cost => cost[what]);
  return [
    names[kind],
    asked.bookings,
    of('milliseconds').toFixed(2),
    of('readUnits'),
    of('writeUnits'),
  ];
};

const figures = (few: Asked, many: Asked): Judged[] =>
  kinds.flatMap(kind => {
    const ratio = (what: string, of: (cost: Cost) => number): Judged => ({
      figure: `${kind}, ${what} with ${many.bookings} bookings ÷ with ${few.bookings}`,
      value: medianOf(many, kind, of) / medianOf(few, kind, of),
      limit: { atMost: maxRatio },
    });
    return [
      ratio('p50', ({ milliseconds }) => milliseconds),
      ratio('capacity units', ({ readUnits, writeUnits }) => readUnits + writeUnits),
    ];
  });

/** Loads operators with so many bookings, then asks them in turns. */
const measure = async (sizes: readonly number[], assembly: string): Promise<Asked[]> => {
  const operators = [];
  try {
    for (const bookings of sizes) {
      say(`Loading ${bookings} bookings …`);
      const operator = startPartner<Question, Costs>('booking-cost.ts', [bookings, assembly]);
      const costs = { availability: [], creation: [] } as Asked['costs'];
      operators.push({ operator, bookings, costs });
      await operator.ask({ from: 0, count: 0 });
    }
    say('Searching and booking …');
    const end = warmUps + (values.quick ? 20 : Number(values.requests));
    for (let from = 0; from < end; from += turn) {
      for (const { operator, costs } of operators) {
        const answer = await operator.ask({ from, count: turn });
        if (from >= warmUps) for (const kind of kinds) costs[kind].push(...answer[kind]);
      }
    }
    return operators;
  } finally {
    for (const { operator } of operators) await operator.stop();
  }
};

const folder = mkdtempSync(join(tmpdir(), 'atrium-bench-'));
try {
  const assembly = synthesise({ stage: 'local', outdir: join(folder, 'cdk.out'), checks: false });
  const sizes = [Number(values.few), values.quick ? 2_000 : Number(values.bookings)];
  const [few, many] = (await measure(sizes, assembly)) as [Asked, Asked];
  console.log(`${machine()}\n`);
  const header = [
    `median of ${few.costs.creation.length}`,
    'bookings',
    'ms',
    'read units',
    'write units',
  ];
  const rows = kinds.flatMap(kind => [few, many].map(asked => row(asked, kind)));
  console.log(`${table([header, ...rows])}\n`);
  judge(figures(few, many), values.quick);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
