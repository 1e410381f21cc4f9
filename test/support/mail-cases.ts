import type { Biller } from './month.ts';
import { created } from './month.ts';

/** Members by their roles; each case is one customer. */
const members = {
  'a team member only': [['Tom', []]],
  'one billing person': [['Bea', ['contact_person', 'billing_person']]],
  'two billing persons': [
    ['Bea', ['contact_person', 'billing_person']],
    ['Bo', ['contact_person', 'billing_person']],
  ],
  'a contact person only': [['Cy', ['contact_person']]],
  'a billing person who dropped the contact role': [['Bea', ['billing_person']]],
  'an individual': [],
} as const satisfies Record<string, readonly (readonly [string, readonly string[]])[]>;
export type RoleCase = keyof typeof members;
export const roleCases = Object.keys(members) as RoleCase[];

/** Contact persons of every case: each pair of toggles once, and one who is a member (Bea) in other letters. */
const copies = [
  ['off', false, false],
  ['billing', true, false],
  ['account', false, true],
  ['both', true, true],
  ['BEA', true, true],
] as const;

/** The customer of a case with its people; every address ends in `@domain`. */
export const caseCustomer = async (op: Biller, role: RoleCase, domain: string): Promise<string> => {
  const isIndividual = role === 'an individual';
  const id = isIndividual
    ? await op.individual({ email: `office@${domain}`, billingAddress: address })
    : await op.desk(role, { email: `office@${domain}` }, null);
  const base = `/v1/admin/customers/${id}`;
  for (const [name, roles] of members[role]) {
    const email = `${name.toLowerCase()}@${domain}`;
    const given = [...new Set(roles.length > 0 ? ['contact_person', ...roles] : [])];
    const member = await created(op.owner, `${base}/members`, { name, email, roles: given });
    // who is made billing person without the contact role has had it before (S22–S24)
    if (given.length > roles.length) {
      const path = `${base}/members/${member.id}`;
      const { status } = await op.owner.patch(path, { roles }, `"${member.version}"`);
      if (status !== 200) throw new Error(`PATCH ${path}: ${status}`);
    }
  }
  for (const [name, billing, account] of copies) {
    const person = { name, email: `${name}@${domain}`, notifications: { billing, account } };
    await created(op.owner, `${base}/contact-persons`, person);
  }
  return id;
};

const address = { line1: 'Quay 1', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' };

/** To of an invoice by hand of the rules: what is selected, oldest first, or the own address (S27–S31). */
export const invoiceTo = (role: RoleCase, selection: readonly string[]): string[] => {
  if (role === 'an individual') return ['office'];
  const holding = (wanted: string) =>
    members[role].flatMap(([name, roles]) =>
      (roles as readonly string[]).includes(wanted) ? [name.toLowerCase()] : [],
    );
  const selected = [
    ...(selection.includes('company') ? ['office'] : []),
    ...(selection.includes('billing_persons') ? holding('billing_person') : []),
    ...(selection.includes('contact_persons') ? holding('contact_person') : []),
  ];
  return selected.length > 0 ? [...new Set(selected)] : ['office'];
};

/** CC of a mail: who ticked its category and is not in To (S57, S67, S81). */
export const copiesOf = (category: 'billing' | 'account', to: readonly string[]): string[] =>
  (category === 'billing' ? ['bea', 'billing', 'both'] : ['account', 'bea', 'both']).filter(
    name => !to.includes(name),
  );
