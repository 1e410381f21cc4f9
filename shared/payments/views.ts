import type { Currency, Money } from '../kernel/money.ts';
import type { PaymentView } from './contract.ts';
import type { Payment } from './model.ts';
import { creditIn } from './rules.ts';

export const paymentView = (payment: Payment): PaymentView => {
  const { id, customerId, method, currency, receivedOn, reference, version, createdAt } = payment;
  const money = (amount: number): Money => ({ amount, currency });
  const { reversed } = payment;
  return {
    ...{ id, customerId, method, receivedOn, reference, version, createdAt },
    amount: money(payment.amount),
    status: reversed ? 'reversed' : 'received',
    invoices: payment.allocations.map(each => ({ ...each, amount: money(each.amount) })),
    credit: money(creditIn(payment)),
    refunds: payment.refunds.map(({ on, amount, reason, reference: ref, through }) => ({
      ...{ on, amount: money(amount), reason, reference: ref },
      through: through ? ('gateway' as const) : ('by_hand' as const),
      status: through?.status ?? ('succeeded' as const),
    })),
    ...(reversed && { reversed: { on: reversed.on, reason: reversed.reason } }),
  };
};

export const balanceView = (owed: number, credit: number, currency: Currency) => ({
  owed: { amount: owed, currency },
  credit: { amount: credit, currency },
  open: { amount: owed + credit, currency },
});
