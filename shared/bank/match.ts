import type { Invoice } from '../billing/model.ts';
import { openOf } from '../billing/open-amount.ts';
import type { Id } from '../kernel/id.ts';
import { spread } from '../payments/rules.ts';
import { matchReversal } from './match-reversal.ts';
import type { Movement, Proposal } from './model.ts';
import { nameKey, namesNumber } from './names.ts';

export type CustomerId = Id<'customer'>;

/** What a bank's movements are compared with: issued invoices, and who paid from which account before. */
export interface Known {
  readonly invoices: readonly Invoice[];
  readonly payers: ReadonlyMap<string, readonly CustomerId[]>;
  /** what is in another one than the organisation's cannot be booked */
  readonly currency: Invoice['currency'];
}

/** An invoice with what a movement is compared with, worked out once. */
interface Candidate {
  readonly invoice: Invoice;
  readonly open: number;
  readonly name: string;
}

/**
 * What each movement is taken for. Its invoice numbers come first, then the account that it came from, then the
 * payer's name, then the amount alone. Nothing is booked by this.
 */
export const matcher = ({ invoices, payers, currency }: Known) => {
  const all = invoices.map(invoice => ({
    ...{ invoice, open: openOf(invoice), name: nameKey(invoice.billTo.name) },
  }));
  const open = all.filter(each => each.open > 0);
  return (movement: Movement): Proposal | undefined => {
    if (movement.currency !== currency) return undefined;
    const own = open.filter(({ invoice }) => invoice.currency === movement.currency);
    const fromAccount = payers.get(movement.ibanHash ?? '') ?? [];
    if (movement.amount < 0) return matchReversal(movement, invoices, fromAccount);
    if (movement.amount === 0) return undefined;
    const named = all.filter(({ invoice: { number = '' } }) => namesNumber(movement.text, number));
    return (
      byNumber(movement, named) ??
      byCustomers(movement, own, fromAccount, 'iban') ??
      byCustomers(movement, own, withName(movement, all), 'name') ??
      byAmount(movement, own)
    );
  };
};

const customersOf = (candidates: readonly Candidate[]): CustomerId[] => [
  ...new Set(candidates.map(({ invoice }) => invoice.customerId)),
];

/** A payment is of one customer: numbers of several are for a person to look at. */
const byNumber = (movement: Movement, named: readonly Candidate[]): Proposal | undefined => {
  const [customerId, ...others] = customersOf(named);
  if (customerId === undefined || others.length > 0) return undefined;
  const open = named.filter(each => each.open > 0);
  if (open.length > 0) return proposed(movement, customerId, open, 'number');
  return {
    ...{ kind: 'payment', confidence: 'possible', customerId, invoices: [] },
    reasons: ['number', 'paid_already'],
  };
};

/** Of one customer: what adds up to the amount, all of it or a single invoice; otherwise the oldest first. */
const byCustomers = (
  movement: Movement,
  open: readonly Candidate[],
  customers: readonly CustomerId[],
  reason: 'iban' | 'name',
): Proposal | undefined => {
  const [customerId, ...others] = customers;
  if (customerId === undefined || others.length > 0) return undefined;
  const theirs = open.filter(({ invoice }) => invoice.customerId === customerId);
  const single = theirs.filter(each => each.open === movement.amount);
  return proposed(movement, customerId, single.length > 0 ? single.slice(0, 1) : theirs, reason);
};

const withName = ({ payer = '' }: Movement, all: readonly Candidate[]): CustomerId[] => {
  const name = nameKey(payer);
  return name === '' ? [] : customersOf(all.filter(each => each.name === name));
};

const byAmount = (movement: Movement, open: readonly Candidate[]): Proposal | undefined => {
  const [only, ...others] = open.filter(each => each.open === movement.amount);
  if (!only || others.length > 0) return undefined;
  const { customerId } = only.invoice;
  return {
    ...proposed(movement, customerId, [only], 'number'),
    confidence: 'possible',
    reasons: ['amount'],
  };
};

/** Sure: the amount is what is open, and the bank named the invoices or the account is known. */
const proposed = (
  { amount }: Movement,
  customerId: CustomerId,
  candidates: readonly Candidate[],
  reason: 'number' | 'iban' | 'name',
): Proposal => {
  const due = candidates.reduce((sum, { open }) => sum + open, 0);
  const fits = amount === due ? 'amount' : amount < due ? 'part' : 'over';
  const invoices = spread(
    amount,
    candidates.map(({ invoice }) => invoice),
    undefined,
  );
  const isSure = fits === 'amount' && reason !== 'name' && invoices.length === candidates.length;
  const isWeak = fits !== 'amount' && reason === 'name';
  return {
    kind: 'payment',
    confidence: isSure ? 'sure' : isWeak ? 'possible' : 'likely',
    reasons: [reason, fits],
    ...{ customerId, invoices },
  };
};
