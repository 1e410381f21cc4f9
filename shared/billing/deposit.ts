import type { Fee } from '../catalogue/model.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';

/** The invoice of a deposit that can be returned; one that is not billed yet is waived instead. */
export const requireDeposit = (fee: Fee): { readonly invoiceId: Id<'invoice'> } => {
  const { refundable, status, invoiceId } = fee;
  if (refundable && status === 'billed' && invoiceId) return { invoiceId };
  throw new Refusal('deposit_state', {
    expected: 'a refundable fee that was billed',
    received: refundable ? `one that is ${status}` : 'a fee that is not refundable',
  });
};
