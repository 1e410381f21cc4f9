import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import type { PlainDate } from '../kernel/calendar.ts';
import { Refusal } from '../kernel/errors.ts';
import { createId } from '../kernel/id.ts';
import type { Currency } from '../kernel/money.ts';
import type { Organisation } from '../organisation/model.ts';
import type { Changes } from '../store/change.ts';
import type { Write } from '../store/transact.ts';
import { fee } from './fees.ts';
import type { Fee, Membership, Plan } from './model.ts';
import { readFee } from './store.ts';
import { feeAddition, feeEditWrites, feeWaiver } from './writes.ts';

interface Context {
  readonly currency: Currency;
  readonly now: string;
}

/** A membership with the deposit that its plan asks for: a fee without tax, billed with its first period. */
export const withDeposit = (
  membership: Membership,
  { name, deposit, tax }: Plan,
  { currency, now }: Context,
): { membership: Membership; deposit?: Fee } => {
  if (!deposit) return { membership };
  const { customerId, id, startOn: on, quantity } = membership;
  const asked = fee(
    {
      name: `Deposit: ${name}`,
      on,
      price: deposit,
      quantity,
      // money that is held is no payment for a service
      tax: { name: tax.name, percent: '0' },
      billInAdvance: true,
      refundable: true,
      origin: { kind: 'deposit', id },
    },
    { id: createId('fee'), customerId, currency, now },
  );
  return { membership: { ...membership, depositFeeId: asked.id }, deposit: asked };
};

/** Adds a deposit. 3 writes. */
export const depositAddition = (
  org: string,
  by: string,
  deposit: Fee | undefined,
): { writes: Write[]; events: DomainEvent[] } => {
  if (!deposit) return { writes: [], events: [] };
  const { customerId, id: feeId } = deposit;
  return {
    writes: feeAddition(org, deposit),
    events: [domainEvent('fee.created', { organisationId: org, customerId, feeId, by })],
  };
};

interface DepositActor {
  readonly organisation: Pick<Organisation, 'id'>;
  readonly now: string;
  readonly by: string;
}

interface Moved {
  readonly changes: Changes<Membership>;
  readonly writes: Write[];
  readonly events: DomainEvent[];
}

/**
 * What a changed membership makes of a deposit that is not billed: it is due on the start, goes with a membership
 * that never serves, and comes back with it. The one after a plan change keeps it. 1 get when there is one.
 */
export const depositMoved = async (
  org: string,
  before: Membership,
  after: Membership,
  { by, now }: { readonly by: string; readonly now: string },
): Promise<Moved> => {
  const { depositFeeId, startOn } = after;
  const none = { changes: {}, writes: [], events: [] };
  const isNamed = depositFeeId !== undefined && !after.replacedBy;
  if (!isNamed || (before.startOn === startOn && before.endOn === after.endOn)) return none;
  const found = await readFee(org, after.customerId, depositFeeId);
  const { customerId } = found;
  const about = (feeId: Fee['id']) => ({ organisationId: org, customerId, feeId, by });
  if (found.status === 'waived' && neverServes(before) && !neverServes(after)) {
    const { invoiceId: _, ...asked } = found;
    const next: Fee = {
      ...asked,
      ...{ id: createId('fee'), on: startOn, status: 'open', version: 1, createdAt: now },
    };
    return { changes: { depositFeeId: next.id }, ...depositAddition(org, by, next) };
  }
  if (found.status !== 'open') return none;
  if (neverServes(after)) {
    const writes = feeWaiver(org, found).map(retried);
    return { ...none, writes, events: [domainEvent('fee.waived', about(found.id))] };
  }
  if (found.on === startOn) return none;
  const writes = feeEditWrites(org, found, { on: startOn }).map(retried);
  return { ...none, writes, events: [domainEvent('fee.updated', about(found.id))] };
};

/** A deposit that nobody has billed is the other one's who pays from now on; one that is held stays whose it is. 1 get. */
export const depositFor = async (
  { organisation, now, by }: DepositActor,
  { customerId, depositFeeId }: Membership,
  follows: Membership,
): Promise<Omit<Moved, 'changes'> & { readonly depositFeeId?: Fee['id'] }> => {
  const org = organisation.id;
  const found = depositFeeId ? await readFee(org, customerId, depositFeeId) : undefined;
  if (found?.status !== 'open') return { writes: [], events: [] };
  const next: Fee = {
    ...found,
    ...{ id: createId('fee'), customerId: follows.customerId, on: follows.startOn },
    ...{ origin: { kind: 'deposit', id: follows.id }, version: 1, createdAt: now },
  };
  const waived = { organisationId: org, customerId, feeId: found.id, by };
  const added = depositAddition(org, by, next);
  return {
    depositFeeId: next.id,
    writes: [...feeWaiver(org, found).map(retried), ...added.writes],
    events: [domainEvent('fee.waived', waived), ...added.events],
  };
};

const neverServes = ({ startOn, endOn }: { startOn: PlainDate; endOn?: PlainDate | undefined }) =>
  endOn !== undefined && endOn < startOn;

/** Whoever billed or changed it meanwhile is seen when the membership is read again. */
const retried = (write: Write): Write => ({ ...write, refuse: () => new Refusal('busy') });
