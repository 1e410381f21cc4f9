import { env } from '../env.ts';
import { addressKey } from '../kernel/text.ts';
import type { Organisation } from '../organisation/model.ts';
import { addressHash } from '../store/table.ts';
import { facts } from './facts.ts';
import { type CustomerMailKind, ruleOf } from './kinds.ts';
import type { Addresses } from './mail-claim.ts';
import { type MailInputs, readMailInputs } from './mail-inputs.ts';
import type { Mail } from './model.ts';
import {
  personRecipients,
  type Recipients,
  recipientsOf,
  teamRecipients,
  withinDomains,
} from './recipients.ts';

/** A mail as it would leave now, or why it does not: parked for a person to look at, or needed no more. */
export type Prepared =
  | { readonly outcome: 'ready'; readonly inputs: MailInputs; readonly recipients: Recipients }
  | { readonly outcome: 'parked' | 'withdrawn'; readonly reason: string };

/** Reads what the mail speaks of and resolves To and CC as they are now, right before the hand-over (S85). */
export const prepareMail = async (org: string, mail: Mail): Promise<Prepared> => {
  const inputs = await readMailInputs(org, mail);
  const settled = invoiceProblem(mail, inputs);
  if (settled) return { outcome: 'withdrawn', reason: settled };
  const recipients = addressees(mail, inputs);
  if (typeof recipients === 'string') return { outcome: 'withdrawn', reason: recipients };
  if (recipients.problem) return { outcome: 'parked', reason: recipients.problem };
  const allowed = allowedOf(inputs.organisation, recipients);
  return allowed
    ? { outcome: 'ready', inputs, recipients: allowed }
    : { outcome: 'parked', reason: 'sandbox_recipient' };
};

/** What the claim records. */
export const addressesOf = (prepared: Prepared): Addresses =>
  prepared.outcome === 'ready'
    ? {
        to: prepared.recipients.to,
        cc: prepared.recipients.cc,
        fallback: prepared.recipients.isFallback,
        ...(prepared.recipients.leftOut.length > 0 && { leftOut: prepared.recipients.leftOut }),
      }
    : {};

/** A new invoice is mailed while it stands, a reminder while it is open. */
const invoiceProblem = ({ kind, invoiceId }: Mail, { invoice }: MailInputs): string | undefined => {
  if (invoiceId === undefined) return undefined;
  if (!invoice) return 'invoice_gone';
  const isWanted =
    invoice.status === 'issued' ||
    (!ruleOf(kind).needsOpenInvoice && (invoice.status === 'paid' || kind !== 'invoice_created'));
  return isWanted ? undefined : `invoice_${invoice.status}`;
};

/** To whom, or who is gone. */
const addressees = (
  { kind, memberId, adminId, facts: given }: Mail,
  { organisation, audience, admins }: MailInputs,
): Recipients | string => {
  if (adminId !== undefined) {
    const admin = admins.find(({ id }) => id === adminId);
    return admin ? personRecipients(admin) : 'admin_gone';
  }
  if (kind === 'checkout_code') return toVisitor(given);
  if (!audience) return 'customer_gone';
  if (ruleOf(kind).to === 'team') return teamRecipients(admins, organisation.name);
  if (ruleOf(kind).to === 'member') {
    const { customer, members } = audience;
    const person = memberId === undefined ? customer : members.find(({ id }) => id === memberId);
    if (!person) return 'member_gone';
    // an invitation that was taken back, or whose login is another address's
    if (person.portalAccess === 'revoked') return 'access_revoked';
    return isOtherAddress(given, person.email) ? 'address_changed' : personRecipients(person);
  }
  const { emailInvoicesTo } = organisation.billing;
  return recipientsOf(audience, kind as CustomerMailKind, emailInvoicesTo);
};

const toVisitor = (given: Mail['facts']): Recipients => {
  const { email, personName: name } = facts.checkout_code.parse(given);
  return personRecipients({ email, name });
};

const isOtherAddress = ({ addressHash: asked }: Mail['facts'] = {}, email = ''): boolean =>
  typeof asked === 'string' && asked !== addressHash(addressKey(email));

/** Nothing: a sandbox may not write to whom the mail is addressed. */
const allowedOf = ({ sandbox }: Organisation, recipients: Recipients): Recipients | undefined =>
  sandbox ? withinDomains(recipients, env('SANDBOX_MAIL_DOMAINS').split(',')) : recipients;
