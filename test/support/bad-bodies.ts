import { expect } from 'vitest';
import type { Caller } from './caller.ts';

/** A create that is tried with everything it must refuse. */
export interface Create {
  readonly path: string;
  readonly valid: Record<string, unknown>;
}

const json = { 'content-type': 'application/json' };
const key = () => ({ 'idempotency-key': crypto.randomUUID() });

/** What no create accepts, whatever it creates: title, request, status and code of the problem. */
export const badRequests: readonly [
  title: string,
  request: (valid: object) => RequestInit,
  status: number,
  code: string,
][] = [
  [
    'malformed JSON',
    () => ({ body: '{"name":', headers: { ...json, ...key() } }),
    400,
    'malformed_json',
  ],
  ['no body', () => ({ headers: { ...json, ...key() } }), 400, 'malformed_json'],
  [
    'a list',
    valid => ({ body: JSON.stringify([valid]), headers: { ...json, ...key() } }),
    400,
    'invalid_request',
  ],
  ['null', () => ({ body: 'null', headers: { ...json, ...key() } }), 400, 'invalid_request'],
  [
    'another media type',
    valid => ({ body: JSON.stringify(valid), headers: { 'content-type': 'text/plain', ...key() } }),
    415,
    'unsupported_media_type',
  ],
  [
    'an unknown field',
    valid => ({
      body: JSON.stringify({ ...valid, colour: 'red' }),
      headers: { ...json, ...key() },
    }),
    400,
    'invalid_request',
  ],
  [
    'no Idempotency-Key',
    valid => ({ body: JSON.stringify(valid), headers: json }),
    400,
    'idempotency_key_missing',
  ],
  [
    'an Idempotency-Key of 256 characters',
    valid => ({
      body: JSON.stringify(valid),
      headers: { ...json, 'idempotency-key': 'k'.repeat(256) },
    }),
    400,
    'idempotency_key_missing',
  ],
];

/** The same key answers the same, whoever retries; with other content it is refused. */
export const expectIdempotent = async (
  caller: Caller,
  { path, valid }: Create,
  other: object,
): Promise<void> => {
  const headers = key();
  const [first, again] = [
    await caller.post(path, valid, headers),
    await caller.post(path, valid, headers),
  ];
  expect(first.status).toBe(201);
  expect(again).toMatchObject({ status: 201, body: first.body });
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
  expect(await caller.post(path, { ...valid, ...other }, headers)).toMatchObject({
    status: 422,
    body: { code: 'idempotency_key_reused' },
  });
};

/** Lists refuse what is no page of theirs. */
export const badPages = [
  ['limit=0', '/query/limit'],
  ['limit=101', '/query/limit'],
  ['limit=ten', '/query/limit'],
  ['colour=red', '/query/colour'],
  ['cursor=nonsense', '/query/cursor'],
  [`cursor=${Buffer.from('["\\"x\\"","x"]').toString('base64url')}`, '/query/cursor'],
] as const;

/** Walks a list in pages of `limit`; every page but the last is full and names the next. */
export const walk = async (caller: Caller, path: string, limit: number): Promise<unknown[]> => {
  const items: unknown[] = [];
  const ask = path.includes('?') ? '&' : '?';
  for (let cursor: string | undefined; ; ) {
    const from = cursor === undefined ? '' : `&cursor=${cursor}`;
    const { status, body } = await caller.get(`${path}${ask}limit=${limit}${from}`);
    expect(status).toBe(200);
    items.push(...body.items);
    if (body.nextCursor === undefined) return items;
    expect(body.items).toHaveLength(limit);
    cursor = body.nextCursor;
  }
};
