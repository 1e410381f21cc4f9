import { Fee, Membership, OpenCharge } from '../catalogue/model.ts';
import { openChargeItem } from '../catalogue/writes.ts';
import { Refusal } from '../kernel/errors.ts';
import { changeWrite } from '../store/change.ts';
import { getItems } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import { touchBilling } from './due.ts';
import type { Invoice, InvoiceLine } from './model.ts';
import { releaseRequest } from './release-request.ts';

const busy = () => new Refusal('busy');

type Released = Pick<Invoice, 'id' | 'customerId' | 'lines'>;

/**
 * Lets go of what invoices of one customer billed: to be billed again, days of memberships and fees alike, or fees waived and days
 * billed for good. A credit that it took comes back in any case. At most 2 writes a fee, 1 a membership, 1 more.
 * Lines in pages are released behind the transaction: 1 write.
 */
export const releaseWrites = async (
  org: string,
  invoices: readonly (Released & Pick<Invoice, 'lineCount'>)[],
  rebill: boolean,
): Promise<Write[]> => {
  const here = invoices.filter(({ lineCount }) => lineCount === undefined);
  const requests = invoices.flatMap(({ lineCount, ...invoice }) =>
    lineCount === undefined ? [] : [releaseRequest(org, { ...invoice, lineCount }, rebill)],
  );
  return [...requests, ...(await linesReleased(org, here, rebill))];
};

/** What lets go of the lines that are here. */
export const linesReleased = async (
  org: string,
  invoices: readonly Released[],
  rebill: boolean,
): Promise<Write[]> => {
  const released = await Promise.all(invoices.map(invoice => claimReleases(org, invoice, rebill)));
  const writes = released.flat();
  const [first] = invoices;
  if (!first || writes.length === 0) return [];
  return [...writes, { ...touchBilling(org, first.customerId), refuse: busy }];
};

const claimReleases = async (org: string, invoice: Released, rebill: boolean): Promise<Write[]> => {
  const fees = invoice.lines.filter(({ cause }) => cause === 'fee');
  const days = rebill ? invoice.lines.filter(({ cause }) => cause === 'membership') : [];
  return [
    ...(await Promise.all(fees.map(line => feeRelease(org, invoice, line, rebill)))).flat(),
    ...(await membershipReleases(org, invoice, days)),
  ];
};

const feeRelease = async (
  org: string,
  { id, customerId }: Released,
  line: InvoiceLine,
  rebill: boolean,
): Promise<Write[]> => {
  const key = keys.fee(org, customerId, line.causeId ?? '');
  const [item] = await getItems([key]);
  const fee = Fee.parse(item);
  const isCredit = fee.quantity < 0;
  if (!isCredit && fee.invoiceId !== id) return [billedBy(key, id)];
  const status = rebill || isCredit ? 'open' : 'waived';
  const change = changeWrite(key, fee.version, { status, invoiceId: null });
  return [
    { ...change, refuse: busy },
    ...(isCredit ? [await creditBack(org, fee, line)] : []),
    ...(!isCredit && rebill
      ? [{ put: openChargeItem(org, fee), condition: absent, refuse: busy }]
      : []),
  ];
};

/** Somebody released the fee after the invoice was read: its version tells the caller so; if it does not, this is a bug. */
const billedBy = (check: ReturnType<typeof keys.fee>, id: string): Write => ({
  check,
  condition: 'invoiceId = :invoice',
  values: { ':invoice': id },
});

/** What a line took of a credit is open again, beside what was left of it. */
const creditBack = async (org: string, fee: Fee, line: InvoiceLine): Promise<Write> => {
  const key = keys.openCharge(org, fee.customerId, fee.on, fee.id);
  const [item] = await getItems([key]);
  const taken = -line.unitPrice * line.quantity;
  if (!item) {
    const price = { ...fee.price, amount: taken };
    const put = openChargeItem(org, { ...fee, price, quantity: -1 });
    return { put, condition: absent, refuse: busy };
  }
  const { price, quantity } = OpenCharge.parse(item);
  return {
    update: key,
    expression: 'SET price.amount = :sum, quantity = :credit',
    condition: 'price.amount = :rest AND quantity = :units',
    values: {
      ...{ ':sum': taken - price.amount * quantity, ':credit': -1 },
      ...{ ':rest': price.amount, ':units': quantity },
    },
    refuse: busy,
  };
};

const membershipReleases = async (
  org: string,
  { customerId }: Released,
  lines: readonly InvoiceLine[],
): Promise<Write[]> => {
  const byMembership = [...Map.groupBy(lines, ({ causeId = '' }) => causeId)];
  const wanted = byMembership.map(([id]) => keys.membership(org, customerId, id));
  const items = wanted.length > 0 ? await getItems(wanted) : [];
  return byMembership.map(([id, own], n) => {
    const { released = [], version } = Membership.parse(items[n]);
    const periods = own.map(({ from = '', to = '' }) => ({ from, to }));
    const all = [...released, ...periods].sort((a, b) => a.from.localeCompare(b.from));
    const change = changeWrite(keys.membership(org, customerId, id), version, { released: all });
    return { ...change, refuse: busy };
  });
};
