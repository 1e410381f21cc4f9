import { grants } from '../contract/permissions.ts';
import { Admin, Organisation } from '../organisation/model.ts';
import { getItems, type Item } from '../store/read.ts';
import { type Key, keys } from '../store/table.ts';
import { kindsAt } from './kinds.ts';
import type { Me } from './me-contract.ts';
import { menuOf } from './menu.ts';
import { Customer, Member } from './model.ts';
import type { Pointer } from './subject.ts';
import { accessOf } from './views.ts';

type Place = Me['customers'][number];
type Lookup = (key: Key) => Item | undefined;

/** Where a login is known and what it may open there; whose access has ended is not named. 1 batch get. */
export const whoIs = async (pointers: readonly Pointer[]): Promise<Me> => {
  const wanted = pointers.flatMap(keysBehind);
  const items = await getItems(wanted);
  const found = new Map(wanted.map((key, index) => [`${key.pk} ${key.sk}`, items[index]]));
  const lookup: Lookup = key => found.get(`${key.pk} ${key.sk}`);
  const admins = pointers.flatMap(pointer => adminOf(pointer, lookup));
  const teams = new Set<string>(admins.map(({ organisationId }) => organisationId));
  const customers = pointers.flatMap(pointer =>
    placeOf(pointer, lookup, { isAdmin: teams.has(pointer.organisationId) }),
  );
  return { ...(admins[0] && { admin: admins[0] }), customers };
};

const keysBehind = ({ organisationId: org, adminId, customerId, memberId }: Pointer): Key[] => [
  keys.organisation(org),
  ...(adminId ? [keys.admin(org, adminId)] : []),
  ...(customerId ? [keys.customer(org, customerId)] : []),
  ...(customerId && memberId ? [keys.member(org, customerId, memberId)] : []),
];

const organisationOf = (org: string, lookup: Lookup) => {
  const { id, name, status } = Organisation.parse(lookup(keys.organisation(org)));
  return { organisationId: id, organisationName: name, organisationStatus: status };
};

const adminOf = ({ organisationId: org, adminId }: Pointer, lookup: Lookup) => {
  const item = adminId && lookup(keys.admin(org, adminId));
  if (!item) return [];
  const { id, role } = Admin.parse(item);
  return [{ ...organisationOf(org, lookup), adminId: id, role }];
};

const placeOf = (
  { organisationId: org, customerId, memberId }: Pointer,
  lookup: Lookup,
  { isAdmin }: { readonly isAdmin: boolean },
): Place[] => {
  const item = customerId && lookup(keys.customer(org, customerId));
  if (!item) return [];
  const customer = Customer.parse(item);
  const stored = memberId && lookup(keys.member(org, customer.id, memberId));
  const member = stored ? Member.parse(stored) : undefined;
  if ((memberId && !member) || accessOf(member ?? customer) !== 'active') return [];
  const kinds = kindsAt(customer, member, { isAdmin });
  const menu = menuOf({
    isCompany: customer.type === 'company',
    contactRights: grants('contact_person', kinds),
    billingRights: grants('billing_person', kinds),
  });
  return [
    {
      ...organisationOf(org, lookup),
      customerId: customer.id,
      customerName: customer.name,
      customerType: customer.type,
      ...(member && { memberId: member.id }),
      roles: member?.roles ?? [],
      menu,
    },
  ];
};
