// One object holds everything that runs at once, so it is longer than others.
import { randomBytes } from 'node:crypto';
import type { FunctionName } from '../../infra/bundles.ts';
import { createEventBus } from '../../infra/local/event-bus.ts';
import { toAnswer } from '../../infra/local/http-event.ts';
import type { LambdaPool } from '../../infra/local/lambda-pool.ts';
import type { Machine } from '../../infra/local/state-machine.ts';
import { processBatch, type StreamRecord } from '../../infra/local/stream-batch.ts';
import type { Handler } from './bundle.ts';
import { type Answer, type Asked, type Json, type Request, textOf } from './call.ts';
import { type Cloud, leaseSeconds, type Schedule } from './cloud.ts';
import type { Engine } from './engine.ts';
import { Executions } from './executions.ts';
import * as faults from './faults.ts';
import { forget } from './memory.ts';
import { insertsOf, Observed } from './observed.ts';
import { Queues } from './queues.ts';
import { asAnswer, jsonAnswer, type Outside } from './services.ts';
import { Replica } from './stale.ts';
import { Story, type Striker } from './story.ts';
import { places, time } from './virtual.ts';
import { crashed, type Waiting, type Worker } from './worker.ts';
import { Workers } from './workers.ts';

export interface Parts {
  readonly cloud: Cloud;
  readonly handlers: ReadonlyMap<FunctionName, Handler>;
  readonly engine: Engine;
  readonly outside: Outside;
  readonly machines: ReadonlyMap<string, Machine>;
}

/** Something that is to be handed to a function. */
interface Event {
  readonly arn: string;
  readonly event: unknown;
  readonly attempt: number;
  readonly shape: string;
  readonly source: 'schedule' | 'event';
}

/** Longer than any lease, and than any function may take. */
const late = (leaseSeconds + 60) * 1_000;
const asyncRetryMs = [60_000, 120_000];
const jumpMs = 26 * 3_600_000;
const callMs = 5;

/** All that runs in one scenario. One thing happens at a time, and `choose` says which. */
export class World {
  readonly story = new Story();
  readonly queues: Queues;
  readonly workers: Workers;
  readonly #parts: Parts;
  readonly #striker: Striker;
  readonly #choose: (howMany: number) => number;
  readonly #observed = new Observed();
  readonly #replica = new Replica();
  readonly #bus: ReturnType<typeof createEventBus>;
  readonly #executions: Executions;
  /** things that are to be started, in the order in which they came */
  #ready: (() => void)[] = [];
  #records: StreamRecord[] = [];
  #isStreaming = false;
  #sequence = 0;
  readonly #nonce = randomBytes(4).toString('hex');
  /** sees every write that the table took */
  onWrite: (asked: Asked) => void = () => undefined;

  constructor(parts: Parts, striker: Striker, choose: (howMany: number) => number) {
    const { cloud, handlers } = parts;
    this.#parts = parts;
    this.#striker = striker;
    this.#choose = choose;
    this.workers = new Workers(cloud, handlers, this.story);
    this.queues = new Queues(cloud.resolver, () => time.now);
    const log = (source: string, _: unknown, text: string) =>
      this.story.tell(`${source}: ${text.trim()}`);
    const invoker = {
      enqueue: async (arn: string, event: unknown) => this.#enqueue(arn, event, 1, 'event'),
      stop: async () => undefined,
    };
    const runner = { resolver: cloud.resolver, queues: this.queues as never, invoker, log };
    this.#bus = createEventBus(runner);
    this.#executions = new Executions(parts.machines, line => this.story.tell(line));
  }

  begin(items: readonly Json[]): void {
    this.#observed.begin(items);
    this.#replica.begin();
  }

  invoke = async (arn: string, event: unknown) => {
    const name = this.#parts.cloud.nameOf(arn);
    return { requestId: '', outcome: await this.workers.invoke(name, event).ended };
  };

  #pool(arn: string): LambdaPool {
    const definition = this.#parts.cloud.definitions.get(arn);
    return {
      definition,
      invoke: (event: unknown) => this.invoke(arn, event),
    } as unknown as LambdaPool;
  }

  /** The scheduler fires for what stands in the template. */
  fire({ name, arn, input }: Schedule): void {
    const event = JSON.parse(input.replaceAll('<aws.scheduler.scheduled-time>', time.instant));
    this.#enqueue(arn, event, 1, 'schedule', `schedule ${name}`);
  }

  #enqueue(
    arn: string,
    event: unknown,
    attempt: number,
    source: Event['source'],
    shape = `event ${this.#parts.cloud.nameOf(arn)}`,
  ): void {
    const one: Event = { arn, event, attempt, shape, source };
    this.#ready.push(() => this.#start(one));
  }

  #start(one: Event): void {
    const strike =
      one.attempt === 1 ? this.#struck(one.shape, faults.faultsOfDelivery(one.source)) : undefined;
    if (strike === 'never delivered') return;
    if (strike === 'delivered late') {
      time.after(late, () => this.#ready.push(() => void this.#work(one)), {});
      return;
    }
    void this.#work(one);
    if (strike === 'delivered twice at once') void this.#work(one);
    if (strike === 'redelivered')
      time.after(90_000, () => this.#ready.push(() => void this.#work(one)), {});
  }

  /** An asynchronous invocation, tried again as Lambda does. */
  async #work(one: Event): Promise<void> {
    const { cloud } = this.#parts;
    const { ok } = await this.workers.invoke(cloud.nameOf(one.arn), one.event).ended;
    if (ok) return;
    const { MaximumRetryAttempts = 2, DestinationConfig } = cloud.invokeConfig(one.arn);
    const again = { ...one, attempt: one.attempt + 1 };
    if (one.attempt <= MaximumRetryAttempts) {
      time.after(
        asyncRetryMs[one.attempt - 1] ?? 0,
        () => this.#ready.push(() => this.#start(again)),
        {},
      );
    } else if (DestinationConfig?.OnFailure) {
      const name = DestinationConfig.OnFailure.Destination.split(':').at(-1) ?? '';
      await this.queues.send(name, { body: JSON.stringify(one.event) });
    }
  }

  #struck(shape: string, possible: readonly faults.Fault[]): faults.Fault | undefined {
    const strike = this.#striker.at({ shape, faults: possible });
    if (strike) this.story.tell(`*** ${strike.fault}: ${shape}`);
    return strike?.fault;
  }

  /** Goes on until nothing is left to be done before `until`, and then lets the time come. */
  async pass(until: number): Promise<void> {
    for (;;) {
      await this.workers.untilTheyWait();
      if (await this.#step()) continue;
      const next = this.#next();
      if (next === undefined || next > until) break;
      time.advance(next);
    }
    time.advance(until);
  }

  /** Goes on as long as somebody waits for what comes of it. */
  async passWhile(isWaiting: () => boolean): Promise<void> {
    for (;;) {
      await this.workers.untilTheyWait();
      if (!isWaiting()) return;
      if (await this.#step()) continue;
      const next = this.#next();
      if (next === undefined) throw new Error('somebody waits for what never comes');
      time.advance(next);
    }
  }

  #next(): number | undefined {
    const next = [time.next, this.queues.next, this.workers.nextDeadline].filter(
      at => at !== undefined,
    );
    return next.length === 0 ? undefined : Math.min(...next);
  }

  /** One thing that can happen now; `false`: there is none. */
  async #step(): Promise<boolean> {
    this.workers.endLate();
    const timer = time.due();
    if (timer) {
      timer();
      return true;
    }
    const calls = this.workers.waiting.filter(({ isHeld }) => !isHeld);
    const queues = this.queues.ready;
    const options: (() => void | Promise<void>)[] = [
      ...calls.map(call => () => this.#release(call)),
      ...this.#ready.slice(0, 1).map(start => () => {
        this.#ready.shift();
        start();
      }),
      ...(this.#records.length > 0 && !this.#isStreaming ? [() => this.#stream()] : []),
      ...queues.map(name => () => this.#take(name)),
    ];
    if (options.length === 0) return false;
    await options[this.#choose(options.length)]?.();
    return true;
  }

  async #stream(): Promise<void> {
    const { cloud } = this.#parts;
    const records = this.#records;
    this.#records = [];
    const strike = this.#struck('stream outbox-publish', faults.faultsOfDelivery('stream'));
    if (strike === 'never delivered') return;
    const pool = this.#pool(
      [...cloud.definitions].find(([, { label }]) => label === 'outbox-publish')?.[0] ?? '',
    );
    const hand = async () => {
      const signal = new AbortController().signal;
      await processBatch(cloud.stream, { pool, queues: this.queues as never, signal }, records);
    };
    const start = () => {
      this.#isStreaming = true;
      const works = strike === 'delivered twice at once' ? [hand(), hand()] : [hand()];
      void Promise.all(works).then(() => {
        this.#isStreaming = false;
        if (strike === 'redelivered') void hand();
      });
    };
    places.run({}, () =>
      strike === 'delivered late' ? void time.after(late, start, {}) : start(),
    );
  }

  async #take(name: string): Promise<void> {
    const batch = this.queues.take(name);
    if (!batch) return;
    const label = this.#parts.cloud.nameOf(batch.functionName);
    const strike = this.#struck(`queue ${label}`, faults.faultsOfDelivery('queue'));
    if (strike === 'delivered late') {
      this.queues.postpone(batch, late);
      return;
    }
    const work = async (isCounted: boolean) => {
      const outcome = await this.workers.invoke(label, batch.event).ended;
      if (isCounted) this.queues.finish(batch, outcome, strike === 'redelivered');
    };
    void work(true);
    if (strike === 'delivered twice at once') void work(false);
  }

  async #release(call: Waiting): Promise<void> {
    this.workers.remove(call);
    const { worker, asked, isStruck } = call;
    const shape = `${worker.name} ${asked.shape}`;
    const fault = isStruck ? undefined : this.#struck(shape, faults.faultsOfCall(asked));
    time.advance(time.now + callMs);
    if (!fault) return this.#make(call);
    return this.#befall(fault, call);
  }

  async #make(call: Waiting): Promise<void> {
    const given = await this.#perform(call.asked, call.request);
    this.story.tell(
      `${call.worker.id} ${call.asked.shape} ${given === 'lost' ? 'lost' : given.status}`,
    );
    if (given === 'lost') call.fail(faults.broken());
    else call.answer(given);
  }

  /** What a fault makes of a call. */
  async #befall(fault: faults.Fault, call: Waiting): Promise<void> {
    const { worker, asked, request } = call;
    const perform = () => this.#perform(asked, request);
    switch (fault) {
      case 'killed before':
        return this.workers.kill(worker, crashed);
      case 'killed after':
        await perform();
        return this.workers.kill(worker, crashed);
      case 'answer lost':
        await perform();
        return call.fail(faults.broken());
      case 'dropped':
        return call.fail(faults.broken());
      case 'error after':
        await perform();
        return call.answer(faults.serverError(asked));
      case 'throttled':
        return call.answer(faults.throttling(asked));
      case 'conflict':
        return call.answer(faults.conflict(asked));
      case 'too large':
        return call.answer(faults.tooLarge(asked));
      case 'applied twice': {
        const first = await perform();
        await perform();
        return first === 'lost' ? call.fail(faults.broken()) : call.answer(first);
      }
      case 'clock jump':
        time.jump(jumpMs);
        return this.#make(call);
      case 'stale':
        return call.answer(jsonAnswer(await this.#replica.answer(this.#parts.engine, asked)));
      case 'delayed':
        return this.#hold(call, go => time.after(late, go, {}));
      case 'second worker':
        return this.#hold(call, go => {
          // in an environment of its own, which shares no memory with the first
          forget();
          const second = this.workers.invoke(worker.name, worker.event);
          void second.ended.then(go);
        });
      default:
        throw new Error(`${fault} befalls no call`);
    }
  }

  /** The call is on its way, whatever becomes of its worker, and arrives when `until` says so. */
  #hold(call: Waiting, until: (go: () => void) => void): void {
    const held = { ...call, isStruck: true, isHeld: true };
    this.workers.waiting.push(held);
    until(() => {
      held.isHeld = false;
    });
  }

  #perform(asked: Asked, request: Request): Promise<Answer | 'lost'> {
    return places.run({ isInstant: true }, () => this.#ask(asked, request));
  }

  async #ask(asked: Asked, request: Request): Promise<Answer | 'lost'> {
    const { service, action, input } = asked;
    const { outside } = this.#parts;
    if (service === 'dynamodb') return this.#store(asked, request);
    if (service === 'sqs') return asAnswer(() => this.queues.act(action, input));
    if (service === 'events') return asAnswer(() => this.#bus.putEvents(input));
    if (service === 'states') {
      return places.run({}, () => asAnswer(() => this.#executions.start(input)));
    }
    if (service === 'gateway') return outside.gateway(request);
    return outside.ses(request, entries => {
      // SES tells a moment later
      time.after(1_000, () => void this.#bus.putEvents({ Entries: entries }), { isInstant: true });
    });
  }

  async #store(asked: Asked, request: Request): Promise<Answer> {
    const { engine } = this.#parts;
    const { action, input, isWrite } = asked;
    if (this.#observed.isEmpty(action, input)) return jsonAnswer(nothingFound);
    if (isWrite) this.#observed.note(action, input);
    if (isWrite && this.#striker.wantsReplica) await this.#replica.note(engine, asked);
    const answer = await engine.forward(action, this.#withToken(input, textOf(request)));
    if (isWrite && answer.status === 200) {
      this.onWrite(asked);
      for (const item of insertsOf(action, input)) {
        if (item.pk.S.startsWith('OUTBOX#')) this.#records.push(this.#record(item));
      }
    }
    return answer;
  }

  /** The engine remembers tokens for ten minutes, also those of scenarios before this one. */
  #withToken({ ClientRequestToken: token }: Json, body: string): string {
    return token === undefined ? body : body.replace(token, `${this.#nonce}${token}`.slice(0, 36));
  }

  #record(item: Json): StreamRecord {
    this.#sequence += 1;
    const { pk, sk } = item;
    return {
      eventName: 'INSERT',
      dynamodb: { SequenceNumber: String(this.#sequence), Keys: { pk, sk }, NewImage: item },
    };
  }

  /** A request to the API: one invocation of the function behind its route. */
  async http(
    method: string,
    path: string,
    headers: Record<string, string>,
    body: string | undefined,
  ) {
    const { cloud } = this.#parts;
    const url = new URL(path, 'http://api.simulated');
    const match = cloud.route(method, url.pathname);
    if (!match) return { status: 404, headers: {}, body: '' };
    const sub = headers.authorization?.replace('Bearer ', '');
    const worker: Worker = this.workers.invoke(match.route.target, {
      ...{ version: '2.0', routeKey: match.route.key, rawPath: url.pathname },
      ...{ rawQueryString: url.search.slice(1), headers, pathParameters: match.pathParameters },
      queryStringParameters: Object.fromEntries(url.searchParams),
      requestContext: {
        ...{ requestId: 'request', http: { method, path: url.pathname, sourceIp: '127.0.0.1' } },
        authorizer: { jwt: { claims: { sub }, scopes: null } },
      },
      ...(body !== undefined && { body }),
      isBase64Encoded: false,
    });
    const outcome = await worker.ended;
    if (!outcome.ok) return { status: 502, headers: {}, body: '' };
    return toAnswer(outcome.payload);
  }
}

const nothingFound = {
  Items: [],
  Count: 0,
  ScannedCount: 0,
  ConsumedCapacity: { TableName: 'table', CapacityUnits: 0.5 },
};
