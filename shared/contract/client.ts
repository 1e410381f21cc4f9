import createClient, { type FetchOptions, type FetchResponse } from 'openapi-fetch';
import { idempotentOperations, type Paths } from './client.gen.ts';

export type { Paths };

type PathsWith<Method extends string> = {
  [Path in keyof Paths]: Paths[Path] extends Record<Method, unknown> ? Path : never;
}[keyof Paths];
type OperationAt<Path extends keyof Paths, Method extends string> = Paths[Path][Method &
  keyof Paths[Path]];
type Answer<Operation> = FetchResponse<
  Operation & Record<string, unknown>,
  object,
  `${string}/${string}`
>;
type Options<Operation> =
  Record<never, never> extends FetchOptions<Operation>
    ? [FetchOptions<Operation>?]
    : [FetchOptions<Operation>];

/** openapi-fetch takes a body with unknown fields; here it is a type error, as the API refuses it. */
type Send<Method extends string> = <Path extends PathsWith<Method>>(
  path: Path,
  ...options: Options<OperationAt<Path, Method>>
) => Promise<Answer<OperationAt<Path, Method>>>;

export interface AtriumClient {
  readonly GET: Send<'get'>;
  readonly POST: Send<'post'>;
  readonly PUT: Send<'put'>;
  readonly PATCH: Send<'patch'>;
  readonly DELETE: Send<'delete'>;
}

export interface ClientOptions {
  /** e.g. `https://api.example.com`, without a trailing slash */
  readonly baseUrl: string;
  /** access token of the user pool, or how to get a fresh one */
  readonly token: string | (() => string | Promise<string>);
}

/**
 * A client of the API, typed from openapi.json: `client.GET('/v1/admin/customers')` answers
 * `{ data }` or `{ error }`, a problem document. Creates get a fresh Idempotency-Key; to retry one, send your own.
 */
export const createAtriumClient = ({ baseUrl, token }: ClientOptions): AtriumClient => {
  const client = createClient<Paths>({ baseUrl });
  client.use({
    onRequest: async ({ request, schemaPath }) => {
      const bearer = typeof token === 'string' ? token : await token();
      request.headers.set('authorization', `Bearer ${bearer}`);
      const isCreate = idempotentOperations.has(`${request.method} ${schemaPath}`);
      if (isCreate && !request.headers.has('idempotency-key')) {
        request.headers.set('idempotency-key', crypto.randomUUID());
      }
      return request;
    },
  });
  return client as unknown as AtriumClient;
};
