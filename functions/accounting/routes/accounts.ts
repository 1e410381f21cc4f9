import { changeAccounts, readAccounts } from '../../../shared/accounting/account-store.ts';
import { editAccounts, getAccounts } from '../../../shared/accounting/operations.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { route } from '../../middleware/http.ts';

export const accountRoutes = [
  route(getAccounts, async ({ organisation }) => {
    const accounts = await readAccounts(organisation.id);
    return { body: accounts, etag: accounts.version };
  }),

  route(editAccounts, async ({ organisation, principal, body, expectedVersion }) => {
    const before = await readAccounts(organisation.id);
    const { next, writes } = changeAccounts(organisation.id, before, body, expectedVersion);
    const detail = { organisationId: organisation.id, by: principal.id };
    return {
      body: next,
      etag: next.version,
      writes,
      events: [domainEvent('organisation.updated', detail)],
    };
  }),
];
