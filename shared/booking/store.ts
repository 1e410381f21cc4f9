import { type ListPage, listKept } from '../store/list.ts';
import { getItem, getItems, queryAll, requireItem } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { Rate, Resource } from './model.ts';

interface Asked {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** 1 get */
export const findResource = async (org: string, id: string): Promise<Resource | undefined> =>
  Resource.optional().parse(await getItem(keys.resource(org, id)));

/** 1 get; 404 when there is none. */
export const readResource = async (org: string, id: string): Promise<Resource> =>
  Resource.parse(await requireItem(keys.resource(org, id)));

/** 1 get; 404 when there is none. */
export const readRate = async (org: string, id: string): Promise<Rate> =>
  Rate.parse(await requireItem(keys.rate(org, id)));

/** Rates by id. 1 batch get. */
const readRates = async (org: string, ids: readonly string[]): Promise<Map<string, Rate>> => {
  const items = await getItems([...new Set(ids)].map(id => keys.rate(org, id)));
  const rates = items.flatMap(item => (item ? [Rate.parse(item)] : []));
  return new Map(rates.map(rate => [rate.id, rate]));
};

/** All resources of an organisation, archived ones too, oldest first. 1 query. */
export const readResources = async (org: string): Promise<Resource[]> => {
  const { pk, sk: prefix } = keys.resource(org, '');
  return (await queryAll({ pk, prefix })).map(item => Resource.parse(item));
};

/** Resources, oldest first. 1 query, more when the filter leaves most of them out. */
export const listResources = (
  org: string,
  asked: Asked,
  keep: (resource: Resource) => boolean,
): Promise<ListPage<Resource>> =>
  listKept(
    id => keys.resource(org, id),
    items => items.map(item => kept(Resource.parse(item), keep)),
    asked,
  );

/** Rates, oldest first. 1 query, more when the filter leaves most of them out. */
export const listRates = (
  org: string,
  asked: Asked,
  keep: (rate: Rate) => boolean,
): Promise<ListPage<Rate>> =>
  listKept(
    id => keys.rate(org, id),
    items => items.map(item => kept(Rate.parse(item), keep)),
    asked,
  );

const kept = <T>(thing: T, keep: (thing: T) => boolean): T | undefined =>
  keep(thing) ? thing : undefined;

/** Whether a resource is what a list asks for. */
export const matches = (
  resource: Resource,
  { locationId, type }: { locationId?: string | undefined; type?: string | undefined },
): boolean =>
  (locationId === undefined || resource.locationId === locationId) &&
  (type === undefined || resource.type === type);

/** Resources, each with its rate if it has one. 1 batch get. */
export const withRates = async (
  org: string,
  resources: readonly Resource[],
): Promise<{ resource: Resource; rate?: Rate | undefined }[]> => {
  const rates = await readRates(
    org,
    resources.flatMap(({ rateId }) => rateId ?? []),
  );
  return resources.map(resource => ({ resource, rate: rates.get(resource.rateId ?? '') }));
};
