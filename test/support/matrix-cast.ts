import type { PrincipalKind } from '../../shared/contract/permissions.ts';
import { keys } from '../../shared/store/table.ts';
import { transact } from '../../shared/store/transact.ts';
import { teamMember } from './admin-login.ts';
import { type Caller, caller } from './caller.ts';
import { furnish, type Ids, idsAt } from './matrix-ids.ts';
import { type Biller, biller } from './month.ts';
import type { Host } from './operator.ts';
import { openStorefront } from './storefront.ts';

/** Whose customer is named: the caller's own, another of the same operator, or another operator's. */
export const scopes = ['own', 'sibling', 'foreign'] as const;
export type Scope = (typeof scopes)[number];

/** Somebody who calls, and what the table knows that person as. */
export interface Role {
  readonly name: string;
  readonly caller: Pick<Caller, 'send'>;
  /** in its operator's team */
  readonly team?: readonly PrincipalKind[];
  /** at customers, by scope */
  readonly at?: Partial<Record<Scope, readonly PrincipalKind[]>>;
  /** the token is missing or false */
  readonly anonymous?: true;
  /** where the own customer is another than the company */
  readonly own?: string;
}

export interface Stage {
  readonly ids: Record<Scope, Ids>;
  readonly cast: readonly Role[];
}

/** Two operators after a bill run, three companies with one of everything, and one of each who may call. */
export const stage = async (host: Host): Promise<Stage> => {
  const [harbour, elsewhere] = await Promise.all([biller(host), biller(host)]);
  const own = await harbour.desk('Acme');
  const sibling = await harbour.desk('Sibling', { email: 'office@sibling.example' });
  const foreign = await elsewhere.desk('Secret', { email: 'office@secret.example' });
  for (const id of [own, sibling]) await furnish(harbour, id);
  await furnish(elsewhere, foreign);
  await Promise.all([openStorefront(harbour.owner), openStorefront(elsewhere.owner)]);
  await Promise.all([harbour.billDecember(), elsewhere.billDecember()]);
  const ids = {
    own: await idsAt(harbour.owner, own),
    sibling: await idsAt(harbour.owner, sibling),
    foreign: await idsAt(elsewhere.owner, foreign),
  };
  const members = await membersOf(host, harbour, own);
  const formers = await formersOf(harbour, own);
  const others = await othersOf(host, elsewhere, foreign);
  return { ids, cast: [...(await teamOf(host, harbour, own)), ...members, ...formers, ...others] };
};

const teamOf = async (host: Host, harbour: Biller, own: string): Promise<Role[]> => {
  const [admin, atCompany] = [await teamMember(host, harbour), await teamMember(host, harbour)];
  await atCompany.joins(own, await harbour.member(own));
  return [
    { name: 'owner', caller: harbour.owner, team: ['owner'] },
    { name: 'admin', caller: admin.caller, team: ['admin'] },
    {
      name: 'admin who is a member',
      caller: atCompany.caller,
      team: ['admin'],
      at: { own: ['team_member', 'admin_member'] },
    },
  ];
};

const membersOf = async (host: Host, harbour: Biller, own: string): Promise<Role[]> => {
  const both = ['contact_person', 'billing_person'] as const;
  const role = async (name: string, roles: readonly (typeof both)[number][]): Promise<Role> => ({
    name,
    caller: await harbour.portal(own, roles),
    at: { own: ['team_member', ...roles] },
  });
  const billing = await harbour.member(own, both);
  const path = `/v1/admin/customers/${own}/members/${billing}`;
  await harbour.owner.patch(path, { roles: ['billing_person'] }, '"1"');
  const individual = await harbour.individual();
  return [
    await role('team member', []),
    await role('contact person', ['contact_person']),
    await role('both', both),
    {
      name: 'billing person',
      caller: await harbour.login(own, billing),
      at: { own: ['team_member', 'billing_person'] },
    },
    {
      name: 'individual',
      caller: await harbour.login(individual),
      at: { own: ['individual'] },
      own: individual,
    },
    { name: 'visitor', caller: without(host), anonymous: true },
    { name: 'bad token', caller: caller(host.baseUrl, 'eyJ.false.token'), anonymous: true },
  ];
};

/** Contact persons whose access ended, and one whose login was left behind without access. */
const formersOf = async (harbour: Biller, own: string): Promise<Role[]> => {
  const { owner, organisationId } = harbour;
  const former = async (name: string, end: (memberId: string) => Promise<unknown>) => {
    const memberId = await harbour.member(own, ['contact_person']);
    const role = { name, caller: await harbour.login(own, memberId) };
    await end(memberId);
    return role;
  };
  const path = (id: string) => `/v1/admin/customers/${own}/members/${id}`;
  const forget = (id: string) =>
    transact([
      {
        update: keys.member(organisationId, own, id),
        expression: 'SET portalAccess = :none',
        values: { ':none': 'none' },
      },
    ]);
  return [
    await former('removed member', id => owner.remove(path(id))),
    await former('revoked member', id => owner.send('POST', `${path(id)}/revoke-access`)),
    await former('member whose access is none', forget),
  ];
};

const othersOf = async (host: Host, elsewhere: Biller, foreign: string): Promise<Role[]> => [
  { name: 'foreign owner', caller: elsewhere.owner, team: ['owner'] },
  {
    name: 'foreign contact person',
    caller: await elsewhere.portal(foreign, ['contact_person']),
    at: { foreign: ['team_member', 'contact_person'] },
  },
  { name: 'login nobody knows', caller: caller(host.baseUrl, (await host.signIn()).token) },
];

/** Sends no token at all. */
const without = ({ baseUrl }: Host): Pick<Caller, 'send'> => ({
  send: async (method, path, init) => {
    const response = await fetch(`${baseUrl}${path}`, { ...init, method });
    const { status, headers } = response;
    return { status, headers, body: await response.json() };
  },
});
