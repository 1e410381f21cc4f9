import type { Id } from '../../../shared/kernel/id.ts';
import type { Member } from '../../../shared/people/model.ts';
import { linkSubject } from '../../../shared/people/subject.ts';
import { transact } from '../../../shared/store/transact.ts';
import type { Sample } from '../sample/generate.ts';
import type { SignIn } from '../sign-in.ts';

/** Someone to try the API as. */
export interface DemoPerson {
  readonly who: string;
  readonly name: string;
  readonly email: string;
  readonly token: string;
  /** the company, for members */
  readonly customerId?: string;
}

const wanted = [
  ['contact person', ['contact_person']],
  ['billing person', ['billing_person']],
  ['team member', []],
] as const;

/** Gives one member of each kind, of one company where there is one with all three, a login of the local user pool. */
export const signInMembers = async (
  org: Id<'organisation'>,
  sample: Sample,
  signIn: SignIn,
): Promise<DemoPerson[]> =>
  Promise.all(
    chooseMembers(sample).map(async ([who, member]) => {
      const { accessToken, subject } = await signIn(member.email);
      const { customerId, email, id: memberId, name } = member;
      await transact(linkSubject(subject, org, { customerId, memberId }));
      return { who, name, email, token: accessToken, customerId };
    }),
  );

const chooseMembers = (sample: Sample): [string, Member][] => {
  for (const { memberships, members } of sample.customers()) {
    const found = wanted.flatMap(([who, roles]): [string, Member][] => {
      const member = members.find(candidate => candidate.roles.join() === roles.join());
      return member ? [[who, member]] : [];
    });
    if (found.length === wanted.length && memberships.length > 0) return found;
  }
  throw new Error(
    'the sample has no company with a contact person, a billing person and a team member',
  );
};
