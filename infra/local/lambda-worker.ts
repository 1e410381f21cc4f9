/** One Lambda environment: a thread that imports a function's bundle once and handles one event at a time. */
import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type GuardRules, guardRequests } from './lambda-guard.ts';

export interface EnvironmentSettings {
  /** file URL of the module, e.g. `file:///…/index.mjs` */
  readonly module: string;
  readonly exportName: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  /** added to that of the process, 0 to 19 */
  readonly niceness?: number;
  readonly guard: GuardRules;
}

export interface InvokeMessage {
  readonly requestId: string;
  readonly payload: string;
  /** epoch milliseconds */
  readonly deadline: number;
}

export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly error: FunctionErrorPayload }
  | { readonly kind: 'log'; readonly requestId: string | undefined; readonly text: string }
  | { readonly kind: 'result'; readonly payload: string }
  | { readonly kind: 'error'; readonly error: FunctionErrorPayload };

/** What Lambda answers when a function fails. */
export interface FunctionErrorPayload {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

type Handler = (event: unknown, context: unknown) => unknown;

const settings = workerData as EnvironmentSettings;
let requestId: string | undefined;

const send = (message: WorkerMessage): void => parentPort?.postMessage(message);

const captureOutput = (stream: NodeJS.WriteStream): void => {
  // over the result's own channel, so that a line never arrives behind the answer of its request
  stream.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
    send({ kind: 'log', requestId, text: Buffer.from(chunk).toString() });
    const done = rest.find(argument => typeof argument === 'function') as (() => void) | undefined;
    done?.();
    return true;
  }) as typeof stream.write;
};

const toPayload = (error: unknown): FunctionErrorPayload =>
  error instanceof Error
    ? {
        errorType: error.name,
        errorMessage: error.message,
        trace: error.stack?.split('\n') ?? [],
      }
    : { errorType: typeof error, errorMessage: String(error) };

const contextOf = ({ requestId, deadline }: InvokeMessage) => ({
  awsRequestId: requestId,
  functionName: settings.functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: settings.functionArn,
  memoryLimitInMB: String(settings.memoryMb),
  logGroupName: `/aws/lambda/${settings.functionName}`,
  logStreamName: 'local',
  callbackWaitsForEmptyEventLoop: false,
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
});

const handle = async (handler: Handler, message: InvokeMessage): Promise<void> => {
  requestId = message.requestId;
  try {
    const result = await handler(JSON.parse(message.payload), contextOf(message));
    send({ kind: 'result', payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    const payload = toPayload(error);
    process.stderr.write(
      `${JSON.stringify({ level: 'ERROR', message: 'Invoke Error', ...payload })}\n`,
    );
    send({ kind: 'error', error: payload });
  }
};

// Linux knows each thread by a number of its own, and takes it for a process
if (settings.niceness)
  setPriority(Number(basename(readlinkSync('/proc/thread-self'))), settings.niceness);
captureOutput(process.stdout);
captureOutput(process.stderr);
guardRequests(settings.guard, error =>
  process.stderr.write(
    `${JSON.stringify({ level: 'CRITICAL', message: error.message, errorType: error.name })}\n`,
  ),
);
try {
  const module = await import(settings.module);
  const handler = module[settings.exportName] as Handler | undefined;
  if (typeof handler !== 'function') {
    throw new Error(`${settings.module} exports no function ${settings.exportName}`);
  }
  parentPort?.on('message', (message: InvokeMessage) => void handle(handler, message));
  send({ kind: 'ready' });
} catch (error) {
  send({ kind: 'broken', error: toPayload(error) });
}
