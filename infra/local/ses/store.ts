import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { addressKey } from './address.ts';
import { Mail } from './mail.ts';
import { SuppressionList } from './suppression-list.ts';

export type MailFilter = {
  /** exact envelope address, in any case */
  to?: string;
  /** part of an address or of the subject, in any case */
  search?: string;
  /** not older than this */
  since?: Date;
  /** only mails with a smaller `seq` */
  before?: number;
  limit: number;
};

/**
 * The mails on disk: `index.jsonl` with one line each, `mails/{id}.eml` with the bytes as delivered.
 * All writes are synchronous: a mail that was answered for is in the kernel's hands, so a killed process
 * loses nothing. In load mode no .eml is written (20,000 mails with a document are 1 GB).
 */
export class MailStore {
  readonly #folder: string;
  readonly #index: string;
  readonly #isLoadMode: boolean;
  #descriptor: number;
  #mails: Mail[];
  #byId: Map<string, Mail>;
  /** as the mails kept here made it */
  readonly suppressionList: SuppressionList;

  constructor(folder: string, isLoadMode: boolean) {
    this.#folder = join(folder, 'mails');
    this.#index = join(folder, 'index.jsonl');
    this.#isLoadMode = isLoadMode;
    mkdirSync(this.#folder, { recursive: true });
    this.#mails = readIndex(this.#index);
    this.#byId = new Map(this.#mails.map(mail => [mail.id, mail]));
    this.suppressionList = new SuppressionList(this.#mails);
    this.#descriptor = openSync(this.#index, 'a');
  }

  get mails(): readonly Mail[] {
    return this.#mails;
  }

  find(id: string): Mail | undefined {
    return this.#byId.get(id);
  }

  /** Keeps a mail; the index line comes last, so a listed mail always has its bytes. */
  add(mail: Mail, body: Buffer): void {
    if (!this.#isLoadMode) {
      const head = Buffer.from(`${mail.head}\r\n\r\n`, 'latin1');
      writeFileSync(this.#path(mail.id), Buffer.concat([head, body]));
    }
    writeSync(this.#descriptor, `${JSON.stringify(mail)}\n`);
    this.#mails.push(mail);
    this.#byId.set(mail.id, mail);
    this.suppressionList.learn(mail);
  }

  /** The message as delivered; of a mail that load mode took only the headers. */
  raw(mail: Mail): Buffer {
    try {
      return readFileSync(this.#path(mail.id));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return Buffer.from(`${mail.head}\r\n\r\n`, 'latin1');
    }
  }

  /** Newest first. */
  list({ to, search, since, before, limit }: MailFilter): Mail[] {
    const found: Mail[] = [];
    const recipient = to && addressKey(to);
    const words = search?.toLowerCase();
    for (const mail of this.#mails.toReversed()) {
      if (found.length === limit || (since && new Date(mail.at) < since)) break;
      if (before !== undefined && mail.seq >= before) continue;
      if (recipient && !mail.envelope.to.some(address => addressKey(address) === recipient))
        continue;
      if (words && !searchText(mail).includes(words)) continue;
      found.push(mail);
    }
    return found;
  }

  /** The next mails in the order they came; `seq` has no gaps between two clears. */
  after(seq: number, limit: number): Mail[] {
    const start = Math.max(0, seq + 1 - (this.#mails[0]?.seq ?? 0));
    return this.#mails.slice(start, start + limit);
  }

  clear(): void {
    closeSync(this.#descriptor);
    rmSync(this.#index, { force: true });
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
    this.#mails = [];
    this.#byId.clear();
    this.suppressionList.clear();
    this.#descriptor = openSync(this.#index, 'a');
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.eml`);
  }
}

const searchText = ({ subject, envelope, to, cc }: Mail): string =>
  [subject, envelope.from, ...envelope.to, ...to, ...cc].join('\n').toLowerCase();

/** A kill can leave half a line at the end: that mail was never answered for, so it is cut off. */
const readIndex = (path: string): Mail[] => {
  appendFileSync(path, '');
  const text = readFileSync(path);
  const whole = text.lastIndexOf('\n') + 1;
  if (whole < text.length) truncateSync(path, whole);
  const lines = text.toString('utf8', 0, whole).split('\n').filter(Boolean);
  return lines.map(line => Mail.parse(JSON.parse(line)));
};
