import type { Mail } from '../../infra/local/ses/mail.ts';
import type { Answer, Json, Request } from './call.ts';
import type { Schedule } from './cloud.ts';
import type { Invoke } from './executions.ts';
import type { Strike } from './faults.ts';
import { forget } from './memory.ts';
import type { Kept } from './services.ts';
import type { Cast } from './set-up.ts';
import { Striker } from './story.ts';
import { listen, places, seeded, seedRandomness, time } from './virtual.ts';
import type { Worker } from './worker.ts';
import { type Parts, World } from './world.ts';

/** How things stand when a scenario begins. */
export interface Beginning {
  readonly at: string;
  readonly items: readonly Json[];
  readonly books: readonly Kept[];
  readonly cast: Cast;
  /** mails that left before */
  readonly mails: readonly Mail[];
}

const minute = 60_000;

/** The scenario that is played at the moment: what its workers send goes there. */
export const played = {
  send: (_worker: Worker, _request: Request): Promise<Answer> => {
    throw new Error('nothing is played');
  },
  invoke: (_arn: string, _event: unknown): ReturnType<Invoke> => {
    throw new Error('nothing is played');
  },
};

/** One scenario's world, with what a script does in it. */
export class Scene {
  readonly world: World;
  readonly parts: Parts;
  readonly striker: Striker;

  constructor(parts: Parts, strikes: readonly Strike[], seed: number, isShuffled: boolean) {
    const chance = seeded(seed);
    seedRandomness(seed);
    forget();
    this.parts = parts;
    this.striker = new Striker(strikes);
    const choose = isShuffled ? (n: number) => Math.floor(chance() * n) : () => 0;
    this.world = new World(parts, this.striker, choose);
  }

  async begin({ at, items, books }: Pick<Beginning, 'at' | 'items' | 'books'>): Promise<void> {
    const { engine, outside } = this.parts;
    const { workers, story } = this.world;
    played.send = (worker, request) => workers.send(worker, request);
    played.invoke = this.world.invoke;
    listen(text => {
      if (!text.startsWith('{"_aws"')) story.tell(`  ${text.trim().slice(0, 2_000)}`);
    });
    time.begin(at);
    restartIds();
    await engine.fill(items);
    places.run({ isInstant: true }, () => outside.begin(books));
    this.world.begin(items);
  }

  /** Lets the world go on while somebody does something in it, until that is done. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    let isDone = false;
    const done = places.run({}, work).finally(() => {
      isDone = true;
    });
    done.catch(() => undefined);
    await this.world.passWhile(() => !isDone);
    return done;
  }

  /** So much time passes, with all that falls into it. */
  pass(minutes: number): Promise<void> {
    return this.world.pass(time.now + minutes * minute);
  }

  schedule(name: string): Schedule {
    const found = this.parts.cloud.schedules.find(each => each.name === name);
    if (!found) throw new Error(`no schedule of ${name}`);
    return found;
  }

  async tick(): Promise<void> {
    this.world.fire(this.schedule('bill-run-tick'));
    await this.pass(0.5);
  }

  async sweep(): Promise<void> {
    this.world.fire(this.schedule('sweep'));
    await this.pass(0.5);
  }

  /** Chooses on a page of the gateway, as a customer does. */
  async choose(url: string, method: string): Promise<void> {
    await this.gateway('POST', new URL(url).pathname, `method=${method}`, '');
  }

  async gateway(method: string, path: string, body: string, account: string): Promise<void> {
    const headers = { authorization: `Bearer ${account}` };
    const request = { method, hostname: 'gateway.simulated', path, headers, body };
    await places.run({ isInstant: true }, () => this.parts.outside.gateway(request));
  }
}

let ids = 0;
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const restartIds = (): void => {
  ids = 0;
};

/** Ids that sort by time and are the same when a scenario is played again. */
export const nextUlid = (): string => {
  ids += 1;
  const digits = (value: number, length: number) => {
    let text = '';
    for (let left = value; text.length < length; left = Math.floor(left / 32)) {
      text = alphabet[left % 32] + text;
    }
    return text;
  };
  return digits(Date.now(), 10) + digits(ids, 8) + digits((ids * 2_654_435_761) % 2 ** 32, 8);
};
