import { existingInvoice } from '../billing/invoice-store.ts';
import { openOf } from '../billing/open-amount.ts';
import { outboxWrite } from '../store/outbox.ts';
import { transact } from '../store/transact.ts';
import { type Booker, reallocate } from './book.ts';
import { creditIn } from './rules.ts';
import { allPayments, readCredit } from './store.ts';

/**
 * Settles an invoice with what the customer has paid too much before, oldest payment first, one transaction each.
 * 1 get for who has no credit. Answers what was settled; a lost race is `busy`.
 */
export const setOffCredit = async (
  booker: Booker,
  place: { readonly customerId: string; readonly invoiceId: string },
): Promise<number> => {
  const org = booker.organisation.id;
  if ((await readCredit(org, place.customerId)) <= 0) return 0;
  const payments = (await allPayments(org, place.customerId)).filter(each => creditIn(each) > 0);
  let settled = 0;
  for (const payment of payments) {
    const invoice = await existingInvoice(org, place, { isTeam: true });
    if (openOf(invoice) <= 0 || invoice.currency !== payment.currency) break;
    const { payment: after, writes, events } = reallocate(booker, payment, [invoice], undefined);
    await transact([...writes, outboxWrite(org, events)]);
    settled += creditIn(payment) - creditIn(after);
  }
  return settled;
};
