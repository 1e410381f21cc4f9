import type { Invoice } from '../billing/model.ts';
import type { Id } from '../kernel/id.ts';
import type { Movement, Proposal } from './model.ts';
import { namesNumber } from './names.ts';

interface Paid {
  readonly paymentId: Id<'payment'>;
  readonly customerId: Id<'customer'>;
  readonly allocations: Proposal['invoices'];
  readonly amount: number;
}

/**
 * Money that went out is the reversal of a payment when it is as much, and the bank names an invoice of it, says that it
 * comes back, or has it from the payer's account. Bank charges and whatever else went out are nothing.
 */
export const matchReversal = (
  movement: Movement,
  invoices: readonly Invoice[],
  fromAccount: readonly Id<'customer'>[],
): Proposal | undefined => {
  const same = paymentsOn(invoices.filter(({ currency }) => currency === movement.currency)).filter(
    ({ amount }) => amount === -movement.amount,
  );
  const named = same.filter(({ allocations }) =>
    allocations.some(({ number }) => namesNumber(movement.text, number)),
  );
  const known = same.filter(({ customerId }) => fromAccount.includes(customerId));
  if (named.length > 0) return proposed(movement, named, 'number');
  if (known.length > 0) return proposed(movement, known, 'iban');
  return undefined;
};

/** The newest of those it may be; sure only when the bank says that it comes back, and there is one. */
const proposed = (
  { isReturn }: Movement,
  found: readonly Paid[],
  reason: 'number' | 'iban',
): Proposal | undefined => {
  const paid = found.toSorted((a, b) => (a.paymentId < b.paymentId ? 1 : -1))[0];
  if (!paid) return undefined;
  const { customerId, paymentId, allocations } = paid;
  const isSure = isReturn && found.length === 1;
  return {
    kind: 'reversal',
    confidence: isSure ? 'sure' : isReturn || reason === 'number' ? 'likely' : 'possible',
    reasons: [reason, 'amount', ...(isReturn ? (['returned'] as const) : [])],
    ...{ customerId, paymentId, invoices: allocations },
  };
};

const paymentsOn = (invoices: readonly Invoice[]): Paid[] => {
  const allocated = invoices.flatMap(({ id, number = '', customerId, payments = [] }) =>
    payments.map(({ paymentId, amount }) => ({
      ...{ paymentId, customerId, allocation: { invoiceId: id, number, amount } },
    })),
  );
  return [...Map.groupBy(allocated, ({ paymentId }) => paymentId)].flatMap(([paymentId, parts]) => {
    const [first] = parts;
    const allocations = parts.map(({ allocation }) => allocation);
    const amount = allocations.reduce((sum, each) => sum + each.amount, 0);
    return first ? [{ paymentId, customerId: first.customerId, allocations, amount }] : [];
  });
};
