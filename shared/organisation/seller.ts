import { isDeepStrictEqual } from 'node:util';
import type { PlainDate } from '../kernel/calendar.ts';
import { type Key, keys } from '../store/table.ts';
import type { LegalEntity } from './legal-entity-model.ts';
import type { Organisation, Seller } from './model.ts';

/** Changes to these make a new version of the seller; invoices keep the version they were issued with. */
const sellerFields = ['name', 'address', 'vatId', 'registration', 'iban', 'email'] as const;
type SellerFields = Pick<Seller, (typeof sellerFields)[number]>;

/** Whether a change makes another seller of it. */
export const differsAsSeller = (
  changes: { readonly [F in (typeof sellerFields)[number]]?: SellerFields[F] | null | undefined },
  current: SellerFields,
): boolean =>
  sellerFields.some(
    field =>
      changes[field] !== undefined &&
      !isDeepStrictEqual(changes[field] ?? undefined, current[field]),
  );

const shownOf = ({ name, address, vatId, registration, iban, email }: SellerFields) => ({
  ...{ name, address, email },
  ...(vatId !== undefined && { vatId }),
  ...(registration !== undefined && { registration }),
  ...(iban !== undefined && { iban }),
});

/** The seller that an organisation is at its `sellerVersion`. */
export const sellerItem = (organisation: Organisation, since: PlainDate): Seller & Key => ({
  ...keys.seller(organisation.id, organisation.sellerVersion),
  version: organisation.sellerVersion,
  ...shownOf(organisation),
  since,
});

/** The seller that one of its legal entities is. */
export const entitySellerItem = (
  org: string,
  entity: LegalEntity,
  since: PlainDate,
): Seller & Key => ({
  ...keys.seller(org, entity.sellerVersion, entity.id),
  version: entity.sellerVersion,
  ...shownOf(entity),
  legalEntityId: entity.id,
  since,
});

interface Sold {
  readonly sellerVersion: number;
  readonly legalEntityId?: string | undefined;
}

/** Where the seller lies that a document names. */
export const sellerKey = (org: string, { sellerVersion, legalEntityId }: Sold): Key =>
  keys.seller(org, sellerVersion, legalEntityId);

/** What a document takes of its seller; absent: the organisation itself. */
export const soldBy = (
  { sellerVersion, legalEntities = [] }: Pick<Organisation, 'sellerVersion' | 'legalEntities'>,
  id: LegalEntity['id'] | undefined,
) => {
  if (id === undefined) return { sellerVersion };
  const entity = legalEntities.find(each => each.id === id);
  if (!entity) throw new Error(`there is no legal entity ${id}`);
  return { sellerVersion: entity.sellerVersion, legalEntityId: entity.id };
};
