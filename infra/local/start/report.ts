import type { AtriumClient } from '../../../shared/contract/client.ts';
import type { RunView } from './await-run.ts';
import { allMails, parkedCustomers } from './run-lists.ts';

/** What `npm start` says about the month it billed; amounts are minor units of `currency`. */
export interface Report {
  readonly organisation: string;
  readonly billingOn: string;
  readonly schedule: string;
  readonly tick: string;
  readonly executionId: string;
  readonly runId: string;
  readonly customersPlanned: number;
  readonly invoicesIssued: number;
  readonly nothingToBill: number;
  readonly parked: number;
  readonly parkedReasons: Readonly<Record<string, number>>;
  readonly left: number;
  readonly currency: string;
  readonly net: number;
  readonly tax: number;
  readonly gross: number;
  readonly taxes: readonly { name: string; percent: string; base: number; amount: number }[];
  readonly firstNumber: string | null;
  readonly lastNumber: string | null;
  readonly mailsSent: number;
  readonly ccCopies: number;
  readonly mailsParked: number;
  readonly mailsParkedReasons: Readonly<Record<string, number>>;
  readonly mailsResent: number;
  readonly writeUnitsPerInvoice: number;
  readonly readUnitsPerInvoice: number;
  /** from the advance of the clock to the last mail */
  readonly runSeconds: number;
  /** from the start of the process to this report */
  readonly seconds: number;
}

/** Functions that bring an invoice from draft to mailed; SES events and the API are not part of it. */
export const billingFunctions = [
  'bill-run-plan',
  'bill-run-draft',
  'bill-run-number',
  'bill-run-close',
  'outbox-publish',
  'send-mail',
];

export type Units = Readonly<Record<string, Record<string, number>>>;

const unitsOf = (metrics: Units, name: 'WriteUnits' | 'ReadUnits'): number =>
  billingFunctions.reduce((sum, label) => sum + (metrics[label]?.[name] ?? 0), 0);

/** The report of a closed run, from what the API answers and the functions' own metrics. */
export const reportOf = async (
  client: AtriumClient,
  organisation: string,
  run: RunView,
  units: { before: Units; after: Units },
  times: { runSeconds: number; seconds: number },
): Promise<Report> => {
  const { deliveries, totals } = run;
  if (!totals) throw new Error(`the closed run ${run.id} has no totals`);
  const [parked, mails] = await Promise.all([
    parkedCustomers(client, run.id),
    allMails(client, run.id),
  ]);
  const perInvoice = (name: 'WriteUnits' | 'ReadUnits') =>
    round(
      (unitsOf(units.after, name) - unitsOf(units.before, name)) / Math.max(1, totals.invoiced),
    );
  return {
    organisation,
    billingOn: run.billingOn,
    schedule: run.schedule,
    tick: run.scheduledAt,
    executionId: run.execution,
    runId: run.id,
    customersPlanned: totals.planned,
    invoicesIssued: totals.invoiced,
    nothingToBill: totals.nothingToBill,
    parked: totals.parked,
    parkedReasons: tally(parked.map(({ reason }) => reason)),
    left: totals.left,
    currency: totals.gross.currency,
    net: totals.net.amount,
    tax: totals.tax.amount,
    gross: totals.gross.amount,
    taxes: totals.taxes.map(tax => ({ ...tax, base: tax.base.amount, amount: tax.amount.amount })),
    firstNumber: run.firstNumber ?? null,
    lastNumber: run.lastNumber ?? null,
    mailsSent: deliveries?.sent ?? 0,
    ccCopies: deliveries?.ccCopies ?? 0,
    mailsParked: deliveries?.parked ?? 0,
    mailsParkedReasons: tally(
      mails.flatMap(mail => (mail.status === 'parked' ? [mail.reason] : [])),
    ),
    mailsResent: deliveries?.resent ?? 0,
    writeUnitsPerInvoice: perInvoice('WriteUnits'),
    readUnitsPerInvoice: perInvoice('ReadUnits'),
    ...times,
  };
};

/** Why a report cannot be right, in one sentence each: I8 of the design, and mail that nobody accounts for. */
export const doubts = (report: Report, run: RunView): string[] => {
  const { customersPlanned, invoicesIssued, left, mailsParked, mailsSent, nothingToBill, parked } =
    report;
  const listed = invoicesIssued + nothingToBill + parked + left;
  return [
    ...(customersPlanned === listed
      ? []
      : [`${customersPlanned} customers were planned, but ${listed} are accounted for.`]),
    ...(run.send && mailsSent + mailsParked !== invoicesIssued
      ? [
          `${invoicesIssued} invoices were issued, but ${mailsSent + mailsParked} mails are accounted for.`,
        ]
      : []),
    ...(run.stillDue?.length ? [`Still due after the run: ${run.stillDue.join(', ')}.`] : []),
    ...(invoicesIssued === 0 ? ['No invoice was issued.'] : []),
  ];
};

const tally = (reasons: readonly (string | undefined)[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const reason of reasons)
    counts[reason ?? 'unknown'] = (counts[reason ?? 'unknown'] ?? 0) + 1;
  return counts;
};

const round = (value: number): number => Math.round(value * 10) / 10;
