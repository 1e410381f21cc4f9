import { Seller } from '../organisation/model.ts';
import { sellerKey } from '../organisation/seller.ts';
import type { Invoice } from './model.ts';
import { readVersions } from './versions.ts';

/** The seller as a document names it. 1 get, of what this environment does not know. */
export const sellerOf = async (
  org: string,
  document: Pick<Invoice, 'sellerVersion' | 'legalEntityId'> & { readonly id: string },
): Promise<Seller> => {
  const [seller] = await readVersions([sellerKey(org, document)]);
  if (!seller) throw new Error(`${document.id} names a seller that is not there`);
  return Seller.parse(seller);
};
