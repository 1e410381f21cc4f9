import { describe, expect, test } from 'vitest';
import type { MemberRole } from '../../../shared/people/model.ts';
import { rolesAfter } from '../../../shared/people/roles.ts';

const member = { isAdmin: false };
const none: MemberRole[] = [];

describe('the roles of a member', () => {
  const allowed: [string, MemberRole[], MemberRole[]][] = [
    ['S22 any member is made contact person', none, ['contact_person']],
    [
      'S23 a contact person is made billing person',
      ['contact_person'],
      ['contact_person', 'billing_person'],
    ],
    ['S23 both are set in one request', none, ['billing_person', 'contact_person']],
    ['S23 a contact person becomes billing person instead', ['contact_person'], ['billing_person']],
    [
      'S24 the billing role stays when the contact role is dropped',
      ['contact_person', 'billing_person'],
      ['billing_person'],
    ],
    ['S24 who holds only the billing role keeps it', ['billing_person'], ['billing_person']],
    ['a team member holds none', ['contact_person', 'billing_person'], none],
  ];
  test.each(allowed)('%s', (_, held, wanted) => {
    expect(new Set(rolesAfter(held, wanted, member))).toEqual(new Set(wanted));
  });

  test('S23 a team member is not made billing person', () => {
    expect(() => rolesAfter(none, ['billing_person'], member)).toThrow(
      expect.objectContaining({ code: 'billing_person_needs_contact' }),
    );
  });

  test('S23 who lost the billing role needs the contact role to get it back', () => {
    const without = rolesAfter(['billing_person'], none, member);
    expect(() => rolesAfter(without, ['billing_person'], member)).toThrow(
      expect.objectContaining({ code: 'billing_person_needs_contact' }),
    );
  });

  test("S12 an operator's admin is made billing person without the contact role", () => {
    expect(rolesAfter(none, ['billing_person'], { isAdmin: true })).toEqual(['billing_person']);
  });

  test('roles come in one order, however they were asked for', () => {
    expect(rolesAfter(none, ['billing_person', 'contact_person'], member)).toEqual([
      'contact_person',
      'billing_person',
    ]);
  });
});
