import type { Invoice } from './model.ts';

type Owed = Pick<Invoice, 'status' | 'gross' | 'credited' | 'payments'>;

/** What payments settled of an invoice, in minor units. */
export const paidOf = ({ payments = [] }: Pick<Invoice, 'payments'>): number =>
  payments.reduce((sum, { amount }) => sum + amount, 0);

/** What no credit note took back and no payment settled. */
export const unpaidOf = (invoice: Omit<Owed, 'status'>): number =>
  invoice.gross - (invoice.credited?.gross ?? 0) - paidOf(invoice);

/** What is still to be paid; nothing while an invoice is a draft, and once it is void or written off. */
export const openOf = (invoice: Owed): number =>
  invoice.status === 'issued' ? unpaidOf(invoice) : 0;

/** How an invoice stands once credits or payments have changed; what is void or written off stays so. */
export const settledStatus = (invoice: Owed): Invoice['status'] => {
  const { status } = invoice;
  if (status === 'draft' || status === 'void' || status === 'written_off') return status;
  if (invoice.credited?.gross === invoice.gross) return 'credited';
  return unpaidOf(invoice) > 0 ? 'issued' : 'paid';
};
