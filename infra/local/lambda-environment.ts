import { Worker } from 'node:worker_threads';
import type {
  EnvironmentSettings,
  FunctionErrorPayload,
  InvokeMessage,
  WorkerMessage,
} from './lambda-worker.ts';

/** A function as the template describes it. */
export interface FunctionDefinition extends EnvironmentSettings {
  /** the name people use: the description where it is a plain word, otherwise the physical name */
  readonly label: string;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** The answer of an invocation: the JSON the handler returned, or Lambda's error document. */
export type Outcome =
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly error: FunctionErrorPayload };

export type LogSink = (label: string, requestId: string | undefined, text: string) => void;

const workerFile = new URL('./lambda-worker.ts', import.meta.url);

/** One worker thread. It is used for one event at a time and thrown away after a timeout or a crash. */
export class LambdaEnvironment {
  readonly #worker: Worker;
  readonly #definition: FunctionDefinition;
  readonly #ready = Promise.withResolvers<void>();
  #finish: ((outcome: Outcome) => void) | undefined;
  #dead: FunctionErrorPayload | undefined;

  constructor(definition: FunctionDefinition, log: LogSink) {
    this.#definition = definition;
    const { label, timeoutSeconds: _, environment, ...settings } = definition;
    this.#worker = new Worker(workerFile, {
      workerData: settings,
      env: environment,
      // the runner's own flags (a test runner's loader, an inspector) are none of the function's business
      execArgv: ['--no-warnings'],
      resourceLimits: { maxOldGenerationSizeMb: Math.max(definition.memoryMb, 128) },
    });
    this.#ready.promise.catch(() => {});
    this.#worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'log') log(label, message.requestId, message.text);
      else this.#receive(message);
    });
    this.#worker.on('error', error =>
      this.#die({ errorType: error.name, errorMessage: error.message }),
    );
    this.#worker.on('exit', code =>
      this.#die({
        errorType: 'Runtime.ExitError',
        errorMessage: `Runtime exited with status ${code}`,
      }),
    );
  }

  get isDead(): boolean {
    return this.#dead !== undefined;
  }

  /** Handles one event. Never throws: a timeout or crash of the function is an outcome. */
  async invoke(requestId: string, payload: string): Promise<Outcome> {
    try {
      await this.#ready.promise;
    } catch (error) {
      return { ok: false, error: error as FunctionErrorPayload };
    }
    const milliseconds = this.#definition.timeoutSeconds * 1_000;
    const message: InvokeMessage = { requestId, payload, deadline: Date.now() + milliseconds };
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    this.#finish = resolve;
    const timer = setTimeout(() => this.#timeOut(requestId), milliseconds);
    this.#worker.postMessage(message);
    const outcome = await promise;
    clearTimeout(timer);
    return outcome;
  }

  async stop(): Promise<void> {
    this.#die({ errorType: 'Runtime.Stopped', errorMessage: 'the local runtime was stopped' });
    await this.#worker.terminate();
  }

  #receive(message: Exclude<WorkerMessage, { kind: 'log' }>): void {
    if (message.kind === 'ready') this.#ready.resolve();
    else if (message.kind === 'broken') this.#die(message.error);
    else if (message.kind === 'result') this.#finish?.({ ok: true, payload: message.payload });
    else this.#finish?.({ ok: false, error: message.error });
  }

  #timeOut(requestId: string): void {
    const seconds = this.#definition.timeoutSeconds.toFixed(2);
    this.#die({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
    });
    void this.#worker.terminate();
  }

  #die(error: FunctionErrorPayload): void {
    this.#dead ??= error;
    this.#ready.reject(this.#dead);
    this.#finish?.({ ok: false, error: this.#dead });
  }
}
