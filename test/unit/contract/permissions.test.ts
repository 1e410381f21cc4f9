import { describe, expect, test } from 'vitest';
import { http, route } from '../../../functions/middleware/http.ts';
import { operation } from '../../../shared/contract/operation.ts';
import { operations } from '../../../shared/contract/operations.ts';
import {
  type Access,
  grants,
  type PrincipalKind,
  permissions,
  placeOf,
  principalKinds,
} from '../../../shared/contract/permissions.ts';
import { kindsAt } from '../../../shared/people/kinds.ts';
import type { MemberRole } from '../../../shared/people/model.ts';

const company = { type: 'company' } as const;
const member = (roles: readonly MemberRole[], isAdmin = false) =>
  kindsAt(company, { roles: [...roles] }, { isAdmin });

/** The rules at a customer that these kinds are granted. */
const reach = (kinds: readonly PrincipalKind[]) =>
  (Object.keys(permissions) as Access[]).filter(
    access => permissions[access].place === 'customer' && grants(access, kinds),
  );

const may = (kinds: readonly PrincipalKind[], call: string) => {
  const found = operations.find(({ method, path }) => `${method} ${path}` === call);
  if (!found) throw new Error(`no such operation: ${call}`);
  return grants(found.access, kinds);
};

const own = '/v1/portal/customers/{customerId}';

describe('what a member may', () => {
  test('S2 S24 one who holds both roles may what either may, and nothing more', () => {
    const each = [member(['contact_person']), member(['billing_person'])].flatMap(reach);
    expect(new Set(reach(member(['contact_person', 'billing_person'])))).toEqual(new Set(each));
  });

  test('S3 every member may what a team member may', () => {
    const kinds: PrincipalKind[] = [
      'individual',
      'contact_person',
      'billing_person',
      'admin_member',
    ];
    for (const kind of kinds) expect(reach([kind])).toEqual(expect.arrayContaining(['member']));
    expect(reach(member([]))).toEqual(['member']);
  });

  test('S8–S11 a contact person changes the company, sees its invoices and memberships, adds members', () => {
    const contact = member(['contact_person']);
    const calls = ['PATCH ', 'GET /invoices', 'GET /memberships', 'POST /members'];
    for (const call of calls)
      expect([call, may(contact, call.replace(' ', ` ${own}`))]).toEqual([call, true]);
  });

  test('S12 an operator’s admin among the members may what a contact person may, without the role', () => {
    expect(member([], true)).not.toContain('contact_person');
    expect(reach(member([], true))).toEqual(reach(member(['contact_person'])));
    expect(reach(member(['billing_person'], true))).toContain('billing_person');
  });

  test.each([
    'GET /invoices',
    'GET /memberships',
    'GET /contact-persons',
    'POST /members',
    'PATCH ',
  ])('S14 a team member may not %s', call =>
    expect(may(member([]), call.replace(' ', ` ${own}`))).toBe(false),
  );

  test('S15 a billing person reaches invoices and adds members, but not the company, memberships or contact persons', () => {
    const billing = member(['billing_person']);
    expect(reach(billing)).toEqual(['member', 'billing_person', 'invoices']);
    expect(may(billing, `POST ${own}/members`)).toBe(true);
    for (const page of ['/memberships', '/contact-persons'])
      expect(may(billing, `GET ${own}${page}`)).toBe(false);
    expect(may(billing, `PATCH ${own}`)).toBe(false);
  });

  test('S58 an individual on its own account may everything there; a company is no account', () => {
    expect(reach(kindsAt({ type: 'individual' }, undefined, { isAdmin: false }))).toEqual([
      'member',
      'contact_person',
      'billing_person',
      'invoices',
    ]);
    expect(kindsAt(company, undefined, { isAdmin: true })).toEqual([]);
  });
});

describe('the operator’s team', () => {
  test.each(operations.filter(({ path }) => path.startsWith('/v1/admin/')))(
    'S4 no role at a customer opens $method $path',
    ({ access }) => {
      const everyRole = member(['contact_person', 'billing_person'], true);
      expect(grants(access, [...everyRole, 'individual', 'signed_in', 'visitor'])).toBe(false);
      expect(grants(access, ['owner'])).toBe(true);
    },
  );

  test('S46 only an owner lets the organisation go live or stop', () => {
    for (const verb of ['activate', 'suspend', 'resume']) {
      expect(may(['admin'], `POST /v1/admin/organisation/${verb}`)).toBe(false);
    }
  });

  test('has no place at a customer by being the team', () => {
    expect(reach(['owner', 'admin'])).toEqual([]);
  });
});

describe('what no row covers', () => {
  const base = { id: 'probe', context: 'people', method: 'GET', summary: 'A probe' } as const;

  test.each([
    ['an unknown rule', 'everybody', '/v1/admin/probe'],
    ['a word that every object has', 'constructor', '/v1/admin/probe'],
    ['a member’s rule among the team’s paths', 'member', '/v1/admin/customers/{customerId}'],
    ['a team’s rule in the portal', 'admin', '/v1/portal/customers/{customerId}/probe'],
    ['a customer’s rule without a customer', 'contact_person', '/v1/portal/probe'],
    ['the public among the team’s paths', 'public', '/v1/admin/probe'],
    ['any login at one customer', 'login', '/v1/portal/customers/{customerId}/probe'],
  ])('keeps a Lambda from starting: %s', (_, access, path) => {
    const probe = operation({ ...base, access: access as Access, path });
    expect(() => http([route(probe, async () => ({}))])).toThrow('operation probe');
  });

  test('is every kind without a single grant', () => {
    for (const access of Object.keys(permissions) as Access[])
      expect(grants(access, [])).toBe(false);
    const granted = new Set(Object.values(permissions).flatMap(rule => [...rule.granted]));
    expect([...granted].sort()).toEqual(Object.keys(principalKinds).sort());
  });

  test('is no operation of the list', () => {
    for (const each of operations) expect(placeOf(each)).toBe(permissions[each.access].place);
  });
});
