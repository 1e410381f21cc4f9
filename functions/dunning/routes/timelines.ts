import { getCustomerTimeline, getInvoiceTimeline } from '../../../shared/dunning/operations.ts';
import { customerTimeline, invoiceTimeline } from '../../../shared/dunning/timeline-store.ts';
import { requireCustomer } from '../../../shared/people/require-customer.ts';
import { route } from '../../middleware/http.ts';

export const timelineRoutes = [
  route(getInvoiceTimeline, async ({ organisation, params }) => ({
    body: { items: await invoiceTimeline(organisation, params) },
  })),

  route(getCustomerTimeline, async ({ organisation, params, query }) => {
    await requireCustomer(organisation.id, params.customerId);
    return { body: { items: await customerTimeline(organisation, params.customerId, query) } };
  }),
];
