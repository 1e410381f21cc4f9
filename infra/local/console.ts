import { existsSync, readFileSync } from 'node:fs';
import type { RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Logs } from './logs.ts';
import type { Metrics } from './metrics.ts';
import { escapeHtml, type OpenApi, referencePage } from './reference-page.ts';
import type { Scheduler } from './scheduler.ts';

export interface ConsoleParts {
  readonly apiUrl: string;
  readonly inboxUrl: string;
  readonly scheduler: Scheduler;
  readonly logs: Logs;
  readonly metrics: Metrics;
}

const openApiFile = join(import.meta.dirname, '../../shared/contract/openapi.json');

/**
 * The runtime's own page: links, the API reference, figures, log lines, and the speed of the scheduler's clock.
 * Nothing here starts a run or fires a schedule.
 */
export const createConsole =
  (parts: ConsoleParts): RequestListener =>
  async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const route = `${request.method} ${url.pathname}`;
    if (route === 'GET /') return html(response, frontPage(parts));
    if (route === 'GET /reference') return html(response, reference(parts.apiUrl));
    if (route === 'GET /openapi.json' && existsSync(openApiFile)) {
      return json(response, 200, JSON.parse(readFileSync(openApiFile, 'utf8')));
    }
    if (route === 'GET /_local/metrics') return json(response, 200, parts.metrics.byFunction());
    if (route === 'GET /_local/logs') {
      const [requestId, source] = ['requestId', 'source'].map(
        name => url.searchParams.get(name) ?? undefined,
      );
      return json(response, 200, parts.logs.read({ requestId, source }));
    }
    if (route === 'GET /_local/scheduler') return json(response, 200, clockOf(parts.scheduler));
    if (route === 'POST /_local/scheduler') {
      try {
        const { speed } = JSON.parse(Buffer.concat(await request.toArray()).toString());
        parts.scheduler.setSpeed(Number(speed));
        return json(response, 200, clockOf(parts.scheduler));
      } catch (error) {
        return json(response, 400, { message: (error as Error).message });
      }
    }
    return json(response, 404, { message: 'Not Found' });
  };

const clockOf = ({ clock }: Scheduler) => ({
  speed: clock.speed,
  now: new Date(clock.now()).toISOString(),
});

const frontPage = ({ apiUrl, inboxUrl }: ConsoleParts): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Atrium on this machine</title>
<style>body{font:16px/1.5 system-ui;margin:3rem auto;max-width:42rem;padding:0 1rem}code{background:#8882;padding:.1em .3em}</style>
<h1>Atrium on this machine</h1>
<ul>
<li>API: <code>${escapeHtml(apiUrl)}</code></li>
<li><a href="/reference">API reference</a> (<a href="/openapi.json">openapi.json</a>)</li>
<li><a href="${escapeHtml(inboxUrl)}">Mail inbox</a></li>
<li><a href="/_local/metrics">Metrics</a>, <a href="/_local/logs">log lines</a>, <a href="/_local/scheduler">the scheduler's clock</a></li>
</ul></html>`;

const reference = (apiUrl: string): string =>
  existsSync(openApiFile)
    ? referencePage(JSON.parse(readFileSync(openApiFile, 'utf8')) as OpenApi, apiUrl)
    : 'shared/contract/openapi.json has not been written yet';

const html = (response: ServerResponse, text: string): void => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(text);
};

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
