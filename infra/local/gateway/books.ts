import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { GatewayMethod, Outcome } from '../../../shared/payments/gateways/gateway.ts';
import type { MagicName, Step } from './magic.ts';

interface Owned {
  readonly id: string;
  /** whose: the secret key that calls came with */
  readonly account: string;
}

export interface Payment extends Owned {
  readonly key: string;
  readonly amount: number;
  readonly currency: Outcome['currency'];
  readonly status: Outcome['status'];
  readonly at: string;
  readonly description: string;
  readonly reason?: Outcome['reason'];
  /** what it is paid with; absent: nobody has chosen on its page yet */
  readonly behaves?: MagicName;
  /** what is still to come */
  readonly steps: readonly Step[];
  readonly refunded: number;
  /** of a hosted page */
  readonly url?: string;
  readonly expiresAt?: string;
  readonly returnUrl?: string;
}

export interface Setup extends Owned {
  readonly key: string;
  readonly status: 'pending' | 'failed' | 'done';
  readonly types: readonly string[];
  readonly url: string;
  readonly returnUrl: string;
  readonly gatewayCustomer: string;
  readonly expiresAt: string;
  readonly method?: GatewayMethod;
}

/** A method on file; a test may change what it does. */
export interface SavedMethod extends Owned {
  readonly behaves: MagicName;
  readonly mandate?: string;
}

export interface Mandate extends Owned, NonNullable<GatewayMethod['mandate']> {
  readonly id: string;
}

export interface Refund extends Owned {
  readonly key: string;
  readonly payment: string;
  readonly amount: number;
  readonly currency: Outcome['currency'];
  readonly status: 'succeeded';
  readonly reason: string;
}

/** Where an account wants to hear of what happens. */
export interface Endpoint extends Owned {
  readonly url: string;
  readonly secret: string;
  /** a test wants what happens to be told later, or never */
  readonly isHeld?: boolean;
}

/** To be told, until the account's endpoint has taken it. */
export interface Notice extends Owned {
  readonly kind: 'payment' | 'setup' | 'mandate' | 'refund' | 'dispute';
  readonly gatewayId: string;
  readonly key?: string;
  readonly tries: number;
}

export interface Kinds {
  payment: Payment;
  setup: Setup;
  method: SavedMethod;
  mandate: Mandate;
  refund: Refund;
  endpoint: Endpoint;
  notice: Notice;
}
type Kind = keyof Kinds;

const prefixes: Record<Kind, string> = {
  payment: 'gpay',
  setup: 'gset',
  method: 'gpm',
  mandate: 'gman',
  refund: 'gref',
  endpoint: 'gwe',
  notice: 'gevt',
};

export const newGatewayId = (kind: Kind): string =>
  `${prefixes[kind]}_${randomBytes(12).toString('hex')}`;

/** Everything the gateway knows, on disk; a key of ours names one payment, setup or refund of an account. */
export class Books {
  readonly #database: DatabaseSync;

  constructor(folder: string) {
    this.#database = new DatabaseSync(join(folder, 'books.db'));
    this.#database.exec(`
      PRAGMA journal_mode = WAL;
      CREATE TABLE IF NOT EXISTS things (
        place INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL, id TEXT NOT NULL, account TEXT NOT NULL, key TEXT, json TEXT NOT NULL,
        UNIQUE (kind, id), UNIQUE (kind, account, key)
      );
    `);
  }

  read<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    return this.#one('SELECT json FROM things WHERE kind = ? AND id = ?', kind, id);
  }

  byKey<K extends Kind>(kind: K, account: string, key: string): Kinds[K] | undefined {
    const query = 'SELECT json FROM things WHERE kind = ? AND account = ? AND key = ?';
    return this.#one(query, kind, account, key);
  }

  /** In the order in which they came to be. */
  all<K extends Kind>(kind: K, account?: string): Kinds[K][] {
    const query = `SELECT json FROM things WHERE kind = ? ${account === undefined ? '' : 'AND account = ?'} ORDER BY place`;
    const rows = this.#database
      .prepare(query)
      .all(...(account === undefined ? [kind] : [kind, account]));
    return rows.map(row => JSON.parse(String(row.json)) as Kinds[K]);
  }

  write<K extends Kind>(kind: K, thing: Kinds[K]): Kinds[K] {
    const key = 'key' in thing && kind !== 'notice' ? String(thing.key) : null;
    this.#database
      .prepare(
        `INSERT INTO things (kind, id, account, key, json) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json`,
      )
      .run(kind, thing.id, thing.account, key, JSON.stringify(thing));
    return thing;
  }

  remove(kind: Kind, id: string): void {
    this.#database.prepare('DELETE FROM things WHERE kind = ? AND id = ?').run(kind, id);
  }

  #one<T>(query: string, ...values: string[]): T | undefined {
    const row = this.#database.prepare(query).get(...values);
    return row && (JSON.parse(String(row.json)) as T);
  }
}
