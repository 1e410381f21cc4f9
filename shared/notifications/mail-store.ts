import { invoiceMailId } from '../billing/series.ts';
import { type DomainEvent, domainEvent, type EventDetail } from '../events/catalogue.ts';
import { bucketOf } from '../kernel/bucket.ts';
import { plusSeconds, realClock } from '../kernel/clock.ts';
import { createId, deriveId, type Id } from '../kernel/id.ts';
import { getItem, getItems, queryAll } from '../store/read.ts';
import { indexKeys, type Key, keys, openMailShards } from '../store/table.ts';
import { absent, present, type Write } from '../store/transact.ts';
import { holds } from '../store/write.ts';
import { facts } from './facts.ts';
import type { MailFacts, MailKind } from './kinds.ts';
import { Mail } from './model.ts';

export type InvoiceIssued = EventDetail<'invoice.issued'>;

/** A mail of a run's invoice lies beside the run's row, any other with its customer. */
export const mailKey = (org: string, mail: Pick<Mail, 'id' | 'customerId' | 'runId'>): Key =>
  mail.runId
    ? keys.runMail(org, mail.runId, bucketOf(mail.customerId), mail.customerId, mail.id)
    : keys.mail(org, mail.customerId, mail.id);

/** 1 get. */
export const readMail = async (
  org: string,
  mail: Pick<Mail, 'id' | 'customerId' | 'runId'>,
): Promise<Mail | undefined> => {
  const item = await getItem(mailKey(org, mail));
  return item && Mail.parse(item);
};

/** A second hand-over is the one recorded resend; after it the outcome is a person's to look at (I4). */
const maxAttempts = 2;

/** Whom a mail is for: recorded with the claim, so that it is known even if the worker dies behind SES. */
export type Addresses = Pick<Mail, 'to' | 'cc' | 'fallback'>;

/**
 * Claims the mail of an invoice with a lease. `undefined`: it is sent, parked, or another worker's.
 * Handed over again only when the lease is over and no event said that SES has it.
 */
export const claimMail = async (
  event: InvoiceIssued,
  addresses: Addresses,
  leaseSeconds: number,
): Promise<Mail | undefined> => {
  const { organisationId: org, customerId, invoiceId, runId } = event;
  const now = realClock.now();
  const fresh: Mail = {
    id: invoiceMailId(invoiceId),
    kind: 'invoice_created',
    customerId,
    invoiceId,
    ...(runId && { runId }),
    status: 'sending',
    revision: 0,
    claim: createId('event'),
    leaseUntil: plusSeconds(now, leaseSeconds),
    attempts: 1,
    resends: 0,
    ...addresses,
    at: now,
  };
  if (await holds({ put: mailItem(org, fresh), condition: absent })) return fresh;
  const found = await readMail(org, fresh);
  if (found?.claim === fresh.claim) return found;
  if (!found || !isClaimable(found, now)) return undefined;
  if (found.attempts >= maxAttempts) {
    await parkMail(org, found, 'outcome_unknown');
    return undefined;
  }
  const { claim, leaseUntil } = fresh;
  const again = { ...found, ...addresses, attempts: found.attempts + 1, claim, leaseUntil };
  const sending = { ...again, status: 'sending' as const, reason: undefined };
  return (await holds({ put: mailItem(org, sending), ...stillClaimedAs(found) }))
    ? sending
    : undefined;
};

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
}

/** Outbox, bus and queue take less than a second; after a quarter of an hour the sweep queues the mail itself. */
const eventSeconds = 900;

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
    status: 'queued',
    revision: 0,
    claim: createId('event'),
    leaseUntil: plusSeconds(now, seconds),
    attempts: 0,
    resends: 0,
    at: now,
  };
  const { customerId, id: mailId } = mail;
  return {
    mail,
    writes: [
      { put: mailItem(org, mail), condition: absent },
      {
        put: { ...keys.openMail(org, customerId, mailId), organisationId: org },
        condition: absent,
      },
    ],
    event: domainEvent('mail.requested', { organisationId: org, customerId, mailId }),
  };
};

/** The one mail of a kind that a cause has. */
export const mailIdOf = (kind: MailKind, cause: string): Id<'mail'> =>
  deriveId('mail', cause, kind);

const isClaimable = ({ status, leaseUntil = '' }: Mail, now: string) =>
  status === 'queued' || status === 'delayed' || (status === 'sending' && leaseUntil <= now);

/** Whether a mail has no outcome yet. */
export const isPending = ({ status }: Mail): boolean =>
  status === 'queued' || status === 'sending' || status === 'delayed';

/** Records that SES took the mail, or why it will not be sent. An event may have been faster: it keeps. */
export const settleMail = async (org: string, claimed: Mail, settled: Mail): Promise<void> => {
  if (await holds({ put: mailItem(org, settled), ...stillClaimedAs(claimed) })) return;
  const { cc = [], messageId = '', reason } = settled;
  await holds({
    update: mailKey(org, settled),
    expression: `SET cc = :cc, messageId = :messageId${reason ? ', reason = :reason' : ''} ADD revision :one`,
    condition: 'claim = :claim',
    values: {
      ':claim': claimed.claim,
      ':cc': cc,
      ':messageId': messageId,
      ':one': 1,
      ...(reason && { ':reason': reason }),
    },
  });
};

export const parkMail = (org: string, claimed: Mail, reason: string): Promise<void> =>
  settleMail(org, claimed, { ...claimed, status: 'parked', reason });

/** SES certainly has nothing: that hand-over does not count, and a message will come again `seconds` later. */
export const delayMail = async (
  org: string,
  claimed: Mail,
  reason: string,
  seconds: number,
): Promise<void> => {
  const leaseUntil = plusSeconds(realClock.now(), seconds);
  const delayed: Mail = {
    ...claimed,
    status: 'delayed',
    reason,
    attempts: claimed.attempts - 1,
    leaseUntil,
  };
  await holds({ put: mailItem(org, delayed), ...stillClaimedAs(claimed) });
};

const stillClaimedAs = ({ status, claim }: Mail) => ({
  condition: '#status = :status AND claim = :claim',
  names: { '#status': 'status' },
  values: { ':status': status, ':claim': claim },
});

/** A mail with its entry among its customer's. */
export const mailItem = (org: string, mail: Mail) => ({
  ...mailKey(org, mail),
  ...indexKeys.customerMails(org, mail.customerId, mail.at, mail.id),
  ...mail,
});

/**
 * Mail outside runs whose lease is over and whose outcome nobody knows. Takes those with an outcome off the
 * list. 16 queries of mostly empty shards, 1 batch get per 100.
 */
export const openMails = async (now: string): Promise<InvoiceIssued[]> => {
  const shards = await Promise.all(openMailShards.map(pk => queryAll({ pk })));
  const pointers = shards.flat();
  const items = await getItems(pointers.map(({ sk }) => keyOfOpenMail(sk)));
  const late: InvoiceIssued[] = [];
  for (const [index, item] of items.entries()) {
    const { pk, sk } = pointers[index] as Key;
    const mail = item && Mail.parse(item);
    if (!mail || !isPending(mail)) await holds({ delete: { pk, sk }, condition: present });
    else if ((mail.leaseUntil ?? '') <= now) late.push(eventOf(item?.pk ?? '', mail));
  }
  return late;
};

const keyOfOpenMail = (sk: string): Key => {
  const [org = '', customerId = '', mailId = ''] = sk.split('#');
  return keys.mail(org, customerId, mailId);
};

const eventOf = (pk: string, { customerId, invoiceId, runId }: Mail): InvoiceIssued => ({
  organisationId: (pk.split('#')[1] ?? '') as InvoiceIssued['organisationId'],
  customerId,
  invoiceId: invoiceId as Id<'invoice'>,
  ...(runId && { runId }),
  mail: true,
});
