import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** A JWT authorizer: tokens of this issuer, made for one of these clients. */
export interface AuthorizerSettings {
  /** `iss` of a valid token and base of its key set, e.g. `http://127.0.0.1:9229/local_4xyz` */
  readonly issuer: string;
  readonly clients: readonly string[];
}

export type Claims = Readonly<Record<string, unknown>>;

/** Why a token was refused; for the log, never for the caller. */
export class TokenRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'TokenRefused';
  }
}

interface Key {
  readonly kid: string;
  readonly kty: string;
  readonly n: string;
  readonly e: string;
}

const refuse = (reason: string): never => {
  throw new TokenRefused(reason);
};

/**
 * Verifies access tokens as the API's JWT authorizer does: RS256 signature against the issuer's key set,
 * `iss`, `client_id` (or `aud`), `exp`, `nbf`, `iat`, and `token_use` = access. Throws `TokenRefused`.
 */
export const createAuthorizer = ({ issuer, clients }: AuthorizerSettings) => {
  const keys = new Map<string, KeyObject>();
  const verified = new Map<string, Claims>();

  const keyOf = async (kid: string): Promise<KeyObject> => {
    const known = keys.get(kid);
    if (known) return known;
    const answer = await fetch(`${issuer}/.well-known/jwks.json`);
    const { keys: published } = (await answer.json()) as { keys: Key[] };
    for (const key of published) {
      keys.set(key.kid, createPublicKey({ key: { ...key }, format: 'jwk' }));
    }
    return keys.get(kid) ?? refuse(`key ${kid} is not in the issuer's key set`);
  };

  const verifySignature = async (token: string): Promise<Claims> => {
    const [head, body, signature, ...rest] = token.split('.');
    if (!head || !body || !signature || rest.length > 0) return refuse('not a signed token');
    const { alg, kid } = parse(head);
    if (alg !== 'RS256') return refuse(`algorithm ${alg} instead of RS256`);
    const key = await keyOf(String(kid));
    const signed = Buffer.from(`${head}.${body}`);
    if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))) {
      return refuse('the signature does not fit');
    }
    return parse(body);
  };

  const checkClaims = (claims: Claims): void => {
    const now = Date.now() / 1_000;
    const audience = claims.aud ?? claims.client_id;
    if (claims.iss !== issuer) refuse(`issuer ${claims.iss} instead of ${issuer}`);
    if (claims.token_use !== 'access') refuse(`token_use ${claims.token_use} instead of access`);
    if (!clients.includes(String(audience))) refuse(`made for client ${audience}`);
    if (!(Number(claims.exp) > now)) refuse('expired');
    if (Number(claims.nbf ?? 0) > now) refuse('not valid yet');
    if (!(Number(claims.iat) <= now + 60)) refuse('issued in the future');
  };

  return async (authorization: string | undefined): Promise<Claims> => {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (!token) return refuse('no bearer token');
    let claims = verified.get(token);
    if (!claims) {
      claims = await verifySignature(token);
      if (verified.size > 10_000) verified.clear();
      verified.set(token, claims);
    }
    checkClaims(claims);
    return claims;
  };
};

const parse = (part: string): Record<string, unknown> => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return refuse('not a JSON web token');
  }
};

/** The issuer of a user pool as the template writes it → the one the pool emulator signs with. */
export const localIssuer = (issuer: string, cognitoEndpoint: string): string => {
  const pool = /^https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com\/(.+)$/.exec(issuer)?.[1];
  if (!pool) throw new Error(`the authorizer's issuer is no Cognito user pool: ${issuer}`);
  return `${cognitoEndpoint}/${pool}`;
};
