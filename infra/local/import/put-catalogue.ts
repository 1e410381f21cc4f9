import { rateItem, resourceItem } from '../../../shared/booking/resource-writes.ts';
import { planItem } from '../../../shared/catalogue/plan-writes.ts';
import { getItem } from '../../../shared/store/read.ts';
import { type Key, keys } from '../../../shared/store/table.ts';
import { absent, transact } from '../../../shared/store/transact.ts';
import type { Made } from './catalogue-rows.ts';

type Item = Key & Record<string, unknown>;

/** Puts what is not there; what is there stays as it is by now. 1 get each, and a transaction. */
export const putCatalogue = async (
  org: string,
  { locations, plans, resources }: Made,
): Promise<{ created: number; existing: number }> => {
  const groups: Item[][] = [
    ...locations.map(([, location]) => [{ ...keys.location(org, location.id), ...location }]),
    ...plans.map(([, plan]) => [planItem(org, plan)]),
    ...resources.map(([, { resource, rate }]) => [
      resourceItem(org, resource),
      ...(rate ? [rateItem(org, rate, 1)] : []),
    ]),
  ];
  let created = 0;
  for (const group of groups) {
    const [first] = group;
    if (!first || (await getItem({ pk: first.pk, sk: first.sk }))) continue;
    await transact(group.map(put => ({ put, condition: absent })));
    created += 1;
  }
  return { created, existing: groups.length - created };
};
