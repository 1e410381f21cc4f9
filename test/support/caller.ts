/** What came back: `body` is parsed JSON, the bytes of a file, or nothing. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of it
  readonly body: any;
}

/** Whoever holds a token, speaking plain HTTP so that a test can also say what no typed client would. */
export interface Caller {
  get(path: string): Promise<Reply>;
  /** a create; gets a fresh Idempotency-Key unless `headers` has one */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
  patch(path: string, body: unknown, etag?: string | null): Promise<Reply>;
  remove(path: string): Promise<Reply>;
  /** nothing is added but the token */
  send(method: string, path: string, init?: RequestInit): Promise<Reply>;
}

export const caller = (baseUrl: string, token: string): Caller => {
  const send: Caller['send'] = async (method, path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    const response = await fetch(`${baseUrl}${path}`, { ...init, method, headers });
    const type = response.headers.get('content-type') ?? 'application/json';
    const bytes = Buffer.from(await response.arrayBuffer());
    const isJson = /^application\/(problem\+)?json(;|$)/.test(type);
    return {
      status: response.status,
      headers: response.headers,
      body: bytes.length === 0 ? undefined : isJson ? JSON.parse(bytes.toString()) : bytes,
    };
  };
  const json = (
    body: unknown,
    headers: Record<string, string | null | undefined>,
  ): RequestInit => ({
    body: JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      ...Object.fromEntries(Object.entries(headers).filter(([, value]) => value != null)),
    } as Record<string, string>,
  });
  return {
    send,
    get: path => send('GET', path),
    post: (path, body, headers = {}) =>
      send('POST', path, json(body, { 'idempotency-key': crypto.randomUUID(), ...headers })),
    patch: (path, body, etag) => send('PATCH', path, json(body, { 'if-match': etag })),
    remove: path => send('DELETE', path),
  };
};
