import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
import type { LegalEntity } from '../organisation/legal-entity-model.ts';
import type { InvoiceGrouping } from '../organisation/model.ts';

/** What one of several invoices of a customer is about (decision 0022); empty: everything. */
export const InvoiceGroup = z.object({
  /** its charges are of this location */
  locationId: z.string().optional(),
  /** its charges are of this membership */
  membershipId: idOf('membership').optional(),
  /** what is charged once, apart from memberships */
  fees: z.literal(true).optional(),
});
export type InvoiceGroup = z.infer<typeof InvoiceGroup>;

interface Grouping {
  readonly grouping: InvoiceGrouping;
  readonly feesApart: boolean;
}

/** How a customer's charges are spread over invoices: its own terms, otherwise its organisation's. */
export const groupingOf = (
  own: Partial<Grouping>,
  { grouping, feesApart }: Grouping,
): Grouping => ({
  grouping: own.grouping ?? grouping,
  feesApart: own.feesApart ?? feesApart,
});

/** Charges of one group and one seller are on one invoice. */
export interface Place extends InvoiceGroup {
  /** who sells where they are; absent: the organisation itself */
  readonly seller?: LegalEntity['id'] | undefined;
}

/** The invoice's group, without its seller, which every invoice names in any case. */
export const groupIn = ({ seller: _, ...group }: Place): InvoiceGroup => group;

export const groupOfMembership = (
  { grouping }: Grouping,
  membershipId: NonNullable<InvoiceGroup['membershipId']>,
  locationId: string | undefined,
): InvoiceGroup => {
  if (grouping === 'membership') return { membershipId };
  return atLocation(grouping, locationId);
};

/** What is of no membership is apart where every membership has an invoice of its own. */
export const groupOfCharge = (
  { grouping, feesApart }: Grouping,
  locationId: string | undefined,
): InvoiceGroup => ({
  ...atLocation(grouping, locationId),
  ...((feesApart || grouping === 'membership') && { fees: true }),
});

const atLocation = (grouping: InvoiceGrouping, locationId: string | undefined): InvoiceGroup =>
  grouping === 'location' && locationId !== undefined ? { locationId } : {};

/** The same for the same place; nothing for everything that the organisation itself sells. */
export const groupKey = ({ locationId, membershipId, fees, seller }: Place): string =>
  [locationId ?? membershipId ?? '', ...(fees ? ['fees'] : []), ...(seller ? [seller] : [])].join(
    '#',
  );
