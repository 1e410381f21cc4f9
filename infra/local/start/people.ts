import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  readonly tokenFile: string;
  /** the company, for members */
  readonly customerId?: string;
}

const wanted = [
  ['contact person', ['contact_person']],
  ['billing person', ['billing_person']],
  ['team member', []],
] as const;

/** Signs one person in and keeps the token in a file of `folder`, for use in a shell. */
export const signInAs = async (
  who: string,
  person: { readonly name: string; readonly email: string; readonly customerId?: string },
  { folder, signIn }: { readonly folder: string; readonly signIn: SignIn },
): Promise<DemoPerson & { readonly subject: string }> => {
  const { accessToken: token, subject } = await signIn(person.email);
  const tokenFile = join(folder, `${who.replace(' ', '-')}.token`);
  await writeFile(tokenFile, token, { mode: 0o600 });
  const { customerId, email, name } = person;
  return { who, name, email, token, tokenFile, subject, ...(customerId && { customerId }) };
};

/** Gives one member of each kind, of one company where there is one with all three, a login of the local user pool. */
export const signInMembers = async (
  org: Id<'organisation'>,
  sample: Sample,
  into: { readonly folder: string; readonly signIn: SignIn },
): Promise<DemoPerson[]> =>
  Promise.all(
    chooseMembers(sample).map(async ([who, member]) => {
      const { subject, ...person } = await signInAs(who, member, into);
      const { customerId, id: memberId } = member;
      await transact(linkSubject(subject, org, { customerId, memberId }));
      return person;
    }),
  );

const chooseMembers = (sample: Sample): [string, Member][] => {
  for (const { customer, memberships, members } of sample.customers()) {
    const found = wanted.flatMap(([who, roles]): [string, Member][] => {
      const member = members.find(candidate => candidate.roles.join() === roles.join());
      return member ? [[who, member]] : [];
    });
    // one that gets an invoice, so that there is something to see
    const isBilled = customer.billingAddress !== undefined && memberships.length > 0;
    if (found.length === wanted.length && isBilled) return found;
  }
  throw new Error(
    'the sample has no company with a contact person, a billing person and a team member',
  );
};
