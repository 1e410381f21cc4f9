import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import { Invoice } from '../billing/model.ts';
import { ses } from '../clients/ses.ts';
import { renderMail } from '../documents/mail.ts';
import { composeMail } from '../documents/raw-mail.ts';
import { env } from '../env.ts';
import { Organisation, Seller } from '../organisation/model.ts';
import { getItems } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { readAudience } from './audience.ts';
import {
  type Addresses,
  delayMail,
  type InvoiceIssued,
  parkMail,
  settleMail,
} from './mail-store.ts';
import type { Mail } from './model.ts';
import { type Recipients, recipientsOf } from './recipients.ts';
import { classifySesError, type SesFailure } from './ses-errors.ts';

/** What became of one hand-over. */
export type Sent =
  | { readonly outcome: 'sent'; readonly ccCopies: number; readonly isResend: boolean }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'parked'; readonly reason: string }
  | {
      readonly outcome: 'delayed';
      readonly failure: Extract<SesFailure, 'rate' | 'quota' | 'halted'>;
      /** until the queue brings it again */
      readonly seconds: number;
    };

/** A mail as it would leave now, or why it cannot. */
export type Prepared =
  | { readonly problem: string }
  | { readonly problem?: undefined; readonly inputs: MailInputs; readonly recipients: Recipients };

/** Reads the invoice and resolves To and CC as they are now, right before the hand-over (S85). */
export const prepareInvoiceMail = async (event: InvoiceIssued): Promise<Prepared> => {
  const inputs = await readMailInputs(event);
  if (!inputs) return { problem: 'invoice_not_issued' };
  const { emailInvoicesTo } = inputs.organisation.billing;
  const recipients = recipientsOf(inputs.audience, 'invoice_created', emailInvoicesTo);
  if (recipients.problem) return { problem: recipients.problem };
  const isAllowedHere = isAllowed(inputs.organisation, recipients);
  return isAllowedHere ? { inputs, recipients } : { problem: 'sandbox_recipient' };
};

/** What the claim records. */
export const addressesOf = (prepared: Prepared): Addresses =>
  prepared.problem === undefined
    ? {
        to: prepared.recipients.to,
        cc: prepared.recipients.cc,
        fallback: prepared.recipients.isFallback,
      }
    : {};

/**
 * Hands a claimed mail to SES once. A rejection with copies is tried once more without them: one bad CC
 * never loses the mail.
 */
export const handOver = async (
  event: InvoiceIssued,
  prepared: Prepared,
  claimed: Mail,
): Promise<Sent> => {
  const org = event.organisationId;
  if (prepared.problem !== undefined) return park(org, claimed, prepared.problem);
  const { inputs, recipients } = prepared;
  let { cc } = recipients;
  let answer = await deliver(inputs, event, recipients);
  if (answer.failure === 'rejected' && cc.length > 0) {
    cc = [];
    answer = await deliver(inputs, event, { ...recipients, cc });
  }
  const { messageId, failure = 'unknown', reason = '' } = answer;
  if (messageId === undefined) return giveBack(org, claimed, failure, reason);
  const copies = cc.length < recipients.cc.length ? { reason: 'cc_rejected' } : {};
  await settleMail(org, claimed, { ...claimed, ...copies, status: 'sent', cc, messageId });
  return { outcome: 'sent', ccCopies: cc.length, isResend: claimed.attempts > 1 };
};

const giveBack = async (
  org: string,
  claimed: Mail,
  failure: SesFailure,
  reason: string,
): Promise<Sent> => {
  if (failure === 'rejected') return park(org, claimed, reason);
  if (failure === 'unknown') return { outcome: 'unknown' };
  const seconds = delaySeconds[failure]();
  await delayMail(org, claimed, failure, seconds + env('LEASE_SECONDS'));
  return { outcome: 'delayed', failure, seconds };
};

/** A rate error passes in seconds, with jitter; a spent quota or a halt is looked at as late as SQS lets. */
const delaySeconds = {
  rate: () => 2 + Math.floor(Math.random() * 8),
  quota: () => 900,
  halted: () => 900,
};

const park = async (org: string, claimed: Mail, reason: string): Promise<Sent> => {
  await parkMail(org, claimed, reason);
  return { outcome: 'parked', reason };
};

/** Invoice, organisation and audience as they are now: 1 batch get + 1 query. A voided invoice is not mailed. */
const readMailInputs = async ({ organisationId: org, customerId, invoiceId }: InvoiceIssued) => {
  const [[invoiceItem, organisationItem], audience] = await Promise.all([
    getItems([keys.invoice(org, customerId, invoiceId), keys.organisation(org)]),
    readAudience(org, customerId),
  ]);
  if (!invoiceItem || !organisationItem || !audience) return undefined;
  const invoice = Invoice.parse(invoiceItem);
  if (invoice.status !== 'issued' && invoice.status !== 'paid') return undefined;
  return {
    invoice,
    organisation: Organisation.parse(organisationItem),
    audience,
    seller: await sellerOf(org, invoice),
  };
};

const sellers = new Map<string, Seller>();

/** A version of the seller never changes, so it is read once an environment. */
const sellerOf = async (org: string, { sellerVersion }: Invoice): Promise<Seller> => {
  const key = keys.seller(org, sellerVersion);
  const known = sellers.get(key.pk + key.sk);
  if (known) return known;
  const [item] = await getItems([key]);
  if (!item) throw new Error(`organisation ${org} has no seller version ${sellerVersion}`);
  const seller = Seller.parse(item);
  sellers.set(key.pk + key.sk, seller);
  return seller;
};

/** A sandbox mails only to the deployment's allow-list of domains (`*` on a laptop). */
const isAllowed = ({ sandbox }: Organisation, { to, cc }: Recipients): boolean => {
  const domains = env('SANDBOX_MAIL_DOMAINS').split(',');
  if (!sandbox || domains.includes('*')) return true;
  return [...to, ...cc].every(email => domains.includes(email.slice(email.lastIndexOf('@') + 1)));
};

type MailInputs = NonNullable<Awaited<ReturnType<typeof readMailInputs>>>;

const deliver = async (
  { invoice, organisation, seller }: MailInputs,
  event: InvoiceIssued,
  { to, cc, names }: Recipients,
): Promise<{ messageId?: string; failure?: SesFailure; reason?: string }> => {
  const rendered = renderMail({
    kind: 'invoice_created',
    language: invoice.language,
    seller,
    customerName: invoice.billTo.name,
    recipients: names,
    facts: {},
    invoice,
    portalUrl: env('PORTAL_URL'),
  });
  const address = `invoices@${env('MAIL_FROM_DOMAIN')}`;
  const raw = await composeMail({
    ...rendered,
    from: { name: seller.name, address },
    replyTo: organisation.email,
    to,
    cc,
  });
  try {
    const { MessageId } = await ses().send(
      new SendRawEmailCommand({
        Source: address,
        Destinations: [...to, ...cc],
        RawMessage: { Data: raw },
        ConfigurationSetName: env('CONFIGURATION_SET'),
        Tags: tagsOf(event),
      }),
    );
    return { messageId: MessageId ?? '' };
  } catch (error) {
    return { failure: classifySesError(error), reason: (error as Error).message.slice(0, 200) };
  }
};

/** What an event about this mail needs to find it; a tag's value is [A-Za-z0-9_-]. */
const tagsOf = ({ organisationId, customerId, invoiceId, runId }: InvoiceIssued) =>
  Object.entries({
    organisation: organisationId,
    customer: customerId,
    invoice: invoiceId,
    run: runId,
  }).flatMap(([Name, Value]) => (Value === undefined ? [] : [{ Name, Value }]));
