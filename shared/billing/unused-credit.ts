import { fee } from '../catalogue/fees.ts';
import type { Fee, Membership, Plan } from '../catalogue/model.ts';
import { daysBetween, later, type PlainDate, plusDays } from '../kernel/calendar.ts';
import type { Id } from '../kernel/id.ts';
import { type Currency, exact, roundHalfAwayFromZero, times } from '../kernel/money.ts';
import type { SoldBy } from '../organisation/legal-entity-model.ts';
import { queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { wholeInvoice } from './line-pages.ts';
import { Invoice, type InvoiceLine } from './model.ts';

/** What was billed, and by whom. */
export interface SoldLine {
  readonly line: InvoiceLine;
  readonly seller: SoldBy;
}

interface Context {
  readonly newId: () => Id<'fee'>;
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
  membership: Membership,
  from: PlainDate,
): Promise<SoldLine[]> => {
  const { pk, sk: prefix } = keys.invoice(org, membership.customerId, '');
  const invoices = await queryAll({ pk, prefix });
  const live = invoices.map(item => Invoice.parse(item)).filter(({ status }) => status !== 'void');
  const whole = await Promise.all(live.map(invoice => wholeInvoice(org, invoice)));
  return soldBeyond(whole, membership, from);
};

/** Of given invoices the lines of a membership on days from `from` on. */
export const soldBeyond = (
  invoices: readonly Pick<Invoice, 'lines' | 'legalEntityId'>[],
  { id }: Pick<Membership, 'id'>,
  from: PlainDate,
): SoldLine[] =>
  invoices.flatMap(({ lines, legalEntityId }) =>
    lines
      .filter(({ causeId, to = '' }) => causeId === id && to > from)
      .map(line => ({ line, seller: legalEntityId ?? 'own' })),
  );

/**
 * What was billed for days that a membership does not serve any more, as a credit of each seller that billed them: who
 * sells at its location now may be another. Each line's part by days, with all discounts that it had. Empty: nothing
 * was paid for them.
 */
export const creditsForUnused = (
  membership: Membership,
  lines: readonly SoldLine[],
  context: Context,
): Fee[] =>
  [...Map.groupBy(lines, ({ seller }) => seller)].flatMap(
    ([seller, sold]) =>
      creditOf(
        membership,
        sold.map(({ line }) => line),
        { ...context, seller },
      ) ?? [],
  );

const creditOf = (
  membership: Membership,
  lines: readonly InvoiceLine[],
  { newId, from, plan, locationId, seller, currency, now }: Context & { readonly seller: SoldBy },
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
      legalEntityId: seller,
      revenueAccount,
      billInAdvance: true,
      origin: { kind: 'plan_change', id: membership.id },
      explanation: parts.map(({ text }) => text).join('; '),
    },
    { id: newId(), customerId: membership.customerId, currency, now },
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
