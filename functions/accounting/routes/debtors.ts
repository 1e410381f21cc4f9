import { debtorWrites, readDebtor } from '../../../shared/accounting/debtors.ts';
import { getDebtorNumber, setDebtorNumber } from '../../../shared/accounting/operations.ts';
import { requireCustomer } from '../../../shared/people/require-customer.ts';
import { route } from '../../middleware/http.ts';

export const debtorRoutes = [
  route(getDebtorNumber, async ({ organisation, params }) => {
    await requireCustomer(organisation.id, params.customerId);
    return { body: { number: await readDebtor(organisation.id, params.customerId) } };
  }),

  route(setDebtorNumber, async ({ organisation, params, body }) => {
    const { customerId } = params;
    await requireCustomer(organisation.id, customerId);
    const before = await readDebtor(organisation.id, customerId);
    const writes = debtorWrites(organisation.id, customerId, before, body.number);
    return { body, writes };
  }),
];
