import { searchAvailability } from '../../../shared/booking/availability-store.ts';
import { isOffered, offeredResourceView } from '../../../shared/booking/resources.ts';
import { listResources, matches, withRates } from '../../../shared/booking/store.ts';
import { isOffered as isPlanOffered } from '../../../shared/catalogue/prices.ts';
import { listPlans } from '../../../shared/catalogue/store.ts';
import { localDate } from '../../../shared/kernel/calendar.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { findLocation, pageOfLocations } from '../../../shared/organisation/store.ts';
import * as operations from '../../../shared/storefront/public-operations.ts';
import { storefrontInfo, storefrontOffer } from '../../../shared/storefront/public-views.ts';
import { route } from '../../middleware/http.ts';

const info = route(operations.showStorefront, async ({ organisation }) => {
  const { items } = await pageOfLocations(organisation.id, { limit: 100 });
  return { body: storefrontInfo(organisation, items) };
});

const offers = route(operations.listStorefrontOffers, async call => {
  const { organisation, now, query } = call;
  const { limit, locationId } = query;
  const location = locationId && (await findLocation(organisation.id, locationId));
  if (locationId && !location) throw unknownLocation(locationId);
  const asked = { limit, after: call.position<string>() };
  const page = await listPlans(organisation.id, asked, plan => isPlanOffered(plan, 'storefront'));
  const sale = {
    on: localDate(now, organisation.timeZone),
    locationId,
    ...(location && { locationTax: location.tax }),
  };
  const items = page.items.map(plan => storefrontOffer(plan, sale));
  return { body: { items, nextCursor: call.nextCursor(page.next) } };
});

const resources = route(operations.listStorefrontResources, async call => {
  const { id: org } = call.organisation;
  const { limit, locationId, type } = call.query;
  const asked = { limit, after: call.position<string>() };
  const page = await listResources(
    org,
    asked,
    each => isOffered(each, 'storefront') && matches(each, { locationId, type }),
  );
  const priced = await withRates(org, page.items);
  const items = priced.flatMap(({ resource, rate }) =>
    rate ? [offeredResourceView(resource, rate)] : [],
  );
  return { body: { items, nextCursor: call.nextCursor(page.next) } };
});

const availability = route(operations.searchStorefrontAvailability, async call => {
  const { organisation, query, now } = call;
  const search = { ...query, after: call.position<string>() };
  const page = await searchAvailability(organisation.id, search, { now, by: 'visitor' });
  return { body: { items: page.items, nextCursor: call.nextCursor(page.next) } };
});

const unknownLocation = (received: string): Refusal =>
  new Refusal('unknown_reference', {
    field: '/query/locationId',
    expected: 'a location of this storefront',
    received,
  });

export const publicRoutes = [info, offers, resources, availability];
