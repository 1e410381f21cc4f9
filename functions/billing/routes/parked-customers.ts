import { unparkWrite } from '../../../shared/billing/due.ts';
import { Billing } from '../../../shared/billing/model.ts';
import { listParkedCustomers, unparkCustomer } from '../../../shared/billing/operations.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { bucketOf } from '../../../shared/kernel/bucket.ts';
import { realClock } from '../../../shared/kernel/clock.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { getItem, getItems, type IndexPosition, queryIndex } from '../../../shared/store/read.ts';
import { indexKeys, keys } from '../../../shared/store/table.ts';
import { route } from '../../middleware/http.ts';

export const parkedCustomerRoutes = [
  route(listParkedCustomers, async ({ organisation, query, position, nextCursor }) => {
    const { gsi1pk } = indexKeys.parked(organisation.id, '', '');
    const page = await queryIndex({
      pk: gsi1pk,
      limit: query.limit,
      after: position<IndexPosition>(),
    });
    const items = (await getItems(page.items)).flatMap(item => {
      if (!item) return [];
      const { customerId, parked } = Billing.parse(item);
      return parked ? [{ customerId, ...parked }] : [];
    });
    return { body: { items, nextCursor: nextCursor(page.last) } };
  }),

  route(unparkCustomer, async ({ organisation, params, principal }) => {
    const { customerId } = params;
    const item = await getItem(keys.billing(organisation.id, customerId));
    if (!item) throw new Refusal('not_found', { field: '/path/customerId', received: customerId });
    const billing = Billing.parse(item);
    if (!billing.parked) throw new Refusal('not_parked');
    const detail = { organisationId: organisation.id, customerId, by: principal.id };
    return {
      writes: [unparkWrite(organisation.id, billing, bucketOf(customerId), realClock.now())],
      events: [domainEvent('customer.unparked', detail)],
    };
  }),
];
