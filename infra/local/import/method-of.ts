import type { SavedMethod } from '../../../shared/payments/attempt-model.ts';
import { methodByReference } from '../../../shared/payments/method-by-reference.ts';
import { maxMethods } from '../../../shared/payments/saved-methods.ts';
import type { Customer } from '../../../shared/people/model.ts';
import type { Row } from './parse-rows.ts';
import { misfit, type Terms } from './terms.ts';

type MethodRow = Row<'payment-methods'>;

interface Own {
  readonly nth: number;
  /** all of the customer's */
  readonly all: readonly MethodRow[];
  readonly customer: Customer;
}

/** A payment method by what the gateway knows it by; its mandate is believed until the sweep asks the gateway. */
export const methodOf = (
  { values }: MethodRow,
  { nth, all, customer }: Own,
  { organisation, now, gateways }: Terms,
): SavedMethod => {
  if (nth >= maxMethods) {
    throw misfit('customer', `at most ${maxMethods} payment methods`, `number ${nth + 1}`);
  }
  const {
    customer: _,
    gateway,
    mandate: mandateId,
    mandateReference,
    default: isChosen,
    ...given
  } = values;
  const defaults = all.filter(row => row.values.default === true);
  if (isChosen && defaults.length > 1) {
    throw misfit('default', 'one default of a customer', `${defaults.length}`);
  }
  const mandate =
    mandateId === undefined
      ? undefined
      : { id: mandateId, reference: mandateReference ?? mandateId };
  const isDebit = given.type !== 'card';
  if (isDebit !== (mandate !== undefined)) {
    const expected = isDebit ? 'the mandate of a direct debit' : 'none with a card';
    throw misfit('mandate', expected, mandateId ?? 'nothing');
  }
  const place = { organisationId: organisation.id, customerId: customer.id, now };
  const connection = connectionOf(gateway, gateways);
  // without one that is chosen the first is charged, as with those that are left here
  const isDefault = defaults.length > 0 ? isChosen === true : nth === 0;
  return methodByReference({ ...place, connection }, { ...given, mandate, isDefault });
};

const connectionOf = (named: string, gateways: Terms['gateways']) => {
  const found = gateways.filter(({ id, kind }) => id === named || kind === named);
  const [connection] = found;
  if (connection && found.length === 1) return connection;
  const names = gateways.map(({ id, kind }) => `${kind} (${id})`).join(', ') || 'none is connected';
  const expected =
    found.length > 1 ? 'the id of one of several connections' : 'a connected gateway';
  throw misfit('gateway', `${expected}: ${names}`, named);
};
