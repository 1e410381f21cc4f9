import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { realClock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Id } from '../kernel/id.ts';
import type { Write } from '../store/transact.ts';
import { eventSeconds, isPending, mailItem, openMailItem, queuedFields } from './mail-store.ts';
import type { Mail } from './model.ts';

const maxResends = 3;

/**
 * A mail is asked for again: queued anew with the same id, so that its record tells of every hand-over. Whom
 * it is for is resolved anew; what became of it before is in its timeline. 2 writes.
 */
export const resending = (
  org: Id<'organisation'>,
  mail: Mail,
  by: string,
  seconds = eventSeconds,
): { mail: Mail; writes: Write[]; event: DomainEvent } => {
  if (isPending(mail))
    throw new Refusal('mail_pending', { expected: 'an outcome', received: mail.status });
  if (mail.resends >= maxResends)
    throw new Refusal('resend_limit', {
      expected: `fewer than ${maxResends} resends`,
      received: String(mail.resends),
    });
  const now = realClock.now();
  const { reason: _, fallback: __, leftOut: ___, messageId, to, cc, bounced, ...rest } = mail;
  const before = { ...(messageId && { messageId }), to: to ?? [], cc: cc ?? [] };
  const queued: Mail = {
    ...rest,
    ...queuedFields(now, seconds),
    // one that found nobody has no To
    ...(to && { earlier: [...(mail.earlier ?? []), { ...before, bounced: bounced ?? [] }] }),
    revision: mail.revision + 1,
    resends: mail.resends + 1,
    timeline: [...mail.timeline, { status: 'queued', at: now, by }],
  };
  const { id: mailId, customerId, runId } = mail;
  return {
    mail: queued,
    writes: [
      { put: mailItem(org, queued), ...stillSettled(mail) },
      {
        put: openMailItem(org, queued),
        condition: 'attribute_not_exists(pk) OR resends < :resends',
        values: { ':resends': queued.resends },
      },
    ],
    event: domainEvent('mail.resendRequested', {
      ...{ organisationId: org, customerId, mailId, by },
      ...(runId && { runId }),
    }),
  };
};

/** An event of the mail may come between: the caller's request is then tried again. */
const stillSettled = ({ status, revision }: Mail) => ({
  condition: '#status = :status AND revision = :revision',
  names: { '#status': 'status' },
  values: { ':status': status, ':revision': revision },
  refuse: (found?: Record<string, unknown>) =>
    new Refusal(found && isPending(found as Pick<Mail, 'status'>) ? 'mail_pending' : 'busy'),
});
