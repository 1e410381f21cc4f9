import { Fee, Membership, OpenCharge } from '../catalogue/model.ts';
import { openChargeItem } from '../catalogue/writes.ts';
import { Refusal } from '../kernel/errors.ts';
import { changeWrite } from '../store/change.ts';
import { getItems, type Item } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { absent, maxTransactItems, type Write } from '../store/transact.ts';
import { touchBilling } from './due.ts';
import type { Invoice, InvoiceLine } from './model.ts';
import { releasedTogether, releaseRequest } from './release-request.ts';

const busy = () => new Refusal('busy');

type Released = Pick<Invoice, 'id' | 'customerId' | 'lines'>;

/** Writes of the transaction that ends an invoice which are not its releases, but for one an invoice. */
const writesKeptFree = 14;

/**
 * Lets go of what invoices of one customer billed: to be billed again, days of memberships and fees alike, or fees waived and days
 * billed for good. A credit that it took comes back in any case. At most 2 writes a fee, 1 a membership, 1 more.
 * Lines in pages are released behind the transaction, and so are those of several invoices that are more than it
 * takes: 1 write, and 1 for 40 lines that are not in pages yet.
 */
export const releaseWrites = async (
  org: string,
  invoices: readonly (Released & Pick<Invoice, 'lineCount'>)[],
  rebill: boolean,
): Promise<Write[]> => {
  const small = invoices.filter(({ lineCount }) => lineCount === undefined);
  const requests = invoices.flatMap(({ lineCount, ...invoice }) =>
    lineCount === undefined ? [] : [releaseRequest(org, { ...invoice, lineCount }, rebill)],
  );
  const here = await linesReleased(org, small, rebill);
  const isTooMany =
    here.length + requests.length > maxTransactItems - writesKeptFree - invoices.length;
  return [...requests, ...(isTooMany ? releasedTogether(org, small, rebill) : here)];
};

/** What lets go of the lines that are here. 1 batch get of fees, 1 of memberships, and 1 of credits if there are any. */
export const linesReleased = async (
  org: string,
  invoices: readonly Released[],
  rebill: boolean,
): Promise<Write[]> => {
  const lines = invoices.flatMap(({ lines: own, ...of }) => own.map(line => ({ ...of, line })));
  const days = rebill ? lines.filter(({ line }) => line.cause === 'membership') : [];
  const writes = [
    ...(await feeReleases(
      org,
      lines.filter(({ line }) => line.cause === 'fee'),
      rebill,
    )),
    ...(await membershipReleases(org, days)),
  ];
  const [first] = invoices;
  if (!first || writes.length === 0) return [];
  return [...writes, { ...touchBilling(org, first.customerId), refuse: busy }];
};

/** A line and whose it is. */
type Billed = Pick<Invoice, 'id' | 'customerId'> & { readonly line: InvoiceLine };

const feeReleases = async (
  org: string,
  billed: readonly Billed[],
  rebill: boolean,
): Promise<Write[]> => {
  const items = await getItems(
    billed.map(({ customerId, line }) => keys.fee(org, customerId, line.causeId ?? '')),
  );
  const fees = billed.map((each, n) => ({ ...each, fee: Fee.parse(items[n]) }));
  const credits = fees.filter(({ fee }) => fee.quantity < 0);
  const rests = await getItems(credits.map(({ fee }) => openCharge(org, fee)));
  return [
    ...fees.flatMap(each => feeRelease(org, each, rebill)),
    ...credits.map(({ fee, line }, n) => creditBack(org, fee, line, rests[n])),
  ];
};

const feeRelease = (
  org: string,
  { id, customerId, fee }: Billed & { readonly fee: Fee },
  rebill: boolean,
): Write[] => {
  const isCredit = fee.quantity < 0;
  const key = keys.fee(org, customerId, fee.id);
  if (!isCredit && fee.invoiceId !== id) return [billedBy(key, id)];
  const status = rebill || isCredit ? 'open' : 'waived';
  const change = changeWrite(key, fee.version, { status, invoiceId: null });
  const charge = { put: openChargeItem(org, fee), condition: absent, refuse: busy };
  return [{ ...change, refuse: busy }, ...(!isCredit && rebill ? [charge] : [])];
};

/** Somebody released the fee after the invoice was read: its version tells the caller so; if it does not, this is a bug. */
const billedBy = (check: ReturnType<typeof keys.fee>, id: string): Write => ({
  check,
  condition: 'invoiceId = :invoice',
  values: { ':invoice': id },
});

const openCharge = (org: string, { customerId, on, id }: Fee) =>
  keys.openCharge(org, customerId, on, id);

/** What a line took of a credit is open again, beside what was left of it. */
const creditBack = (org: string, fee: Fee, line: InvoiceLine, item: Item | undefined): Write => {
  const taken = -line.unitPrice * line.quantity;
  if (!item) {
    const price = { ...fee.price, amount: taken };
    const put = openChargeItem(org, { ...fee, price, quantity: -1 });
    return { put, condition: absent, refuse: busy };
  }
  const { price, quantity } = OpenCharge.parse(item);
  return {
    update: openCharge(org, fee),
    expression: 'SET price.amount = :sum, quantity = :credit',
    condition: 'price.amount = :rest AND quantity = :units',
    values: {
      ...{ ':sum': taken - price.amount * quantity, ':credit': -1 },
      ...{ ':rest': price.amount, ':units': quantity },
    },
    refuse: busy,
  };
};

const membershipReleases = async (org: string, billed: readonly Billed[]): Promise<Write[]> => {
  const byMembership = [...Map.groupBy(billed, ({ line }) => line.causeId ?? '')];
  const wanted = byMembership.map(([id, [first]]) =>
    keys.membership(org, first?.customerId ?? '', id),
  );
  const items = await getItems(wanted);
  return wanted.map((key, n) => {
    const { released = [], version } = Membership.parse(items[n]);
    const own = byMembership[n]?.[1] ?? [];
    const periods = own.map(({ line: { from = '', to = '' } }) => ({ from, to }));
    const all = [...released, ...periods].sort((a, b) => a.from.localeCompare(b.from));
    return { ...changeWrite(key, version, { released: all }), refuse: busy };
  });
};
