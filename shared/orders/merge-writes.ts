import { Refusal } from '../kernel/errors.ts';
import type { Key } from '../store/table.ts';
import type { Write } from '../store/transact.ts';

/**
 * The writes of several sales as one transaction takes them, which is one an item: what only asks of an item or
 * bumps its `inputsVersion` gives way to what changes it, and a repeat of that to the first. Two sales that
 * change one item are not for one order.
 */
export const mergeWrites = (writes: readonly Write[]): Write[] =>
  [...Map.groupBy(writes, write => nameOf(keyOf(write))).values()].map(oneOf);

const keyOf = (write: Write): Key => {
  if ('put' in write) return write.put;
  if ('update' in write) return write.update;
  return 'delete' in write ? write.delete : write.check;
};

const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;

const oneOf = (writes: readonly Write[]): Write => {
  const [change, other] = writes.filter(write => !('check' in write) && !isTouch(write));
  if (other) throw sameThingTwice();
  const kept = change ?? writes.find(isTouch) ?? writes[0];
  if (!kept) throw new Error('an empty group of writes');
  return kept;
};

/** As `touchBilling` makes it. */
const isTouch = (write: Write): boolean =>
  'update' in write && write.expression === 'ADD inputsVersion :one';

const sameThingTwice = () =>
  new Refusal('invalid_request', {
    field: '/body/items',
    expected: 'bookings that share no day of a resource, and no credit; order those one by one',
    received: 'items that take from the same',
  });
