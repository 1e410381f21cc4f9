import type { Access } from '../../shared/contract/operation.ts';
import { Refusal } from '../../shared/kernel/errors.ts';
import { Admin, Organisation } from '../../shared/organisation/model.ts';
import { Customer, Member } from '../../shared/people/model.ts';
import type { Pointer } from '../../shared/people/subject.ts';
import { getItems, queryAll } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';

/** Who calls, as the table says now; the token only identifies. */
export type Principal =
  /** a login, wherever it is known (`/v1/portal/me`); the organisation is its first */
  | {
      readonly kind: 'login';
      readonly id: string;
      readonly organisation: Organisation;
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
      /** an operator's admin who is a member here has the contact person's rights (S12) */
      readonly isAdmin: boolean;
    };

/** All places where a login is known. 1 query. */
export const pointersOf = async (subject: string): Promise<Pointer[]> =>
  (await queryAll({ pk: keys.subject(subject, '').pk })) as unknown as Pointer[];

/** A login that is known somewhere. */
export const loginPrincipal = async (subject: string): Promise<Principal> => {
  const pointers = await pointersOf(subject);
  const [first] = pointers;
  if (!first) throw new Refusal('unauthenticated');
  const [organisation] = await getItems([keys.organisation(first.organisationId)]);
  if (!organisation) throw new Refusal('unauthenticated');
  return { kind: 'login', id: subject, organisation: Organisation.parse(organisation), pointers };
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
  if (access === 'owner' && principal.admin.role !== 'owner') throw new Refusal('forbidden');
  return principal;
};

/** The member or individual behind a token, at one customer; a wrong pair is 404 (design §6). */
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
  const principal: Principal = {
    kind: 'portal',
    id: pointer.memberId ?? customerId,
    organisation: Organisation.parse(organisation),
    customer: Customer.parse(customer),
    ...(member && { member: Member.parse(member) }),
    isAdmin: admin !== undefined,
  };
  if (principal.member && principal.member.portalAccess !== 'active')
    throw new Refusal('not_found');
  if (!mayReach(principal, access)) throw new Refusal('not_found');
  return principal;
};

/** S8–S15: what a portal principal may reach. An individual has every right over its own account. */
const mayReach = (principal: Principal & { kind: 'portal' }, access: Access): boolean => {
  if (access === 'member' || !principal.member) return access !== 'admin' && access !== 'owner';
  const isContact = hasContactRights(principal);
  const isBilling = principal.member.roles.includes('billing_person');
  if (access === 'contact_person') return isContact;
  if (access === 'billing_person') return isBilling;
  return access === 'invoices' && (isContact || isBilling);
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

/** May do what a contact person may: the role, an operator's admin (S12), or an individual on its own account. */
export const hasContactRights = ({ member, isAdmin }: PrincipalOf<'portal'>): boolean =>
  !member || isAdmin || member.roles.includes('contact_person');

/** Contact and billing persons add members (S18). */
export const mayAddMembers = (principal: PrincipalOf<'portal'>): boolean =>
  mayReach(principal, 'invoices');
