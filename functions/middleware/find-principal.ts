import type { Operation } from '../../shared/contract/operation.ts';
import { type Access, grants, placeOf } from '../../shared/contract/permissions.ts';
import { Refusal } from '../../shared/kernel/errors.ts';
import { Admin, Organisation } from '../../shared/organisation/model.ts';
import { admitted } from '../../shared/people/activation.ts';
import { kindsAt } from '../../shared/people/kinds.ts';
import type { LoginPlace } from '../../shared/people/me.ts';
import { Customer, Member } from '../../shared/people/model.ts';
import { type Pointer, personKey } from '../../shared/people/subject.ts';
import { getItems, type Item, queryAll } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import type { Principal } from './principal.ts';

/** The person behind a token where the operation wants one, if the permission table grants it; refuses everybody else. */
export const findPrincipal = async (
  operation: Pick<Operation, 'id' | 'access' | 'path'>,
  subject: string,
  customerId: string | undefined,
): Promise<Principal> => {
  const { access } = operation;
  const place = placeOf(operation);
  if (place === 'team') return teamPrincipal(subject, access);
  if (place === 'customer') return customerPrincipal(subject, customerId ?? '', access);
  if (place === 'login') return loginPrincipal(subject);
  throw new Refusal('not_found');
};

/** All places where a login is known. 1 query. */
const pointersOf = async (subject: string): Promise<Pointer[]> =>
  (await queryAll({ pk: keys.subject(subject, '').pk })) as unknown as Pointer[];

/** A login that leads to somebody with access, wherever. 1 query + 1 batch get. */
const loginPrincipal = async (subject: string): Promise<Principal> => {
  const known = await pointersOf(subject);
  const found = await getItems(
    known.flatMap(pointer => [
      keys.organisation(pointer.organisationId),
      personKey(pointer.organisationId, pointer),
    ]),
  );
  const alive = await Promise.all(
    known.map((pointer, index) =>
      placeBehind(subject, pointer, found.slice(2 * index, 2 * index + 2)),
    ),
  );
  const [first, ...others] = alive.filter(place => place !== undefined);
  if (!first) throw new Refusal('unauthenticated');
  const places = [first, ...others];
  return { kind: 'login', id: subject, organisation: first.organisation, places };
};

const placeBehind = async (
  subject: string,
  pointer: Pointer,
  [organisationItem, person]: readonly (Item | undefined)[],
): Promise<LoginPlace | undefined> => {
  if (!organisationItem || !person) return undefined;
  const organisation = Organisation.parse(organisationItem);
  if (pointer.adminId) return { organisation, admin: Admin.parse(person) };
  if (pointer.memberId) {
    const member = await admitted(organisation.id, subject, Member.parse(person));
    return member && { organisation, member };
  }
  const customer = await admitted(organisation.id, subject, Customer.parse(person));
  return customer && { organisation, customer };
};

/** The admin behind a token. 1 query + 1 batch get, consistent: a role taken away is gone at the next request. */
const teamPrincipal = async (subject: string, access: Access): Promise<Principal> => {
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
const customerPrincipal = async (
  subject: string,
  customerId: string,
  access: Access,
): Promise<Principal> => {
  const pointers = await pointersOf(subject);
  const pointer = pointers.find(candidate => candidate.customerId === customerId);
  if (!pointer) throw new Refusal('not_found');
  const { memberId, organisationId: org } = pointer;
  const adminId = pointers.find(other => other.organisationId === org && other.adminId)?.adminId;
  const [organisation, customer, member, admin] = await getItems([
    keys.organisation(org),
    keys.customer(org, customerId),
    keys.member(org, customerId, memberId ?? 'none'),
    keys.admin(org, adminId ?? 'none'),
  ]);
  if (!organisation || !customer || (memberId && !member)) throw new Refusal('not_found');
  const found = await admittedAt(org, subject, customer, member);
  const isAdmin = admin !== undefined;
  const kinds = found ? kindsAt(found.customer, found.member, { isAdmin }) : [];
  if (!found || !grants(access, kinds)) throw new Refusal('not_found');
  const id = memberId ?? customerId;
  return { kind: 'portal', id, organisation: Organisation.parse(organisation), ...found, kinds };
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
