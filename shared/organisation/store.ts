import { existing } from '../kernel/errors.ts';
import { type ListPage, listPrefix } from '../store/list.ts';
import { getItem } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { Admin, Location } from './model.ts';

interface Asked {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** 1 get */
export const findLocation = async (org: string, id: string): Promise<Location | undefined> =>
  Location.optional().parse(await getItem(keys.location(org, id)));

/** 1 get; 404 names the location. */
export const existingLocation = async (org: string, id: string): Promise<Location> =>
  existing(await findLocation(org, id), 'locationId', id);

/** 1 query of the organisation's partition */
export const pageOfLocations = async (org: string, asked: Asked): Promise<ListPage<Location>> => {
  const { items, ...rest } = await listPrefix(id => keys.location(org, id), asked);
  return { ...rest, items: items.map(item => Location.parse(item)) };
};

/** 1 get; 404 names the admin. */
export const existingAdmin = async (org: string, id: string): Promise<Admin> =>
  Admin.parse(existing(await getItem(keys.admin(org, id)), 'adminId', id));

/** 1 query of the organisation's partition */
export const pageOfAdmins = async (org: string, asked: Asked): Promise<ListPage<Admin>> => {
  const { items, ...rest } = await listPrefix(id => keys.admin(org, id), asked);
  return { ...rest, items: items.map(item => Admin.parse(item)) };
};
