import { fee } from '../catalogue/fees.ts';
import type { Fee, Membership, Plan } from '../catalogue/model.ts';
import { daysBetween, later, type PlainDate, plusDays } from '../kernel/calendar.ts';
import type { Id } from '../kernel/id.ts';
import { type Currency, exact, roundHalfAwayFromZero, times } from '../kernel/money.ts';
import { queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { wholeInvoice } from './line-pages.ts';
import { Invoice, type InvoiceLine } from './model.ts';

interface Context {
  readonly id: Id<'fee'>;
  /** the first day that it does not serve any more */
  readonly from: PlainDate;
  readonly plan: Pick<Plan, 'name' | 'tax' | 'revenueAccount'>;
  readonly locationId?: Id<'location'> | undefined;
  readonly currency: Currency;
  readonly now: string;
}

/** Lines that billed a membership on days from `from` on, drafts too. 1 query of the customer's invoices. */
export const linesBeyond = async (
  org: string,
  { id, customerId }: Membership,
  from: PlainDate,
): Promise<InvoiceLine[]> => {
  const { pk, sk: prefix } = keys.invoice(org, customerId, '');
  const invoices = await queryAll({ pk, prefix });
  const live = invoices.map(item => Invoice.parse(item)).filter(({ status }) => status !== 'void');
  const whole = await Promise.all(live.map(invoice => wholeInvoice(org, invoice)));
  return whole
    .flatMap(({ lines }) => lines)
    .filter(({ causeId, to = '' }) => causeId === id && to > from);
};

/**
 * What was billed for days that a membership does not serve any more, as a credit: each line's part by days,
 * with all discounts that it had. `undefined`: nothing was paid for them.
 */
export const creditForUnused = (
  membership: Membership,
  lines: readonly InvoiceLine[],
  { id, from, plan, locationId, currency, now }: Context,
): Fee | undefined => {
  const parts = lines.map(line => unusedOf(line, from));
  const amount = parts.reduce((sum, part) => sum + part.amount, 0);
  const [line] = lines;
  if (!line || amount === 0) return undefined;
  const { name, tax, revenueAccount } = plan;
  const { included: _, ...exclusive } = tax;
  // a price whose tax was taken out was paid without it
  const isMarked = line.gross !== undefined;
  return fee(
    {
      name: `Credit: ${name}`,
      on: from,
      price: { amount, currency },
      quantity: -1,
      tax: isMarked ? tax : exclusive,
      locationId,
      revenueAccount,
      billInAdvance: true,
      origin: { kind: 'plan_change', id: membership.id },
      explanation: parts.map(({ text }) => text).join('; '),
    },
    { id, customerId: membership.customerId, currency, now },
  );
};

const unusedOf = ({ from = '', to = '', ...line }: InvoiceLine, unusedFrom: PlainDate) => {
  const first = later(from, unusedFrom);
  const unused = daysBetween(first, to);
  const all = daysBetween(from, to);
  return {
    amount: roundHalfAwayFromZero(times(exact(line.gross ?? line.net), exact(unused, all))),
    text: `${unused} of ${all} days billed, ${first} to ${plusDays(to, -1)}`,
  };
};
