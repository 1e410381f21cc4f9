import type { Member } from './model.ts';

type Aged = Pick<Member, 'id' | 'createdAt'>;

export const oldestFirst = <M extends Aged>(members: readonly M[]): M[] =>
  members.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id));

/** The billing persons of a company, oldest first: whom `{{recipient}}` names (S7). */
export const billingPersonsOf = <M extends Aged & Pick<Member, 'roles'>>(
  members: readonly M[],
): M[] => oldestFirst(members.filter(({ roles }) => roles.includes('billing_person')));
