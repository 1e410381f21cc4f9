import type { ContactPerson } from '../contact-persons/model.ts';
import { addressKey } from '../kernel/text.ts';
import type { BillingSettings } from '../organisation/model.ts';
import type { Customer, Member } from '../people/model.ts';
import { type CustomerMailKind, mailKinds } from './kinds.ts';

/** Everyone at a customer who may get mail. */
export interface Audience {
  readonly customer: Customer;
  readonly members: readonly Member[];
  readonly contactPersons: readonly ContactPerson[];
}

export interface Recipients {
  readonly to: string[];
  readonly cc: string[];
  /** what `{{recipient}}` stands for: the billing persons' names, or the customer's (S7) */
  readonly names: string[];
  /** the selection found nobody, so that the customer's own address is used (S31) */
  readonly isFallback: boolean;
  /** why nobody can be reached */
  readonly problem?: 'no_address' | 'address_bounced';
}

/** SES takes 50 recipients a message; To keeps to 40 so that copies fit (design §4.7). */
const maxTo = 40;
const maxRecipients = 50;

/**
 * Who gets a mail (S27–S31, S57, S67, S81). To of invoices is what the setting selects, of other mail the
 * customer's address; contact persons with the category's toggle are CC; nobody is in both.
 */
export const recipientsOf = (
  audience: Audience,
  kind: CustomerMailKind,
  emailInvoicesTo: BillingSettings['emailInvoicesTo'],
): Recipients => {
  const { customer, contactPersons } = audience;
  const billingPersons = oldestFirst(
    audience.members.filter(({ roles }) => roles.includes('billing_person')),
  );
  const names =
    billingPersons.length > 0 ? billingPersons.map(({ name }) => name) : [customer.name];
  const selected = uniqueAddresses(
    reachable(selectedAddresses(audience, billingPersons, emailInvoicesTo)),
  );
  const own = customer.email !== undefined && !customer.mailProblem ? [customer.email] : [];
  const to = (selected.length > 0 ? selected : own).slice(0, maxTo);
  if (to.length === 0) {
    const problem = customer.email === undefined ? 'no_address' : 'address_bounced';
    return { to, cc: [], names, isFallback: true, problem };
  }
  const { category } = mailKinds[kind];
  const copies = reachable(contactPersons.filter(({ notifications }) => notifications[category]));
  const taken = new Set(to.map(addressKey));
  const cc = uniqueAddresses(copies).filter(email => !taken.has(addressKey(email)));
  return {
    to,
    cc: cc.slice(0, maxRecipients - to.length),
    names,
    isFallback: selected.length === 0,
  };
};

interface Addressed {
  readonly email?: string | undefined;
  readonly mailProblem?: string | undefined;
}

const selectedAddresses = (
  { customer, members }: Audience,
  billingPersons: readonly Member[],
  selection: BillingSettings['emailInvoicesTo'],
): Addressed[] => {
  // an individual is its own account: it has no roles to select
  if (customer.type === 'individual') return [customer];
  const contacts = oldestFirst(members.filter(({ roles }) => roles.includes('contact_person')));
  return [
    ...(selection.includes('company') ? [customer] : []),
    ...(selection.includes('billing_persons') ? billingPersons : []),
    ...(selection.includes('contact_persons') ? contacts : []),
  ];
};

const reachable = (people: readonly Addressed[]): string[] =>
  people.flatMap(({ email, mailProblem }) => (email !== undefined && !mailProblem ? [email] : []));

/** The first of each address, compared without regard to case. */
const uniqueAddresses = (emails: readonly string[]): string[] => {
  const seen = new Set<string>();
  return emails.filter(email => {
    const isNew = !seen.has(addressKey(email));
    seen.add(addressKey(email));
    return isNew;
  });
};

const oldestFirst = (members: readonly Member[]): Member[] =>
  members.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id));
