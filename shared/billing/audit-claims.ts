import type { Fee, Membership, OpenCharge } from '../catalogue/model.ts';
import { plusDays } from '../kernel/calendar.ts';
import { type Finding, finding } from './audit-model.ts';
import type { Invoice, InvoiceLine } from './model.ts';

interface Claims {
  readonly invoices: readonly Invoice[];
  readonly fees: readonly Fee[];
  readonly charges: readonly OpenCharge[];
  readonly memberships: readonly Membership[];
}

interface Claim {
  readonly line: InvoiceLine;
  readonly invoiceId: Invoice['id'];
}

/** A void invoice bills nothing any more, and what was credited whole may be billed again. */
const isClaiming = ({ status, credited, gross }: Invoice): boolean =>
  status !== 'void' && !(credited && credited.gross >= gross);

/** Whether each charge and each day of a customer's memberships is billed at most once (I1). Pure. */
export const auditClaims = ({ invoices, fees, charges, memberships }: Claims): Finding[] => {
  const claims = invoices
    .filter(isClaiming)
    .flatMap(({ id, lines }) => lines.map((line): Claim => ({ line, invoiceId: id })));
  const ofFees = claims.filter(({ line }) => line.cause === 'fee');
  const ofDays = claims.filter(({ line }) => line.cause === 'membership');
  return [
    ...fees.flatMap(fee => billedFindings(fee, invoices)),
    ...fees.flatMap(fee => openFindings(fee, charges)),
    ...chargesOnce(ofFees, new Map(fees.map(fee => [fee.id as string, fee]))),
    ...daysOnce(ofDays, memberships),
  ];
};

/** Each fee that is billed names an invoice that has it. */
const billedFindings = (
  { id, status, invoiceId }: Fee,
  invoices: readonly Invoice[],
): Finding[] => {
  if (status !== 'billed') return [];
  const named = invoices.find(invoice => invoice.id === invoiceId);
  const has = named?.lines.some(({ cause, causeId }) => cause === 'fee' && causeId === id);
  if (has && named?.status !== 'void') return [];
  const problem = !named ? 'there is none' : has ? 'it is void' : 'it has no line of it';
  return [finding('fee_claim', id, `It is billed by ${invoiceId}: ${problem}.`)];
};

/** A fee waits to be billed if and only if it is open. */
const openFindings = ({ id, status }: Fee, charges: readonly OpenCharge[]): Finding[] => {
  const waits = charges.some(({ feeId }) => feeId === id);
  if (waits === (status === 'open')) return [];
  const sentence = waits
    ? `It is ${status} and waits to be billed.`
    : 'It is open and waits for nothing.';
  return [finding('open_charge', id, sentence)];
};

const chargesOnce = (claims: readonly Claim[], fees: ReadonlyMap<string, Fee>): Finding[] =>
  [...Map.groupBy(claims, ({ line }) => line.causeId ?? '')].flatMap(([id, own]) => {
    const fee = fees.get(id);
    const on = own.map(({ invoiceId }) => invoiceId);
    if (!fee) return [finding('fee_claim', id, `${on.join(', ')} bills it: there is no such fee.`)];
    if (fee.quantity < 0) return creditOnce(fee, own);
    if (own.length > 1) return [finding('charge_twice', id, `It is billed by ${on.join(', ')}.`)];
    if (fee.status === 'billed' && on[0] === fee.invoiceId) return [];
    return [finding('fee_claim', id, `${on[0]} bills it, and it is ${fee.status}.`)];
  });

/** A credit may be set off in parts, up to what it is. */
const creditOnce = ({ id, price, quantity }: Fee, own: readonly Claim[]): Finding[] => {
  const taken = own.reduce((sum, { line }) => sum - line.unitPrice * line.quantity, 0);
  const all = -price.amount * quantity;
  if (taken <= all) return [];
  return [finding('charge_twice', id, `${taken} are set off of a credit of ${all}.`)];
};

const daysOnce = (claims: readonly Claim[], memberships: readonly Membership[]): Finding[] =>
  [...Map.groupBy(claims, ({ line }) => line.causeId ?? '')].flatMap(([id, own]) => {
    const spans = own
      .map(({ line: { from = '', to = '' }, invoiceId }) => ({ from, to, invoiceId }))
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    const twice = spans.flatMap((span, n) => {
      const before = spans[n - 1];
      if (!before || before.to <= span.from) return [];
      const sentence = `${span.from} and later is billed by ${before.invoiceId} and by ${span.invoiceId}.`;
      return [finding('days_twice', id, sentence)];
    });
    const mark = memberships.find(membership => membership.id === id)?.billedTo;
    const beyond = spans.find(({ to }) => mark !== undefined && to > mark);
    if (!beyond || mark === undefined) return twice;
    const days = `${beyond.invoiceId} bills days to ${plusDays(beyond.to, -1)}`;
    return [
      ...twice,
      finding('days_unmarked', id, `${days}, it is marked as billed up to ${mark}.`),
    ];
  });
