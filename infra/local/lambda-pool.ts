import { randomUUID } from 'node:crypto';
import {
  type FunctionDefinition,
  LambdaEnvironment,
  type LogSink,
  type Outcome,
} from './lambda-environment.ts';

/** Lambda refuses more in one synchronous call, in either direction (AWS limit). */
export const maxPayloadBytes = 6 * 1024 * 1024;

export interface Invoked {
  readonly requestId: string;
  readonly outcome: Outcome;
}

/** The environments of one function: warm ones are reused, further ones started up to `size`, the rest waits. */
export class LambdaPool {
  readonly definition: FunctionDefinition;
  readonly size: number;
  readonly #log: LogSink;
  readonly #idle: LambdaEnvironment[] = [];
  readonly #all = new Set<LambdaEnvironment>();
  readonly #waiting: ((environment: LambdaEnvironment) => void)[] = [];
  #stopped = false;

  constructor(definition: FunctionDefinition, size: number, log: LogSink) {
    this.definition = definition;
    this.size = size;
    this.#log = log;
  }

  /** Invokes the function and waits for its answer. */
  async invoke(event: unknown, requestId: string = randomUUID()): Promise<Invoked> {
    const payload = JSON.stringify(event);
    const tooLarge = overLimit('request', payload);
    if (tooLarge) return { requestId, outcome: tooLarge };
    if (this.#stopped) return { requestId, outcome: stopped };
    const environment = await this.#take();
    const outcome = await environment.invoke(requestId, payload);
    this.#release(environment);
    if (!outcome.ok) this.#report(requestId, outcome.error.errorMessage);
    return {
      requestId,
      outcome: (outcome.ok && overLimit('response', outcome.payload)) || outcome,
    };
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#all].map(environment => environment.stop()));
  }

  async #take(): Promise<LambdaEnvironment> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#all.size < this.size) return this.#start();
    return new Promise(resolve => this.#waiting.push(resolve));
  }

  #start(): LambdaEnvironment {
    const environment = new LambdaEnvironment(this.definition, this.#log);
    this.#all.add(environment);
    return environment;
  }

  #release(environment: LambdaEnvironment): void {
    if (environment.isDead) this.#all.delete(environment);
    const next = this.#waiting.shift();
    if (next) next(environment.isDead ? this.#start() : environment);
    else if (!environment.isDead) this.#idle.push(environment);
  }

  #report(requestId: string, message: string): void {
    if (this.#stopped) return;
    const line = { level: 'ERROR', message: `${this.definition.label} failed: ${message}` };
    this.#log(this.definition.label, requestId, `${JSON.stringify(line)}\n`);
  }
}

const stopped: Outcome = {
  ok: false,
  error: { errorType: 'Runtime.Stopped', errorMessage: 'the local runtime was stopped' },
};

const overLimit = (direction: string, payload: string): Outcome | undefined => {
  const bytes = Buffer.byteLength(payload);
  if (bytes <= maxPayloadBytes) return undefined;
  return {
    ok: false,
    error: {
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: `the ${direction} has ${bytes} bytes, Lambda takes ${maxPayloadBytes}`,
    },
  };
};
