import { beforeAll, describe, expect, test } from 'vitest';
import { teamMember } from '../support/admin-login.ts';
import type { Caller } from '../support/caller.ts';
import { type Operator, operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
/** what every member finds (S13) */
const forAll = ['directory', 'community_events', 'resources', 'bookings'];
const eve = { name: 'Eve', email: 'eve@acme.example' };

let harbour: Operator;
let company: string;
let own: string;
beforeAll(async () => {
  harbour = await operator(world);
  company = await harbour.company({ vatId: 'NL001234567B01' });
  own = `/v1/portal/customers/${company}`;
});

/** the billing role outlives the contact role that it needs to be given (S24) */
const billingPerson = async () => {
  const id = await harbour.member(company, ['contact_person', 'billing_person']);
  const path = `/v1/admin/customers/${company}/members/${id}`;
  await harbour.owner.patch(path, { roles: ['billing_person'] }, '"1"');
  return harbour.login(company, id);
};
const menu = async (caller: Caller) => (await caller.get('/v1/portal/me')).body.customers[0].menu;

describe('who am I', () => {
  test('S87 Contact Persons stands between Support and Settings for those who may open it', async () => {
    expect(await menu(await harbour.portal(company))).toEqual([
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
    const ida = await harbour.login(await harbour.individual());
    expect((await menu(ida)).slice(-3)).toEqual(['support', 'contact_persons', 'settings']);
  });

  test('S14 S15 S87 others do not find it, and a team member finds nothing about money', async () => {
    expect(await menu(await billingPerson())).toEqual([
      'profile',
      ...forAll,
      'members',
      'billing',
      'invoices',
      'support',
      'settings',
    ]);
    expect(await menu(await harbour.portal(company, []))).toEqual([
      'profile',
      ...forAll,
      'members',
      'support',
      'settings',
    ]);
  });

  test('S87 what the menu names opens, and what it leaves out does not', async () => {
    const pages = {
      profile: '/profile',
      directory: '/directory',
      community_events: '/community-events',
      resources: '/resources',
      bookings: '/bookings',
      members: '/members',
      plans: '/plans',
      memberships: '/memberships',
      orders: '/orders',
      fees: '/fees',
      billing: '/billing',
      invoices: '/invoices',
      contact_persons: '/contact-persons',
      settings: '',
    };
    const callers = [
      await harbour.portal(company, ['contact_person', 'billing_person']),
      await billingPerson(),
      await harbour.portal(company, []),
    ];
    for (const caller of callers) {
      const entries = await menu(caller);
      for (const [entry, page] of Object.entries(pages)) {
        const { status } = await caller.get(`${own}${page}`);
        expect([entry, status]).toEqual([entry, entries.includes(entry) ? 200 : 404]);
      }
    }
  });

  test('S12 S87 an operator’s admin finds it at a company where they are a member', async () => {
    const admin = await teamMember(world, harbour);
    await admin.joins(company, await harbour.member(company, []));
    expect(await menu(admin.caller)).toContain('contact_persons');
    expect((await admin.caller.get('/v1/portal/me')).body.admin.role).toBe('admin');
  });

  test('an owner is named as such, with no customer', async () => {
    const { body } = await harbour.owner.get('/v1/portal/me');
    expect(body).toMatchObject({
      admin: { organisationId: harbour.organisationId, role: 'owner' },
      customers: [],
    });
  });

  test('a login that nobody knows here is 401', async () => {
    const other = await operator(world);
    const id = await other.company();
    const memberId = await other.member(id);
    const gone = await other.login(id, memberId);
    expect((await gone.get('/v1/portal/me')).status).toBe(200);
    await other.owner.remove(`/v1/admin/customers/${id}/members/${memberId}`);
    expect((await gone.get('/v1/portal/me')).status).toBe(401);
    expect((await gone.get(`/v1/portal/customers/${id}`)).status).toBe(404);
  });

  test('S3 a role taken away is gone at the next request', async () => {
    const id = await harbour.member(company, ['contact_person']);
    const member = await harbour.login(company, id);
    expect((await member.get(own)).body).toHaveProperty('vatId');
    const path = `/v1/admin/customers/${company}/members/${id}`;
    const { headers } = await harbour.owner.get(path);
    await harbour.owner.patch(path, { roles: [] }, headers.get('etag'));
    expect((await member.get(own)).body).not.toHaveProperty('vatId');
    expect((await member.post(`${own}/members`, eve)).status).toBe(404);
  });
});
