// Time, timers, chance, output and environment are taken over at one place: longer than other files.
import { AsyncLocalStorage } from 'node:async_hooks';
import { syncBuiltinESMExports } from 'node:module';
import timersPromises from 'node:timers/promises';
import zlib from 'node:zlib';
import { deflateInOneGo } from './deflate.ts';

/** On whose behalf code runs; nothing: on the simulation's own, which lives in real time. */
export interface Place {
  readonly environment?: Readonly<Record<string, string>>;
  readonly worker?: { waitsFor: number };
  /** of a service: it waits for nothing */
  readonly isInstant?: boolean;
}

export const places = new AsyncLocalStorage<Place>();

interface Timer {
  readonly at: number;
  readonly n: number;
  readonly place: Place;
  readonly fire: () => void;
}

const real = {
  Date: globalThis.Date,
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  sleep: timersPromises.setTimeout,
  random: Math.random,
  now: performance.now.bind(performance),
  environment: process.env,
};
export const realMilliseconds = real.now;

let now = 0;
/** what clocks show beside the time that passed */
let skew = 0;
let counter = 0;
let timers: Timer[] = [];
let random: () => number = real.random;

/** Time in a scenario: it passes only when the scheduler says so. */
export const time = {
  /** milliseconds since 1970, of a clock that nobody turns */
  get now() {
    return now;
  },
  begin(instant: string): void {
    now = real.Date.parse(instant);
    skew = 0;
    counter = 0;
    timers = [];
  },
  advance(to: number): void {
    now = Math.max(now, to);
  },
  /** every clock jumps, and no time passes */
  jump(milliseconds: number): void {
    skew += milliseconds;
  },
  get instant() {
    return new real.Date(now + skew).toISOString();
  },
  /** the earliest timer that is still to come */
  get next(): number | undefined {
    return timers[0]?.at;
  },
  /** takes the first timer that is due */
  due(): (() => void) | undefined {
    const [first] = timers;
    if (!first || first.at > now) return undefined;
    timers.shift();
    return () => places.run(first.place, first.fire);
  },
  after(
    milliseconds: number,
    fire: () => void,
    place: Place = places.getStore() ?? {},
  ): () => void {
    const { worker } = place;
    if (worker) worker.waitsFor += 1;
    const over = () => {
      if (worker) worker.waitsFor -= 1;
    };
    const timer: Timer = {
      ...{ at: now + Math.max(0, milliseconds), n: ++counter, place },
      fire: () => {
        over();
        fire();
      },
    };
    timers.push(timer);
    timers.sort((a, b) => a.at - b.at || a.n - b.n);
    return () => {
      if (!timers.includes(timer)) return;
      timers = timers.filter(each => each !== timer);
      over();
    };
  },
};

/** The same numbers for the same seed (mulberry32, public domain). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export const seedRandomness = (seed: number): void => {
  random = seeded(seed);
};

let hear: (text: string) => void = () => undefined;

/** What functions log goes to the scenario's story. */
export const listen = (listener: (text: string) => void): void => {
  hear = listener;
};

const isSimulated = () => places.getStore() !== undefined;

class VirtualDate extends real.Date {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(isSimulated() ? now + skew : real.Date.now());
    else super(...(given as [number]));
  }
  static override now(): number {
    return isSimulated() ? now + skew : real.Date.now();
  }
}

const virtualTimeout = (fire: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
  if (!isSimulated()) return real.setTimeout(fire, ms, ...args);
  const cancel = time.after(ms, () => fire(...args));
  return { cancel, ref: () => undefined, unref: () => undefined, hasRef: () => false };
};

const virtualSleep = (ms = 0, value?: unknown, options?: object) =>
  places.getStore()?.isInstant
    ? Promise.resolve(value)
    : isSimulated()
      ? new Promise(resolve => {
          time.after(ms, () => resolve(value));
        })
      : real.sleep(ms, value, options);

const fill = <T extends ArrayBufferView>(bytes: T): T => {
  const view = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < view.length; at += 1) view[at] = Math.floor(random() * 256);
  return bytes;
};

/** From now on clocks, timers, chance and the environment are a scenario's wherever code runs on its behalf. */
export const takeOver = (): void => {
  globalThis.Date = VirtualDate as DateConstructor;
  globalThis.setTimeout = virtualTimeout as unknown as typeof setTimeout;
  globalThis.clearTimeout = (timer => {
    const own = timer as unknown as { cancel?: () => void } | undefined;
    if (own?.cancel) own.cancel();
    else real.clearTimeout(timer);
  }) as typeof clearTimeout;
  Object.assign(timersPromises, { setTimeout: virtualSleep });
  Math.random = () => (isSimulated() ? random() : real.random());
  performance.now = () => (isSimulated() ? now : real.now());
  const realValues = crypto.getRandomValues.bind(crypto);
  crypto.getRandomValues = bytes =>
    isSimulated() ? (fill(bytes as unknown as Uint8Array) as never) : realValues(bytes);
  const realUuid = crypto.randomUUID.bind(crypto);
  crypto.randomUUID = () => (isSimulated() ? uuid() : realUuid());
  Object.defineProperty(zlib, 'createDeflate', { value: deflateInOneGo, configurable: true });
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    stream.write = ((text: string | Uint8Array, ...rest: never[]) => {
      if (!isSimulated()) return write(text, ...rest);
      hear(String(text));
      return true;
    }) as typeof stream.write;
  }
  process.env = new Proxy(real.environment, {
    get: (target, name: string) => places.getStore()?.environment?.[name] ?? target[name],
  });
  syncBuiltinESMExports();
};

const uuid = (): `${string}-${string}-${string}-${string}-${string}` => {
  const hex = Buffer.from(fill(new Uint8Array(16))).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
};
