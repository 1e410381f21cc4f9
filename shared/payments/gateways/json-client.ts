import type * as z from 'zod';
import {
  GatewayForbidden,
  type GatewayKind,
  GatewayRefused,
  GatewayUnreachable,
  isForbidden,
} from './gateway.ts';

export interface JsonClientOptions {
  readonly kind: GatewayKind;
  readonly baseUrl: string;
  readonly timeoutSeconds?: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** what it answers, beside 5xx, when it has not looked at the call, or is still at it */
  readonly silent: readonly number[];
}

export interface JsonCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly key?: string;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** An answer that is neither success nor of the kind that says nothing about the call. */
export class JsonRefused extends GatewayRefused {
  readonly status: number;
  readonly text: string;
  constructor(kind: GatewayKind, { method, path }: JsonCall, { status, text }: Answer) {
    super(kind, `${method} ${path}: ${status} ${text.slice(0, 500)}`);
    this.name = 'GatewayRefused';
    this.status = status;
    this.text = text;
  }
}

/** Requests of a gateway that has no SDK which could be pointed elsewhere (decision 0028): each answer is parsed. */
export const jsonClient = ({
  kind,
  baseUrl,
  headers,
  silent,
  timeoutSeconds = 10,
}: JsonClientOptions) => {
  const send = async ({ method, path, body, key }: JsonCall): Promise<Answer> => {
    try {
      const answer = await fetch(`${baseUrl}${path}`, {
        method,
        headers: {
          ...headers,
          accept: 'application/json',
          ...(body && { 'content-type': 'application/json' }),
          ...(key && { 'idempotency-key': key }),
        },
        ...(body && { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutSeconds * 1_000),
      });
      return { status: answer.status, text: await answer.text() };
    } catch (error) {
      throw new GatewayUnreachable(kind, error);
    }
  };
  const call = async <T>(schema: z.ZodType<T>, asked: JsonCall): Promise<T> => {
    const answer = await send(asked);
    if (answer.status >= 500 || silent.includes(answer.status))
      throw new GatewayUnreachable(kind, `${answer.status} ${answer.text.slice(0, 500)}`);
    if (isForbidden(answer.status))
      throw new GatewayForbidden(kind, `${answer.status} ${answer.text.slice(0, 500)}`);
    if (answer.status >= 400) throw new JsonRefused(kind, asked, answer);
    return schema.parse(answer.text === '' ? undefined : JSON.parse(answer.text));
  };
  return {
    call,
    get: <T>(schema: z.ZodType<T>, path: string) => call(schema, { method: 'GET', path }),
    /** `undefined`: it is not there, or not any more */
    find: async <T>(schema: z.ZodType<T>, path: string): Promise<T | undefined> => {
      try {
        return await call(schema, { method: 'GET', path });
      } catch (error) {
        if (error instanceof JsonRefused && [404, 410].includes(error.status)) return undefined;
        throw error;
      }
    },
  };
};
export type JsonClient = ReturnType<typeof jsonClient>;
