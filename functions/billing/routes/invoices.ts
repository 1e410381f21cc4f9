import { billNow as billedNow } from '../../../shared/billing/bill-now.ts';
import {
  readBilling,
  readBillingInputs,
  readLocationTerms,
  readPlans,
} from '../../../shared/billing/inputs.ts';
import {
  customerInvoices,
  existingInvoice,
  issuedInvoices,
} from '../../../shared/billing/invoice-store.ts';
import type { Issued } from '../../../shared/billing/issue-now.ts';
import { invoiceMailId } from '../../../shared/billing/issue-writes.ts';
import { manualInvoice } from '../../../shared/billing/manual-invoice.ts';
import {
  billNow,
  createManualInvoice,
  getCustomerInvoice,
  getOwnInvoice,
  listCustomerInvoices,
  listInvoices,
  listOwnInvoices,
} from '../../../shared/billing/operations.ts';
import { sellerOfCustomer } from '../../../shared/billing/seller-at.ts';
import { readSeries } from '../../../shared/billing/series.ts';
import { invoiceView } from '../../../shared/billing/views.ts';
import { existing } from '../../../shared/kernel/errors.ts';
import { existingAudience } from '../../../shared/notifications/audience.ts';
import { readMail } from '../../../shared/notifications/mail-store.ts';
import { mailView } from '../../../shared/notifications/views.ts';
import { requireLegalEntity } from '../../../shared/organisation/legal-entities.ts';
import { billingPersonsOf } from '../../../shared/people/billing-persons.ts';
import { type Call, route } from '../../middleware/http.ts';

type CustomerCall = Call<typeof listCustomerInvoices>;

const pageOfCustomer = async (
  call: Pick<CustomerCall, 'organisation' | 'params' | 'query' | 'position' | 'nextCursor'>,
) => {
  const asked = { limit: call.query.limit, after: call.position<string>() };
  const { items, next } = await customerInvoices(
    call.organisation.id,
    call.params.customerId,
    asked,
  );
  return { body: { items: items.map(invoiceView), nextCursor: call.nextCursor(next) } };
};

const answerOf = ({ invoice, writes, event }: Issued) => ({
  body: invoiceView(invoice),
  etag: invoice.version,
  location: `/v1/admin/customers/${invoice.customerId}/invoices/${invoice.id}`,
  writes,
  events: [event],
});

export const invoiceRoutes = [
  route(listInvoices, async ({ organisation, query, position, nextCursor }) => {
    const { items, next } = await issuedInvoices(organisation.id, {
      limit: query.limit,
      after: position<number>(),
    });
    return { body: { items: items.map(invoiceView), nextCursor: nextCursor(next) } };
  }),

  route(listCustomerInvoices, async call => {
    await existingAudience(call.organisation.id, call.params.customerId);
    return pageOfCustomer(call);
  }),

  route(createManualInvoice, async ({ organisation, params, body, now }) => {
    const audience = await existingAudience(organisation.id, params.customerId);
    const { tax } = await readBilling(organisation.id, params.customerId);
    const series = await readSeries(organisation.id);
    const billingPersons = billingPersonsOf(audience.members).map(({ name }) => name);
    const buyer = { customer: audience.customer, tax, billingPersons };
    const { legalEntityId: said } = body;
    if (said !== 'own') requireLegalEntity(organisation, said);
    const seller = await sellerOfCustomer(organisation, buyer.customer, said);
    return answerOf(manualInvoice(organisation, { ...buyer, seller }, series, body, now));
  }),

  route(billNow, async ({ organisation, params, now }) => {
    const org = organisation.id;
    const [found, plans, locationTerms, series] = await Promise.all([
      readBillingInputs(org, params.customerId),
      readPlans(org),
      readLocationTerms(org),
      readSeries(org),
    ]);
    const inputs = existing(found, 'customerId', params.customerId);
    const terms = { organisation, plans, ...locationTerms };
    return answerOf(billedNow(inputs, terms, series, now));
  }),

  route(getCustomerInvoice, async ({ organisation, params }) => {
    const invoice = await existingInvoice(organisation.id, params, { isTeam: true });
    const { customerId, runId } = invoice;
    const mail = await readMail(organisation.id, {
      id: invoiceMailId(invoice.id),
      customerId,
      runId,
    });
    return {
      body: {
        ...invoiceView(invoice),
        deliveries: mail ? [mailView(mail)] : [],
        edits: invoice.edits,
      },
      etag: invoice.version,
    };
  }),

  route(listOwnInvoices, pageOfCustomer),

  route(getOwnInvoice, async ({ organisation, params }) => {
    const invoice = await existingInvoice(organisation.id, params, { isTeam: false });
    return { body: invoiceView(invoice), etag: invoice.version };
  }),
];
