import type { Id } from '../kernel/id.ts';
import { getItems, queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import { BankEntry } from './model.ts';

type Placed = Pick<BankEntry, 'bookedOn' | 'id'>;

const keyOf = (org: string, customerId: string, { bookedOn, id }: Placed) =>
  keys.customerEntry(org, customerId, `${bookedOn}#${id}`);

/** Leads from a customer to a movement: a proposed one, until it is booked on somebody else, or one that is booked. */
export const pointerWrite = (org: string, customerId: Id<'customer'>, entry: Placed): Write => ({
  put: { ...keyOf(org, customerId, entry), entryId: entry.id },
});

/** An entry is whose it was booked on, and nobody else's any more. 1 or 2 writes. */
export const pointersMoved = (
  org: string,
  { proposal, ...entry }: BankEntry,
  customerId: Id<'customer'>,
): Write[] => {
  const isOther = proposal !== undefined && proposal.customerId !== customerId;
  const left: Write[] = isOther ? [{ delete: keyOf(org, proposal.customerId, entry) }] : [];
  return [...left, pointerWrite(org, customerId, entry)];
};

/** Oldest first. 1 query and 1 batch get per 100. */
export const entriesOfCustomer = async (org: string, customerId: string): Promise<BankEntry[]> => {
  const { pk, sk: prefix } = keys.customerEntry(org, customerId, '');
  const pointers = await queryAll({ pk, prefix });
  const items = await getItems(pointers.map(({ entryId }) => keys.bankEntry(org, `${entryId}`)));
  return items.flatMap(item => (item ? [BankEntry.parse(item)] : []));
};
