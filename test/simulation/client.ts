import { setTimeout as sleep } from 'node:timers/promises';
import type { Json } from './call.ts';
import type { World } from './world.ts';

export interface Reply {
  readonly status: number;
  readonly body: Json;
  readonly etag: string | undefined;
}

const maxTries = 6;

/** Somebody with a login who, as clients should, asks again with the same key when no answer came. */
export class Client {
  readonly #world: World;
  readonly #subject: string;
  #count = 0;

  constructor(world: World, subject: string) {
    this.#world = world;
    this.#subject = subject;
  }

  async ask(method: string, path: string, body?: object, etag?: string): Promise<Reply> {
    this.#count += 1;
    const headers = {
      authorization: `Bearer ${this.#subject}`,
      'content-type': 'application/json',
      'idempotency-key': `${this.#subject}-key-${this.#count}`,
      ...(etag !== undefined && { 'if-match': etag }),
    };
    const text = body && JSON.stringify(body);
    for (let attempt = 1; ; attempt += 1) {
      const {
        status,
        headers: told,
        body: given,
      } = await this.#world.http(method, path, headers, text);
      const reply = {
        status,
        body: given === '' ? undefined : JSON.parse(String(given)),
        etag: told.etag === undefined ? undefined : String(told.etag),
      };
      const isTransient =
        status >= 500 ||
        reply.body?.code === 'busy' ||
        reply.body?.code === 'idempotency_in_flight';
      if (!isTransient || attempt === maxTries) {
        this.#world.story.tell(
          `${this.#subject}: ${method} ${path} → ${status} ${reply.body?.code ?? ''}`,
        );
        return reply;
      }
      await sleep(2_000 * attempt);
    }
  }

  get = async (path: string): Promise<Json> => (await this.ask('GET', path)).body;

  post = (path: string, body: object = {}): Promise<Reply> => this.ask('POST', path, body);

  /** A change of what is there now; read again when it has changed meanwhile. */
  async patch(path: string, body: object): Promise<Reply> {
    for (let attempt = 1; ; attempt += 1) {
      const { etag } = await this.ask('GET', path);
      const reply = await this.ask('PATCH', path, body, etag);
      if (reply.status !== 412 || attempt === maxTries) return reply;
    }
  }

  /** A create that must succeed: of the set-up, where nothing goes wrong. */
  async create(path: string, body: object = {}): Promise<Json> {
    const { status, body: made } = await this.post(path, body);
    if (status < 200 || status > 299)
      throw new Error(`POST ${path}: ${status} ${JSON.stringify(made)}`);
    return made;
  }
}
