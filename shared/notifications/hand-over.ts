import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import { ses } from '../clients/ses.ts';
import { renderMail } from '../documents/mail.ts';
import { composeMail, type RawMail } from '../documents/raw-mail.ts';
import { env } from '../env.ts';
import { ruleOf } from './kinds.ts';
import { delayMail, parkMail, settleMail, withdrawMail } from './mail-claim.ts';
import { languageOf, type MailInputs, readWords } from './mail-inputs.ts';
import type { Mail } from './model.ts';
import type { Prepared } from './prepare-mail.ts';
import type { Recipients } from './recipients.ts';
import { classifySesError, type SesFailure } from './ses-errors.ts';

/** What became of one hand-over. */
export type Sent =
  | {
      readonly outcome: 'sent';
      readonly ccCopies: number;
      readonly isResend: boolean;
      /** the organisation's own words could not be used */
      readonly templateProblem?: string | undefined;
    }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'parked' | 'withdrawn'; readonly reason: string }
  | {
      readonly outcome: 'delayed';
      readonly failure: Extract<SesFailure, 'rate' | 'quota' | 'halted'>;
      /** until the queue brings it again */
      readonly seconds: number;
    };

/**
 * Hands a claimed mail to SES once. A rejection with copies is tried once more without them: one bad CC
 * never loses the mail.
 */
export const handOver = async (org: string, prepared: Prepared, claimed: Mail): Promise<Sent> => {
  if (prepared.outcome !== 'ready') return notSent(org, claimed, prepared);
  const { inputs, recipients } = prepared;
  const { templateProblem, ...message } = await messageOf(org, claimed, inputs, recipients);
  let { cc } = recipients;
  let answer = await deliver(org, claimed, { ...message, cc });
  if (answer.failure === 'rejected' && cc.length > 0) {
    cc = [];
    answer = await deliver(org, claimed, { ...message, cc });
  }
  const { messageId, failure = 'unknown', reason = '' } = answer;
  if (messageId === undefined) return giveBack(org, claimed, failure, reason);
  const copies = cc.length < recipients.cc.length ? { reason: 'cc_rejected' } : {};
  await settleMail(org, claimed, { ...claimed, ...copies, status: 'sent', cc, messageId });
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
  failure: SesFailure,
  reason: string,
): Promise<Sent> => {
  if (failure === 'rejected') return notSent(org, claimed, { outcome: 'parked', reason });
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
  const sender = ruleOf(mail.kind).category === 'billing' ? 'invoices' : 'notices';
  return {
    ...rendered,
    from: { name: seller.name, address: `${sender}@${env('MAIL_FROM_DOMAIN')}` },
    replyTo: organisation.email,
    to,
  };
};

const deliver = async (
  org: string,
  mail: Mail,
  message: RawMail,
): Promise<{ messageId?: string; failure?: SesFailure; reason?: string }> => {
  const raw = await composeMail(message);
  try {
    const { MessageId } = await ses().send(
      new SendRawEmailCommand({
        Source: message.from.address,
        Destinations: [...message.to, ...message.cc],
        RawMessage: { Data: raw },
        ConfigurationSetName: env('CONFIGURATION_SET'),
        Tags: tagsOf(org, mail),
      }),
    );
    return { messageId: MessageId ?? '' };
  } catch (error) {
    return { failure: classifySesError(error), reason: (error as Error).message.slice(0, 200) };
  }
};

/** What an event about this mail needs to find it; a tag's value is [A-Za-z0-9_-]. */
const tagsOf = (org: string, { id, customerId, runId }: Mail) =>
  Object.entries({ organisation: org, customer: customerId, mail: id, run: runId }).flatMap(
    ([Name, Value]) => (Value === undefined ? [] : [{ Name, Value }]),
  );
