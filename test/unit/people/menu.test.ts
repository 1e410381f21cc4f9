import { expect, test } from 'vitest';
import { menuOf } from '../../../shared/people/menu.ts';

/** what stands first for every member (S13) */
const forAll = ['directory', 'community_events', 'resources', 'bookings'];
const company = { isCompany: true, contactRights: false, billingRights: false };

test('S87 a contact person finds Contact Persons between Support and Settings', () => {
  expect(menuOf({ ...company, contactRights: true })).toEqual([
    'profile',
    ...forAll,
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
  ]);
});

test('S15 a billing person finds billing and invoices, but neither memberships nor contact persons', () => {
  expect(menuOf({ ...company, billingRights: true })).toEqual([
    'profile',
    ...forAll,
    'members',
    'billing',
    'invoices',
    'support',
    'settings',
  ]);
});

test('S14 a team member finds nothing about money', () => {
  expect(menuOf(company)).toEqual(['profile', ...forAll, 'members', 'support', 'settings']);
});

test('S58 an individual finds everything but members', () => {
  expect(menuOf({ isCompany: false, contactRights: true, billingRights: true })).toEqual([
    'profile',
    ...forAll,
    'plans',
    'memberships',
    'orders',
    'fees',
    'billing',
    'invoices',
    'support',
    'contact_persons',
    'settings',
  ]);
});
