import { type IncomingMessage, type OutgoingHttpHeaders, STATUS_CODES } from 'node:http';
import type { Claims } from './authorizer.ts';
import { accountId } from './intrinsics.ts';

/** What an HTTP event is made from. */
export interface HttpCall {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer;
  readonly requestId: string;
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly claims: Claims | undefined;
  readonly apiId: string;
  readonly stage: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer | string;
}

/** The event of payload format 2.0. */
export const toEvent = (call: HttpCall) => {
  const { request, url, body, claims } = call;
  const isText = /^(text\/|application\/(.*\+)?(json|xml|javascript|x-www-form-urlencoded))/.test(
    request.headers['content-type'] ?? 'text/plain',
  );
  const { cookie, ...headers } = flat(request);
  return {
    version: '2.0',
    routeKey: call.routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie && { cookies: cookie.split('; ') }),
    headers,
    ...(url.search.length > 1 && { queryStringParameters: query(url) }),
    ...(Object.keys(call.pathParameters).length > 0 && { pathParameters: call.pathParameters }),
    requestContext: {
      accountId,
      apiId: call.apiId,
      ...(claims && { authorizer: { jwt: { claims: texts(claims), scopes: null } } }),
      domainName: request.headers.host ?? 'localhost',
      domainPrefix: 'localhost',
      http: {
        method: request.method,
        path: url.pathname,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: call.requestId,
      routeKey: call.routeKey,
      stage: call.stage,
      time: new Date().toUTCString(),
      timeEpoch: Date.now(),
    },
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
};

/** The answer in a function's result; without `statusCode` the whole result is a JSON body (payload format 2.0). */
export const toAnswer = (payload: string): HttpAnswer => {
  const result = JSON.parse(payload) as Record<string, unknown> | null;
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) {
    return { status: 200, headers: { 'content-type': 'application/json' }, body: payload };
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = result as {
    statusCode: number;
    headers?: Record<string, string | number | boolean>;
    cookies?: string[];
    body?: string;
    isBase64Encoded?: boolean;
  };
  const entries = Object.entries(headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    String(value),
  ]);
  return {
    status: Number(statusCode),
    headers: { ...Object.fromEntries(entries), ...(cookies && { 'set-cookie': cookies }) },
    body: isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  };
};

/** An answer of API Gateway itself. */
export const gatewayAnswer = (
  status: number,
  message = STATUS_CODES[status] ?? '',
): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ message }),
});

const flat = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values]) => [
      name,
      (values ?? []).join(name === 'cookie' ? '; ' : ','),
    ]),
  );

const query = (url: URL): Record<string, string> => {
  const parameters: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    parameters[name] = name in parameters ? `${parameters[name]},${value}` : value;
  }
  return parameters;
};

const texts = (claims: Claims): Record<string, string> =>
  Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  );
