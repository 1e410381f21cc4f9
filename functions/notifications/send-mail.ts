import { env } from '../../shared/env.ts';
import { type DomainEvent, mailEventTypes } from '../../shared/events/catalogue.ts';
import { realClock } from '../../shared/kernel/clock.ts';
import { handOver, type Sent } from '../../shared/notifications/hand-over.ts';
import { claimMail, isClaimable } from '../../shared/notifications/mail-claim.ts';
import { mailOfEvent } from '../../shared/notifications/mail-of-event.ts';
import { queueMailLater } from '../../shared/notifications/mail-queue.ts';
import { pace } from '../../shared/notifications/pace.ts';
import { addressesOf, prepareMail } from '../../shared/notifications/prepare-mail.ts';
import { parseEventOf } from '../middleware/domain-event.ts';
import { count, logger } from '../middleware/telemetry.ts';
import { worker } from '../middleware/worker.ts';

// Idempotency key: the mail's id (kind + cause), claimed with a lease before SES is called.
export const handler = worker({ failure: 'mail failed' }, ({ body }) =>
  send(parseEventOf(mailEventTypes, JSON.parse(body))),
);

const maxTries = 3;

const send = async (event: DomainEvent, attempt = 1): Promise<void> => {
  const org = event.detail.organisationId;
  const found = await mailOfEvent(event);
  if (!found || !isClaimable(found.mail, realClock.now())) return;
  await pace();
  const prepared = await prepareMail(org, found.mail);
  const lease = env('LEASE_SECONDS');
  const claimed = await claimMail(org, found.mail, addressesOf(prepared), lease, found);
  if (!claimed) return;
  if (claimed === 'changed') {
    if (attempt === maxTries) throw new Error(`mail ${found.mail.id} kept changing`);
    return send(event, attempt + 1);
  }
  const sent = await handOver(org, prepared, claimed);
  if (sent.outcome === 'delayed') await queueMailLater(event, sent.seconds);
  logger.info('mail', { organisationId: org, mailId: claimed.id, ...logged(claimed.kind, sent) });
  report(sent);
};

/** A template's problem holds its text, and that may hold an address: trying the template tells it. */
const logged = (kind: string, sent: Sent) => {
  if (sent.outcome !== 'sent') return { kind, ...sent };
  const { templateProblem, ...rest } = sent;
  return { kind, ...rest, isTemplateFailed: templateProblem !== undefined };
};

const report = (sent: Sent) => {
  if (sent.outcome === 'sent') {
    count('MailsSent', 1);
    count('CcCopies', sent.ccCopies);
    count('MailsResent', sent.isResend ? 1 : 0);
    count('TemplatesFailed', sent.templateProblem === undefined ? 0 : 1);
  }
  if (sent.outcome === 'parked') count('MailsParked', 1);
  if (sent.outcome === 'withdrawn') count('MailsWithdrawn', 1);
  if (sent.outcome === 'unknown') count('MailsUnknown', 1);
  if (sent.outcome === 'delayed')
    count(sent.failure === 'rate' ? 'MailsThrottled' : 'MailHalted', 1);
};
