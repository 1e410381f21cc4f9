import type { Run, RunDeliveries, RunRow } from '../billing/model.ts';
import { invoicesOf } from '../billing/run-row.ts';
import { putRun, readRows } from '../billing/run-store.ts';
import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { allBuckets } from '../kernel/bucket.ts';
import { realClock } from '../kernel/clock.ts';
import type { Id } from '../kernel/id.ts';
import { queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { transact } from '../store/transact.ts';
import { queueMails } from './mail-queue.ts';
import { isPending } from './mail-store.ts';
import { Mail } from './model.ts';

/**
 * Compares the rows of a closed run with the mails beside them (I4): an invoice without a mail and a mail
 * whose lease is over are queued again. When every mail has an outcome the run's delivery is settled.
 * Call it only while the mail queue is idle. Answers how many mails it queued.
 */
export const checkDeliveries = async (org: Id<'organisation'>, run: Run): Promise<number> => {
  const now = realClock.now();
  let queued = 0;
  let total: RunDeliveries = {
    sent: 0,
    parked: 0,
    withdrawn: 0,
    pending: 0,
    ccCopies: 0,
    leftOut: 0,
    resent: 0,
    fallbacks: 0,
  };
  for (const bucket of allBuckets) {
    const rows = (await readRows(org, run.id, bucket)).filter(row => row.outcome === 'invoiced');
    if (rows.length === 0) continue;
    const mails = await readMails(org, run.id, bucket);
    const issued = rows.flatMap(row =>
      invoicesOf(row).map(({ id }) => ({ ...row, invoiceId: id })),
    );
    const late = issued.filter(({ invoiceId }) => isLate(mails.get(invoiceId), now));
    await queueMails(late.map(each => eventOf(org, run.id, each)));
    queued += late.length;
    total = add(
      total,
      issued.map(({ invoiceId }) => mails.get(invoiceId)),
    );
  }
  await record(org, run, total);
  return queued;
};

/** Mails of a bucket by invoice. 1 query. */
const readMails = async (
  org: string,
  runId: string,
  bucket: string,
): Promise<Map<string, Mail>> => {
  const { pk, sk } = keys.runMail(org, runId, bucket, '', '');
  const items = await queryAll({ pk, prefix: sk.slice(0, sk.indexOf('#') + 1) });
  return new Map(items.map(item => Mail.parse(item)).map(mail => [mail.invoiceId as string, mail]));
};

const isLate = (mail: Mail | undefined, now: string) =>
  mail === undefined || (isPending(mail) && (mail.leaseUntil ?? '') <= now);

const eventOf = (
  organisationId: Id<'organisation'>,
  runId: Run['id'],
  { customerId, invoiceId }: Required<Pick<RunRow, 'customerId' | 'invoiceId'>>,
): DomainEvent =>
  domainEvent('invoice.issued', {
    ...{ organisationId, customerId, invoiceId, runId },
    mail: true,
  });

/** `own`: the mail of each invoice, where there is one. */
const add = (total: RunDeliveries, own: readonly (Mail | undefined)[]): RunDeliveries => {
  const settled = own.filter(mail => mail !== undefined && !isPending(mail)) as Mail[];
  const parked = settled.filter(mail => mail.status === 'parked').length;
  const withdrawn = settled.filter(mail => mail.status === 'withdrawn').length;
  return {
    sent: total.sent + settled.length - parked - withdrawn,
    parked: total.parked + parked,
    withdrawn: total.withdrawn + withdrawn,
    pending: total.pending + own.length - settled.length,
    ccCopies: total.ccCopies + settled.reduce((sum, mail) => sum + (mail.cc?.length ?? 0), 0),
    leftOut: total.leftOut + settled.reduce((sum, mail) => sum + (mail.leftOut?.length ?? 0), 0),
    resent: total.resent + settled.filter(mail => mail.attempts > 1 || mail.resends > 0).length,
    fallbacks: total.fallbacks + settled.filter(mail => mail.fallback).length,
  };
};

const record = async (org: string, run: Run, deliveries: RunDeliveries) => {
  const delivery = deliveries.pending === 0 ? 'settled' : 'open';
  const isSame =
    JSON.stringify(run.deliveries) === JSON.stringify(deliveries) && run.delivery === delivery;
  if (!isSame) await transact([putRun(org, { ...run, delivery, deliveries })]);
};
