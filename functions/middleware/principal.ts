import { type Access, grants, type PrincipalKind } from '../../shared/contract/permissions.ts';
import { Refusal } from '../../shared/kernel/errors.ts';
import { Admin, Organisation } from '../../shared/organisation/model.ts';
import { admitted } from '../../shared/people/activation.ts';
import { kindsAt } from '../../shared/people/kinds.ts';
import { Customer, Member } from '../../shared/people/model.ts';
import type { Pointer } from '../../shared/people/subject.ts';
import { getItems, type Item, queryAll } from '../../shared/store/read.ts';
import { type Key, keys } from '../../shared/store/table.ts';

/** Who calls, as the table says now; the token only identifies. */
export type Principal =
  /** a login, wherever it is known (`/v1/portal/me`); the organisation is its first */
  | {
      readonly kind: 'login';
      readonly id: string;
      readonly organisation: Organisation;
      /** those that lead to somebody who has access */
      readonly pointers: readonly Pointer[];
    }
  | {
      readonly kind: 'admin';
      readonly id: string;
      readonly admin: Admin;
      readonly organisation: Organisation;
    }
  | {
      readonly kind: 'portal';
      readonly id: string;
      readonly organisation: Organisation;
      readonly customer: Customer;
      /** absent: the customer itself, an individual on its own account (S58) */
      readonly member?: Member;
      /** what the caller is here; the permission table says what that grants */
      readonly kinds: readonly PrincipalKind[];
    };

/** All places where a login is known. 1 query. */
const pointersOf = async (subject: string): Promise<Pointer[]> =>
  (await queryAll({ pk: keys.subject(subject, '').pk })) as unknown as Pointer[];

/** A login that leads to somebody with access, wherever. 1 query + 1 batch get. */
export const loginPrincipal = async (subject: string): Promise<Principal> => {
  const known = await pointersOf(subject);
  const found = await getItems(
    known.flatMap(pointer => [keys.organisation(pointer.organisationId), personKey(pointer)]),
  );
  const alive = await Promise.all(
    known.map(async (pointer, index) => {
      const [organisation, person] = found.slice(2 * index, 2 * index + 2);
      if (!organisation || !person) return [];
      const here = { pointer, organisation: Organisation.parse(organisation) };
      return (await leadsTo(subject, pointer, person)) ? [here] : [];
    }),
  );
  const [first, ...others] = alive.flat();
  if (!first) throw new Refusal('unauthenticated');
  const pointers = [first, ...others].map(({ pointer }) => pointer);
  return { kind: 'login', id: subject, organisation: first.organisation, pointers };
};

const personKey = ({ organisationId: org, adminId, customerId = '', memberId }: Pointer): Key => {
  if (adminId) return keys.admin(org, adminId);
  return memberId ? keys.member(org, customerId, memberId) : keys.customer(org, customerId);
};

const leadsTo = async (subject: string, pointer: Pointer, person: Item): Promise<boolean> => {
  if (pointer.adminId) return true;
  const parsed = pointer.memberId ? Member.parse(person) : Customer.parse(person);
  return (await admitted(pointer.organisationId, subject, parsed)) !== undefined;
};

/** The admin behind a token. 1 query + 1 batch get, consistent: a role taken away is gone at the next request. */
export const adminPrincipal = async (subject: string, access: Access): Promise<Principal> => {
  const pointer = (await pointersOf(subject)).find(({ adminId }) => adminId);
  if (!pointer?.adminId) throw new Refusal('not_found');
  const [admin, organisation] = await getItems([
    keys.admin(pointer.organisationId, pointer.adminId),
    keys.organisation(pointer.organisationId),
  ]);
  if (!admin || !organisation) throw new Refusal('not_found');
  const principal = {
    kind: 'admin' as const,
    id: pointer.adminId,
    admin: Admin.parse(admin),
    organisation: Organisation.parse(organisation),
  };
  // the team may know what its owners can do
  if (!grants(access, [principal.admin.role])) throw new Refusal('forbidden');
  return principal;
};

/** The member or individual behind a token, at one customer; a wrong pair is 404 (design §6). 1 query + 1 batch get. */
export const portalPrincipal = async (
  subject: string,
  customerId: string,
  access: Access,
): Promise<Principal> => {
  const pointers = await pointersOf(subject);
  const pointer = pointers.find(candidate => candidate.customerId === customerId);
  if (!pointer) throw new Refusal('not_found');
  const org = pointer.organisationId;
  const adminId = pointers.find(other => other.organisationId === org && other.adminId)?.adminId;
  const [organisation, customer, member, admin] = await getItems([
    keys.organisation(org),
    keys.customer(org, customerId),
    keys.member(org, customerId, pointer.memberId ?? 'none'),
    keys.admin(org, adminId ?? 'none'),
  ]);
  if (!organisation || !customer || (pointer.memberId && !member)) throw new Refusal('not_found');
  const place = await admittedAt(org, subject, customer, member);
  const kinds = place
    ? kindsAt(place.customer, place.member, { isAdmin: admin !== undefined })
    : [];
  if (!place || !grants(access, kinds)) throw new Refusal('not_found');
  return {
    kind: 'portal',
    id: pointer.memberId ?? customerId,
    organisation: Organisation.parse(organisation),
    ...place,
    kinds,
  };
};

const admittedAt = async (
  org: string,
  subject: string,
  customerItem: Item,
  memberItem: Item | undefined,
): Promise<{ customer: Customer; member?: Member } | undefined> => {
  const customer = Customer.parse(customerItem);
  if (!memberItem) {
    const individual = await admitted(org, subject, customer);
    return individual && { customer: individual };
  }
  const member = await admitted(org, subject, Member.parse(memberItem));
  return member && { customer, member };
};

type PrincipalOf<K extends Principal['kind']> = Principal & { readonly kind: K };

/** The principal of a portal operation; any other here is a bug of the operation list. */
export const portalCaller = (principal: Principal): PrincipalOf<'portal'> => {
  if (principal.kind !== 'portal') throw new Error(`expected a portal caller: ${principal.kind}`);
  return principal;
};

/** The principal of an operation that any known login may call. */
export const loginCaller = (principal: Principal): PrincipalOf<'login'> => {
  if (principal.kind !== 'login') throw new Error(`expected a login: ${principal.kind}`);
  return principal;
};

/** May do what a contact person may (S8–S10, S12). */
export const hasContactRights = ({ kinds }: PrincipalOf<'portal'>): boolean =>
  grants('contact_person', kinds);

/** Contact and billing persons add members (S18). */
export const mayAddMembers = ({ kinds }: PrincipalOf<'portal'>): boolean =>
  grants('invoices', kinds);
