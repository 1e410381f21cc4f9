import { Refusal } from '../kernel/errors.ts';
import { keys } from '../store/table.ts';
import { present, type Write } from '../store/transact.ts';

/** Judges a location where what names it is written. 1 write. */
export const locationExists = (org: string, locationId: string): Write => ({
  check: keys.location(org, locationId),
  condition: present,
  refuse: () =>
    new Refusal('unknown_reference', {
      field: '/body/locationId',
      expected: 'a location of this organisation',
      received: locationId,
    }),
});
