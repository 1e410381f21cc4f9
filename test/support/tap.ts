import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Stands between the functions and one AWS service of a world. */
export interface Tap {
  readonly url: string;
  /** where the service really is */
  leadTo(upstream: string): void;
  /** bodies that passed, oldest first */
  readonly passed: readonly unknown[];
  /** from now on nothing is answered, or everything again */
  cut(isCut: boolean): void;
  close(): Promise<void>;
}

export const startTap = async (): Promise<Tap> => {
  let upstream = '';
  const passed: unknown[] = [];
  let isCut = false;
  const server = createServer(async (incoming, answer) => {
    const body = await text(incoming);
    if (isCut) return answer.destroy();
    passed.push(JSON.parse(body));
    const { host: _, connection: __, 'content-length': ___, ...headers } = incoming.headers;
    const init = { method: 'POST', body, headers: headers as Record<string, string> };
    try {
      const forwarded = await fetch(upstream, init);
      const type = forwarded.headers.get('content-type') ?? 'application/json';
      answer.writeHead(forwarded.status, { 'content-type': type }).end(await forwarded.text());
    } catch {
      // a service that closed its idle connection: the caller sees that, and calls again
      answer.destroy();
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: url => {
      upstream = url;
    },
    passed,
    cut: wanted => {
      isCut = wanted;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
};
