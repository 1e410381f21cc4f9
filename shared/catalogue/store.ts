import { type ListPage, listKept, listPrefix } from '../store/list.ts';
import { getItem, getItems, requireItem } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { Fee, Membership, Plan } from './model.ts';

interface Asked {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** 1 get. */
export const readPlan = async (org: string, id: string): Promise<Plan> =>
  Plan.parse(await requireItem(keys.plan(org, id)));

/** The same, or nothing. */
export const findPlan = async (org: string, id: string): Promise<Plan | undefined> => {
  const item = await getItem(keys.plan(org, id));
  return item && Plan.parse(item);
};

/** Plans by id, as far as they are there. 1 batch get. */
export const readPlans = async (
  org: string,
  ids: readonly string[],
): Promise<Map<string, Plan>> => {
  const items = await getItems([...new Set(ids)].map(id => keys.plan(org, id)));
  const plans = items.flatMap(item => (item ? [Plan.parse(item)] : []));
  return new Map(plans.map(plan => [plan.id, plan]));
};

/** 1 get; 404 also under another customer. */
export const readMembership = async (org: string, cus: string, id: string): Promise<Membership> =>
  Membership.parse(await requireItem(keys.membership(org, cus, id)));

/** 1 get; 404 also under another customer. */
export const readFee = async (org: string, cus: string, id: string): Promise<Fee> =>
  Fee.parse(await requireItem(keys.fee(org, cus, id)));

/** Memberships of a customer, oldest first. 1 query. */
export const listMemberships = async (
  org: string,
  cus: string,
  asked: Asked,
): Promise<ListPage<Membership>> => {
  const page = await listPrefix(id => keys.membership(org, cus, id), asked);
  return { ...page, items: page.items.map(item => Membership.parse(item)) };
};

/** Plans of an organisation, oldest first. 1 query, more when the filter leaves most of them out. */
export const listPlans = (
  org: string,
  asked: Asked,
  keep: (plan: Plan) => boolean,
): Promise<ListPage<Plan>> =>
  listKept(
    id => keys.plan(org, id),
    items => items.map(item => kept(Plan.parse(item), keep)),
    asked,
  );

/** Fees of a customer, oldest first. 1 query, more when the filter leaves most of them out. */
export const listFees = (
  org: string,
  cus: string,
  asked: Asked,
  keep: (fee: Fee) => boolean,
): Promise<ListPage<Fee>> =>
  listKept(
    id => keys.fee(org, cus, id),
    items => items.map(item => kept(Fee.parse(item), keep)),
    asked,
  );

const kept = <T>(thing: T, keep: (thing: T) => boolean): T | undefined =>
  keep(thing) ? thing : undefined;
