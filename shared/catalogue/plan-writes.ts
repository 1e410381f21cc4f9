import { Refusal } from '../kernel/errors.ts';
import { type Changes, changeWrite } from '../store/change.ts';
import { type Key, keys } from '../store/table.ts';
import { absent, present, type Write } from '../store/transact.ts';
import type { Plan, PlanPrice } from './model.ts';

/** A plan as it is stored, and as loading puts it. */
export const planItem = (org: string, plan: Plan): Plan & Key => ({
  ...keys.plan(org, plan.id),
  ...plan,
});

/** 1 write, and 1 for each location that has a price: at most 51. */
export const planAddition = (org: string, plan: Plan): Write[] => [
  { put: planItem(org, plan), condition: absent },
  ...locationsKnown(org, plan.prices),
];

/** 1 write, and 1 for each location that has a price: at most 51. */
export const planEditWrites = (org: string, before: Plan, changes: Changes<Plan>): Write[] => [
  changeWrite(keys.plan(org, before.id), before.version, changes),
  ...locationsKnown(org, changes.prices),
];

const locationsKnown = (org: string, prices: readonly PlanPrice[] | null = []): Write[] => {
  const named = (prices ?? []).flatMap(({ locationId }, at) =>
    locationId ? [[locationId, at] as const] : [],
  );
  return [...new Map(named.toReversed())].map(([locationId, at]) => ({
    check: keys.location(org, locationId),
    condition: present,
    refuse: () =>
      new Refusal('unknown_reference', {
        field: `/body/prices/${at}/locationId`,
        expected: 'a location of this organisation',
        received: locationId,
      }),
  }));
};
