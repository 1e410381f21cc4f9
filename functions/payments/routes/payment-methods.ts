import { announceOpen } from '../../../shared/payments/announce-debit.ts';
import { listSetups, readMethod, savedMethods } from '../../../shared/payments/attempt-store.ts';
import { connectionsOf, readConnection } from '../../../shared/payments/connections.ts';
import { methodView, setupView } from '../../../shared/payments/gateway-views.ts';
import * as operations from '../../../shared/payments/method-operations.ts';
import * as rules from '../../../shared/payments/saved-methods.ts';
import { requireCustomer } from '../../../shared/people/require-customer.ts';
import { existingCustomer } from '../../../shared/people/store.ts';
import { type Call, route } from '../../middleware/http.ts';
import { bookerOf, orTryAgain } from './booker.ts';

type SetupCall = Pick<
  Call<typeof operations.startOwnMethodSetup>,
  'organisation' | 'params' | 'principal' | 'now' | 'body'
>;

const startSetup = async (call: SetupCall, mail: boolean) => {
  const customer = await existingCustomer(call.organisation.id, call.params.customerId);
  const asked = { ...call.body, mail };
  const { thing, ...rest } = await orTryAgain(rules.openSetup(bookerOf(call), customer, asked));
  return { body: setupView(thing), ...rest };
};

const readSetup = async (
  call: Pick<
    Call<typeof operations.getOwnMethodSetup>,
    'organisation' | 'params' | 'principal' | 'now'
  >,
) => {
  const { customerId, setupId } = call.params;
  const setup = await orTryAgain(rules.settleSetup(bookerOf(call), customerId, setupId));
  return { body: setupView(setup) };
};

const list = async ({
  organisation,
  params,
}: Pick<Call<typeof operations.listOwnPaymentMethods>, 'organisation' | 'params'>) => {
  const [methods, connections] = await Promise.all([
    savedMethods(organisation.id, params.customerId),
    connectionsOf(organisation.id),
  ]);
  const gateways = [...new Set(connections.map(({ kind }) => kind))];
  return { body: { items: methods.map(methodView), gateways } };
};

type MethodCall = Pick<
  Call<typeof operations.chooseOwnPaymentMethod>,
  'organisation' | 'params' | 'principal' | 'now'
>;

const methodOf = ({ organisation, params }: MethodCall) =>
  readMethod(organisation.id, params.customerId, params.paymentMethodId);

const choose = async (call: MethodCall) => {
  const { thing, ...rest } = await rules.makeDefault(bookerOf(call), await methodOf(call));
  const after = () => announceOpen(bookerOf(call), thing.customerId);
  return { body: methodView(thing), ...rest, after };
};

const remove = async (call: MethodCall) => {
  const removal = rules.removeMethod(bookerOf(call), await methodOf(call));
  const { writes, events } = await orTryAgain(removal);
  return { writes, events };
};

export const paymentMethodRoutes = [
  route(operations.startMethodSetup, ({ body: { mail, ...body }, ...call }) =>
    startSetup({ ...call, body }, mail),
  ),
  route(operations.startOwnMethodSetup, call => startSetup(call, false)),
  route(operations.listMethodSetups, async ({ organisation, params, query, ...call }) => {
    await requireCustomer(organisation.id, params.customerId);
    const asked = { limit: query.limit, after: call.position<string>() };
    const { items, next } = await listSetups(organisation.id, params.customerId, asked);
    return { body: { items: items.map(setupView), nextCursor: call.nextCursor(next) } };
  }),
  route(operations.getMethodSetup, readSetup),
  route(operations.getOwnMethodSetup, readSetup),
  route(operations.listPaymentMethods, async call => {
    await requireCustomer(call.organisation.id, call.params.customerId);
    return list(call);
  }),
  route(operations.addPaymentMethod, async call => {
    const { organisation, params, body } = call;
    const { connectionId, ...given } = body;
    const customer = await existingCustomer(organisation.id, params.customerId);
    const connection = await readConnection(organisation.id, connectionId);
    const asked = { ...given, isDefault: false };
    const added = rules.addByReference(bookerOf(call), customer.id, connection, asked);
    const { thing, ...rest } = await orTryAgain(added);
    return { body: methodView(thing), ...rest };
  }),
  route(operations.listOwnPaymentMethods, list),
  route(operations.choosePaymentMethod, choose),
  route(operations.chooseOwnPaymentMethod, choose),
  route(operations.removePaymentMethod, remove),
  route(operations.removeOwnPaymentMethod, remove),
];
