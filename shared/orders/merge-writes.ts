import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../kernel/errors.ts';
import type { Key } from '../store/table.ts';
import type { Write } from '../store/transact.ts';

/**
 * The writes of several sales as one transaction takes them, which is one an item: of repeats the first stays,
 * and what only asks of an item or bumps its `inputsVersion` gives way to what changes it. Two sales that
 * change one item are not for one order.
 */
export const mergeWrites = (writes: readonly Write[]): Write[] => {
  const groups = Map.groupBy(writes, write => nameOf(keyOf(write)));
  return [...groups.values()].map(oneOf);
};

const keyOf = (write: Write): Key => {
  if ('put' in write) return write.put;
  if ('update' in write) return write.update;
  return 'delete' in write ? write.delete : write.check;
};

const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;

const oneOf = (writes: readonly Write[]): Write => {
  const changes = writes.filter(write => !('check' in write) && !isTouch(write));
  const [change, other] = distinct(changes);
  if (other) throw sameThingTwice();
  const kept = change ?? writes.find(isTouch) ?? writes[0];
  if (!kept) throw new Error('an empty group of writes');
  return kept;
};

/** As `touchBilling` makes it. */
const isTouch = (write: Write): boolean =>
  'update' in write && write.expression === 'ADD inputsVersion :one';

const distinct = (writes: readonly Write[]): Write[] =>
  writes.filter((write, index) => !writes.slice(0, index).some(earlier => isSame(earlier, write)));

const isSame = ({ refuse: _, ...a }: Write, { refuse: __, ...b }: Write): boolean =>
  isDeepStrictEqual(a, b);

const sameThingTwice = () =>
  new Refusal('invalid_request', {
    field: '/body/items',
    expected: 'bookings that share no day of a resource, credit or pass; order them one by one',
    received: 'items that need the same',
  });
