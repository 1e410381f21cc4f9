import type { LegalEntity, SoldBy } from '../organisation/legal-entity-model.ts';
import type { Organisation } from '../organisation/model.ts';
import { findLocation } from '../organisation/store.ts';
import type { Customer } from '../people/model.ts';

interface Sellers {
  readonly organisation: Pick<Organisation, 'legalEntities'>;
  /** who sells at locations where it is not the organisation itself */
  readonly locationSellers?: ReadonlyMap<string, LegalEntity['id']> | undefined;
}

/**
 * Who sells at a location, or what is said to be sold by somebody. A location that names one who came after the
 * organisation was read is as it was then: the organisation's own.
 */
export const sellerAt = (
  locationId: string | undefined,
  { organisation: { legalEntities = [] }, locationSellers }: Sellers,
  said?: SoldBy | undefined,
): { readonly seller?: LegalEntity['id'] } => {
  const seller = said ?? locationSellers?.get(locationId ?? '');
  const entity = legalEntities.find(({ id }) => id === seller);
  return entity ? { seller: entity.id } : {};
};

/** Who sells to a customer what names no location. 1 get, of an organisation with several sellers, unless it is said. */
export const sellerOfCustomer = async (
  organisation: Pick<Organisation, 'id' | 'legalEntities'>,
  { locationId }: Pick<Customer, 'locationId'>,
  said?: SoldBy | undefined,
): Promise<LegalEntity['id'] | undefined> => {
  if (said !== undefined) return sellerAt(undefined, { organisation }, said).seller;
  if (!organisation.legalEntities?.length || !locationId) return undefined;
  const location = await findLocation(organisation.id, locationId);
  return sellerAt(locationId, { organisation }, location?.legalEntityId).seller;
};
