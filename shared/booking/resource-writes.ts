import { Refusal } from '../kernel/errors.ts';
import { locationExists } from '../organisation/locations.ts';
import { type Changes, changed, changeWrite } from '../store/change.ts';
import { type Key, keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import type { Rate, Resource } from './model.ts';

/** Stored items, as loading puts them. `uses` counts the resources on offer that have the rate. */
export const rateItem = (org: string, rate: Rate, uses = 0): Rate & Key & { uses: number } => ({
  ...keys.rate(org, rate.id),
  ...rate,
  uses,
});
export const resourceItem = (org: string, resource: Resource): Resource & Key => ({
  ...keys.resource(org, resource.id),
  ...resource,
});

export const rateAddition = (org: string, rate: Rate): Write[] => [
  { put: rateItem(org, rate), condition: absent },
];

/** Archiving holds only while no resource uses the rate; the count moves with the resources, in their transactions. */
export const rateEditWrites = (org: string, before: Rate, changes: Changes<Rate>): Write[] => {
  const write = changeWrite(keys.rate(org, before.id), before.version, changes);
  if (!changes.archived) return [write];
  return [
    {
      ...write,
      condition: `${write.condition} AND uses = :none`,
      values: { ...write.values, ':none': 0 },
      refuse: found =>
        new Refusal(found?.version === before.version ? 'rate_in_use' : 'version_conflict'),
    },
  ];
};

/** Location and rate are judged where the resource is written. Up to 3 writes. */
export const resourceAddition = (org: string, resource: Resource): Write[] => [
  locationExists(org, resource.locationId),
  ...rateUses(org, undefined, resource),
  { put: resourceItem(org, resource), condition: absent },
];

/** Up to 3 writes. */
export const resourceEditWrites = (
  org: string,
  before: Resource,
  changes: Changes<Resource>,
): Write[] => [
  changeWrite(keys.resource(org, before.id), before.version, changes),
  ...rateUses(org, before, changed(before, changes)),
];

/** An archived resource keeps its rate's id, and uses it no more. */
const usedBy = (resource: Resource | undefined): string | undefined =>
  resource?.archived ? undefined : resource?.rateId;

const rateUses = (org: string, before: Resource | undefined, after: Resource): Write[] => {
  const [from, to] = [usedBy(before), usedBy(after)];
  if (from === to) return [];
  return [
    ...(from === undefined ? [] : [countUse(org, from, -1, 'attribute_exists(pk)', {})]),
    ...(to === undefined ? [] : [countUse(org, to, 1, 'archived = :no', { ':no': false })]),
  ];
};

const countUse = (
  org: string,
  rateId: string,
  by: number,
  condition: string,
  values: object,
): Write => ({
  update: keys.rate(org, rateId),
  expression: 'ADD uses :by',
  condition,
  values: { ...values, ':by': by },
  refuse: () =>
    new Refusal('unknown_reference', {
      field: '/body/rateId',
      expected: 'a rate of this organisation that is not archived',
      received: rateId,
    }),
});
