import type * as z from 'zod';
import type { Money } from '../kernel/money.ts';
import type { BankEntryView, BankStatementView, OwnEntryView } from './contract.ts';
import type { BankEntry, BankStatement } from './model.ts';

export const bankStatementView = ({
  by: _,
  ...statement
}: BankStatement): z.input<typeof BankStatementView> => statement;

export const bookedEntryView = (entry: BankEntry) => {
  const { id, bookedOn, amount, booked } = bankEntryView(entry);
  return { id, bookedOn, amount, booked };
};

/** What a customer is shown of it: what was proposed is left out, as it may tell of somebody else. */
export const ownEntryView = (entry: BankEntry): z.input<typeof OwnEntryView> => {
  const { proposal: _, ...shown } = bankEntryView(entry);
  return shown;
};

export const bankEntryView = (entry: BankEntry): BankEntryView => {
  const { id, statementId, bookedOn, text, payer, ibanEnd, state, createdAt, currency } = entry;
  const { proposal, unmatched, booked, ignored } = entry;
  const money = (amount: number): Money => ({ amount, currency });
  return {
    ...{ id, statementId, bookedOn, text, payer, ibanEnd, state, createdAt },
    amount: money(entry.amount),
    ...(unmatched && { unmatched }),
    ...(proposal && {
      proposal: {
        ...proposal,
        invoices: proposal.invoices.map(each => ({ ...each, amount: money(each.amount) })),
      },
    }),
    ...(booked && {
      booked: { kind: booked.kind, customerId: booked.customerId, paymentId: booked.paymentId },
    }),
    ...(ignored && { ignored: { reason: ignored.reason } }),
  };
};
