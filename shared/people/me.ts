import { grants } from '../contract/permissions.ts';
import type { Admin, Organisation } from '../organisation/model.ts';
import { getItems } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { kindsAt } from './kinds.ts';
import type { Me } from './me-contract.ts';
import { menuOf } from './menu.ts';
import { Customer, type Member } from './model.ts';

interface TeamPlace {
  readonly organisation: Organisation;
  readonly admin: Admin;
}

/** Where a login leads to somebody who has access, and who that is: an admin, a member, or an individual. */
export type LoginPlace =
  | TeamPlace
  | { readonly organisation: Organisation; readonly member: Member }
  | { readonly organisation: Organisation; readonly customer: Customer };

/** Where a login is known and what it may open there. 1 batch get of the companies of its members. */
export const whoIs = async (places: readonly LoginPlace[]): Promise<Me> => {
  const admins = places.flatMap(place => ('admin' in place ? [adminAt(place)] : []));
  const teams = new Set(admins.map(({ organisationId }) => organisationId));
  const accounts = await accountsOf(places);
  const customers = accounts.map(account =>
    accountView(account, { isAdmin: teams.has(account.organisation.id) }),
  );
  return { ...(admins[0] && { admin: admins[0] }), customers };
};

/** What a login is at a customer: one of its members, or an individual itself. */
interface Account {
  readonly organisation: Organisation;
  readonly customer: Customer;
  readonly member?: Member;
}

const accountsOf = async (places: readonly LoginPlace[]): Promise<Account[]> => {
  const companies = await getItems(
    places.flatMap(place =>
      'member' in place ? [keys.customer(place.organisation.id, place.member.customerId)] : [],
    ),
  );
  const customers = companies.flatMap(item => (item ? [Customer.parse(item)] : []));
  return places.flatMap((place): Account[] => {
    if ('customer' in place) return [place];
    if (!('member' in place)) return [];
    const customer = customers.find(({ id }) => id === place.member.customerId);
    return customer ? [{ ...place, customer }] : [];
  });
};

const organisationView = ({ id, name, status }: Organisation) => ({
  organisationId: id,
  organisationName: name,
  organisationStatus: status,
});

const adminAt = ({ organisation, admin }: TeamPlace): NonNullable<Me['admin']> => ({
  ...organisationView(organisation),
  adminId: admin.id,
  role: admin.role,
});

const accountView = (
  { organisation, customer, member }: Account,
  { isAdmin }: { readonly isAdmin: boolean },
): Me['customers'][number] => {
  const kinds = kindsAt(customer, member, { isAdmin });
  const menu = menuOf({
    isCompany: customer.type === 'company',
    contactRights: grants('contact_person', kinds),
    billingRights: grants('billing_person', kinds),
  });
  return {
    ...organisationView(organisation),
    customerId: customer.id,
    customerName: customer.name,
    customerType: customer.type,
    ...(member && { memberId: member.id }),
    roles: member?.roles ?? [],
    menu,
  };
};
