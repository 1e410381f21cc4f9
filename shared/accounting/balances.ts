import type { Currency } from '../kernel/money.ts';
import { ahead } from '../store/ahead.ts';
import { listIndex } from '../store/list.ts';
import { queryAll } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { type Booked, bookedOf, documentIn, type Span } from './journal.ts';
import type { AccountRole, Accounts } from './model.ts';
import { type Document, type Posting, postingsOf } from './postings.ts';

/** What stood on an account before a span, what was booked in it, and what stands on it after; debit is above nothing. */
export interface AccountBalance {
  readonly account: string;
  readonly role: AccountRole;
  readonly currency: Currency;
  readonly opening: number;
  readonly debit: number;
  readonly credit: number;
  readonly closing: number;
}

export interface TrialBalance {
  readonly accounts: readonly AccountBalance[];
  /** what single customers have to get back at the end of the span, which receivables are less by */
  readonly inCredit: ReadonlyMap<Currency, number>;
}

type Explained = Pick<Booked, 'on' | 'currency'> & { readonly postings: readonly Posting[] };

export const noBalance: TrialBalance = { accounts: [], inCredit: new Map() };

/** The trial balance of one customer's entries. What is booked after the span is not in it. */
export const trialBalanceOf = (entries: readonly Explained[], { from, to }: Span): TrialBalance => {
  const booked = entries.filter(({ on }) => on <= to);
  const accounts = booked.flatMap(({ on, currency, postings }) =>
    postings.map(posting => balanceOf(posting, currency, on < from)),
  );
  const closing = new Map<Currency, number>();
  for (const { role, currency, closing: amount } of accounts) {
    if (role === 'receivables') closing.set(currency, (closing.get(currency) ?? 0) + amount);
  }
  const inCredit = [...closing].flatMap(([currency, amount]): [Currency, number][] =>
    amount < 0 ? [[currency, -amount]] : [],
  );
  return added(noBalance, { accounts, inCredit: new Map(inCredit) });
};

const balanceOf = (
  { account, role, amount }: Posting,
  currency: Currency,
  isBefore: boolean,
): AccountBalance => ({
  ...{ account, role, currency },
  opening: isBefore ? amount : 0,
  debit: !isBefore && amount > 0 ? amount : 0,
  credit: !isBefore && amount < 0 ? -amount : 0,
  closing: amount,
});

/** Two trial balances in one, its accounts in the order of their numbers. */
export const added = (one: TrialBalance, other: TrialBalance): TrialBalance => {
  const groups = Map.groupBy([...one.accounts, ...other.accounts], each =>
    JSON.stringify([each.account, each.role, each.currency]),
  );
  const accounts = [...groups.values()].map(group => group.reduce(sum));
  const inCredit = new Map(one.inCredit);
  for (const [currency, amount] of other.inCredit) {
    inCredit.set(currency, (inCredit.get(currency) ?? 0) + amount);
  }
  return { accounts: accounts.sort(byNumber), inCredit };
};

const sum = (a: AccountBalance, b: AccountBalance): AccountBalance => ({
  ...a,
  opening: a.opening + b.opening,
  debit: a.debit + b.debit,
  credit: a.credit + b.credit,
  closing: a.closing + b.closing,
});

const byNumber = (a: AccountBalance, b: AccountBalance): number =>
  a.account < b.account ? -1 : a.account > b.account ? 1 : a.role < b.role ? -1 : 1;

/** What a customer's documents and entries come to. 4 queries, a read unit per 4 KB. */
export const customerBalance = async (
  org: string,
  customerId: string,
  span: Span,
  accounts: Accounts,
): Promise<TrialBalance> => {
  const { pk } = keys.customer(org, customerId);
  const [entries, ...found] = await Promise.all([
    queryAll({ pk, between: ['LEDGER#', `LEDGER#${span.to}~`] }),
    queryAll({ pk, prefix: keys.invoice(org, customerId, '').sk }),
    queryAll({ pk, prefix: keys.creditNote(org, customerId, '').sk }),
    queryAll({ pk, prefix: keys.payment(org, customerId, '').sk }),
  ]);
  const documents = new Map<string, Document>(
    await Promise.all(
      found.flat().map(async item => [String(item.id), await documentIn(org, item)] as const),
    ),
  );
  const explained = entries.map(item => {
    const entry = bookedOf(item);
    return { ...entry, postings: postingsOf(entry, documents.get(entry.documentId), accounts) };
  });
  return trialBalanceOf(explained, span);
};

/** Customers of one query of the index, and how many are read while one is added up. */
const stepSize = 100;
const readAhead = 10;

export interface Counted {
  readonly balance: TrialBalance;
  readonly customers: number;
  /** the customer behind which it goes on, when time ran out */
  readonly next?: string | undefined;
}

/** The trial balance of all customers behind one, as far as time allows. */
export const organisationBalance = async (
  org: string,
  span: Span,
  accounts: Accounts,
  { after, limit, hasTime }: { after?: string | undefined; limit: number; hasTime: () => boolean },
): Promise<Counted> => {
  let [balance, customers, last] = [noBalance, 0, after];
  for (;;) {
    const part = Math.min(stepSize, limit - customers);
    const { items, next } = await listIndex(
      id => ({ ...keys.customer(org, id), ...indexKeys.customers(org, id) }),
      { limit: part, after: last },
    );
    const read = (id: string) => customerBalance(org, id, span, accounts);
    for await (const one of ahead(items, read, readAhead)) balance = added(balance, one);
    customers += items.length;
    last = next;
    if (next === undefined) return { balance, customers };
    if (customers >= limit || !hasTime()) return { balance, customers, next };
  }
};
