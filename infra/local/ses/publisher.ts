import { appendFileSync, openSync, readFileSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { type BusEntry, eventsOf } from './events.ts';
import type { MailStore } from './store.ts';

/** PutEvents takes at most ten entries. */
const batchSize = 10;
/** mails whose events are sent before the position is written down; after a kill at most these repeat */
const roundSize = 50;
const [firstPauseMs, longestPauseMs] = [50, 2000];

const PutEventsResult = z.object({
  Entries: z.array(z.object({ ErrorCode: z.string().nullish() })),
});

/**
 * Publishes the events of the mails in their order, at least once. They are made from the index, so nothing but
 * the last published position is kept: while the bus is away they wait, also across a restart.
 */
export class EventPublisher {
  readonly #store: MailStore;
  readonly #endpointFile: string;
  readonly #positionFile: number;
  #endpoint: string | undefined;
  #published: number;
  #isRunning = false;

  constructor(store: MailStore, endpointFile: string, positionFile: string) {
    this.#store = store;
    this.#endpointFile = endpointFile;
    appendFileSync(positionFile, '');
    this.#published = Number(readFileSync(positionFile, 'utf8') || 0);
    this.#positionFile = openSync(positionFile, 'r+');
  }

  /** `seq` of the last mail whose events are out; numbers up to it are never used again. */
  get published(): number {
    return this.#published;
  }

  /** Mails whose events still have to be published. */
  get pending(): number {
    const last = this.#store.mails.at(-1)?.seq ?? 0;
    return Math.max(0, last - this.#published);
  }

  /** Called after every accepted mail. */
  wake(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#run().finally(() => {
      this.#isRunning = false;
      if (this.pending > 0) this.wake();
    });
  }

  /** Passes over everything up to a mail, as when the mails are deleted. */
  skipTo(seq: number): void {
    if (seq <= this.#published) return;
    this.#published = seq;
    // one write of fixed width: a kill leaves the old number or the new one
    writeSync(this.#positionFile, String(seq).padStart(15, '0'), 0);
  }

  async #run(): Promise<void> {
    for (;;) {
      const round = this.#store.after(this.#published, roundSize);
      const last = round.at(-1);
      if (!last) return;
      const entries = round.flatMap(eventsOf);
      for (let start = 0; start < entries.length; start += batchSize) {
        await this.#deliver(entries.slice(start, start + batchSize));
      }
      this.skipTo(last.seq);
    }
  }

  /** Tries until the bus has taken every entry. */
  async #deliver(entries: BusEntry[]): Promise<void> {
    let rest = entries;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      rest = await this.#put(rest).catch(() => rest);
      if (rest.length === 0) return;
      // the runner may have come back at another port
      this.#endpoint = undefined;
      await sleep(pauseMs);
    }
  }

  /** One PutEvents call; answers the entries the bus refused. */
  async #put(entries: BusEntry[]): Promise<BusEntry[]> {
    this.#endpoint ??= readFileSync(this.#endpointFile, 'utf8').trim();
    const response = await fetch(this.#endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSEvents.PutEvents',
      },
      body: JSON.stringify({ Entries: entries }),
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) throw new Error(`PutEvents: ${response.status} ${await response.text()}`);
    const result = PutEventsResult.parse(await response.json());
    return entries.filter((_, index) => result.Entries[index]?.ErrorCode);
  }
}
