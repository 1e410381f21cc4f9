import { Billing } from '../billing/model.ts';
import { existing } from '../kernel/errors.ts';
import { addressKey } from '../kernel/text.ts';
import { type ListPage, listIndex, listKept } from '../store/list.ts';
import { getItem, getItems } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { Customer, Member, type MemberRole } from './model.ts';
import { adminPointerKey } from './subject.ts';

interface Asked {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** A customer and when it is billed. */
export interface BilledCustomer {
  readonly customer: Customer;
  readonly billing: Billing;
}

/** 1 get */
export const findCustomer = async (org: string, id: string): Promise<Customer | undefined> =>
  Customer.optional().parse(await getItem(keys.customer(org, id)));

/** 1 get; 404 names the customer. */
export const existingCustomer = async (org: string, id: string): Promise<Customer> =>
  existing(await findCustomer(org, id), 'customerId', id);

/** Those of the customers that exist, in the order of their ids. 1 batch get per 50. */
const findBilledCustomers = async (
  org: string,
  ids: readonly string[],
): Promise<BilledCustomer[]> => {
  const wanted = ids.flatMap(id => [keys.customer(org, id), keys.billing(org, id)]);
  const items = await getItems(wanted);
  return ids.flatMap((_, index) => {
    const [customer, billing] = items.slice(2 * index, 2 * index + 2);
    return customer && billing
      ? [{ customer: Customer.parse(customer), billing: Billing.parse(billing) }]
      : [];
  });
};

/** 1 batch get; 404 names the customer. */
export const existingBilledCustomer = async (org: string, id: string): Promise<BilledCustomer> =>
  existing((await findBilledCustomers(org, [id]))[0], 'customerId', id);

/** The customers of an organisation, oldest first. 1 query of the index + 1 batch get per 50. */
export const pageOfCustomers = async (
  org: string,
  asked: Asked,
): Promise<ListPage<BilledCustomer>> => {
  const { items: ids, ...rest } = await listIndex(
    id => ({ ...keys.customer(org, id), ...indexKeys.customers(org, id) }),
    asked,
  );
  return { ...rest, items: await findBilledCustomers(org, ids) };
};

/** 1 get; 404 names the member, also under another customer. */
export const existingMember = async (
  org: string,
  { customerId, memberId }: { readonly customerId: string; readonly memberId: string },
): Promise<Member> => {
  const item = await getItem(keys.member(org, customerId, memberId));
  return Member.parse(existing(item, 'memberId', memberId));
};

/** The members of a company, oldest first. 1 query of the customer's partition, more when `role` leaves most out. */
export const pageOfMembers = (
  org: string,
  customerId: string,
  { role, ...asked }: Asked & { readonly role?: MemberRole | undefined },
): Promise<ListPage<Member>> =>
  listKept(
    id => keys.member(org, customerId, id),
    items =>
      items
        .map(item => Member.parse(item))
        .map(member => (role && !member.roles.includes(role) ? undefined : member)),
    asked,
  );

/** Whether a member is one of the operator's admins: by its login, or by the address an admin logs in with. 1 batch get. */
export const isTeamMember = async (
  org: string,
  { email, subject }: { readonly email: string; readonly subject?: string | undefined },
): Promise<boolean> => {
  const found = await getItems([
    keys.loginAddress(org, addressKey(email)),
    ...(subject === undefined ? [] : [adminPointerKey(subject)]),
  ]);
  return found.some(item => item?.adminId !== undefined && item.organisationId === org);
};
