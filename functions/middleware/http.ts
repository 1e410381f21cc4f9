import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';
import * as z from 'zod';
import type { Operation } from '../../shared/contract/operation.ts';
import { placeOf } from '../../shared/contract/permissions.ts';
import type { DomainEvent } from '../../shared/events/catalogue.ts';
import { realClock } from '../../shared/kernel/clock.ts';
import { Refusal } from '../../shared/kernel/errors.ts';
import type { Id } from '../../shared/kernel/id.ts';
import type { Organisation } from '../../shared/organisation/model.ts';
import { outboxWrite } from '../../shared/store/outbox.ts';
import { decodeCursor, encodeCursor } from '../../shared/store/page.ts';
import { transact, type Write } from '../../shared/store/transact.ts';
import { isBusy, untilNotBusy } from '../../shared/store/until-not-busy.ts';
import { type FileOutcome, fileAnswer } from './file-answer.ts';
import { findPrincipal } from './find-principal.ts';
import { type Answered, once } from './idempotency.ts';
import type { Principal } from './principal.ts';
import { parseInput, refusedOrBug, unlessCard } from './problem.ts';
import { logger, telemetry } from './telemetry.ts';
import { countVisit, findVisitor } from './visitor.ts';

type HttpEvent = APIGatewayProxyEventV2WithJWTAuthorizer;
type AnyOperation = Operation<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType>;

/** What a handler gets: parsed input, who asks, and the organisation's business time. */
export interface Call<O extends AnyOperation> {
  readonly params: z.output<NonNullable<O['params']>>;
  readonly query: z.output<NonNullable<O['query']>>;
  readonly body: z.output<NonNullable<O['body']>>;
  readonly principal: Principal;
  readonly organisation: Organisation;
  /** version the caller read, from If-Match */
  readonly expectedVersion: number;
  /** business time: real, or a sandbox's clock */
  readonly now: string;
  readonly subject: string;
  /** where this API is reached, e.g. `https://api.example.com` */
  readonly origin: string;
  /** as the caller chose it; absent where none is needed */
  readonly idempotencyKey: string | undefined;
  /** position that the cursor of a list stands for */
  readonly position: <T extends string | number>() => T | undefined;
  readonly nextCursor: (position: string | number | undefined) => string | undefined;
}

/** What a handler answers. `writes` and `events` are committed in one transaction with the idempotency record. */
export interface Outcome<Body> {
  readonly body?: Body;
  readonly file?: FileOutcome;
  readonly etag?: number;
  readonly location?: string;
  readonly writes?: readonly Write[];
  readonly events?: readonly DomainEvent[];
  /** the customer whom the answer tells of, where the path does not name it: its erasures look at kept answers */
  readonly about?: Id<'customer'> | undefined;
  /**
   * What goes on once the transaction is there, as long as there is time; the sweep does it too, so that neither
   * a failure nor what is left is the caller's.
   */
  readonly after?: (hasTime: () => boolean) => Promise<void>;
}

export interface Route {
  readonly operation: AnyOperation;
  readonly handle: (call: Call<AnyOperation>) => Promise<Outcome<unknown>>;
}

/** Binds an operation to its handler; the answer's type is the contract's. */
export const route = <O extends AnyOperation>(
  operation: O,
  handle: (call: Call<O>) => Promise<Outcome<z.input<NonNullable<O['answer']>>>>,
): Route => ({ operation, handle: handle as unknown as Route['handle'] });

/** Kept free at the end of the 15 s of a call: longer than a page of lines takes with its retries. */
const reserveMilliseconds = 5_000;

/** The Lambda of a context: finds the operation by the gateway's route key. No row of the permission table: no start. */
export const http = (routes: readonly Route[]) => {
  for (const { operation } of routes) placeOf(operation);
  const byKey = new Map(routes.map(r => [`${r.operation.method} ${r.operation.path}`, r]));
  return middy<HttpEvent, APIGatewayProxyStructuredResultV2, Error, Context>()
    .use(telemetry())
    .handler(async (event, context) => {
      const hasTime = () => context.getRemainingTimeInMillis() > reserveMilliseconds;
      const requestId = event.requestContext.requestId;
      logger.appendKeys({ requestId, route: event.routeKey });
      try {
        const found = byKey.get(event.routeKey);
        if (!found) throw new Refusal('not_found');
        return await answer(found, event, hasTime);
      } catch (error) {
        return refusedOrBug(error, requestId);
      }
    });
};

const answer = ({ operation, handle }: Route, event: HttpEvent, hasTime: () => boolean) => {
  let isCounted = false;
  return untilNotBusy(async () => {
    const principal = await authenticate(operation, event);
    const call = toCall(operation, event, principal);
    refuseSuspended(operation, principal);
    if (!isCounted) await countVisit(operation, principal);
    isCounted = true;
    let after: Outcome<unknown>['after'];
    const run = async (): Promise<Answered> => {
      const outcome = await handle(call);
      after = outcome.after;
      const events = outcome.events?.length
        ? [outboxWrite(principal.organisation.id, outcome.events)]
        : [];
      const writes = [...(outcome.writes ?? []), ...events];
      return { answer: respond(operation, outcome), writes, about: outcome.about };
    };
    const commit = async () => {
      const { writes, answer: response } = await run();
      if (writes.length > 0) await transact(writes);
      return response;
    };
    const response = operation.idempotent
      ? await once(operation.id, principal, event, call, run)
      : await commit();
    await goOn(after, hasTime);
    return response;
  }, isBusy);
};

const goOn = async (after: Outcome<unknown>['after'], hasTime: () => boolean) => {
  try {
    await after?.(hasTime);
  } catch (error) {
    logger.warn('left to the sweep', error as Error);
  }
};

const authenticate = async (operation: AnyOperation, event: HttpEvent): Promise<Principal> => {
  if (placeOf(operation) === 'anywhere') return findVisitor(event);
  const subject = subjectOf(event);
  if (!subject) throw new Refusal('unauthenticated');
  return findPrincipal(operation, subject, event.pathParameters?.customerId);
};

/** The gateway says by which of its names it was called; the local runtime has one without TLS. */
const originOf = ({ requestContext: { domainName } }: HttpEvent): string =>
  `${/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(domainName) ? 'http' : 'https'}://${domainName}`;

const subjectOf = (event: HttpEvent): string | undefined => {
  const sub = event.requestContext.authorizer?.jwt?.claims.sub;
  return typeof sub === 'string' ? sub : undefined;
};

/** A suspended organisation's portal is read-only (S47), and nobody buys from its storefront. */
const refuseSuspended = (operation: AnyOperation, { kind, organisation }: Principal) => {
  const isCustomer = kind === 'portal' || kind === 'visitor';
  if (isCustomer && organisation.status === 'suspended' && operation.method !== 'GET') {
    throw new Refusal('organisation_suspended');
  }
};

const toCall = (
  operation: AnyOperation,
  event: HttpEvent,
  principal: Principal,
): Call<AnyOperation> => {
  const { organisation } = principal;
  const params = parseInput(operation.params ?? z.object({}), event.pathParameters ?? {}, 'path');
  const query = parseInput(
    operation.query ?? z.strictObject({}),
    event.queryStringParameters ?? {},
    'query',
  );
  const { cursor, limit: _, ...filter } = query as { cursor?: string; limit?: number };
  // a visitor who turns the page may come from another address
  const whose = principal.kind === 'visitor' ? 'visitor' : principal.id;
  const scope = [organisation.id, whose, operation.id, JSON.stringify([params, filter])];
  return {
    params,
    query,
    body: operation.body ? parseInput(operation.body, jsonBody(event), 'body') : undefined,
    principal,
    organisation,
    expectedVersion: operation.ifMatch ? ifMatch(event) : 0,
    now: organisation.clock?.now ?? realClock.now(),
    subject: subjectOf(event) ?? '',
    origin: originOf(event),
    idempotencyKey: event.headers['idempotency-key'],
    position: <T extends string | number>() => decodeCursor<T>(cursor, scope),
    nextCursor: position => (position === undefined ? undefined : encodeCursor(position, scope)),
  };
};

const jsonBody = (event: HttpEvent): unknown => {
  const type = event.headers['content-type'] ?? '';
  if (!/^application\/([a-z.-]+\+)?json\s*(;|$)/i.test(type)) {
    throw new Refusal('unsupported_media_type', {
      expected: 'application/json',
      received: type.slice(0, 60) || 'nothing',
    });
  }
  const text = event.isBase64Encoded
    ? Buffer.from(event.body ?? '', 'base64').toString()
    : (event.body ?? '');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal('malformed_json', {
      field: '/body',
      expected: 'JSON',
      // V8 quotes what stands around the fault, and that may be a secret
      received: unlessCard((error as Error).message.replace(/, (\.\.\.)?".*/s, '')).slice(0, 120),
    });
  }
};

const ifMatch = (event: HttpEvent): number => {
  const text = event.headers['if-match'];
  if (text === undefined)
    throw new Refusal('if_match_missing', {
      expected: 'If-Match: "<version>"',
      received: 'nothing',
    });
  const version = /^"(\d{1,15})"$/.exec(text)?.[1];
  if (version === undefined)
    throw new Refusal('version_conflict', {
      expected: 'an ETag of this resource',
      received: text.slice(0, 60),
    });
  return Number(version);
};

const respond = (
  operation: AnyOperation,
  outcome: Outcome<unknown>,
): APIGatewayProxyStructuredResultV2 => {
  const headers: Record<string, string> = {};
  if (outcome.etag !== undefined) headers.etag = `"${outcome.etag}"`;
  if (outcome.location !== undefined) headers.location = outcome.location;
  if (operation.file) return fileAnswer([operation.file].flat()[0] as string, outcome.file);
  if (!operation.answer) return { statusCode: operation.status ?? 204, headers };
  const body = operation.answer.parse(outcome.body);
  return {
    statusCode: operation.status ?? 200,
    headers: { ...headers, 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(body),
  };
};
