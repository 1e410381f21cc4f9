import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: {
    readonly id: string;
    readonly type: string;
    readonly occurredAt: string;
    readonly organisationId: string;
    readonly data: Readonly<Record<string, unknown>>;
  };
}

/** An operator's own system: takes what is posted and answers what it is told to. */
export const receiver = async () => {
  const received: Received[] = [];
  const statuses: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      received.push({ headers: request.headers, body, event: JSON.parse(body) });
      response.writeHead(statuses.shift() ?? 200).end('thanks');
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/events`,
    received,
    of: (type: string) => received.filter(({ event }) => event.type === type),
    /** what the next requests are answered; then 200 */
    answer: (...next: number[]) => statuses.splice(0, statuses.length, ...next),
    close: () => new Promise(resolve => server.close(resolve)),
  };
};
