import { creditNotePdf } from '../billing/credit-note-pdf.ts';
import { existingCreditNote } from '../billing/credit-note-store.ts';
import { type InvoicePdf, invoicePdf } from '../billing/invoice-pdf.ts';
import type { Invoice } from '../billing/model.ts';
import { renderMail } from '../documents/mail.ts';
import type { RawMail } from '../documents/raw-mail.ts';
import { env } from '../env.ts';
import { deliverToMost, type Failed } from './deliver.ts';
import { facts } from './facts.ts';
import { ruleOf } from './kinds.ts';
import { delayMail, parkMail, settleMail, withdrawMail } from './mail-claim.ts';
import { languageOf, type MailInputs, readWords } from './mail-inputs.ts';
import type { Mail } from './model.ts';
import type { Prepared } from './prepare-mail.ts';
import { type Recipients, without } from './recipients.ts';
import type { SesFailure } from './ses-errors.ts';

/** What became of one hand-over, without what SES said of it, which may hold an address. */
export type Sent =
  | {
      readonly outcome: 'sent';
      readonly ccCopies: number;
      readonly isResend: boolean;
      /** the organisation's own words could not be used */
      readonly templateProblem?: string | undefined;
    }
  | { readonly outcome: 'unknown'; readonly error: string }
  | {
      readonly outcome: 'parked' | 'withdrawn';
      readonly reason: string;
      readonly error?: string;
    }
  | {
      readonly outcome: 'delayed';
      readonly failure: Extract<SesFailure, 'rate' | 'quota' | 'halted'>;
      readonly error: string;
      /** until the queue brings it again */
      readonly seconds: number;
    };

/**
 * Hands a claimed mail to SES once. A rejection with copies is tried without those that it names, and then
 * without any: one bad CC loses neither the mail nor another's copy.
 */
export const handOver = async (org: string, prepared: Prepared, claimed: Mail): Promise<Sent> => {
  if (prepared.outcome !== 'ready') return notSent(org, claimed, prepared);
  const { inputs, recipients } = prepared;
  const { templateProblem, ...message } = await messageOf(org, claimed, inputs, recipients);
  const { cc, ...answer } = await deliverToMost(org, claimed, { ...message, cc: recipients.cc });
  if ('failure' in answer) return giveBack(org, claimed, answer);
  const { messageId } = answer;
  const refused = without(recipients.cc, cc);
  const copies =
    refused.length > 0
      ? { reason: 'cc_rejected', leftOut: [...recipients.leftOut, ...refused] }
      : {};
  await settleMail(org, claimed, { ...claimed, ...copies, status: 'sent', cc: [...cc], messageId });
  const isResend = claimed.attempts > 1 || claimed.resends > 0;
  return { outcome: 'sent', ccCopies: cc.length, isResend, templateProblem };
};

type NotSent = Extract<Sent, { outcome: 'parked' | 'withdrawn' }>;

const notSent = async (org: string, claimed: Mail, { outcome, reason }: NotSent): Promise<Sent> => {
  await (outcome === 'parked' ? parkMail : withdrawMail)(org, claimed, reason);
  return { outcome, reason };
};

const giveBack = async (
  org: string,
  claimed: Mail,
  { failure, error, reason }: Failed,
): Promise<Sent> => {
  if (failure === 'rejected') {
    await parkMail(org, claimed, reason, failure);
    return { outcome: 'parked', reason: failure, error };
  }
  if (failure === 'unknown') return { outcome: 'unknown', error };
  const seconds = delaySeconds[failure]();
  await delayMail(org, claimed, failure, seconds + env('LEASE_SECONDS'));
  return { outcome: 'delayed', failure, error, seconds };
};

/** A rate error passes in seconds, with jitter; a spent quota or a halt is looked at as late as SQS lets. */
const delaySeconds = {
  rate: () => 2 + Math.floor(Math.random() * 8),
  quota: () => 900,
  halted: () => 900,
};

/** The mail in its language, from the seller, with answers to the organisation's own address. */
const messageOf = async (
  org: string,
  mail: Mail,
  inputs: MailInputs,
  { to, names }: Recipients,
): Promise<Omit<RawMail, 'cc'> & { readonly templateProblem?: string | undefined }> => {
  const { organisation, invoice, audience } = inputs;
  const language = languageOf(inputs, mail);
  const { seller, texts } = await readWords(org, mail, inputs, language);
  const rendered = renderMail({
    ...{ kind: mail.kind, facts: mail.facts, language, seller, invoice, texts },
    customerName: invoice?.billTo.name ?? audience?.customer.name ?? organisation.name,
    recipients: names,
    portalUrl: env('PORTAL_URL'),
  });
  const pdf = fitting(await attachedTo(org, mail, invoice));
  const sender = ruleOf(mail.kind).category === 'billing' ? 'invoices' : 'notices';
  return {
    ...rendered,
    ...(pdf && { templateProblem: rendered.templateProblem ?? pdf.problem }),
    ...(pdf &&
      'content' in pdf && {
        attachments: [{ filename: pdf.name, contentType: 'application/pdf', content: pdf.content }],
      }),
    from: { name: seller.name, address: `${sender}@${env('MAIL_FROM_DOMAIN')}` },
    replyTo: organisation.email,
    to,
  };
};

/** SES takes 10 MB a message, and base64 makes four bytes of three. */
const maxAttachedBytes = 7_000_000;

/** A document that no mail can carry is left off: the portal has it. */
const fitting = (pdf: InvoicePdf | undefined) => {
  if (!pdf || pdf.content.length <= maxAttachedBytes) return pdf;
  return { problem: `not attached: ${pdf.name} has ${pdf.content.length} bytes` };
};

/** The document that a mail tells of. */
const attachedTo = async (
  org: string,
  { kind, customerId, facts: given }: Mail,
  invoice: Invoice | undefined,
): Promise<InvoicePdf | undefined> => {
  if (kind === 'invoice_created') return invoice && invoicePdf(org, invoice);
  if (kind !== 'credit_note_created') return undefined;
  const { creditNoteId } = facts.credit_note_created.parse(given);
  return (
    creditNoteId && creditNotePdf(org, await existingCreditNote(org, customerId, creditNoteId))
  );
};
