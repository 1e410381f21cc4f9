import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';

/** `CorsConfiguration` of an HTTP API. */
export interface CorsConfiguration {
  readonly AllowOrigins?: readonly string[];
  readonly AllowMethods?: readonly string[];
  readonly AllowHeaders?: readonly string[];
  readonly ExposeHeaders?: readonly string[];
  readonly AllowCredentials?: boolean;
  readonly MaxAge?: number;
}

/** Headers of an answer to an allowed origin; none for any other, so that the browser refuses it. */
export const corsHeaders = (
  cors: CorsConfiguration | undefined,
  origin: string | undefined,
): OutgoingHttpHeaders => {
  const allowed = allowedOrigin(cors, origin);
  if (!cors || !allowed) return {};
  return {
    'access-control-allow-origin': allowed,
    vary: 'Origin',
    ...(cors.ExposeHeaders && { 'access-control-expose-headers': cors.ExposeHeaders.join(',') }),
    ...(cors.AllowCredentials && { 'access-control-allow-credentials': 'true' }),
  };
};

/** Whether API Gateway answers this request itself: any preflight of an API with CORS, on any path. */
export const isPreflight = (cors: CorsConfiguration | undefined, request: IncomingMessage) =>
  cors !== undefined &&
  request.method === 'OPTIONS' &&
  request.headers.origin !== undefined &&
  request.headers['access-control-request-method'] !== undefined;

export const preflightHeaders = (
  cors: CorsConfiguration | undefined,
  origin: string | undefined,
): OutgoingHttpHeaders => {
  if (!cors || !allowedOrigin(cors, origin)) return {};
  return {
    ...corsHeaders(cors, origin),
    'access-control-allow-methods': (cors.AllowMethods ?? []).join(','),
    'access-control-allow-headers': (cors.AllowHeaders ?? []).join(','),
    ...(cors.MaxAge !== undefined && { 'access-control-max-age': String(cors.MaxAge) }),
  };
};

const allowedOrigin = (
  cors: CorsConfiguration | undefined,
  origin: string | undefined,
): string | undefined => {
  if (!cors?.AllowOrigins || !origin) return undefined;
  if (cors.AllowOrigins.includes('*')) return '*';
  return cors.AllowOrigins.find(allowed => allowed.toLowerCase() === origin.toLowerCase());
};
