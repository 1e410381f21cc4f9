import type { LedgerEntry } from '../billing/ledger.ts';
import type { InvoiceLine, TaxTotal } from '../billing/model.ts';
import type { LineTax } from '../kernel/tax.ts';
import type { Payment } from '../payments/model.ts';
import type { AccountRole, Accounts } from './model.ts';

/** Of what tax revenue is, or which tax is owed. */
export interface PostedTax {
  readonly name: string;
  readonly percent: string;
  readonly category?: TaxTotal['category'];
}

/** One side of a journal entry, in minor units: above nothing is debit, below is credit. */
export interface Posting {
  readonly account: string;
  readonly role: AccountRole;
  readonly amount: number;
  readonly tax?: PostedTax | undefined;
}

/** What an invoice or credit note says of where its money comes from. */
interface Billed {
  readonly lines: readonly Pick<InvoiceLine, 'net' | 'tax' | 'revenueAccount' | 'refundable'>[];
  readonly taxes: readonly TaxTotal[];
}
/** What a ledger entry is of. */
export type Document = Billed | Pick<Payment, 'method'>;

/**
 * An entry of a customer's ledger in double entry; `document` is what it is of.
 * Σ debit = Σ credit whatever a document says: what it does not explain stands on the suspense account.
 * An invoice of 100.00 and 21 % VAT: receivables 121.00 debit, revenue 100.00 and tax 21.00 credit.
 */
export const postingsOf = (
  { kind, amount }: Pick<LedgerEntry, 'kind' | 'amount'>,
  document: Document | undefined,
  accounts: Accounts,
): Posting[] => {
  const postings = [
    onRole('receivables', amount, accounts),
    ...against[kind](amount, document, accounts),
  ];
  const left = -sum(postings);
  return merged([...postings, onRole('suspense', left, accounts)]);
};

type Against = (amount: number, document: Document | undefined, accounts: Accounts) => Posting[];

const billed =
  (sign: 1 | -1): Against =>
  (_, document, accounts) =>
    document && 'lines' in document
      ? [...linesOf(document, sign, accounts), ...taxesOf(document, sign, accounts)]
      : [];

const paid: Against = (amount, document, accounts) => {
  const own = document && 'method' in document ? accounts.payments[document.method] : undefined;
  return [{ ...onRole('bank', -amount, accounts), ...(own !== undefined && { account: own }) }];
};

/** Where the other side of each kind of entry is. */
const against: Record<LedgerEntry['kind'], Against> = {
  invoice: billed(-1),
  credit_note: billed(1),
  void: billed(1),
  // tax and all: when tax comes back for it differs from country to country, so the bookkeeper says
  write_off: (amount, _, accounts) => [onRole('bad_debts', -amount, accounts)],
  payment: paid,
  payment_reversal: paid,
  refund: paid,
};

const linesOf = ({ lines }: Billed, sign: 1 | -1, accounts: Accounts): Posting[] =>
  lines.map(({ net, tax, revenueAccount, refundable }) => {
    if (refundable) return onRole('deposits', sign * net, accounts);
    const { account } = onRole('revenue', 0, accounts);
    return {
      account: revenueAccount ?? account,
      role: 'revenue',
      amount: sign * net,
      tax: postedTax(tax),
    };
  });

const postedTax = ({ name, percent, reverseCharge, exemption }: LineTax): PostedTax => ({
  ...{ name, percent },
  ...(reverseCharge && { category: 'reverse_charge' as const }),
  ...(!reverseCharge && exemption !== undefined && { category: 'exempt' as const }),
});

const taxesOf = ({ taxes }: Billed, sign: 1 | -1, accounts: Accounts): Posting[] =>
  taxes.map(({ name, percent, amount }) => {
    const own = accounts.taxes.find(tax => tax.name === name && tax.percent === percent);
    const account = own?.account ?? accounts.tax;
    return { account, role: 'tax', amount: sign * amount, tax: { name, percent } };
  });

const accountNames = {
  receivables: 'receivables',
  bank: 'bank',
  tax: 'tax',
  deposits: 'deposits',
  revenue: 'revenue',
  bad_debts: 'badDebts',
  suspense: 'suspense',
} as const satisfies Record<AccountRole, keyof Accounts>;

const onRole = (role: AccountRole, amount: number, accounts: Accounts): Posting => ({
  ...{ account: accounts[accountNames[role]], role, amount },
});

const sum = (postings: readonly Posting[]): number =>
  postings.reduce((total, { amount }) => total + amount, 0);

/** One posting for each account and tax; none of nothing. */
const merged = (postings: readonly Posting[]): Posting[] => {
  const groups = Map.groupBy(postings, ({ account, role, tax }) =>
    JSON.stringify([account, role, tax?.name, tax?.percent, tax?.category]),
  );
  return [...groups.values()].flatMap(group => {
    const [first] = group;
    const amount = sum(group);
    return first && amount !== 0 ? [{ ...first, amount }] : [];
  });
};
