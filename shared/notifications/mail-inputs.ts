import { Invoice } from '../billing/model.ts';
import type { MailTexts } from '../documents/mail.ts';
import { Admin, type Language, Organisation, Seller } from '../organisation/model.ts';
import { sellerKey } from '../organisation/seller.ts';
import { getItems, queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { readAudience } from './audience.ts';
import { facts } from './facts.ts';
import { mailKinds } from './kinds.ts';
import { type Mail, teamCustomerId } from './model.ts';
import type { Audience } from './recipients.ts';
import { mailTextsIn } from './template-store.ts';

/** Everything a mail is made of, as it is now. */
export interface MailInputs {
  readonly organisation: Organisation;
  /** the invoice it speaks of */
  readonly invoice?: Invoice | undefined;
  /** absent: the customer is gone, or the mail is for the operator's own people */
  readonly audience?: Audience | undefined;
  /** for a mail to them; empty otherwise */
  readonly admins: readonly Admin[];
}

/** 1 batch get + 1 query of the customer's people, or of the operator's. */
export const readMailInputs = async (org: string, mail: Mail): Promise<MailInputs> => {
  const { customerId, invoiceId } = mail;
  const isToTeam = mailKinds[mail.kind].to === 'team' || mail.adminId !== undefined;
  const wanted = [keys.organisation(org)];
  if (invoiceId) wanted.push(keys.invoice(org, customerId, invoiceId));
  const [[organisation, invoice], audience, admins] = await Promise.all([
    getItems(wanted),
    customerId === teamCustomerId(org) ? undefined : readAudience(org, customerId),
    isToTeam ? readAdmins(org) : [],
  ]);
  return {
    organisation: Organisation.parse(organisation),
    invoice: invoice && Invoice.parse(invoice),
    audience,
    admins,
  };
};

/** The operator's team. 1 query. */
const readAdmins = async (org: string): Promise<Admin[]> => {
  const { pk, sk } = keys.admin(org, '');
  return (await queryAll({ pk, prefix: sk })).map(item => Admin.parse(item));
};

/** An invoice speaks its own language, a mail the customer's, the operator's people its organisation's. */
export const languageOf = (
  { invoice, audience, organisation }: MailInputs,
  { kind, facts: given }: Mail,
): Language => {
  if (kind === 'checkout_code') return facts.checkout_code.parse(given).language;
  if (mailKinds[kind].to === 'team') return organisation.language;
  return invoice?.language ?? audience?.customer.language ?? organisation.language;
};

const sellers = new Map<string, Seller>();

/**
 * Who sends the mail, and the organisation's own words for it. A version of the seller never changes, so
 * it is read once an environment. 1 batch get.
 */
export const readWords = async (
  org: string,
  { kind }: Mail,
  inputs: MailInputs,
  language: Language,
): Promise<{ seller: Seller; texts: MailTexts | undefined }> => {
  const { sellerVersion, legalEntityId } = inputs.invoice ?? {
    ...inputs.organisation,
    legalEntityId: undefined,
  };
  const key = sellerKey(org, { sellerVersion, legalEntityId });
  const name = `${key.pk}\n${key.sk}`;
  const known = sellers.get(name);
  const [template, item] = await getItems([
    keys.template(org, kind, language),
    ...(known ? [] : [key]),
  ]);
  if (!known && !item) throw new Error(`organisation ${org} has no seller at ${key.sk}`);
  const seller = known ?? Seller.parse(item);
  sellers.set(name, seller);
  return { seller, texts: mailTextsIn(template) };
};
