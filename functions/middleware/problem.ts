import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import type { Problem } from '../../shared/contract/operation.ts';
import { secretFields } from '../../shared/contract/secret-fields.ts';
import { hasCardNumber } from '../../shared/kernel/card-number.ts';
import { Refusal, type RefusalDetail, refusals } from '../../shared/kernel/errors.ts';
import { logger } from './telemetry.ts';

const contentType = { 'content-type': 'application/problem+json' };

/** The problem document of a refusal; `instance` is the request's id. */
export const problemOf = (
  refusal: Refusal,
  requestId: string,
): APIGatewayProxyStructuredResultV2 => {
  const { field, expected, received, errors } = refusal.detail;
  const problem: Problem = {
    type: `urn:atrium:problem:${refusal.code}`,
    title: refusals[refusal.code][1],
    status: refusal.status,
    code: refusal.code,
    detail: refusal.message,
    instance: requestId,
    ...(field !== undefined && { field }),
    ...(expected !== undefined && { expected }),
    ...(received !== undefined && { received }),
    ...(errors !== undefined && { errors: [...errors] }),
  };
  return {
    statusCode: refusal.status,
    headers: { ...contentType, ...retryAfter(refusal) },
    body: JSON.stringify(problem),
  };
};

const retryAfter = ({ status, detail }: Refusal): { 'retry-after'?: string } => {
  const seconds = detail.retryAfterSeconds ?? (status === 503 ? 1 : undefined);
  return seconds === undefined ? {} : { 'retry-after': String(seconds) };
};

/** A bug: nothing about it leaves but the id that finds the log line. */
export const internalError = (requestId: string): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 500,
  headers: contentType,
  body: JSON.stringify({
    type: 'urn:atrium:problem:internal_error',
    title: 'Something went wrong on our side.',
    status: 500,
    code: 'internal_error',
    instance: requestId,
  } satisfies Problem),
});

/** What a caller is told of what was thrown: a refusal, or nothing but the id of a bug's log line. */
export const refusedOrBug = (
  error: unknown,
  requestId: string,
): APIGatewayProxyStructuredResultV2 => {
  if (error instanceof Refusal) {
    logger.info('refused', { code: error.code, field: error.detail.field });
    return problemOf(error, requestId);
  }
  logger.error('bug', error as Error);
  return internalError(requestId);
};

/** Parses what came in; the refusal names every offending field, what was expected and what came. */
export const parseInput = <S extends z.ZodType>(
  schema: S,
  input: unknown,
  where: 'body' | 'query' | 'path',
): z.output<S> => {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const cards = issues.filter(isCard);
  const named = [...cards, ...issues.filter(issue => !isCard(issue))].slice(0, 20);
  const errors = named.flatMap(issue => describe(issue, where));
  const code = cards.length > 0 ? 'card_number_refused' : 'invalid_request';
  throw new Refusal(code, { ...errors[0], errors } satisfies RefusalDetail);
};

const isCard = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'custom' && issue.params?.refusal === 'card_number_refused';

const describe = (issue: z.core.$ZodIssue, where: string) => {
  const pointer = (path: PropertyKey[]) =>
    [where, ...path].map(part => `/${unlessCard(String(part))}`).join('');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      field: pointer([...issue.path, key]),
      expected: 'no such field',
      received: unlessCard(key).slice(0, 60),
    }));
  }
  return [
    {
      field: pointer(issue.path),
      expected: expectation(issue.message),
      received: secretFields.has(String(issue.path.at(-1)))
        ? sizeOf(issue.input)
        : excerpt(issue.input),
    },
  ];
};

/** No answer and no log repeats a card's number (PCI DSS). */
export const unlessCard = (text: string): string =>
  hasCardNumber(text) ? '(the number of a payment card)' : text;

/** zod's sentence without what the problem says elsewhere: `Invalid input: expected string, received number` → `string`. */
const expectation = (message: string): string =>
  message
    .replace(/^Invalid input: expected /, '')
    .replace(/^(Invalid input|Too (big|small)): expected /, '')
    .replace(/^expected /, '')
    .replace(/, received \w+$/, '');

/** Of a secret only what shows that it was cut or left out. */
const sizeOf = (input: unknown): string =>
  typeof input === 'string' ? `${input.length} characters` : excerpt(typeof input);

/** Short enough for an error, and never a whole document. */
const excerpt = (input: unknown): string => {
  if (input === undefined) return 'nothing';
  if (typeof input === 'object' && input !== null)
    return Array.isArray(input) ? 'a list' : 'an object';
  const text = JSON.stringify(input);
  return `${typeof input} ${unlessCard(text).slice(0, 60)}`;
};
