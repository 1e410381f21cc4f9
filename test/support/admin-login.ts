import type { Id } from '../../shared/kernel/id.ts';
import { linkSubject } from '../../shared/people/subject.ts';
import { transact } from '../../shared/store/transact.ts';
import { type Caller, caller } from './caller.ts';
import type { Host, Operator } from './operator.ts';

/** An admin who was added and has logged in. */
export interface TeamMember {
  readonly adminId: string;
  readonly email: string;
  readonly caller: Caller;
  /** gives the same login to a member of a company (S12) */
  joins(customerId: string, memberId: string): Promise<void>;
}

let admins = 0;

/** Adds an admin to an operator's team through the API and lets them log in. */
export const teamMember = async (
  host: Host,
  { owner, organisationId }: Operator,
  role: 'owner' | 'admin' = 'admin',
): Promise<TeamMember> => {
  admins += 1;
  // the team's mail goes to every admin: another file's must not be taken for this one's
  const email = `admin-${crypto.randomUUID()}@harbour.example`;
  const { body } = await owner.post('/v1/admin/admins', { name: `Admin ${admins}`, email, role });
  const { subject, token } = await host.signIn();
  const link = async (person: Parameters<typeof linkSubject>[2]) =>
    transact(linkSubject(subject, organisationId, person));
  await link({ adminId: body.id });
  return {
    adminId: body.id,
    email,
    caller: caller(host.baseUrl, token),
    joins: (customerId, memberId) =>
      link({ customerId: customerId as Id<'customer'>, memberId: memberId as Id<'member'> }),
  };
};
