import type { PlainDate } from '../kernel/calendar.ts';
import { type Key, keys } from '../store/table.ts';
import type { Organisation, Seller } from './model.ts';

/** Changes to these make a new version of the seller; invoices keep the version they were issued with. */
export const sellerFields = ['name', 'address', 'vatId', 'email'] as const;

/** The seller that an organisation is at its `sellerVersion`. */
export const sellerItem = (organisation: Organisation, since: PlainDate): Seller & Key => ({
  ...keys.seller(organisation.id, organisation.sellerVersion),
  version: organisation.sellerVersion,
  name: organisation.name,
  address: organisation.address,
  ...(organisation.vatId !== undefined && { vatId: organisation.vatId }),
  email: organisation.email,
  since,
});
