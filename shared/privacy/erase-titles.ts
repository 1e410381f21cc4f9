import { type Item, queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import type { Trace } from './erase-traces.ts';
import type { Wanted } from './model.ts';
import type { ErasureRef } from './store.ts';

/**
 * What the person called bookings and series that name it or that it made; the bookings themselves are the
 * customer's, with ids only. 1 query of the customer's bookings.
 */
export const tracesInTitles = async (
  { organisationId, customerId }: ErasureRef,
  { memberIds }: Wanted,
): Promise<Trace[]> => {
  if (memberIds.length === 0) return [];
  const { pk, sk } = keys.booking(organisationId, customerId, '');
  // series lie beside bookings: BOOKING# and BOOKING-SERIES#
  const items = await queryAll({ pk, prefix: sk.slice(0, -1) });
  const whose: readonly unknown[] = memberIds;
  return items
    .filter(({ memberId, bookedBy }) => whose.includes(memberId ?? bookedBy))
    .flatMap((item): Trace[] =>
      item.title === undefined ? [] : [{ kind: 'titles', write: untitled(item) }],
    );
};

const untitled = ({ pk, sk, title }: Item) => ({
  update: { pk, sk },
  expression: 'REMOVE title ADD version :one',
  condition: 'title = :title',
  values: { ':title': title, ':one': 1 },
});
