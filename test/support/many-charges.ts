import { fee } from '../../shared/catalogue/fees.ts';
import { feeItem, openChargeItem } from '../../shared/catalogue/writes.ts';
import { createId, type Id } from '../../shared/kernel/id.ts';
import { putAll } from '../../shared/store/transact.ts';

/** Stores so many open fees of 2 November, of a location or of none: the n-th costs n cents. */
export const storeFees = async (
  org: string,
  customer: string,
  count: number,
  locationId?: Id<'location'>,
): Promise<void> => {
  const customerId = customer as Id<'customer'>;
  const fees = Array.from({ length: count }, (_, n) =>
    fee(
      {
        name: `Print ${n + 1}`,
        on: '2026-11-02',
        price: { amount: n + 1, currency: 'EUR' },
        quantity: 1,
        tax: { name: 'VAT', percent: '21' },
        billInAdvance: false,
        refundable: false,
        ...(locationId && { locationId }),
      },
      { id: createId('fee'), customerId, currency: 'EUR', now: '2026-11-02T09:00:00.000Z' },
    ),
  );
  await putAll(fees.flatMap(each => [feeItem(org, each), openChargeItem(org, each)]));
};
