import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on the loopback address that has its URL before it has what it serves. */
export interface Listener {
  readonly url: string;
  serve(listener: RequestListener): void;
  close(): Promise<void>;
}

/** Listens on `port`, 0 for any. Until `serve` every request is answered 503. */
export const listen = (port: number): Promise<Listener> =>
  new Promise((resolve, reject) => {
    let serve: RequestListener = (_request, response) => {
      response.writeHead(503).end('the local runtime is starting');
    };
    const server = createServer((request, response) => serve(request, response));
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: actual } = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${actual}`,
        serve: listener => {
          serve = listener;
        },
        close: () =>
          new Promise(closed => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
