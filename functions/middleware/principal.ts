import { grants, type PrincipalKind } from '../../shared/contract/permissions.ts';
import type { Admin, Organisation } from '../../shared/organisation/model.ts';
import type { LoginPlace } from '../../shared/people/me.ts';
import type { Customer, Member } from '../../shared/people/model.ts';

/** Who calls, as the table says now; the token only identifies. */
export type Principal =
  /** a login, wherever it is known (`/v1/portal/me`); the organisation is its first */
  | {
      readonly kind: 'login';
      readonly id: string;
      readonly organisation: Organisation;
      readonly places: readonly LoginPlace[];
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
    }
  /** anyone, without a token, at a storefront */
  | {
      readonly kind: 'visitor';
      /** of the address the request came from, which itself is not kept */
      readonly id: string;
      /** of who handed it to the gateway: the visitor itself, or what stands between */
      readonly source: string;
      readonly organisation: Organisation;
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

/** The principal of a public operation. */
export const visitor = (principal: Principal): PrincipalOf<'visitor'> => {
  if (principal.kind !== 'visitor') throw new Error(`expected a visitor: ${principal.kind}`);
  return principal;
};

/** May do what a contact person may (S8–S10, S12). */
export const hasContactRights = ({ kinds }: PrincipalOf<'portal'>): boolean =>
  grants('contact_person', kinds);

/** Contact and billing persons add members (S18). */
export const mayAddMembers = ({ kinds }: PrincipalOf<'portal'>): boolean =>
  grants('invoices', kinds);
