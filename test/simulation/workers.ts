import type { FunctionName } from '../../infra/bundles.ts';
import type { Outcome } from '../../infra/local/lambda-environment.ts';
import type { Handler } from './bundle.ts';
import { type Answer, type Request, readCall } from './call.ts';
import type { Cloud } from './cloud.ts';
import { forget } from './memory.ts';
import type { Story } from './story.ts';
import { places, realMilliseconds, time } from './virtual.ts';
import { timedOut, type Waiting, type Worker } from './worker.ts';

/** The invocations that are under way, and the calls that they wait for. */
export class Workers {
  readonly #cloud: Cloud;
  readonly #handlers: ReadonlyMap<FunctionName, Handler>;
  readonly #story: Story;
  readonly #working = new Set<Worker>();
  readonly waiting: Waiting[] = [];
  #count = 0;

  constructor(cloud: Cloud, handlers: ReadonlyMap<FunctionName, Handler>, story: Story) {
    this.#cloud = cloud;
    this.#handlers = handlers;
    this.#story = story;
  }

  invoke(name: FunctionName, event: unknown): Worker {
    const handler = this.#handlers.get(name);
    if (!handler) throw new Error(`${name} is not simulated`);
    const { timeoutSeconds, environment, functionName, functionArn } =
      this.#cloud.definitionOf(name);
    const { promise: ended, resolve: end } = Promise.withResolvers<Outcome>();
    const id = `${name}-${++this.#count}`;
    const deadline = time.now + timeoutSeconds * 1_000;
    const worker: Worker = { id, name, event, deadline, ended, end, isOver: false, waitsFor: 0 };
    this.#working.add(worker);
    this.#story.tell(`${id} starts`);
    const context = {
      ...{
        awsRequestId: id,
        functionName,
        functionVersion: '$LATEST',
        invokedFunctionArn: functionArn,
      },
      ...{ memoryLimitInMB: '512', logGroupName: functionName, logStreamName: 'simulated' },
      getRemainingTimeInMillis: () => Math.max(0, deadline - time.now),
    };
    places.run({ environment, worker }, () => {
      void work(handler, JSON.parse(JSON.stringify(event)), context).then(outcome =>
        this.finish(worker, outcome),
      );
    });
    return worker;
  }

  finish(worker: Worker, outcome: Outcome): void {
    if (worker.isOver) return;
    worker.isOver = true;
    this.#working.delete(worker);
    const said = outcome.ok
      ? 'ends'
      : `fails: ${outcome.error.errorType} ${outcome.error.errorMessage}`;
    this.#story.tell(`${worker.id} ${said}`);
    worker.end(outcome);
  }

  /** Nothing of it goes on: what it has sent may still arrive, what it waits for never does. */
  kill(worker: Worker, outcome: Outcome): void {
    this.finish(worker, outcome);
    // and nothing that its process remembered
    forget();
    for (const call of this.waiting.filter(each => each.worker === worker && !each.isHeld)) {
      this.remove(call);
    }
  }

  remove(call: Waiting): void {
    const at = this.waiting.indexOf(call);
    if (at >= 0) this.waiting.splice(at, 1);
  }

  /** A worker's call waits here until the scheduler releases it. */
  send(worker: Worker, request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (worker.isOver) return;
      worker.waitsFor += 1;
      const settle =
        <T>(how: (value: T) => void) =>
        (value: T) => {
          worker.waitsFor -= 1;
          if (!worker.isOver) how(value);
        };
      const outcome = { answer: settle(resolve), fail: settle(reject) };
      const asked = readCall(request);
      this.waiting.push({ worker, request, asked, ...outcome, isHeld: false, isStruck: false });
    });
  }

  /** Lambda ends what takes longer than it may. */
  endLate(): void {
    for (const worker of this.#working) {
      if (worker.deadline <= time.now) this.kill(worker, timedOut);
    }
  }

  get nextDeadline(): number | undefined {
    const deadlines = [...this.#working].map(({ deadline }) => deadline);
    return deadlines.length === 0 ? undefined : Math.min(...deadlines);
  }

  get areIdle(): boolean {
    return this.#working.size === 0;
  }

  /** Resolves when every worker waits for a call or a timer, so that what comes next depends on nothing else. */
  async untilTheyWait(): Promise<void> {
    const patience = realMilliseconds() + 60_000;
    for (let still = 0; still < 2; ) {
      await new Promise(resolve => setImmediate(resolve));
      const isBusy = [...this.#working].some(({ waitsFor }) => waitsFor === 0);
      still = isBusy ? 0 : still + 1;
      if (isBusy && realMilliseconds() > patience) {
        throw new Error(`busy for a minute: ${[...this.#working].map(({ id }) => id).join(', ')}`);
      }
    }
  }
}

const work = async (handler: Handler, event: unknown, context: object): Promise<Outcome> => {
  try {
    return { ok: true, payload: JSON.stringify(await handler(event, context)) ?? 'null' };
  } catch (error) {
    const { name, message, stack = '' } = error as Error;
    return {
      ok: false,
      error: { errorType: name, errorMessage: message, trace: stack.split('\n') },
    };
  }
};
