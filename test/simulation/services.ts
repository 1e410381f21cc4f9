import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Books, type Payment, type Refund } from '../../infra/local/gateway/books.ts';
import { Notifier } from '../../infra/local/gateway/notifier.ts';
import { routes } from '../../infra/local/gateway/routes.ts';
import { ServiceError } from '../../infra/local/services.ts';
import { actions } from '../../infra/local/ses/actions.ts';
import { Behaviour } from '../../infra/local/ses/behaviour.ts';
import { SesError } from '../../infra/local/ses/errors.ts';
import { type BusEntry, eventsOf } from '../../infra/local/ses/events.ts';
import type { Mail } from '../../infra/local/ses/mail.ts';
import { errorXml, QueryForm, resultXml } from '../../infra/local/ses/query-protocol.ts';
import { SendingLimits } from '../../infra/local/ses/sending-limits.ts';
import { MailStore } from '../../infra/local/ses/store.ts';
import { type Answer, type Json, type Request, textOf } from './call.ts';

/** Files that nobody needs afterwards lie in memory where the system has such a place. */
const inMemory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** `lost`: the gateway’s method is one whose answers never arrive. */
export type Given = Answer | 'lost';

export const jsonAnswer = (value: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(value)),
});

/** SES and the payment gateway: the embedded ones, spoken to without a socket. They are the world outside of a scenario. */
export class Outside {
  readonly #folder = mkdtempSync(join(inMemory, 'atrium-simulation-'));
  readonly #store = new MailStore(this.#folder, true);
  readonly #books = new Books(this.#folder);
  readonly #ses = {
    store: this.#store,
    behaviour: new Behaviour(join(this.#folder, 'rules.json')),
    limits: undefined as unknown as SendingLimits,
    nextSeq: () => ++this.#seq,
  };
  #seq = 0;

  constructor() {
    this.#ses.limits = new SendingLimits(this.#ses.behaviour, this.#store);
  }

  begin(books: readonly Kept[]): void {
    this.#store.clear();
    this.#seq = 0;
    for (const kind of kinds)
      for (const { id } of this.#books.all(kind)) this.#books.remove(kind, id);
    for (const { kind, thing } of books) this.#books.write(kind, thing as never);
  }

  /** What the gateway has on file, to begin other scenarios with. */
  keep(): Kept[] {
    return kinds.flatMap(kind => this.#books.all(kind).map(thing => ({ kind, thing })));
  }

  get mails(): readonly Mail[] {
    return this.#store.mails;
  }

  payments(account: string): Payment[] {
    return this.#books.all('payment', account);
  }

  refunds(account: string): Refund[] {
    return this.#books.all('refund', account);
  }

  /** One call of SES; events of a mail that it took go to `publish`. */
  async ses(request: Request, publish: (entries: BusEntry[]) => void): Promise<Answer> {
    const form = new QueryForm(textOf(request));
    const name = form.get('Action') ?? '';
    try {
      const action = actions[name];
      if (!action) throw new SesError('invalidAction');
      const taken = this.#seq;
      const { fields } = await action(form, 'eu-central-1', this.#ses);
      const mail = this.#seq > taken ? this.#store.mails.at(-1) : undefined;
      if (mail) publish(eventsOf(mail));
      return xml(200, resultXml(name, 'r', fields));
    } catch (error) {
      if (error instanceof SesError) return xml(error.status, errorXml(error, 'r'));
      throw error;
    }
  }

  async gateway(request: Request): Promise<Given> {
    const { method, path, headers } = request;
    const gateway = {
      ...{ books: this.#books, notifier: new Notifier(this.#books) },
      url: 'http://gateway.simulated',
    };
    const account = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    const text = textOf(request);
    const isForm = text !== '' && !text.startsWith('{');
    const parsed: Json = isForm
      ? Object.fromEntries(new URLSearchParams(text))
      : JSON.parse(text || '{}');
    for (const [verb, pattern, route] of routes) {
      const match = verb === method && pattern.exec(path);
      if (!match) continue;
      const answer = await route(gateway, { account, body: parsed }, match[1] ?? '');
      if (answer === 'lost') return answer;
      if ('json' in answer) return jsonAnswer(answer.json, answer.status);
      return jsonAnswer({}, 'redirect' in answer ? 200 : answer.status);
    }
    return jsonAnswer({ error: `${method} ${path} is not there` }, 404);
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

const kinds = ['payment', 'setup', 'method', 'mandate', 'refund'] as const;
export interface Kept {
  readonly kind: (typeof kinds)[number];
  readonly thing: unknown;
}

const xml = (status: number, text: string): Answer => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body: Buffer.from(text),
});

/** A service that answers in JSON: what it throws as refusal is an answer too. */
export const asAnswer = async (work: () => Promise<unknown>): Promise<Answer> => {
  try {
    return jsonAnswer(await work());
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return jsonAnswer({ __type: error.code, message: error.message }, 400);
  }
};
