import { balancesOf } from '../../../shared/billing/ledger.ts';
import * as operations from '../../../shared/payments/operations.ts';
import * as store from '../../../shared/payments/store.ts';
import { balanceView, paymentView } from '../../../shared/payments/views.ts';
import { requireCustomer } from '../../../shared/people/require-customer.ts';
import { type Call, route } from '../../middleware/http.ts';

const pageOf = async (
  call: Pick<
    Call<typeof operations.listOwnPayments>,
    'organisation' | 'params' | 'query' | 'position' | 'nextCursor'
  >,
) => {
  const asked = { limit: call.query.limit, after: call.position<string>() };
  const { organisation, params } = call;
  const { items, next } = await store.listPayments(organisation.id, params.customerId, asked);
  return { body: { items: items.map(paymentView), nextCursor: call.nextCursor(next) } };
};

const balanceOf = async ({
  organisation: { id: org, currency },
  params: { customerId },
}: Pick<Call<typeof operations.getOwnBalance>, 'organisation' | 'params'>) => {
  const [balances, credit] = await Promise.all([
    balancesOf(org, customerId),
    store.readCredit(org, customerId),
  ]);
  const owed = balances.find(each => each.currency === currency)?.amount ?? 0;
  return { body: balanceView(owed, credit, currency) };
};

export const balanceRoutes = [
  route(operations.listPayments, async call => {
    await requireCustomer(call.organisation.id, call.params.customerId);
    return pageOf(call);
  }),
  route(operations.getBalance, async call => {
    await requireCustomer(call.organisation.id, call.params.customerId);
    return balanceOf(call);
  }),
  route(operations.listOwnPayments, pageOf),
  route(operations.getOwnBalance, balanceOf),
];
