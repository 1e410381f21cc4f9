import { invoiceMailId } from '../billing/series.ts';
import type { EventDetail } from '../events/catalogue.ts';
import { bucketOf } from '../kernel/bucket.ts';
import { plusSeconds, realClock } from '../kernel/clock.ts';
import { createId } from '../kernel/id.ts';
import { getItem, getItems, queryIndexAll } from '../store/read.ts';
import { indexKeys, type Key, keys, openMailShards } from '../store/table.ts';
import { absent, type Write } from '../store/transact.ts';
import { holds } from '../store/write.ts';
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

/**
 * The mail of an invoice outside runs, written with the invoice: no run's report would miss it, so the sweep
 * has to find it if its event is lost on the way. `seconds`: how long the event may take.
 */
export const expectedMail = (event: InvoiceIssued, seconds: number): Write => {
  const now = realClock.now();
  const { organisationId, customerId, invoiceId } = event;
  const mail: Mail = {
    id: invoiceMailId(invoiceId),
    kind: 'invoice_created',
    customerId,
    invoiceId,
    status: 'delayed',
    revision: 0,
    claim: createId('event'),
    leaseUntil: plusSeconds(now, seconds),
    attempts: 0,
    at: now,
  };
  return { put: mailItem(organisationId, mail), condition: absent };
};

const isClaimable = ({ status, leaseUntil = '' }: Mail, now: string) =>
  status === 'delayed' || (status === 'sending' && leaseUntil <= now);

/** Whether a mail has no outcome yet. */
export const isPending = ({ status }: Mail): boolean =>
  status === 'sending' || status === 'delayed';

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

/** Mail outside runs stays in the index of open mail while its outcome is not known. */
export const mailItem = (org: string, mail: Mail) => ({
  ...mailKey(org, mail),
  ...(!mail.runId && isPending(mail) && indexKeys.openMail(org, mail.customerId, mail.id)),
  ...mail,
});

/** Mail outside runs whose lease is over and whose outcome nobody knows. 16 index queries. */
export const openMails = async (now: string): Promise<InvoiceIssued[]> => {
  const shards = await Promise.all(openMailShards.map(pk => queryIndexAll({ pk })));
  const items = await getItems(shards.flat());
  return items.flatMap(item => {
    if (!item) return [];
    const mail = Mail.parse(item);
    const isLate = isPending(mail) && (mail.leaseUntil ?? '') <= now;
    return isLate ? [eventOf(item.pk, mail)] : [];
  });
};

const eventOf = (pk: string, { customerId, invoiceId, runId }: Mail): InvoiceIssued => ({
  organisationId: (pk.split('#')[1] ?? '') as InvoiceIssued['organisationId'],
  customerId,
  invoiceId,
  ...(runId && { runId }),
  mail: true,
});
