import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Payment as Taken } from '../../infra/local/gateway/books.ts';
import type { Mail as Delivered } from '../../infra/local/ses/mail.ts';
import type { Json } from './call.ts';
import type { Cast } from './set-up.ts';

/** What a scenario was asked to bring about, and how much of it may be there. */
export interface Expected {
  /** days on which a run was to be */
  readonly billedOn: string[];
  /** documents and bookings that were asked for, by what they are */
  readonly asked: { manual: number; notes: number; recorded: number; refunds: number };
  /** addresses that a customer's new invoices go to, when nothing else is known */
  readonly recipients: Map<string, string[]>;
  /** what came back when somebody asked for what is another's */
  readonly foreign: { what: string; status: number }[];
  /** what contradicted itself on the way */
  readonly seen: string[];
}

export const nothingExpected = (): Expected => ({
  ...{ billedOn: [], foreign: [], seen: [], recipients: new Map() },
  asked: { manual: 0, notes: 0, recorded: 0, refunds: 0 },
});

/** What is there when a scenario is over. */
export class Evidence {
  readonly items: readonly Json[];
  readonly cast: Cast;
  readonly expected: Expected;
  readonly mails: readonly Delivered[];
  readonly taken: readonly Taken[];
  readonly queues: readonly { name: string; isDead: boolean; bodies: string[] }[];
  readonly areWorkersIdle: boolean;

  constructor(
    given: Pick<Evidence, 'cast' | 'expected' | 'mails' | 'taken' | 'queues' | 'areWorkersIdle'> & {
      wire: readonly Json[];
    },
  ) {
    this.items = given.wire.map(item => unmarshall(item));
    this.cast = given.cast;
    this.expected = given.expected;
    this.mails = given.mails;
    this.taken = given.taken;
    this.queues = given.queues;
    this.areWorkersIdle = given.areWorkersIdle;
  }

  /** Items of the organisation whose sort key begins so, wherever. */
  under(prefix: string): Json[] {
    const own = `O#${this.cast.org}#`;
    return this.items.filter(
      ({ pk, sk }) => (pk.startsWith(own) || `${pk}#` === own) && sk.startsWith(prefix),
    );
  }

  get invoices(): Json[] {
    return this.under('INVOICE#');
  }

  get notes(): Json[] {
    return this.under('CREDITNOTE#');
  }

  get payments(): Json[] {
    return this.under('PAYMENT#');
  }

  get attempts(): Json[] {
    return this.under('ATTEMPT#');
  }

  get runs(): Json[] {
    return this.items.filter(
      ({ pk, sk }) => sk === 'RUN' && pk.startsWith(`O#${this.cast.org}#R#`),
    );
  }

  /** Records of mails, beside runs and with customers. */
  get mailRecords(): Json[] {
    return this.under('MAIL#');
  }

  ofCustomer(customerId: string): Json[] {
    return this.items.filter(({ pk }) => pk === `O#${this.cast.org}#C#${customerId}`);
  }
}
