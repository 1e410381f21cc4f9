import type { ContactPerson } from '../contact-persons/model.ts';
import { addressKey } from '../kernel/text.ts';
import type { Admin, BillingSettings } from '../organisation/model.ts';
import { billingPersonsOf, oldestFirst } from '../people/billing-persons.ts';
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
  /** who should get it and does not: the message has no room, or a sandbox may not write to them */
  readonly leftOut: string[];
  /** what `{{recipient}}` stands for: the billing persons' names, or the customer's (S7) */
  readonly names: string[];
  /** the selection found nobody, so that the customer's own address is used (S31) */
  readonly isFallback: boolean;
  /** why nobody can be reached */
  readonly problem?: RecipientProblem;
}

export const recipientProblems = [
  'no_address',
  'address_bounced',
  'address_complained',
  'address_suppressed',
] as const;
export type RecipientProblem = (typeof recipientProblems)[number];

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
  const billingPersons = billingPersonsOf(audience.members);
  const names =
    billingPersons.length > 0 ? billingPersons.map(({ name }) => name) : [customer.name];
  const isInvoice = mailKinds[kind].to === 'invoice_recipients';
  const own = reachable([customer]);
  const selected = isInvoice
    ? reachable(selectedAddresses(audience, billingPersons, emailInvoicesTo))
    : own;
  const isFallback = isInvoice && selected.length === 0;
  const addressed = selected.length > 0 ? selected : own;
  if (addressed.length === 0)
    return { ...onOneMessage([], []), names, isFallback, problem: problemOf(customer) };
  const { category } = mailKinds[kind];
  const copies = reachable(contactPersons.filter(({ notifications }) => notifications[category]));
  return { ...onOneMessage(addressed, copies), names, isFallback };
};

/** Each address once, To before CC, and by name whoever finds no room. */
const onOneMessage = (
  addressed: readonly string[],
  copies: readonly string[],
): Pick<Recipients, 'to' | 'cc' | 'leftOut'> => {
  const everyTo = uniqueAddresses(addressed);
  const to = everyTo.slice(0, maxTo);
  const everyCc = without(uniqueAddresses(copies), to);
  const cc = everyCc.slice(0, maxRecipients - to.length);
  return { to, cc, leftOut: without(uniqueAddresses([...everyTo, ...everyCc]), [...to, ...cc]) };
};

/**
 * What is left in a sandbox, which mails only to the deployment's allow-list of domains (`*` on a laptop): a
 * copy elsewhere is left out. `undefined`: a To is elsewhere.
 */
export const withinDomains = (
  recipients: Recipients,
  domains: readonly string[],
): Recipients | undefined => {
  if (domains.includes('*')) return recipients;
  const isWithin = (email: string) => domains.includes(email.slice(email.lastIndexOf('@') + 1));
  if (!recipients.to.every(isWithin)) return undefined;
  const cc = recipients.cc.filter(isWithin);
  return { ...recipients, cc, leftOut: [...recipients.leftOut, ...without(recipients.cc, cc)] };
};

/** A mail to one person: nobody gets a copy, and nobody stands in (S21). */
export const personRecipients = (person: Addressed & { readonly name: string }): Recipients => {
  const to = reachable([person]);
  const common = { to, cc: [], leftOut: [], names: [person.name], isFallback: false };
  return to.length > 0 ? common : { ...common, problem: problemOf(person) };
};

/** A mail to the operator's team: every admin on one message, oldest first, addressed as the organisation (S20). */
export const teamRecipients = (admins: readonly Admin[], organisation: string): Recipients => {
  const common = {
    ...onOneMessage(reachable(admins), []),
    names: [organisation],
    isFallback: false,
  };
  return common.to.length > 0 ? common : { ...common, problem: 'no_address' };
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

const problemOf = ({ email, mailProblem }: Addressed): RecipientProblem =>
  recipientProblems.find(problem => problem === `address_${mailProblem}` && email !== undefined) ??
  (email === undefined ? 'no_address' : 'address_bounced');

const reachable = (people: readonly Addressed[]): string[] =>
  people.flatMap(({ email, mailProblem }) => (email !== undefined && !mailProblem ? [email] : []));

/** Addresses that are not among others, compared without regard to case. */
export const without = (emails: readonly string[], others: readonly string[]): string[] => {
  const taken = new Set(others.map(addressKey));
  return emails.filter(email => !taken.has(addressKey(email)));
};

/** The first of each address, compared without regard to case. */
const uniqueAddresses = (emails: readonly string[]): string[] => {
  const seen = new Set<string>();
  return emails.filter(email => {
    const isNew = !seen.has(addressKey(email));
    seen.add(addressKey(email));
    return isNew;
  });
};
