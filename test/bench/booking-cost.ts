/** An operator with so many bookings, searched and booked at when asked: node booking-cost.ts <bookings> <assembly> */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBenchTable } from './bench-table.ts';
import { type BookedYear, dayOfYear, freeHalfHour, loadBookedYear } from './booked-year.ts';
import { say } from './in-process.ts';
import { answerAll } from './partner.ts';

export interface Cost {
  readonly milliseconds: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

/** So many requests, from the n-th on; none: until the bookings are loaded. */
export interface Question {
  readonly from: number;
  readonly count: number;
}

export interface Costs {
  /** a week of a location: a page of 25 rooms */
  readonly availability: readonly Cost[];
  readonly creation: readonly Cost[];
}

interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: object;
}

const serve = async (bookings: number, assembly: string): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'atrium-bench-'));
  const table = await startBenchTable(folder, assembly);
  const began = performance.now();
  const year = await loadBookedYear(bookings);
  say(`  ${bookings} bookings loaded in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  const send = await caller();
  answerAll<Question>(
    async ({ from, count }): Promise<Costs> => {
      const [availability, creation]: [Cost[], Cost[]] = [[], []];
      for (let n = from; n < from + count; n += 1) {
        availability.push(await send(searchOf(year, n)));
        creation.push(await send(creationOf(year, n)));
      }
      return { availability, creation };
    },
    async () => {
      await table.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  );
};

const searchOf = ({ locationId }: BookedYear, n: number): Request => ({
  method: 'GET',
  path: '/v1/admin/availability',
  query: { locationId, from: dayOfYear(placeOf(n)), to: dayOfYear(placeOf(n) + 6) },
});

const creationOf = ({ rooms, customerIds }: BookedYear, n: number): Request => ({
  method: 'POST',
  path: '/v1/admin/customers/{customerId}/bookings',
  params: { customerId: customerIds[n % customerIds.length] ?? '' },
  body: {
    // another room when the year begins anew
    resourceId: rooms[(n + Math.floor(n / searched)) % rooms.length]?.id,
    ...freeHalfHour(placeOf(n), n),
  },
});

/** Days of the year on which a week begins. */
const searched = 358;
/** Another day for each request; 149 and 358 have no divisor in common. */
const placeOf = (n: number): number => (n * 149) % searched;

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

const [bookings, assembly] = process.argv.slice(2);
await serve(Number(bookings), assembly ?? '');
