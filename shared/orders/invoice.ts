import { readBillingPersons, readLocationTerms } from '../billing/inputs.ts';
import type { Issued } from '../billing/issue-now.ts';
import { orderInvoice } from '../billing/order-invoice.ts';
import { sellerAt } from '../billing/seller-at.ts';
import { readSeries } from '../billing/series.ts';
import type { OpenCharge } from '../catalogue/model.ts';
import { findLocation } from '../organisation/store.ts';
import type { Write } from '../store/transact.ts';
import type { Sale } from './sale.ts';

/**
 * The invoice of an order that does not wait for a run, instead of its open charges. Its mail leaves as the
 * organisation sends mail; a visitor gets it in any case. 2 gets + 1 query, 1 more of an organisation with several sellers.
 */
export const invoiceOf = async (
  { organisation, customer, billing, orderId, channel, now }: Sale,
  writes: readonly Write[],
): Promise<Issued | undefined> => {
  const org = organisation.id;
  const hasSellers = (organisation.legalEntities ?? []).length > 0;
  const [series, billingPersons, location, places] = await Promise.all([
    readSeries(org),
    readBillingPersons(org, customer.id),
    customer.locationId && findLocation(org, customer.locationId),
    hasSellers ? readLocationTerms(org) : undefined,
  ]);
  const mail = organisation.billing.send || channel === 'storefront';
  const locationTax = location ? location.tax : undefined;
  const buyer = { customer, tax: billing.tax, billingPersons };
  const sellerOf = ({ locationId = customer.locationId, legalEntityId }: OpenCharge) =>
    sellerAt(locationId, { organisation, ...places }, legalEntityId).seller;
  const sale = { orderId, writes, mail, locationTax, sellerOf };
  return orderInvoice(organisation, buyer, series, sale, now);
};
