import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ZodError } from 'zod';
import { readBody } from '../ses/http.ts';
import { Books } from './books.ts';
import type { Gateway } from './ledger.ts';
import { Notifier } from './notifier.ts';
import { type Answer, type Call, routes } from './routes.ts';

/** The sandbox's payment gateway over HTTP: it moves no money, and remembers in `folder` what it was told. */
export const gatewayServer = (folder: string, urlOf: () => string): Server => {
  const books = new Books(folder);
  const notifier = new Notifier(books);
  notifier.wake();
  const server = createServer(async (request, response) => {
    try {
      send(response, await answerOf({ books, notifier, url: urlOf() }, request));
    } catch (error) {
      if (response.destroyed) return;
      const isMalformed = error instanceof ZodError || error instanceof SyntaxError;
      if (!isMalformed) console.error(error);
      send(response, { status: isMalformed ? 400 : 500, json: { error: String(error) } });
    }
  });
  server.keepAliveTimeout = 120_000;
  return server;
};

const answerOf = async (gateway: Gateway, request: IncomingMessage): Promise<Answer> => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const call = await callOf(request);
  for (const [method, path, route] of routes) {
    const match = method === request.method && path.exec(pathname);
    if (match && call.account === '' && /^\/(v1|_control)\//.test(pathname)) {
      return { status: 401, json: { error: 'expected Authorization: Bearer <secret key>' } };
    }
    if (match) return route(gateway, call, match[1] ?? '');
  }
  return { status: 404, json: { error: `${request.method} ${pathname} is not there` } };
};

const callOf = async (request: IncomingMessage): Promise<Call> => {
  const body = await readBody(request);
  const text = typeof body === 'string' ? body : '';
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return {
    account: /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '',
    body: isForm ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text || '{}'),
  };
};

const send = (response: ServerResponse, answer: Answer): void => {
  if (answer === 'lost') response.destroy();
  else if ('redirect' in answer) response.writeHead(303, { location: answer.redirect }).end();
  else if ('html' in answer) {
    response.writeHead(answer.status, { 'content-type': 'text/html; charset=utf-8' });
    response.end(answer.html);
  } else {
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.json));
  }
};
