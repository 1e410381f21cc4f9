import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Claims, createAuthorizer, localIssuer } from './authorizer.ts';
import { type CorsConfiguration, corsHeaders, isPreflight, preflightHeaders } from './cors.ts';
import { gatewayAnswer, type HttpAnswer, type HttpCall, toAnswer, toEvent } from './http-event.ts';
import type { Resolver } from './intrinsics.ts';
import type { LogSink } from './lambda-environment.ts';
import type { LambdaPool } from './lambda-pool.ts';
import { nameOf } from './names.ts';
import { createRouter, type Match } from './routes.ts';
import { resourcesOf } from './template.ts';

/** API Gateway takes no larger request, and waits no longer for an integration (AWS limits). */
const maxRequestBytes = 10 * 1024 * 1024;
const maxIntegrationMs = 30_000;

type Authorizer = (authorization: string | undefined) => Promise<Claims>;

interface Target {
  readonly pool: LambdaPool;
  readonly timeoutMs: number;
  readonly authorizer: Authorizer | undefined;
  readonly scopes: readonly string[];
}

export interface HttpApiParts {
  readonly resolver: Resolver;
  readonly pools: ReadonlyMap<string, LambdaPool>;
  readonly cognitoEndpoint: string;
  readonly log: LogSink;
}

/** Serves the template's HTTP API. */
export const createHttpApi = (parts: HttpApiParts): RequestListener => {
  const [api, ...others] = resourcesOf(parts.resolver.assembly, 'AWS::ApiGatewayV2::Api');
  if (!api || others.length > 0) {
    throw new Error(`expected one HTTP API in the template, got ${others.length + (api ? 1 : 0)}`);
  }
  const cors = parts.resolver.property<CorsConfiguration | undefined>(api, 'CorsConfiguration');
  const [stage] = resourcesOf(parts.resolver.assembly, 'AWS::ApiGatewayV2::Stage');
  const gateway = { apiId: nameOf(api), stage: stage ? nameOf(stage) : '$default' };
  const route = createRouter(routesOf(parts));

  const answer = async (request: IncomingMessage, requestId: string): Promise<HttpAnswer> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const match = route(request.method ?? '', url.pathname);
    const body = await readBody(request);
    if (!match) return gatewayAnswer(404);
    const claims = await authorize(match, request, requestId, parts.log);
    if (claims === 'refused') return gatewayAnswer(401);
    if (!hasScope(claims, match.route.target.scopes)) return gatewayAnswer(403);
    if (!body) return gatewayAnswer(413, 'Request Entity Too Large');
    const { key: routeKey } = match.route;
    const { pathParameters } = match;
    const call = { request, url, body, requestId, routeKey, pathParameters, claims, ...gateway };
    return callFunction(match.route.target, call);
  };

  return async (request, response) => {
    const requestId = randomUUID();
    if (isPreflight(cors, request)) {
      response.writeHead(204, preflightHeaders(cors, request.headers.origin)).end();
      return;
    }
    try {
      send(response, cors, request, requestId, await answer(request, requestId));
    } catch (error) {
      parts.log('api', requestId, `${(error as Error).stack}\n`);
      if (!response.destroyed) send(response, cors, request, requestId, gatewayAnswer(500));
    }
  };
};

const routesOf = ({ resolver, pools, cognitoEndpoint }: HttpApiParts) => {
  const integrations = new Map(
    resourcesOf(resolver.assembly, 'AWS::ApiGatewayV2::Integration').map(integration => [
      integration.logicalId,
      integrationTarget(resolver.properties(integration), pools),
    ]),
  );
  const authorizers = new Map<string, Authorizer>(
    resourcesOf(resolver.assembly, 'AWS::ApiGatewayV2::Authorizer').map(authorizer => {
      const { Issuer, Audience } = resolver.property<{ Issuer: string; Audience: string[] }>(
        authorizer,
        'JwtConfiguration',
      );
      const issuer = localIssuer(Issuer, cognitoEndpoint);
      return [authorizer.logicalId, createAuthorizer({ issuer, clients: Audience })];
    }),
  );
  return resourcesOf(resolver.assembly, 'AWS::ApiGatewayV2::Route').map(resource => {
    const route = resolver.properties<{
      RouteKey: string;
      Target: string;
      AuthorizationType?: string;
      AuthorizerId?: string;
      AuthorizationScopes?: string[];
    }>(resource);
    const integration = integrations.get(route.Target.replace('integrations/', ''));
    if (!integration) throw new Error(`${route.RouteKey} leads to ${route.Target}: no integration`);
    const open = (route.AuthorizationType ?? 'NONE') === 'NONE';
    const authorizer = open ? undefined : authorizers.get(route.AuthorizerId ?? '');
    if (!open && !authorizer) throw new Error(`${route.RouteKey} has no JWT authorizer`);
    const scopes = route.AuthorizationScopes ?? [];
    return { key: route.RouteKey, target: { ...integration, authorizer, scopes } };
  });
};

/** ARNs of the functions that routes lead to. */
export const routedFunctions = (resolver: Resolver): Set<string> =>
  new Set(
    resourcesOf(resolver.assembly, 'AWS::ApiGatewayV2::Integration').map(integration =>
      functionArnOf(resolver.property<string>(integration, 'IntegrationUri')),
    ),
  );

const functionArnOf = (uri: string): string => /(arn:aws:lambda:[^/]+)/.exec(uri)?.[1] ?? uri;

const integrationTarget = (
  integration: {
    IntegrationType: string;
    IntegrationUri: string;
    PayloadFormatVersion?: string;
    TimeoutInMillis?: number;
  },
  pools: ReadonlyMap<string, LambdaPool>,
) => {
  const { IntegrationType, IntegrationUri, PayloadFormatVersion, TimeoutInMillis } = integration;
  const pool = pools.get(functionArnOf(IntegrationUri));
  if (IntegrationType !== 'AWS_PROXY' || PayloadFormatVersion !== '2.0' || !pool) {
    throw new Error(
      `expected a Lambda proxy integration with payload format 2.0, got ${JSON.stringify(integration)}`,
    );
  }
  return { pool, timeoutMs: Math.min(TimeoutInMillis ?? maxIntegrationMs, maxIntegrationMs) };
};

const authorize = async (
  match: Match<Target>,
  request: IncomingMessage,
  requestId: string,
  log: LogSink,
): Promise<Claims | 'refused' | undefined> => {
  try {
    return await match.route.target.authorizer?.(request.headers.authorization);
  } catch (error) {
    const line = { level: 'INFO', message: `401: ${(error as Error).message}` };
    log('authorizer', requestId, `${JSON.stringify(line)}\n`);
    return 'refused';
  }
};

/** A route with scopes wants one of them in the token (AWS). */
const hasScope = (claims: Claims | undefined, scopes: readonly string[]): boolean => {
  if (!claims || scopes.length === 0) return true;
  const held = String(claims.scope ?? '').split(' ');
  return scopes.some(scope => held.includes(scope));
};

const callFunction = async (target: Target, call: HttpCall): Promise<HttpAnswer> => {
  const timer = Promise.withResolvers<undefined>();
  const timeout = setTimeout(() => timer.resolve(undefined), target.timeoutMs);
  const invoked = await Promise.race([
    target.pool.invoke(toEvent(call), call.requestId),
    timer.promise,
  ]);
  clearTimeout(timeout);
  if (!invoked) return gatewayAnswer(503);
  const { outcome } = invoked;
  if (outcome.ok) return toAnswer(outcome.payload);
  const tooLarge = outcome.error.errorMessage.startsWith('the request has');
  return tooLarge
    ? gatewayAnswer(413, 'Request Entity Too Large')
    : gatewayAnswer(500, 'Internal Server Error');
};

const send = (
  response: ServerResponse,
  cors: CorsConfiguration | undefined,
  request: IncomingMessage,
  requestId: string,
  answer: HttpAnswer,
): void => {
  const headers = {
    ...answer.headers,
    ...corsHeaders(cors, request.headers.origin),
    'apigw-requestid': requestId,
  };
  const bodiless = answer.status === 204 || answer.status === 304;
  response.writeHead(answer.status, headers).end(bodiless ? undefined : answer.body);
};

/** The body, or undefined when it is larger than API Gateway takes. */
const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= maxRequestBytes) chunks.push(chunk);
  }
  return bytes <= maxRequestBytes ? Buffer.concat(chunks) : undefined;
};
