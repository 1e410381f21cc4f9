import { invoiceMailId } from '../billing/issue-writes.ts';
import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { plusSeconds, realClock } from '../kernel/clock.ts';
import { createId, type Id } from '../kernel/id.ts';
import { outboxWrite } from '../store/outbox.ts';
import { absent, ConditionFailed, transact, type Write } from '../store/transact.ts';
import { holds } from '../store/write.ts';
import { type InvoiceIssued, mailItem, mailKey, readMail } from './mail-store.ts';
import type { Mail } from './model.ts';
import { passed } from './timeline.ts';

/** A second hand-over is the one recorded resend; after it the outcome is a person's to look at (I4). */
const maxAttempts = 2;

/** Whom a mail is for: recorded with the claim, so that it is known even if the worker dies behind SES. */
export type Addresses = Pick<Mail, 'to' | 'cc' | 'fallback' | 'leftOut'>;

/** The mail of a run's invoice, which nothing wrote before a worker takes it up. */
export const runInvoiceMail = ({ customerId, invoiceId, runId }: InvoiceIssued): Mail => ({
  id: invoiceMailId(invoiceId),
  kind: 'invoice_created',
  customerId,
  invoiceId,
  ...(runId && { runId }),
  status: 'queued',
  revision: 0,
  attempts: 0,
  resends: 0,
  timeline: [],
  at: realClock.now(),
});

/**
 * Claims a mail with a lease: one that is stored, or one (`isNew`) that this claim writes. `undefined`: it
 * is sent, parked, or another worker's; `changed`: something in it is not as it was read (somebody was
 * erased), so that it is to be prepared anew. 1 write; a new one that is stored already costs a get and a
 * write more.
 */
export const claimMail = async (
  org: string,
  mail: Mail,
  addresses: Addresses,
  leaseSeconds: number,
  { isNew }: { readonly isNew: boolean },
): Promise<Mail | 'changed' | undefined> => {
  const now = realClock.now();
  const lease = { claim: createId('event'), leaseUntil: plusSeconds(now, leaseSeconds) };
  const claimed = (found: Mail): Mail => {
    const { reason: _, leftOut: __, ...rest } = found;
    const attempts = found.attempts + 1;
    return { ...rest, ...addresses, ...lease, attempts, status: 'sending' };
  };
  if (isNew && (await holds({ put: mailItem(org, claimed(mail)), condition: absent })))
    return claimed(mail);
  const found = isNew ? await readMail(org, mail) : mail;
  // the answer to the put may have been lost: then this claim is there
  if (found?.claim === lease.claim) return found;
  if (!found || !isClaimable(found, now)) return undefined;
  if (found.attempts >= maxAttempts) {
    await parkMail(org, found, 'outcome_unknown');
    return undefined;
  }
  return takeOver(org, found, claimed(found));
};

const takeOver = async (org: string, found: Mail, claimed: Mail) => {
  const { condition, names, values } = stillClaimedAs(found);
  const isTaken = await holds({
    put: mailItem(org, claimed),
    condition: `${condition} AND revision = :revision`,
    names,
    values: { ...values, ':revision': found.revision },
  });
  if (isTaken) return claimed;
  const now = await readMail(org, found);
  if (now?.claim === claimed.claim) return claimed;
  return now?.claim === found.claim && now?.status === found.status ? 'changed' : undefined;
};

/** Handed over again only when the lease is over and no event said that SES has it. */
export const isClaimable = ({ status, leaseUntil = '' }: Mail, now: string): boolean =>
  status === 'queued' || status === 'delayed' || (status === 'sending' && leaseUntil <= now);

/** Records that SES took the mail, or why it will not be sent. An event may have been faster: it keeps. */
export const settleMail = async (
  org: string,
  claimed: Mail,
  settled: Mail,
  event?: DomainEvent,
): Promise<void> => {
  const { claim: _, leaseUntil: __, ...outcome } = settled;
  const item = mailItem(org, passed(outcome, settled.status, realClock.now()));
  if (await holdsWith(org, { put: item, ...stillClaimedAs(claimed) }, event)) return;
  const { cc = [], leftOut = [], messageId = '', reason } = settled;
  await holds({
    update: mailKey(org, settled),
    expression: `SET cc = :cc, leftOut = :leftOut, messageId = :messageId${reason ? ', reason = :reason' : ''} ADD revision :one`,
    condition: 'claim = :claim',
    values: {
      ':claim': claimed.claim,
      ':cc': cc,
      ':leftOut': leftOut,
      ':messageId': messageId,
      ':one': 1,
      ...(reason && { ':reason': reason }),
    },
  });
};

/** One write; with an event a transaction, at twice the price. */
const holdsWith = async (
  org: string,
  write: Extract<Write, { readonly put: unknown }>,
  event: DomainEvent | undefined,
): Promise<boolean> => {
  if (!event) return holds(write);
  try {
    await transact([write, outboxWrite(org, [event])]);
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
};

/** `code` is told in the event: what SES said, which the record keeps, may hold an address. */
export const parkMail = (
  org: string,
  claimed: Mail,
  reason: string,
  code = reason,
): Promise<void> => {
  const { id: mailId, customerId, kind, runId } = claimed;
  const parked = domainEvent('mail.parked', {
    ...{ organisationId: org as Id<'organisation'>, customerId, mailId, kind, reason: code },
    ...(runId && { runId }),
  });
  return settleMail(org, claimed, { ...claimed, status: 'parked', reason }, parked);
};

/** What it speaks of is no more: nobody needs the mail, and nobody needs to look at it. */
export const withdrawMail = (org: string, claimed: Mail, reason: string): Promise<void> =>
  settleMail(org, claimed, { ...claimed, status: 'withdrawn', reason });

/** SES certainly has nothing: that hand-over does not count, and a message will come again `seconds` later. */
export const delayMail = async (
  org: string,
  claimed: Mail,
  reason: string,
  seconds: number,
): Promise<void> => {
  const now = realClock.now();
  const delayed: Mail = {
    ...passed(claimed, 'delayed', now),
    reason,
    attempts: claimed.attempts - 1,
    leaseUntil: plusSeconds(now, seconds),
  };
  await holds({ put: mailItem(org, delayed), ...stillClaimedAs(claimed) });
};

const stillClaimedAs = ({ status, claim }: Mail) => ({
  condition: '#status = :status AND claim = :claim',
  names: { '#status': 'status' },
  values: { ':status': status, ':claim': claim },
});
