import { fee } from '../../../shared/catalogue/fees.ts';
import type { Fee, OpenCharge } from '../../../shared/catalogue/model.ts';
import type { Tax } from '../../../shared/kernel/tax.ts';
import { bookPayment } from '../../../shared/payments/book.ts';
import type { Customer } from '../../../shared/people/model.ts';
import { keys } from '../../../shared/store/table.ts';
import type { Write } from '../../../shared/store/transact.ts';
import type { Bundle } from './bundle.ts';
import type { CustomerRows } from './customer-rows.ts';
import type { Row } from './parse-rows.ts';
import type { Place } from './rejection.ts';
import { importedId, misfit, type Terms, todayOf } from './terms.ts';

type Money = Pick<Bundle, 'fees' | 'credits' | 'credit'>;
type Attempt = <T>(place: Place, field: string, make: () => T) => T | undefined;

const nothing: Money = { fees: [], credits: [], credit: 0 };

/**
 * What is open between operator and customer on the day of the move. What is owed is a fee without tax, as the old
 * invoice had it; what was paid too much is a payment on no invoice. A held deposit is both: a refundable fee, so that
 * it can be returned, and the payment that settles it on the first invoice.
 */
export const moneyOf = (
  { fees, deposits, balances }: CustomerRows,
  customer: Customer,
  terms: Terms,
  attempt: Attempt,
): Money =>
  [
    ...fees.map(row => attempt(row, 'price', () => feeOf(row, customer, terms))),
    ...deposits.map(row => attempt(row, 'amount', () => depositOf(row, customer, terms))),
    ...balances.map(row => attempt(row, 'amount', () => balanceOf(row, customer, terms))),
  ].reduce<Money>(
    (all, each = nothing) => ({
      fees: [...all.fees, ...each.fees],
      credits: [...all.credits, ...each.credits],
      credit: all.credit + each.credit,
    }),
    nothing,
  );

const feeContext = (customer: Customer, { organisation, now }: Terms, source: string[]) => ({
  id: importedId('fee', organisation.id, ...source),
  ...{ customerId: customer.id, currency: organisation.currency, now },
});

const feeOf = ({ values }: Row<'fees'>, customer: Customer, terms: Terms): Money => {
  const { id, customer: source, taxName: name, taxPercent: percent, ...given } = values;
  const made = fee(
    { ...given, tax: { name, percent } },
    feeContext(customer, terms, [source, 'fee', id]),
  );
  return { ...nothing, fees: [made] };
};

const heldWords = 'deposit received before the move, on';
const owedWords = 'still owed before the move, of';

/** Whether a charge is what the move itself brings, which the previous system has billed. */
export const isOfMove = ({ explanation = '' }: Pick<OpenCharge, 'explanation'>): boolean =>
  explanation.startsWith(heldWords) || explanation.startsWith(owedWords);

const untaxed: Tax = { name: 'VAT', percent: '0' };

const depositOf = ({ values }: Row<'deposits'>, customer: Customer, terms: Terms): Money => {
  const { id, customer: source, name, amount, receivedOn } = values;
  const key = [source, 'deposit', id];
  const held = fee(
    {
      ...{ name, on: todayOf(terms), price: amount, quantity: 1, tax: untaxed },
      ...{ billInAdvance: true, refundable: true },
      explanation: `${heldWords} ${receivedOn}; settled by what is held of it`,
    },
    feeContext(customer, terms, key),
  );
  const paid = creditOf(customer, terms, { key, amount: amount.amount, reference: name });
  return { fees: [held], ...paid };
};

const balanceOf = (
  { values }: Row<'opening-balances'>,
  customer: Customer,
  terms: Terms,
): Money => {
  const { id, customer: source, amount, on, account } = values;
  const key = [source, 'balance', id];
  const { amount: owed, currency } = amount;
  if (owed === 0) throw misfit('amount', 'an amount other than nothing', '0');
  if (owed < 0) {
    return { fees: [], ...creditOf(customer, terms, { key, amount: -owed, reference: id }) };
  }
  if (!account) throw misfit('account', 'an account, as the balance is owed', 'nothing');
  const carried: Fee = fee(
    {
      ...{ name: `Carried over: ${id} of ${on}`, on: todayOf(terms), quantity: 1 },
      ...{ price: { amount: owed, currency }, revenueAccount: account, billInAdvance: true },
      tax: { ...untaxed, exemption: 'Carried over; the tax is on the invoice it is of' },
      explanation: `${owedWords} ${id} of ${on}`,
    },
    feeContext(customer, terms, key),
  );
  return { ...nothing, fees: [carried] };
};

interface Held {
  readonly key: string[];
  readonly amount: number;
  readonly reference: string;
}

/** Money that was received before: a payment on no invoice, so that it settles the next. */
const creditOf = (
  customer: Customer,
  terms: Terms,
  { key, amount, reference }: Held,
): Omit<Money, 'fees'> => {
  const { organisation, now } = terms;
  const booked = bookPayment({ organisation, now, by: 'system' }, customer, [], {
    ...{ id: importedId('payment', organisation.id, ...key), method: 'other', amount, reference },
    ...{ receivedOn: todayOf(terms), confirm: false },
  });
  const balance = keys.creditBalance(organisation.id, customer.id).sk;
  // a transaction takes one write an item: the balance is written once for all of them
  const isBalance = (write: Write) => 'update' in write && write.update.sk === balance;
  return { credits: booked.writes.filter(write => !isBalance(write)), credit: amount };
};
