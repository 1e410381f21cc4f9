import { Refusal } from '../kernel/errors.ts';
import { type Changes, changeWrite } from '../store/change.ts';
import { requireItem } from '../store/read.ts';
import { indexKeys, type Key, keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import { Checkout } from './model.ts';

/** 1 get; 404 when there is none, or when it is gone. */
export const readCheckout = async (org: string, id: string): Promise<Checkout> =>
  Checkout.parse(await requireItem(keys.checkout(org, id)));

/** A new checkout; the sweep finds it by its end. */
export const checkoutAddition = (org: string, checkout: Checkout): Write => ({
  put: {
    ...keys.checkout(org, checkout.id),
    ...indexKeys.openCheckout(org, checkout.id, checkout.endsAt),
    ...checkout,
  } satisfies Checkout & Key,
  condition: absent,
});

/** On condition that nothing became of it meanwhile; who loses looks again. */
export const checkoutChange = (
  org: string,
  before: Checkout,
  changes: Changes<Checkout>,
): Write => {
  const isOver = changes.status !== undefined && changes.status !== 'open';
  const index = isOver ? { gsi1pk: null, gsi1sk: null } : {};
  return {
    ...changeWrite(keys.checkout(org, before.id), before.version, { ...changes, ...index }),
    refuse: () => new Refusal('busy'),
  };
};
