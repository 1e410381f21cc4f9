import type { Invoice } from '../billing/model.ts';
import { openOf } from '../billing/open-amount.ts';
import { fee } from '../catalogue/fees.ts';
import type { Fee } from '../catalogue/model.ts';
import type { PlainDate } from '../kernel/calendar.ts';
import { deriveId } from '../kernel/id.ts';
import { decimal, exact, moneyText, roundHalfAwayFromZero, times } from '../kernel/money.ts';
import type { LateFee } from '../organisation/model.ts';

/** Compensation for late payment is no price of anything supplied, so no VAT is due on it (CJEU, C-222/81). */
const tax = { name: 'VAT', percent: '0', exemption: 'Late payment: outside the scope of VAT' };

interface At {
  readonly today: PlainDate;
  readonly now: string;
  /** the customer's late fees so far */
  readonly earlier?: ReadonlySet<string>;
}

/**
 * What a late fee charges: a fee of its own with the next invoice, never on the one that is overdue. Its id follows
 * from the invoice, so it comes once. Nothing when what is open is so little that its share is none, and nothing for
 * earlier late fees: they would bring new ones each month for ever.
 */
export const lateFeeOf = (
  { amount, percent }: LateFee,
  invoice: Invoice,
  { today, now, earlier = new Set() }: At,
): Fee | undefined => {
  const { currency, customerId, legalEntityId, number = '' } = invoice;
  const late = invoice.lines.filter(({ causeId = '' }) => earlier.has(causeId));
  const fees = late.reduce((sum, { net }) => sum + net, 0);
  const owed = Math.min(openOf(invoice), invoice.gross - fees);
  if (owed <= 0) return undefined;
  const open = exact(owed);
  const share =
    percent === undefined ? exact(0) : times(open, times(decimal(percent), exact(1, 100)));
  const charged = amount?.amount ?? roundHalfAwayFromZero(share);
  if (charged <= 0) return undefined;
  const due = `${number} was due on ${invoice.dueOn}`;
  return fee(
    {
      name: `Late fee for ${number}`,
      on: today,
      price: { amount: charged, currency },
      quantity: 1,
      tax,
      // wherever its customer is now: nothing said would be who sells there
      legalEntityId: legalEntityId ?? 'own',
      origin: { kind: 'late_fee', id: invoice.id },
      explanation: percent ? `${due}: ${percent} % of ${moneyText(open, currency)}` : due,
    },
    { id: deriveId('fee', invoice.id, 'late_fee'), customerId, currency, now },
  );
};
