import type { BillingInputs } from '../../../shared/billing/propose.ts';
import { chargeOf } from '../../../shared/catalogue/fees.ts';
import type { Fee, Membership, Plan } from '../../../shared/catalogue/model.ts';
import { anchorAfter, nextAnchorOn, type PlainDate } from '../../../shared/kernel/calendar.ts';
import { isOfMove } from './money-of.ts';

/**
 * What a customer's run in a month (`2026-12`) would be made of: for one to come as things stand, for one that is past
 * as if it had come then. Without what the move itself brings. `undefined`: it is not billed in that month. Pure.
 */
export const asOfMonth = (
  inputs: BillingInputs,
  fees: readonly Fee[],
  { month, plans }: { readonly month: string; readonly plans: ReadonlyMap<string, Plan> },
): { inputs: BillingInputs; on: PlainDate } | undefined => {
  const { parked: _, ...billing } = inputs.billing;
  const { anchorDay, everyMonths = 1, nextBillingOn } = billing;
  const on = nextAnchorOn(`${month}-01`, anchorDay);
  if (monthsBetween(on, nextBillingOn) % everyMonths !== 0) return undefined;
  const isPast = on < nextBillingOn;
  const before = anchorAfter(on, anchorDay, -everyMonths);
  const charges = isPast
    ? fees.filter(fee => fee.status !== 'waived' && before <= fee.on && fee.on < on).map(chargeOf)
    : inputs.charges;
  const rewound = (membership: Membership): Membership => ({
    ...membership,
    released: undefined,
    billedTo: billedBefore(membership, plans.get(membership.planId)?.timing, { before, on }),
  });
  return {
    on,
    inputs: {
      ...inputs,
      billing: { ...billing, nextBillingOn: isPast ? on : nextBillingOn },
      memberships: isPast ? inputs.memberships.map(rewound) : inputs.memberships,
      charges: charges.filter(charge => !isOfMove(charge)),
    },
  };
};

const monthsBetween = (from: PlainDate, to: PlainDate): number => {
  const [a, b] = [from, to].map(on => Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)));
  return Math.abs((b ?? 0) - (a ?? 0));
};

/** The first day that was not billed when the run came: of what began since the run before, its start. */
const billedBefore = (
  { startOn }: Membership,
  timing: Plan['timing'] | undefined,
  { before, on }: { readonly before: PlainDate; readonly on: PlainDate },
): PlainDate => {
  if (startOn > before) return startOn;
  return timing === 'arrears' ? before : on;
};
