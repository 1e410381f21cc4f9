/**
 * Counts by hand what a run of two-line invoices costs: from the sizes of what it left in the table and from
 * how often the code writes and reads each, never from what DynamoDB reported.
 */
import { inLanes } from '../../infra/local/lanes.ts';
import { issuedFields } from '../../shared/billing/issue-writes.ts';
import type { Invoice, Run } from '../../shared/billing/model.ts';
import { domainEvent } from '../../shared/events/catalogue.ts';
import { allBuckets } from '../../shared/kernel/bucket.ts';
import type { Organisation } from '../../shared/organisation/model.ts';
import { outboxWrite } from '../../shared/store/outbox.ts';
import { type Item, queryAll } from '../../shared/store/read.ts';
import { keys, ranges } from '../../shared/store/table.ts';
import { itemBytes, readUnits, transactionUnits, writeUnits } from './item-size.ts';

/** What one kind of item costs an invoice; units are means over the run. */
export interface CountedPart {
  readonly part: string;
  /** mean size of one, where it is an item */
  readonly bytes?: number;
  readonly write: number;
  readonly read: number;
}

/** An entry of the index is far below 1 KB: one unit to put it, one to take it away, never doubled. */
const indexEntry = 1;
/** numberRun's block */
const blockSize = 48;

type Add = (part: string, items: readonly Item[], units: { write?: number; read?: number }) => void;

export const countByHand = async (organisation: Organisation, run: Run): Promise<CountedPart[]> => {
  const invoices = run.totals?.invoiced ?? 0;
  const sums = new Map<string, { items: number; bytes: number; write: number; read: number }>();
  const add: Add = (part, items, { write = 0, read = 0 }) => {
    const sum = sums.get(part) ?? { items: 0, bytes: 0, write: 0, read: 0 };
    sums.set(part, {
      items: sum.items + items.length,
      bytes: sum.bytes + bytesOf(items),
      write: sum.write + write,
      read: sum.read + read,
    });
  };
  await inLanes(allBuckets, 8, bucket => countBucket(organisation, run, bucket, add));
  await countRun(organisation, run, invoices, add);
  return [...sums].map(([part, { items, bytes, write, read }]) => ({
    part,
    ...(items > 0 && { bytes: bytes / items }),
    write: write / invoices,
    read: read / invoices,
  }));
};

const bytesOf = (items: readonly Item[]) => items.reduce((sum, item) => sum + itemBytes(item), 0);

const startingWith = (items: readonly Item[], prefix: string) =>
  items.filter(({ sk }) => sk.startsWith(prefix));

const countBucket = async (organisation: Organisation, run: Run, bucket: string, add: Add) => {
  const org = organisation.id;
  const items = await queryAll({ pk: keys.runRow(org, run.id, bucket, '').pk });
  const plans = startingWith(items, 'PLAN#');
  const rows = startingWith(items, 'ROW#');
  for (const plan of plans)
    add('plan', [plan], { write: writeUnits(itemBytes(plan)), read: readUnits(itemBytes(plan)) });
  for (const row of rows) add('run row', [row], { write: transactionUnits(itemBytes(row)) });
  // the numberer and the close each read a bucket's rows once
  add('run row', [], { read: 2 * readUnits(bytesOf(rows)) });
  // claimed, then settled; it enters its customer's list once
  for (const mail of startingWith(items, 'MAIL#'))
    add('mail', [mail], { write: 2 * writeUnits(itemBytes(mail)) + indexEntry });
  await inLanes(rows, 4, row => countCustomer(organisation, String(row.customerId), add));
};

const countCustomer = async (organisation: Organisation, customerId: string, add: Add) => {
  const items = await queryAll({ pk: keys.customer(organisation.id, customerId).pk });
  const inRange = ([low, high]: readonly [string, string]) =>
    bytesOf(items.filter(({ sk }) => sk >= low && sk <= high));
  const [invoice] = startingWith(items, 'INVOICE#');
  if (!invoice) throw new Error(`${customerId} was not invoiced`);
  const draft = draftOf(organisation, invoice);
  add('invoice, drafted', [draft], { write: transactionUnits(itemBytes(draft)) });
  // the numbered one is the larger; it enters the organisation's list
  add('invoice, numbered', [invoice], {
    write: transactionUnits(itemBytes(invoice)) + indexEntry,
    read: readUnits(itemBytes(invoice)),
  });
  // its due key moves: one entry goes, one comes
  for (const billing of startingWith(items, 'C#BILLING'))
    add('billing state', [billing], {
      write: transactionUnits(itemBytes(billing)) + 2 * indexEntry,
    });
  for (const mark of startingWith(items, 'C#MEMBERSHIP#'))
    add('membership mark', [mark], { write: transactionUnits(itemBytes(mark)) });
  for (const entry of startingWith(items, 'LEDGER#'))
    add('ledger entry', [entry], { write: transactionUnits(itemBytes(entry)) });
  add('inputs of the draft', [], { read: readUnits(inRange(ranges.billingInputs)) });
  add('recipients of the mail', [], { read: readUnits(inRange(ranges.recipients)) });
};

const draftOf = (organisation: Organisation, item: Item): Item => {
  const invoice = item as Item & Invoice;
  const { sequence = 0, number = '', issuedOn = '' } = invoice;
  const issue = { invoice, sequence, number, issuedOn };
  const numbered = new Set(Object.keys(issuedFields(organisation.id, issue)));
  const kept = Object.entries(invoice).filter(([name]) => !numbered.has(name));
  return { ...(Object.fromEntries(kept) as Item), status: 'draft', version: 1 };
};

/** What a run writes and reads beside its customers. */
const countRun = async (organisation: Organisation, run: Run, invoices: number, add: Add) => {
  const org = organisation.id;
  const items = await queryAll({ pk: keys.run(org, run.id).pk });
  const [record] = startingWith(items, 'RUN');
  if (!record) throw new Error(`there is no run ${run.id}`);
  const blocks = Math.ceil(invoices / blockSize);
  const runUnits = transactionUnits(itemBytes(record));
  // planned, drafted, numbered and closed; and moved by every block
  add('run', [record], { write: (4 + blocks) * runUnits });
  const series: Item = {
    ...keys.series(org, 'invoice'),
    next: invoices,
    lastIssuedOn: run.billingOn,
    count: { resets: 'never', period: '', used: invoices, highest: invoices },
  };
  add('series', [series], { write: blocks * transactionUnits(itemBytes(series)) });
  // its version counts what it wrote, from the plan on
  for (const worker of startingWith(items, 'WORKER#'))
    add('worker position', [worker], {
      write: Number(worker.version) * transactionUnits(itemBytes(worker)),
    });
  for (const totals of startingWith(items, 'TOTALS#'))
    add('totals of a bucket', [totals], { write: writeUnits(itemBytes(totals)) });
  countOutbox(organisation, run, invoices, add);
  countStepReads(Number(run.workers), invoices, add);
};

/** Written with a block, deleted when published. */
const countOutbox = ({ id: org }: Organisation, run: Run, invoices: number, add: Add) => {
  for (let left = invoices; left > 0; left -= blockSize) {
    const ids = {
      organisationId: org,
      customerId: sameLength('cus'),
      invoiceId: sameLength('inv'),
    };
    const event = domainEvent('invoice.issued', { ...ids, runId: run.id, mail: true });
    const write = outboxWrite(org, Array(Math.min(left, blockSize)).fill(event));
    const item = ('put' in write ? write.put : undefined) as Item;
    const bytes = itemBytes(item);
    add('outbox', [item], { write: transactionUnits(bytes) + writeUnits(bytes) });
  }
};

const sameLength = <T extends string>(prefix: string) => `${prefix}_${'0'.repeat(26)}` as T;

/** The steps' own reads: organisation and run each time, plans and workers per worker, and who is due, twice. */
const countStepReads = (workers: number, invoices: number, add: Add) => {
  const dueQueries = 2 * allBuckets.length * 0.5;
  add('steps', [], { read: 5 * workers + 12 + dueQueries });
  add('organisation for the mail', [], { read: invoices });
  // what is not there costs a unit, too
  add("the organisation's own words for the mail", [], { read: invoices });
};
