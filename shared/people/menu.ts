import * as z from 'zod';

/** The portal's sidebar from top to bottom; Contact Persons stands between Support and Settings (S87). */
export const menuEntries = [
  'profile',
  'directory',
  'community_events',
  'resources',
  'bookings',
  'members',
  'plans',
  'memberships',
  'orders',
  'fees',
  'billing',
  'invoices',
  'support',
  'contact_persons',
  'settings',
] as const;

export const MenuEntry = z.enum(menuEntries);
export type MenuEntry = z.infer<typeof MenuEntry>;

/** What one login may do at one customer. */
export interface Rights {
  readonly isCompany: boolean;
  readonly contactRights: boolean;
  readonly billingRights: boolean;
}

const mayOpen: Record<MenuEntry, (rights: Rights) => boolean> = {
  profile: () => true,
  directory: () => true,
  community_events: () => true,
  resources: () => true,
  bookings: () => true,
  members: ({ isCompany }) => isCompany,
  plans: ({ contactRights }) => contactRights,
  memberships: ({ contactRights }) => contactRights,
  orders: ({ contactRights }) => contactRights,
  fees: ({ contactRights }) => contactRights,
  billing: ({ contactRights, billingRights }) => contactRights || billingRights,
  invoices: ({ contactRights, billingRights }) => contactRights || billingRights,
  support: () => true,
  contact_persons: ({ contactRights }) => contactRights,
  settings: () => true,
};

/** The entries that the caller may open, in order. */
export const menuOf = (rights: Rights): MenuEntry[] =>
  menuEntries.filter(entry => mayOpen[entry](rights));
