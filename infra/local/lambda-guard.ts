import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { createJudge, type Statement } from './iam.ts';
import { type Account, type Need, needsOf, sesNeeds } from './iam-request.ts';

/** What a function's environment may touch. Plain data. */
export interface GuardRules {
  readonly functionName: string;
  readonly account: Account;
  readonly statements: readonly Statement[];
  /** hosts (`127.0.0.1:4566`) behind which AWS services answer here */
  readonly awsHosts: readonly string[];
}

/** IAM's answer to a function whose role lacks a permission. */
export class AccessDeniedException extends Error {
  constructor(functionName: string, { action, resource }: Need) {
    super(
      `${functionName} is not authorized to perform ${action} on ${resource}: its role in the synthesised template does not allow it`,
    );
    this.name = 'AccessDeniedException';
  }
}

/**
 * Judges every request this thread sends to an AWS service by the function's role, before a byte leaves.
 * It listens where Node creates requests, so a client cannot go around it by accident and no proxy costs a hop.
 */
export const guardRequests = (rules: GuardRules, onDenied: (error: Error) => void): void => {
  const allows = createJudge(rules.statements);
  const hosts = new Set(rules.awsHosts);
  const check = (request: ClientRequest, body: string): Error | undefined => {
    for (const need of needs(request, body, rules.account)) {
      if (!allows(need)) {
        return new AccessDeniedException(rules.functionName, need);
      }
    }
    return undefined;
  };
  subscribe('http.client.request.created', message => {
    const { request } = message as { request: ClientRequest };
    const host = String(request.getHeader('host'));
    if (host.endsWith('.amazonaws.com')) {
      const error = new Error(
        `${rules.functionName} calls ${host}: no endpoint is set for it here`,
      );
      onDenied(error);
      request.destroy(error);
    } else if (hosts.has(host)) {
      onEnd(request, body => {
        const error = check(request, body);
        if (error) onDenied(error);
        return error;
      });
    }
  });
};

const needs = (request: ClientRequest, body: string, account: Account): Need[] => {
  const target = request.getHeader('x-amz-target');
  if (typeof target === 'string') return needsOf(target, JSON.parse(body), account);
  const form = new URLSearchParams(body);
  if (form.has('Action')) return sesNeeds(form, account);
  throw new Error(`${request.method} ${request.path} is no AWS request the local runtime knows`);
};

/** Runs `judge` on the whole body before it is sent; destroys the request if it returns or throws an error. */
const onEnd = (request: ClientRequest, judge: (body: string) => Error | undefined): void => {
  const { end, write } = request;
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const verdict = (): Error | undefined => {
    try {
      return judge(Buffer.concat(chunks).toString());
    } catch (error) {
      return error as Error;
    }
  };
  request.write = (chunk: unknown) => {
    keep(chunk);
    return true;
  };
  request.end = (chunk?: unknown) => {
    keep(chunk);
    const error = verdict();
    if (error) return request.destroy(error);
    Object.assign(request, { end, write });
    return request.end(Buffer.concat(chunks));
  };
};
