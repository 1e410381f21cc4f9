/** What searching and booking cost beside so many bookings: node booking-cost.ts <bookings> <requests> <assembly> */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBenchTable } from './bench-table.ts';
import { type BookedYear, dayOfYear, halfHour, loadBookedYear } from './booked-year.ts';
import { say, tell } from './in-process.ts';
import { median } from './timing.ts';

/** The median request. */
export interface Cost {
  readonly milliseconds: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

export interface BookingCost {
  readonly bookings: number;
  readonly requests: number;
  readonly loadedIn: number;
  /** a week of a location: a page of 25 rooms */
  readonly availability: Cost;
  readonly creation: Cost;
}

interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: object;
}

/** Not measured: until code and connections are warm. */
const warmUps = 30;

const measure = async (
  bookings: number,
  requests: number,
  assembly: string,
): Promise<BookingCost> => {
  const folder = mkdtempSync(join(tmpdir(), 'atrium-bench-'));
  const table = await startBenchTable(folder, assembly);
  try {
    const began = performance.now();
    const year = await loadBookedYear(bookings);
    const loadedIn = (performance.now() - began) / 1000;
    say(`  ${bookings} bookings loaded in ${loadedIn.toFixed(0)} s`);
    const send = await caller();
    const [searches, creations]: [Cost[], Cost[]] = [[], []];
    for (let n = -warmUps; n < requests; n += 1) {
      const [search, creation] = [await send(searchOf(year, n)), await send(creationOf(year, n))];
      if (n < 0) continue;
      searches.push(search);
      creations.push(creation);
    }
    return {
      ...{ bookings, requests, loadedIn },
      availability: medianOf(searches),
      creation: medianOf(creations),
    };
  } finally {
    await table.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const searchOf = ({ locationId }: BookedYear, n: number): Request => ({
  method: 'GET',
  path: '/v1/admin/availability',
  query: { locationId, from: dayOfYear(placeOf(n)), to: dayOfYear(placeOf(n) + 6) },
});

/** Books a half hour between two that are booked when the year is full. */
const creationOf = ({ rooms, customerIds }: BookedYear, n: number): Request => ({
  method: 'POST',
  path: '/v1/admin/customers/{customerId}/bookings',
  params: { customerId: customerIds[placeOf(n) % customerIds.length] ?? '' },
  body: {
    resourceId: rooms[placeOf(n) % rooms.length]?.id,
    ...halfHour(placeOf(n), (7 + (placeOf(n) % 12)) * 60 + 30),
  },
});

/** Another day for each request, a week before the year's end at the latest; 149 has no divisor in common with 358. */
const placeOf = (n: number): number => ((n + warmUps) * 149) % 358;

/** Sends requests through the production handler; what they consumed is read off its own metrics. */
const caller = async () => {
  Object.assign(process.env, {
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_SERVICE_NAME: 'bench',
  });
  const { handler } = await import('../../functions/booking/api.ts');
  let told: { ReadUnits?: number; WriteUnits?: number } = {};
  process.stdout.write = ((text: string) => {
    if (text.includes('"CloudWatchMetrics"')) told = JSON.parse(text);
    return true;
  }) as typeof process.stdout.write;
  return async (request: Request): Promise<Cost> => {
    const began = performance.now();
    const answer = await handler(eventOf(request) as never, { awsRequestId: 'bench' } as never);
    const milliseconds = performance.now() - began;
    if (answer.statusCode !== (request.method === 'GET' ? 200 : 201)) {
      throw new Error(`${request.method} ${request.path}: ${answer.statusCode} ${answer.body}`);
    }
    return { milliseconds, readUnits: told.ReadUnits ?? 0, writeUnits: told.WriteUnits ?? 0 };
  };
};

/** What API Gateway hands to the function. */
const eventOf = ({ method, path, params = {}, query = {}, body }: Request) => ({
  routeKey: `${method} ${path}`,
  headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
  pathParameters: params,
  queryStringParameters: query,
  requestContext: {
    requestId: crypto.randomUUID(),
    authorizer: { jwt: { claims: { sub: 'bench' }, scopes: [] } },
  },
  isBase64Encoded: false,
  ...(body && { body: JSON.stringify(body) }),
});

const medianOf = (costs: readonly Cost[]): Cost => ({
  milliseconds: median(costs.map(({ milliseconds }) => milliseconds)),
  readUnits: median(costs.map(({ readUnits }) => readUnits)),
  writeUnits: median(costs.map(({ writeUnits }) => writeUnits)),
});

const [bookings, requests, assembly] = process.argv.slice(2);
tell(await measure(Number(bookings), Number(requests), assembly ?? ''));
