import { Invoice, type Run, RunRow } from '../../shared/billing/model.ts';
import { invoicesOf } from '../../shared/billing/run-row.ts';
import { readRun } from '../../shared/billing/run-store.ts';
import { readSeries } from '../../shared/billing/series.ts';
import { allBuckets, bucketOf } from '../../shared/kernel/bucket.ts';
import { getItems, queryAll } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import type { inbox } from '../support/inbox.ts';

/** What a month left behind, without what may differ between two copies of it: ids, instants, retries. */
export interface MonthOutcome {
  readonly totals: unknown;
  readonly numbers: readonly [string | undefined, string | undefined];
  readonly rows: unknown[];
  readonly invoices: unknown[];
  /** how far it is, and what of it each legal entity has */
  readonly series: unknown;
  readonly mails: unknown[];
  readonly stillDue: unknown;
  readonly delivered: unknown;
}

/** The organisation's only run, once it is closed and its mail is settled. */
export const settledRun = async (org: string): Promise<Run | undefined> => {
  const log = await queryAll({ pk: keys.runLog(org, '', '').pk });
  if (log.length > 1) throw new Error(`expected one run of ${org}, got ${log.length}`);
  const run = log[0] && (await readRun(org, String(log[0].runId)));
  return run?.stage === 'closed' && run.delivery === 'settled' ? run : undefined;
};

export const outcomeOf = async (
  org: string,
  run: Run,
  copy: string,
  mailbox: ReturnType<typeof inbox>,
): Promise<MonthOutcome> => {
  const rows = await rowsOf(org, run.id);
  const items = await getItems(
    rows.flatMap(row => invoicesOf(row).map(({ id }) => keys.invoice(org, row.customerId, id))),
  );
  const { next, entities } = await readSeries(org);
  const { pending, sent, parked, ccCopies, fallbacks } = run.deliveries ?? {};
  return {
    totals: run.totals,
    numbers: [run.firstNumber, run.lastNumber],
    rows: rows.map(({ invoiceId: _, invoices = [], ...row }) => ({
      ...row,
      invoices: invoices.map(({ id: __, ...invoice }) => invoice),
    })),
    invoices: items.map(item => {
      const { id: _, runId: __, createdAt: ___, ...invoice } = Invoice.parse(item);
      return invoice;
    }),
    series: { next, entities },
    mails: await mailsOf(mailbox, copy),
    stillDue: run.stillDue,
    delivered: { pending, sent, parked, ccCopies, fallbacks },
  };
};

const rowsOf = async (org: string, runId: string): Promise<RunRow[]> => {
  const found = await Promise.all(
    allBuckets.map(bucket => {
      const { pk, sk } = keys.runRow(org, runId, bucket, '');
      return queryAll({ pk, prefix: sk });
    }),
  );
  return found
    .flat()
    .map(item => RunRow.parse(item))
    .sort((a, b) => bucketOf(a.customerId).localeCompare(bucketOf(b.customerId)));
};

/** Every mail to an address of this copy, with the copy's name taken out: a second one shows. */
const mailsOf = async (mailbox: ReturnType<typeof inbox>, copy: string) => {
  const mails = await mailbox.mails({ search: `@${copy}.example` });
  return mails
    .map(({ envelope, to, cc, subject }) =>
      JSON.stringify({ envelope: envelope.to, to, cc, subject }),
    )
    .map(text => JSON.parse(text.replaceAll(`@${copy}.example`, '@copy.example')))
    .sort((a, b) => a.subject.localeCompare(b.subject));
};
