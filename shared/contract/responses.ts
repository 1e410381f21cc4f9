import * as z from 'zod';
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { type RefusalCode, refusals } from '../kernel/errors.ts';
import { type FileType, type Operation, Problem } from './operation.ts';
import { needsToken } from './permissions.ts';

const problemType = 'application/problem+json';

const meanings: Record<number, string> = {
  200: 'The representation',
  201: 'Created',
  202: 'Accepted',
  204: 'Done; no body',
};

/** Every response of an operation: its success, one problem per status with the codes that can occur, and a bug. */
export const responsesOf = (operation: Operation): ZodOpenApiResponsesObject => ({
  ...success(operation),
  ...problems(refusalsOf(operation)),
  '500': {
    description: 'A bug on our side: `internal_error`. `instance` finds the log line.',
    content: { [problemType]: { schema: Problem } },
  },
});

export const successStatus = ({ answer, file, status }: Operation): number =>
  status ?? (answer || file ? 200 : 204);

/** What the router can refuse before and around the handler (functions/middleware), and what the operation adds. */
export const refusalsOf = (operation: Operation): RefusalCode[] => {
  const { access, body, idempotent, ifMatch, method, params, path, query } = operation;
  const isPortal = path.startsWith('/v1/portal/customers/');
  const codes: (RefusalCode | false | undefined)[] = [
    (body || query || params) && 'invalid_request',
    body && 'card_number_refused',
    body && 'malformed_json',
    body && 'unsupported_media_type',
    query?.shape.cursor && 'invalid_cursor',
    needsToken(access) && 'unauthenticated',
    access === 'owner' && 'forbidden',
    access !== 'login' && 'not_found',
    idempotent && 'idempotency_key_missing',
    idempotent && 'idempotency_key_reused',
    idempotent && 'erased',
    ifMatch && 'if_match_missing',
    ifMatch && 'version_conflict',
    (isPortal || access === 'public') && method !== 'GET' && 'organisation_suspended',
    access === 'public' && method !== 'GET' && 'too_many_requests',
    method !== 'GET' && 'busy',
    ...(operation.refusals ?? []),
  ];
  return [...new Set(codes.filter(code => typeof code === 'string'))];
};

const success = (operation: Operation): ZodOpenApiResponsesObject => {
  const { answer, file, idempotent, ifMatch } = operation;
  const status = successStatus(operation);
  const isOne = answer instanceof z.ZodObject && 'version' in answer.shape;
  const headers = {
    ...((isOne || ifMatch) && { ETag: etag }),
    ...((status === 201 || (status === 202 && idempotent)) && { Location: location }),
    ...(idempotent && { 'Idempotent-Replayed': replayed }),
    ...(file && { 'Content-Disposition': disposition }),
    ...(file && operation.query?.shape.cursor && { 'Next-Cursor': nextCursor }),
  };
  return {
    [`${status as 200}`]: {
      description: meanings[status] ?? 'Success',
      ...(Object.keys(headers).length > 0 && { headers: z.object(headers) }),
      ...(answer && { content: { 'application/json': { schema: answer } } }),
      ...(file && { content: fileContent([file].flat()) }),
    },
  };
};

const fileContent = (types: readonly FileType[]) =>
  Object.fromEntries(
    types.map(type => [type, { schema: { type: 'string' as const, format: 'binary' } }]),
  );

const etag = z.string().meta({
  header: { id: 'ETag' },
  description: 'The version in quotes; send it as If-Match with the next update.',
  example: '"3"',
});
const location = z
  .string()
  .meta({ header: { id: 'Location' }, description: 'Path of what was created.' });
const disposition = z.string().meta({
  header: { id: 'ContentDisposition' },
  description: "The file's name.",
  example: 'attachment; filename="INV-000042.pdf"',
});
const nextCursor = z
  .string()
  .optional()
  .meta({
    header: { id: 'NextCursor' },
    description: 'Send it as `cursor` for the next part of the file; absent with the last one.',
  });
const replayed = z
  .literal('true')
  .optional()
  .meta({
    header: { id: 'IdempotentReplayed' },
    description: 'Present when this answer was stored for an earlier request with the same key.',
  });

const problems = (codes: readonly RefusalCode[]): ZodOpenApiResponsesObject =>
  Object.fromEntries(
    [...Map.groupBy(codes, code => refusals[code][0])]
      .sort(([a], [b]) => a - b)
      .map(([status, of]) => [`${status}`, problemResponse(status, of)]),
  );

const registered = new Map<string, ZodOpenApiResponseObject>();

/** One component per set of codes, so that the document names `VersionConflict` once and refers to it. */
const problemResponse = (
  status: number,
  codes: readonly RefusalCode[],
): ZodOpenApiResponseObject => {
  const id = codes.map(pascalCase).join('Or');
  const response = registered.get(id) ?? {
    id,
    description: codes.map(code => `\`${code}\`: ${refusals[code][1]}`).join('\n\n'),
    ...((status === 503 || status === 429) && { headers: z.object({ 'Retry-After': retryAfter }) }),
    content: { [problemType]: { schema: problemSchema(codes) } },
  };
  registered.set(id, response);
  return response;
};

const pascalCase = (code: string) =>
  code.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

const retryAfter = z
  .string()
  .meta({ header: { id: 'RetryAfter' }, description: 'Seconds.', example: '1' });

/** The problem document, its `code` narrowed to those that this operation can answer with that status. */
const problemSchema = (codes: readonly RefusalCode[]) => ({
  allOf: [
    { $ref: '#/components/schemas/Problem' },
    { type: 'object' as const, properties: { code: { enum: [...codes] } } },
  ],
});
