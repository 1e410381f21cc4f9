import { readBilling } from '../../../shared/billing/inputs.ts';
import {
  changedTerms,
  companyCheck,
  termsEdit,
  termsView,
  termsWrite,
  vatIdCheck,
} from '../../../shared/billing/terms.ts';
import { editBillingTerms, getBillingTerms } from '../../../shared/billing/terms-operations.ts';
import { requireDiscountCurrency } from '../../../shared/catalogue/plans.ts';
import { sameVersion } from '../../../shared/store/change.ts';
import { route } from '../../middleware/http.ts';

export const billingTermsRoutes = [
  route(getBillingTerms, async ({ organisation, params }) => {
    const billing = await readBilling(organisation.id, params.customerId);
    return { body: termsView(billing), etag: billing.inputsVersion };
  }),

  route(editBillingTerms, async ({ organisation, params, body, expectedVersion }) => {
    const billing = await readBilling(organisation.id, params.customerId);
    sameVersion({ version: billing.inputsVersion }, expectedVersion);
    requireDiscountCurrency(body.discount, organisation.currency);
    const changes = termsEdit(billing, body);
    const next = changedTerms(billing, changes);
    return {
      body: termsView(next),
      etag: next.inputsVersion,
      writes: [
        termsWrite(organisation.id, billing, changes),
        ...vatIdCheck(organisation.id, billing.customerId, body),
        ...companyCheck(organisation.id, billing.customerId, body),
      ],
    };
  }),
];
