import { LedgerEntry } from '../billing/ledger.ts';
import { wholeInvoice, wholeNote } from '../billing/line-pages.ts';
import { CreditNote, Invoice } from '../billing/model.ts';
import type { PlainDate } from '../kernel/calendar.ts';
import { Payment } from '../payments/model.ts';
import { acrossCustomers } from '../people/across-customers.ts';
import type { ListPage } from '../store/list.ts';
import { getItems, type Item, queryPage } from '../store/read.ts';
import { type Key, keys } from '../store/table.ts';
import type { Accounts } from './model.ts';
import { type Document, type Posting, postingsOf } from './postings.ts';

/** An entry of a customer's ledger, and where it stands: `{date}#{document}`, and behind it what became of that. */
export interface Booked extends LedgerEntry {
  readonly position: string;
  readonly on: PlainDate;
  readonly documentId: string;
}

export interface JournalEntry extends Booked {
  readonly customerId: string;
  /** as it is called now */
  readonly customerName: string;
  readonly documentNumber?: string | undefined;
  /** whose document it is; absent: the organisation's own, or a payment */
  readonly legalEntityId?: string | undefined;
  /** of a payment, as the bank shows it */
  readonly reference?: string | undefined;
  readonly postings: readonly Posting[];
}

/** From the first to the last day, both in it. */
export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

interface Asked {
  readonly limit: number;
  readonly after?: string | undefined;
}

const prefix = 'LEDGER#';

export const bookedOf = (item: Item): Booked => {
  const position = item.sk.slice(prefix.length);
  const [on = '', documentId = ''] = position.split('#');
  return { ...LedgerEntry.parse(item), position, on, documentId };
};

/**
 * The journal of a span, customer by customer, each by date. 1 query a customer, a read unit for ~30 entries;
 * 1 batch get for every 100 documents and customers.
 */
export const pageOfJournal = async (
  org: string,
  { from, to }: Span,
  accounts: Accounts,
  asked: Asked,
  customerId?: string,
): Promise<ListPage<JournalEntry>> => {
  const readOne = async (cus: string, { limit, after }: Asked) => {
    const { items, last } = await queryPage({
      pk: keys.customer(org, cus).pk,
      between: [`${prefix}${from}`, `${prefix}${to}~`],
      limit,
      ...(after !== undefined && { after: `${prefix}${after}` }),
    });
    return { found: items.map(bookedOf), isMore: last !== undefined };
  };
  const page = await (customerId === undefined
    ? acrossCustomers(org, readOne, asked)
    : ofOne(customerId, readOne, asked));
  return { ...page, items: await explained(org, page.items, accounts) };
};

type Placed = Booked & { readonly place: string };

const ofOne = async (
  place: string,
  readOne: (cus: string, asked: Asked) => Promise<{ found: Booked[] }>,
  { limit, after }: Asked,
): Promise<ListPage<Placed>> => {
  const { found } = await readOne(place, { limit: limit + 1, after });
  const items = found.slice(0, limit).map(booked => ({ ...booked, place }));
  const next = items.at(-1)?.position;
  return { items, ...(found.length > limit && next !== undefined && { next }) };
};

/** Entries with their documents, which say where the money belongs. */
const explained = async (
  org: string,
  entries: readonly Placed[],
  accounts: Accounts,
): Promise<JournalEntry[]> => {
  const documentKeys = entries.map(({ place, documentId }) => keyOf(org, place, documentId));
  const customerKeys = entries.map(({ place }) => keys.customer(org, place));
  const items = await getItems([...documentKeys, ...customerKeys]);
  const found = items.slice(0, entries.length);
  const documents = await Promise.all(found.map(item => item && documentIn(org, item)));
  return entries.map(({ place, ...entry }, n) => {
    const document = items[n];
    return {
      ...entry,
      customerId: place,
      customerName: String(items[entries.length + n]?.name ?? ''),
      documentNumber: document?.number as string | undefined,
      legalEntityId: document?.legalEntityId as string | undefined,
      reference: document?.reference as string | undefined,
      postings: postingsOf(entry, documents[n], accounts),
    };
  });
};

const wholeInvoiceIn = (org: string, item: Item): Promise<Document> =>
  wholeInvoice(org, Invoice.parse(item));
const wholeNoteIn = (org: string, item: Item): Promise<Document> =>
  wholeNote(org, CreditNote.parse(item));
const paymentIn = async (_: string, item: Item): Promise<Document> => Payment.parse(item);

/** The kinds of documents by the beginning of their ids. */
const kinds = {
  inv: { key: keys.invoice, parse: wholeInvoiceIn },
  crn: { key: keys.creditNote, parse: wholeNoteIn },
  pay: { key: keys.payment, parse: paymentIn },
} as const;

const kindOf = (id: string) => {
  const kind = kinds[id.slice(0, 3) as keyof typeof kinds];
  if (!kind) throw new Error(`no ledger entry is of ${id}`);
  return kind;
};

const keyOf = (org: string, cus: string, id: string): Key => kindOf(id).key(org, cus, id);

/** With all its lines. Nothing is read unless they lie in pages. */
export const documentIn = (org: string, item: Item): Promise<Document> =>
  kindOf(String(item.id)).parse(org, item);
