import type { Fee, Plan } from '../../../shared/catalogue/model.ts';
import { later, type PlainDate } from '../../../shared/kernel/calendar.ts';
import type { Customer } from '../../../shared/people/model.ts';
import { euro, sampleNow } from './operator.ts';
import type { Place } from './people.ts';
import { sampleId } from './random.ts';

const charges = ['Printing', 'Catering', 'Key card', 'Event ticket', 'Refundable deposit'] as const;

/** One-off fees: this month's, some entered months late, some of next month, some waived. */
export const feesOf = (
  place: Place,
  { customer }: { readonly customer: Customer },
  plans: readonly Plan[],
): Fee[] => {
  const { createdAt, index, random, seed, situation } = place;
  if (situation === 'nothingToBill' || !random.chance(30)) return [];
  const soldOnce = plans.filter(({ kind }) => kind === 'one_off');
  return Array.from({ length: random.int(1, 2) }, (_, position) => {
    const plan = random.pick(soldOnce);
    const on = feeDay(place);
    return {
      id: sampleId('fee', sampleNow, seed, index, position),
      customerId: customer.id,
      name: random.chance(50) ? plan.name : random.pick(charges),
      on,
      price: random.chance(50) ? plan.price : euro(random.int(3, 400) * 25),
      quantity: random.int(1, 4),
      tax: plan.tax,
      ...(plan.revenueAccount !== undefined && { revenueAccount: plan.revenueAccount }),
      status: createdAt !== sampleNow && random.chance(8) ? 'waived' : 'open',
      version: 1,
      createdAt: sampleNow,
    };
  });
};

/** A fifth are entered months late, a tenth are dated after the run. */
const feeDay = ({ createdAt, random }: Place): PlainDate => {
  if (random.chance(10)) return '2026-12-15';
  if (random.chance(22)) return later(createdAt.slice(0, 10), `2026-0${random.int(3, 8)}-14`);
  return `2026-11-${random.int(10, 24)}`;
};
