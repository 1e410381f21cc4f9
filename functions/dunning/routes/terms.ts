import type { DunningTermsView } from '../../../shared/dunning/contract.ts';
import type { DunningTerms } from '../../../shared/dunning/model.ts';
import { getDunningTerms, setDunningTerms } from '../../../shared/dunning/operations.ts';
import { policyFor, readTerms, termsWrite } from '../../../shared/dunning/terms.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import type { Organisation } from '../../../shared/organisation/model.ts';
import { requireOwnCurrency } from '../../../shared/organisation/settings.ts';
import { requireCustomer } from '../../../shared/people/require-customer.ts';
import { sameVersion } from '../../../shared/store/change.ts';
import { route } from '../../middleware/http.ts';

const viewOf = (organisation: Organisation, terms: DunningTerms): DunningTermsView => ({
  customerId: terms.customerId,
  own: terms.own,
  policy: policyFor(organisation, terms),
  version: terms.version,
});

const termsOf = async (
  { id }: Organisation,
  { customerId }: Pick<DunningTerms, 'customerId'>,
): Promise<DunningTerms> => {
  await requireCustomer(id, customerId);
  return readTerms(id, customerId);
};

export const dunningTermsRoutes = [
  route(getDunningTerms, async ({ organisation, params }) => {
    const terms = await termsOf(organisation, params);
    return { body: viewOf(organisation, terms), etag: terms.version };
  }),

  route(setDunningTerms, async ({ organisation, params, body, expectedVersion, principal }) => {
    const before = await termsOf(organisation, params);
    sameVersion(before, expectedVersion);
    requireOwnCurrency(organisation, body, '/body');
    const terms = { ...before, own: body, version: before.version + 1 };
    const by = { organisationId: organisation.id, by: principal.id };
    return {
      body: viewOf(organisation, terms),
      etag: terms.version,
      writes: [termsWrite(organisation.id, terms)],
      events: [domainEvent('dunningTerms.updated', { ...by, customerId: params.customerId })],
    };
  }),
];
