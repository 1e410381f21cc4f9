import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call that changes something, as the gate saw it pass. */
export interface PassedWrite {
  readonly service: string;
  readonly action: string;
}

type Moment = 'before' | 'after';

/**
 * Stands between the handlers and the emulators, counts the writes that pass, and at one of them calls
 * `strike`: before it is forwarded, or when its effect is there and its answer is not yet given.
 */
export interface FaultGate {
  /** address of the gate for a service */
  readonly urls: Readonly<Record<string, string>>;
  /** writes since the last `arm` */
  readonly passed: readonly PassedWrite[];
  /** from now on counts from 1; strikes at the n-th write, if one is given */
  arm(at?: { readonly write: number; readonly moment: Moment }): void;
  /** takes a strike back; `false`: it is on its way already */
  disarm(): boolean;
  /** resolves when the strike is over */
  readonly struck: Promise<PassedWrite>;
  close(): Promise<void>;
}

const writes =
  /^(PutItem|UpdateItem|DeleteItem|TransactWriteItems|BatchWriteItem|SendMessage|SendMessageBatch|SendRawEmail)$/;

export const startFaultGate = async (
  upstreams: Readonly<Record<string, string>>,
  strike: () => Promise<void>,
): Promise<FaultGate> => {
  let passed: PassedWrite[] = [];
  let target: { write: number; moment: Moment } | undefined;
  let resolveStruck: (write: PassedWrite) => void = () => undefined;
  let struck = new Promise<PassedWrite>(() => undefined);

  const handle = async (
    service: string,
    upstream: string,
    incoming: IncomingMessage,
    answer: ServerResponse,
  ) => {
    const body = await readAll(incoming);
    const action = actionOf(incoming, body);
    const isWrite = writes.test(action);
    if (isWrite) passed.push({ service, action });
    const isTarget = isWrite && target?.write === passed.length;
    const moment = target?.moment;
    if (isTarget) target = undefined;
    const write = { service, action };
    if (isTarget && moment === 'before') return end(write, answer);
    const forwarded = await forward(upstream, incoming, body);
    if (isTarget) return end(write, answer);
    answer.writeHead(forwarded.status, forwarded.headers).end(forwarded.body);
  };
  const end = async (write: PassedWrite, answer: ServerResponse) => {
    await strike();
    answer.destroy();
    resolveStruck(write);
  };

  const servers: Server[] = [];
  const urls: Record<string, string> = {};
  for (const [service, upstream] of Object.entries(upstreams)) {
    const server = createServer((incoming, answer) => {
      handle(service, upstream, incoming, answer).catch(() => answer.destroy());
    });
    server.keepAliveTimeout = 120_000;
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    urls[service] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  return {
    urls,
    get passed() {
      return passed;
    },
    arm: at => {
      passed = [];
      target = at && { ...at };
      struck = new Promise(resolve => {
        resolveStruck = resolve;
      });
    },
    disarm: () => {
      const isPending = target !== undefined;
      target = undefined;
      return isPending;
    },
    get struck() {
      return struck;
    },
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise(resolve => server.close(resolve));
      }
    },
  };
};

const readAll = async (stream: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/** DynamoDB and SQS name the action in a header, SES v1 in its form. */
const actionOf = ({ headers }: IncomingMessage, body: Buffer): string => {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return target.slice(target.indexOf('.') + 1);
  return /(?:^|&)Action=(\w+)/.exec(body.toString('latin1'))?.[1] ?? '';
};

const forward = (upstream: string, incoming: IncomingMessage, body: Buffer) =>
  new Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }>(
    (resolve, reject) => {
      const { host: _, ...headers } = incoming.headers;
      const outgoing = request(
        new URL(incoming.url ?? '/', upstream),
        { method: incoming.method, headers },
        reply =>
          readAll(reply).then(
            answer =>
              resolve({ status: reply.statusCode ?? 502, headers: reply.headers, body: answer }),
            reject,
          ),
      );
      outgoing.on('error', reject).end(body);
    },
  );
