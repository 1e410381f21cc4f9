import { bucketOf } from '../kernel/bucket.ts';
import { plusSeconds, realClock } from '../kernel/clock.ts';
import { isPending } from '../notifications/mail-store.ts';
import { Mail } from '../notifications/model.ts';
import { getItem, getItems } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { type Finding, finding } from './audit-model.ts';
import { invoiceMailId } from './issue-writes.ts';
import { type Invoice, type Run, RunRow } from './model.ts';
import { readRun } from './run-store.ts';

/** Runs that were read in an audit: customers of one run ask for the same. */
export type RunsRead = Map<string, Promise<Run | undefined>>;

const Status = Mail.pick({ status: true });

/** Mails leave after the run; what has no outcome so long after it is stuck (I7: a quarter of an hour). */
const patienceSeconds = 60 * 60;

/**
 * Whether an invoice of a run that mails has a mail with an outcome (I4). One that was parked before it got its number
 * is mailed as the setting was when a person un-parked it, so its row decides. Pure.
 */
export const mailFinding = (
  invoiceId: Invoice['id'],
  status: Mail['status'] | undefined,
  outcome: RunRow['outcome'],
): Finding | undefined => {
  if (status === undefined) {
    if (outcome !== 'invoiced') return undefined;
    return finding('mail_missing', invoiceId, 'Its run mails invoices, and it has no mail.');
  }
  if (!isPending({ status })) return undefined;
  return finding('mail_pending', invoiceId, `Its mail is ${status} still.`);
};

/** 1 batch get of the mails, and 1 get for each that is not there. */
export const auditMails = async (
  org: string,
  invoices: readonly Invoice[],
  runs: RunsRead,
): Promise<Finding[]> => {
  const expected = await mailedInvoices(org, invoices, runs);
  if (expected.length === 0) return [];
  const items = await getItems(expected.map(invoice => mailKeyOf(org, invoice)));
  const found = await Promise.all(
    expected.map(async (invoice, n) => {
      const mail = items[n] && Status.parse(items[n]);
      const outcome = mail ? 'invoiced' : await outcomeOf(org, invoice);
      return mailFinding(invoice.id, mail?.status, outcome) ?? [];
    }),
  );
  return found.flat();
};

const mailedInvoices = async (org: string, invoices: readonly Invoice[], runs: RunsRead) => {
  const before = plusSeconds(realClock.now(), -patienceSeconds);
  const asked = await Promise.all(
    invoices.map(async invoice => {
      const run = invoice.runId && (await runOf(org, invoice.runId, runs));
      const isOver = run && run.closedAt !== undefined && run.closedAt <= before;
      return isOver && run.send && invoice.status !== 'void' ? [invoice] : [];
    }),
  );
  return asked.flat();
};

const runOf = (org: string, runId: string, runs: RunsRead): Promise<Run | undefined> => {
  const run = runs.get(runId) ?? readRun(org, runId);
  runs.set(runId, run);
  return run;
};

const mailKeyOf = (org: string, { id, runId, customerId }: Invoice) =>
  keys.runMail(org, `${runId}`, bucketOf(customerId), customerId, invoiceMailId(id));

const outcomeOf = async (org: string, { customerId, runId }: Invoice) => {
  const row = await getItem(keys.runRow(org, `${runId}`, bucketOf(customerId), customerId));
  return RunRow.parse(row).outcome;
};
