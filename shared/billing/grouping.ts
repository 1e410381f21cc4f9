import * as z from 'zod';
import { idOf } from '../kernel/id.ts';
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

/** The same for the same group; nothing for everything. */
export const groupKey = ({ locationId, membershipId, fees }: InvoiceGroup): string =>
  [locationId ?? membershipId ?? '', ...(fees ? ['fees'] : [])].join('#');
