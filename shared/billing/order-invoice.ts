import { type Fee, OpenCharge } from '../catalogue/model.ts';
import { deriveId, type Id } from '../kernel/id.ts';
import type { TaxRate } from '../kernel/tax.ts';
import type { Organisation } from '../organisation/model.ts';
import type { Write } from '../store/transact.ts';
import { type Buyer, type Issued, issueNow } from './issue-now.ts';
import { chargeLine } from './lines-due.ts';
import type { Series } from './series.ts';
import { withTaxes } from './taxes.ts';
import { type Totals, totalsOf } from './totals.ts';

interface Sale {
  readonly orderId: Id<'order'>;
  /** what the sale writes, with the open charges of its fees */
  readonly writes: readonly Write[];
  readonly mail: boolean;
  /** of the customer's location, when it has its own */
  readonly locationTax?: TaxRate | undefined;
}

/** An order has one invoice, whoever asks how often (I1). */
export const orderInvoiceId = (orderId: Id<'order'>): Id<'invoice'> => deriveId('invoice', orderId);

/**
 * Bills a sale at once instead of by the next run: its open charges become the lines of an invoice and its fees
 * are billed before they are written. `undefined`: nothing is charged.
 */
export const orderInvoice = (
  organisation: Organisation,
  buyer: Buyer,
  series: Series,
  { orderId, writes, mail, locationTax }: Sale,
  now: string,
): Issued | undefined => {
  const charges = chargesIn(writes);
  if (charges.length === 0) return undefined;
  const id = orderInvoiceId(orderId);
  const lines = charges.map(charge => chargeLine(charge, locationTax));
  const issued = issueNow(organisation, buyer, series, { id, kind: 'order', lines, mail }, now);
  return { ...issued, writes: [...billedWrites(writes, id), ...issued.writes] };
};

const chargesIn = (writes: readonly Write[]): OpenCharge[] =>
  writes.flatMap(write =>
    'put' in write && isOpenCharge(write.put) ? [OpenCharge.parse(write.put)] : [],
  );

/** What a sale would be billed at once to somebody without terms of their own. */
export const saleTotals = (writes: readonly Write[], locationTax: TaxRate | undefined): Totals =>
  totalsOf(
    withTaxes(
      chargesIn(writes).map(charge => chargeLine(charge, locationTax)),
      undefined,
    ),
  );

const billedWrites = (writes: readonly Write[], invoiceId: Id<'invoice'>): Write[] =>
  writes.flatMap((write): Write[] => {
    if (!('put' in write)) return [write];
    if (isOpenCharge(write.put)) return [];
    if (!isFee(write.put)) return [write];
    const billed: Pick<Fee, 'status' | 'invoiceId'> = { status: 'billed', invoiceId };
    return [{ ...write, put: { ...write.put, ...billed } }];
  });

const isOpenCharge = ({ sk }: { readonly sk: string }): boolean => sk.startsWith('C#OPEN#');
const isFee = ({ sk }: { readonly sk: string }): boolean => sk.startsWith('FEE#');
