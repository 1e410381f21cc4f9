import { issuedInvoices } from '../billing/invoice-store.ts';
import type { Invoice } from '../billing/model.ts';
import { existing, Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import type { Organisation } from '../organisation/model.ts';
import { type ListPage, listIndexKept, listPrefix } from '../store/list.ts';
import { getItem, getItems, type IndexEntry, queryAll } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { absent, present, versionIs, type Write } from '../store/transact.ts';
import { allHold, holds } from '../store/write.ts';
import { BankEntry, BankStatement } from './model.ts';
import { pointerWrite } from './of-customer.ts';

const entryItem = (org: string, entry: BankEntry) => ({
  ...keys.bankEntry(org, entry.id),
  ...indexKeys.bankEntries(org, entry.bookedOn, entry.id),
  ...entry,
});

/** 1 conditional write, with a customer's 2. Not new: an earlier statement has it, or this one, which was broken off. */
export const addEntry = async (org: string, entry: BankEntry): Promise<'new' | 'known'> => {
  const added: Write = { put: entryItem(org, entry), condition: absent };
  const { proposal } = entry;
  const isNew = proposal
    ? await allHold([added, pointerWrite(org, proposal.customerId, entry)])
    : await holds(added);
  if (isNew) return 'new';
  const found = BankEntry.parse(await getItem(keys.bankEntry(org, entry.id)));
  return found.statementId === entry.statementId ? 'new' : 'known';
};

/** On condition that it is the one that was read: booked once. */
export const entryWrite = (org: string, before: BankEntry, changes: Partial<BankEntry>): Write => ({
  put: entryItem(org, { ...before, ...changes, version: before.version + 1 }),
  ...versionIs(before.version),
  refuse: () => new Refusal('busy'),
});

/** 1 get. */
export const readEntry = async (org: string, id: string): Promise<BankEntry> =>
  BankEntry.parse(existing(await getItem(keys.bankEntry(org, id)), 'bankEntryId', id));

type Asked = { readonly limit: number; readonly after?: string | undefined };
type Filter = { readonly statementId?: string | undefined; readonly state?: string | undefined };

/** By the day they were booked on, oldest first. 1 query of the index and 1 batch get a page, more when most is left out. */
export const listEntries = async (
  org: string,
  { statementId, state }: Filter,
  asked: Asked,
): Promise<ListPage<BankEntry>> => {
  const read = async (entries: readonly IndexEntry[]) => {
    const items = await getItems(entries);
    return items.map(item => {
      const entry = item && BankEntry.parse(item);
      const isOther =
        (statementId !== undefined && entry?.statementId !== statementId) ||
        (state !== undefined && entry?.state !== state);
      return isOther ? undefined : entry;
    });
  };
  const { gsi1pk } = indexKeys.bankEntries(org, '', '');
  return listIndexKept(gsi1pk, { from: '', to: '~' }, read, asked);
};

/** All that a statement brought and nobody has decided on. */
export const openEntriesOf = async (org: string, statementId: string): Promise<BankEntry[]> => {
  const entries: BankEntry[] = [];
  for (let after: string | undefined; ; ) {
    const page = await listEntries(org, { statementId, state: 'open' }, { limit: 100, after });
    entries.push(...page.items);
    if (page.next === undefined) return entries;
    after = page.next;
  }
};

export const readStatement = async (
  org: string,
  id: string,
): Promise<BankStatement | undefined> => {
  const item = await getItem(keys.bankStatement(org, id));
  return item && BankStatement.parse(item);
};

export const statementImported = (id: string): Refusal =>
  new Refusal('statement_imported', { expected: 'a file that is not in yet', received: id });

export const statementWrite = (org: string, statement: BankStatement): Write => ({
  put: { ...keys.bankStatement(org, statement.id), ...statement },
  condition: absent,
  refuse: () => statementImported(statement.id),
});

/** 1 query. */
export const listStatements = async (
  org: string,
  asked: Asked,
): Promise<ListPage<BankStatement>> => {
  const page = await listPrefix(id => keys.bankStatement(org, id), asked);
  return { ...page, items: page.items.map(item => BankStatement.parse(item)) };
};

/** Who paid from an account, remembered when an entry is confirmed. */
export const payerWrite = (org: string, ibanHash: string, customerId: Id<'customer'>): Write => ({
  put: { ...keys.bankPayer(org, ibanHash, customerId), customerId },
});

/** An account that is not known any more. */
export const payerAway = (org: string, ibanHash: string, customerId: string): Write => ({
  delete: keys.bankPayer(org, ibanHash, customerId),
  condition: present,
});

/** 1 query for each account. */
export const readPayers = async (
  org: string,
  hashes: readonly string[],
): Promise<Map<string, Id<'customer'>[]>> => {
  const found = await Promise.all(
    [...new Set(hashes)].map(async hash => {
      const { pk, sk: prefix } = keys.bankPayer(org, hash, '');
      const items = await queryAll({ pk, prefix });
      return [hash, items.map(({ customerId }) => customerId as Id<'customer'>)] as const;
    }),
  );
  return new Map(found);
};

const pageSize = 500;

/** Issued invoices, the newest first, as far as time allows. 8 queries of the index a page, a read unit per ~3. */
export const recentInvoices = async (
  org: Organisation['id'],
  hasTime: () => boolean,
): Promise<Invoice[]> => {
  const invoices: Invoice[] = [];
  for (let after: number | undefined; ; ) {
    const page = await issuedInvoices(org, { limit: pageSize, after });
    invoices.push(...page.items);
    if (page.next === undefined || !hasTime()) return invoices;
    after = page.next;
  }
};
