import { type AtriumClient, createAtriumClient } from '../../shared/contract/client.ts';
import type { Id } from '../../shared/kernel/id.ts';
import { createOrganisation } from '../../shared/organisation/create.ts';
import { linkSubject } from '../../shared/people/subject.ts';
import { transact } from '../../shared/store/transact.ts';
import { type Caller, caller } from './caller.ts';

/** Where logins come from and the API is served. */
export interface Host {
  readonly baseUrl: string;
  signIn(): Promise<{ subject: string; token: string }>;
}

type Roles = readonly ('contact_person' | 'billing_person')[];

/** An operator of a test's own, filled through the API. */
export interface Operator {
  readonly organisationId: Id<'organisation'>;
  readonly owner: Caller;
  /** the owner's, with the types of the contract */
  readonly client: AtriumClient;
  company(fields?: object): Promise<string>;
  individual(fields?: object): Promise<string>;
  member(customerId: string, roles?: Roles): Promise<string>;
  /** a member who is invited and logs in */
  portal(customerId: string, roles?: Roles): Promise<Caller>;
  /** a member, or without one an individual on its own account, logs in */
  login(customerId: string, memberId?: string): Promise<Caller>;
}

let people = 0;

/** A new organisation and its owner; `timeZone` and `currency` may be another's. */
export const operator = async (
  host: Host,
  fields: { timeZone?: string; currency?: 'EUR' | 'USD'; clock?: string } = {},
): Promise<Operator> => {
  const { subject, token } = await host.signIn();
  const { organisation, writes } = createOrganisation(
    {
      name: 'Harbour Desks',
      timeZone: fields.timeZone ?? 'Europe/Amsterdam',
      currency: fields.currency ?? 'EUR',
      address: { line1: 'Kade 1', postalCode: '1011 AA', city: 'Amsterdam', country: 'NL' },
      email: 'hello@harbour.example',
      vatId: 'NL001234567B01',
      sandbox: fields.clock !== undefined,
      ...(fields.clock !== undefined && { clock: fields.clock }),
      owner: { name: 'Olga Owner', email: 'olga@harbour.example', subject },
    },
    new Date().toISOString(),
  );
  await transact(writes);
  return operatorOf(host, organisation.id, token);
};

/** An operator that exists, by the token of its owner. */
export const operatorOf = (host: Host, org: Id<'organisation'>, token: string): Operator => {
  const owner = caller(host.baseUrl, token);
  const create = async (path: string, body: object): Promise<string> => {
    const reply = await owner.post(path, body);
    if (reply.status !== 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`);
    return reply.body.id;
  };
  const login: Operator['login'] = async (customerId, memberId) => {
    const { subject, token } = await host.signIn();
    const person = { customerId: customerId as Id<'customer'> };
    const member = memberId === undefined ? {} : { memberId: memberId as Id<'member'> };
    await transact(linkSubject(subject, org, { ...person, ...member }));
    return caller(host.baseUrl, token);
  };
  const member: Operator['member'] = (customerId, roles = []) => {
    people += 1;
    return create(`/v1/admin/customers/${customerId}/members`, {
      name: `Member ${people}`,
      email: `member${people}@example.com`,
      roles,
    });
  };
  return {
    organisationId: org,
    owner,
    client: createAtriumClient({ baseUrl: host.baseUrl, token }),
    member,
    company: fields =>
      create('/v1/admin/customers', {
        type: 'company',
        name: 'Acme',
        email: 'office@acme.example',
        ...fields,
      }),
    individual: fields =>
      create('/v1/admin/customers', {
        type: 'individual',
        name: 'Ida Single',
        email: 'ida@example.com',
        ...fields,
      }),
    portal: async (customerId, roles = ['contact_person']) =>
      login(customerId, await member(customerId, roles)),
    login,
  };
};
