import { type DomainEvent, domainEvent, type EventDetail } from '../events/catalogue.ts';
import { bucketOf } from '../kernel/bucket.ts';
import { plusSeconds, realClock } from '../kernel/clock.ts';
import { createId, deriveId, type Id } from '../kernel/id.ts';
import { getItem } from '../store/read.ts';
import { indexKeys, type Key, keys } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import { facts } from './facts.ts';
import type { MailFacts, MailKind } from './kinds.ts';
import { Mail } from './model.ts';

export type InvoiceIssued = EventDetail<'invoice.issued'>;

/** What a mail's key is made of. */
export type MailPlace = Pick<Mail, 'id' | 'customerId' | 'runId'>;

/** A mail of a run's invoice lies beside the run's row, any other with its customer. */
export const mailKey = (org: string, mail: MailPlace): Key =>
  mail.runId
    ? keys.runMail(org, mail.runId, bucketOf(mail.customerId), mail.customerId, mail.id)
    : keys.mail(org, mail.customerId, mail.id);

/** 1 get. */
export const readMail = async (org: string, mail: MailPlace): Promise<Mail | undefined> => {
  const item = await getItem(mailKey(org, mail));
  return item && Mail.parse(item);
};

/** A mail with its entry among its customer's. */
export const mailItem = (org: string, mail: Mail) => ({
  ...mailKey(org, mail),
  ...indexKeys.customerMails(org, mail.customerId, mail.at, mail.id),
  ...mail,
});

/** Whether a mail has no outcome yet. */
export const isPending = ({ status }: Pick<Mail, 'status'>): boolean =>
  status === 'queued' || status === 'sending' || status === 'delayed';

/** What somebody asks Atrium to send. */
export interface MailRequest<K extends MailKind = MailKind> {
  readonly kind: K;
  readonly customerId: Id<'customer'>;
  /** id of what caused it: one mail a kind and cause (I4) */
  readonly cause: string;
  readonly facts: MailFacts<K>;
  readonly invoiceId?: Id<'invoice'>;
  readonly memberId?: Id<'member'>;
  readonly adminId?: Id<'admin'>;
  /** seconds since 1970; absent: it stays */
  readonly expiresAt?: number;
}

/** Outbox, bus and queue take less than a second; after a quarter of an hour the sweep queues the mail itself. */
export const eventSeconds = 900;

/** The one mail of a kind that a cause has. */
export const mailIdOf = (kind: MailKind, cause: string): Id<'mail'> =>
  deriveId('mail', cause, kind);

/** A mail that waits for a worker; `claim` tells it from the same mail asked for at another time. */
export const queuedFields = (now: string, seconds: number) => ({
  status: 'queued' as const,
  claim: createId('event'),
  leaseUntil: plusSeconds(now, seconds),
  attempts: 0,
});

/**
 * A mail that leaves because of what is written with it: put `writes` and `event` into that transaction.
 * The sweep finds it by its entry among the open mails if the event is lost on the way. 2 writes.
 */
export const requestMail = <K extends MailKind>(
  org: Id<'organisation'>,
  { cause, ...asked }: MailRequest<K>,
  seconds = eventSeconds,
): { mail: Mail; writes: Write[]; event: DomainEvent } => {
  const now = realClock.now();
  const mail: Mail = {
    ...asked,
    id: mailIdOf(asked.kind, cause),
    facts: facts[asked.kind].parse(asked.facts) as Record<string, unknown>,
    ...queuedFields(now, seconds),
    revision: 0,
    resends: 0,
    timeline: [],
    at: now,
  };
  const { customerId, id: mailId } = mail;
  return {
    mail,
    writes: [
      { put: mailItem(org, mail), condition: absent },
      { put: openMailItem(org, mail), condition: absent },
    ],
    event: domainEvent('mail.requested', { organisationId: org, customerId, mailId }),
  };
};

/** The entry by which the sweep finds a mail; `resends` says of which request it is. */
export const openMailItem = (org: string, { customerId, id, runId, resends }: Mail) => ({
  ...keys.openMail(org, customerId, id),
  organisationId: org,
  ...(runId && { runId }),
  resends,
});
