import { type Fee, OpenCharge } from '../catalogue/model.ts';
import { deriveId, type Id } from '../kernel/id.ts';
import type { TaxRate } from '../kernel/tax.ts';
import type { Organisation } from '../organisation/model.ts';
import type { Write } from '../store/transact.ts';
import { chargeLine } from './charge-line.ts';
import { type Buyer, type Issued, issueNow } from './issue-now.ts';
import type { SellerId, Series } from './series.ts';
import { withTaxes } from './taxes.ts';
import { type Totals, totalsOf } from './totals.ts';

interface Sale {
  readonly orderId: Id<'order'>;
  /** what the sale writes, with the open charges of its fees */
  readonly writes: readonly Write[];
  readonly mail: boolean;
  /** of the customer's location, when it has its own */
  readonly locationTax?: TaxRate | undefined;
  /** who sells a charge; absent: the organisation itself sells all */
  readonly sellerOf?: ((charge: OpenCharge) => SellerId) | undefined;
}

/** An order has one invoice, whoever asks how often (I1). */
export const orderInvoiceId = (orderId: Id<'order'>): Id<'invoice'> => deriveId('invoice', orderId);

/**
 * Bills a sale at once instead of by the next run: its open charges become the lines of an invoice and its fees
 * are billed before they are written. An invoice has one seller, the first one's: what another sells stays open for
 * the next run. `undefined`: nothing is charged.
 */
export const orderInvoice = (
  organisation: Organisation,
  buyer: Buyer,
  series: Series,
  { orderId, writes, mail, locationTax, sellerOf }: Sale,
  now: string,
): Issued | undefined => {
  const [first, ...others] = chargesIn(writes);
  if (!first) return undefined;
  const seller = sellerOf?.(first);
  const charges = [first, ...others.filter(charge => sellerOf?.(charge) === seller)];
  const id = orderInvoiceId(orderId);
  const lines = charges.map(charge => chargeLine(charge, locationTax));
  const cause = { id, kind: 'order', lines, seller, mail } as const;
  const issued = issueNow(organisation, buyer, series, cause, now);
  const billed = new Set<string>(charges.map(({ feeId }) => feeId));
  return { ...issued, writes: [...billedWrites(writes, id, billed), ...issued.writes] };
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

const billedWrites = (
  writes: readonly Write[],
  invoiceId: Id<'invoice'>,
  feeIds: ReadonlySet<string>,
): Write[] =>
  writes.flatMap((write): Write[] => {
    if (!('put' in write)) return [write];
    if (isOpenCharge(write.put)) return feeIds.has(String(write.put.feeId)) ? [] : [write];
    if (!isFee(write.put) || !feeIds.has(String(write.put.id))) return [write];
    const billed: Pick<Fee, 'status' | 'invoiceId'> = { status: 'billed', invoiceId };
    return [{ ...write, put: { ...write.put, ...billed } }];
  });

const isOpenCharge = ({ sk }: { readonly sk: string }): boolean => sk.startsWith('C#OPEN#');
const isFee = ({ sk }: { readonly sk: string }): boolean => sk.startsWith('FEE#');
