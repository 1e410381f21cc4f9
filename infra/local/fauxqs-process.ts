/**
 * The queue emulator as a process: `node fauxqs-process.ts <port> <data folder>`.
 * The package's own start listens on every interface, logs each request and hands messages to pollers that
 * are gone, so its parts are put together here.
 */
import type { DatabaseSync } from 'node:sqlite';
import { buildApp } from 'fauxqs';

interface Received {
  readonly Messages?: readonly { readonly ReceiptHandle: string }[];
}
interface Queue {
  persistence?: unknown;
  changeVisibility(receiptHandle: string, seconds: number): void;
}
interface Store {
  persistence?: unknown;
  allQueues(): Iterable<Queue>;
  getQueue(url: string): Queue | undefined;
}
interface Persistence {
  readonly db: DatabaseSync;
  updateMessageReady(messageId: string): void;
  loadSqsAndSns(sqs: Store, sns: unknown): void;
  close(): void;
}

/** What the package's entry point does not export (fauxqs is pinned to 2.4.1). */
const inner = async <T>(file: string, name: string): Promise<T> =>
  (await import(new URL(file, import.meta.resolve('fauxqs')).href))[name];
const part = <T>(file: string, name: string) => inner<new (folder?: string) => T>(file, name);

const start = async (port: number, folder: string): Promise<void> => {
  const sqsStore = new (await part<Store>('./sqs/sqsStore.js', 'SqsStore'))();
  const snsStore = new (await part<object>('./sns/snsStore.js', 'SnsStore'))();
  const persistence = new (await part<Persistence>('./persistence.js', 'PersistenceManager'))(
    folder,
  );
  // Survives a SIGKILL as it is; a flush to the disk for every message would guard against power loss only.
  persistence.db.exec('PRAGMA synchronous = OFF');
  // fauxqs writes NULL into a column that takes none: a message made visible at once answered 500 and was lost
  const makeReady = persistence.db.prepare(
    'UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?',
  );
  persistence.updateMessageReady = messageId => makeReady.run(messageId);
  persistence.loadSqsAndSns(sqsStore, snsStore);
  sqsStore.persistence = persistence;
  for (const queue of sqsStore.allQueues()) queue.persistence = persistence;

  // fauxqs refuses what lies above U+FFFF, e.g. an emoji in a subject; SQS takes it (SQS API reference, SendMessage)
  const invalid = await inner<RegExp>('./sqs/sqsTypes.js', 'INVALID_MESSAGE_BODY_CHAR');
  invalid.compile('[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]', 'u');

  const app = buildApp({ logger: false, stores: { sqsStore, snsStore } as never });
  // A long poll of a killed runner would take the next message along; AWS's pollers do not die with a function.
  app.addHook('onSend', async (request, _reply, payload) => {
    if (request.headers['x-amz-target'] !== 'AmazonSQS.ReceiveMessage') return payload;
    if (!request.raw.socket.destroyed) return payload;
    const queue = sqsStore.getQueue((request.body as { QueueUrl: string }).QueueUrl);
    for (const { ReceiptHandle } of (JSON.parse(String(payload)) as Received).Messages ?? []) {
      queue?.changeVisibility(ReceiptHandle, 0);
    }
    return payload;
  });
  process.once('SIGTERM', () => {
    persistence.close();
    process.exit(0);
  });
  await app.listen({ port, host: '127.0.0.1' });
};

const [port, folder] = process.argv.slice(2);
if (!folder) throw new Error('expected a port and a data folder');
await start(Number(port), folder);
