import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook as Signer } from 'standardwebhooks';
import { type Books, type Endpoint, type Notice, newGatewayId } from './books.ts';

const maxTries = 8;
const [firstPauseMs, longestPauseMs] = [100, 5_000];
const timeoutMs = 10_000;

/** Tells accounts what happens, at least once, signed as standardwebhooks.com says. What waits is in the books. */
export class Notifier {
  readonly #books: Books;
  #isRunning = false;

  constructor(books: Books) {
    this.#books = books;
  }

  tell(account: string, about: Pick<Notice, 'kind' | 'gatewayId' | 'key'>): void {
    if (!this.#books.read('endpoint', account)) return;
    this.#books.write('notice', { ...about, id: newGatewayId('notice'), account, tries: 0 });
    this.wake();
  }

  wake(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    void this.#run().finally(() => {
      this.#isRunning = false;
      if (this.#waiting().length > 0) this.wake();
    });
  }

  async #run(): Promise<void> {
    let pauseMs = firstPauseMs;
    for (let waiting = this.#waiting(); waiting.length > 0; ) {
      await Promise.all(waiting.map(notice => this.#deliver(notice)));
      waiting = this.#waiting();
      if (waiting.length > 0) await sleep(pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  }

  #waiting(): Notice[] {
    const held = new Set(
      this.#books.all('endpoint').flatMap(({ account, isHeld }) => (isHeld ? [account] : [])),
    );
    return this.#books.all('notice').filter(({ account }) => !held.has(account));
  }

  async #deliver(notice: Notice): Promise<void> {
    const endpoint = this.#books.read('endpoint', notice.account);
    const isTaken = endpoint ? await post(endpoint, notice) : true;
    const tries = notice.tries + 1;
    if (isTaken || tries >= maxTries) this.#books.remove('notice', notice.id);
    else this.#books.write('notice', { ...notice, tries });
  }
}

const post = async (
  { url, secret }: Endpoint,
  { id, kind, gatewayId, key }: Notice,
): Promise<boolean> => {
  const body = JSON.stringify({ id, about: { kind, gatewayId, ...(key && { key }) } });
  const at = new Date();
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': new Signer(secret).sign(id, at, body),
      },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    // gone: nobody wants to hear of it any more
    return response.ok || response.status === 410;
  } catch {
    return false;
  }
};
