import { Seller } from '../organisation/model.ts';
import { keys } from '../store/table.ts';
import type { Invoice } from './model.ts';
import { readVersions } from './versions.ts';

/** The seller as a document names it. 1 get, of what this environment does not know. */
export const sellerOf = async (
  org: string,
  { id, sellerVersion }: Pick<Invoice, 'sellerVersion'> & { readonly id: string },
): Promise<Seller> => {
  const [seller] = await readVersions([keys.seller(org, sellerVersion)]);
  if (!seller) throw new Error(`${id} names a seller that is not there`);
  return Seller.parse(seller);
};
