import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gateway } from '../../shared/payments/gateways/gateway.ts';

/** What a method on file does when it is charged; a direct debit takes its first step later. */
export type Behaviour = 'ok' | 'insufficient_funds' | 'times_out' | 'debit';

/** A payment service as its documentation describes it, and what happens there without us. */
export interface StandIn {
  readonly gateway: Gateway;
  /** where it answers */
  readonly url: string;
  /** the same service, with credentials that it does not know */
  readonly stranger: Gateway;
  /** the customer fills in the page of a setup */
  leave(setup: { readonly setupId: string; readonly url: string }, as: Behaviour): Promise<void>;
  /** the customer pays on a hosted page */
  pay(hosted: { readonly gatewayPayment: string; readonly url: string }): Promise<void>;
  /** the next thing that a bank does with a payment */
  step(gatewayPayment: string): Promise<void>;
  /** how many payments there are with this key */
  payments(key: string): Promise<number>;
  /** what was paid back with this key, at Stripe also of this payment, in minor units */
  refunds(key: string): Promise<number>;
  /** does what it is asked next, and answers that it broke */
  breakNext?(): Promise<void>;
  close(): void;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
export interface Answered {
  /** 0: it did what it was asked, and its answer, which is in the body, is lost on the way */
  readonly status: number;
  readonly body?: unknown;
}

/** An HTTP server on a port of its own; every request is answered as JSON. */
export const serve = async (answer: (asked: Asked) => Answered) => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://stand-in');
      const { status, body } = answer({
        method: request.method ?? '',
        path: decodeURIComponent(url.pathname),
        query: url.searchParams,
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      });
      // nobody hears of it: who asked gives up after its own time
      if (status === 0) return undefined;
      response.writeHead(status, { 'content-type': 'application/json' });
      return response.end(body === undefined ? '' : JSON.stringify(body));
    });
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

/** Answers that are kept by idempotency key: the same request gets the same answer, another one with its key is refused. */
export const remembering = (reused: Answered, work: (asked: Asked) => Answered) => {
  const kept = new Map<string, { readonly request: string; readonly answered: Answered }>();
  return (asked: Asked): Answered => {
    const key = asked.headers['idempotency-key'];
    if (asked.method !== 'POST' || typeof key !== 'string') return work(asked);
    const request = `${asked.path} ${asked.body}`;
    const before = kept.get(key);
    if (before) return before.request === request ? before.answered : reused;
    const answered = work(asked);
    kept.set(key, {
      request,
      answered: answered.status === 0 ? (answered.body as Answered) : answered,
    });
    return answered;
  };
};

export const must = <T>(thing: T | undefined, id: string): T => {
  if (thing === undefined) throw new Error(`the stand-in has no ${id}`);
  return thing;
};
