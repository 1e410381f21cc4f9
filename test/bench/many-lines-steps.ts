import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from '../../infra/local/world.ts';
import { readBillingInputs } from '../../shared/billing/inputs.ts';
import type { Caller } from '../support/caller.ts';
import { inbox } from '../support/inbox.ts';
import { storeFees } from '../support/many-charges.ts';
import { type Biller, biller, eur } from '../support/month.ts';
import { readPdf, textOf } from '../support/read-pdf.ts';
import { say } from './in-process.ts';

// biome-ignore lint/suspicious/noExplicitAny: as the API shows it
type Shown = any;

interface Step {
  readonly name: string;
  readonly seconds: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  /** one call of the API, or several in a row */
  readonly isCall: boolean;
}

export interface ManyLines {
  readonly lines: number;
  readonly steps: readonly Step[];
  readonly sizes: readonly string[];
}

interface Bench {
  readonly world: World;
  readonly op: Biller;
  readonly lines: number;
  /** path of the customer */
  readonly at: string;
  readonly customerId: string;
  readonly steps: Step[];
  readonly sizes: string[];
}

/** Minutes, on a machine that does other work as well. */
const patience = 900_000;

const until = async <T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> => {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(250)) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
  }
  throw new Error(`expected within ${patience / 1000} s: ${what}`);
};

/** Units of the functions that do what is measured; schedules go on beside it. */
const unitsOf = ({ world }: Bench) => {
  const own = Object.entries(world.metricsByFunction()).filter(
    ([name]) => !/tick|sweep|scheduler|starter/.test(name),
  );
  const sum = (what: string) => own.reduce((total, [, metrics]) => total + (metrics[what] ?? 0), 0);
  return { writeUnits: sum('WriteUnits'), readUnits: sum('ReadUnits') };
};

const measured = async <T>(
  bench: Bench,
  name: string,
  work: () => Promise<T>,
  isCall = false,
): Promise<T> => {
  const before = unitsOf(bench);
  const began = performance.now();
  const result = await work();
  const seconds = (performance.now() - began) / 1000;
  // a function's metrics are read from its log, behind its answer
  await sleep(500);
  const after = unitsOf(bench);
  bench.steps.push({
    ...{ name, seconds, isCall },
    writeUnits: after.writeUnits - before.writeUnits,
    readUnits: after.readUnits - before.readUnits,
  });
  say(`  ${name}: ${seconds.toFixed(1)} s`);
  return result;
};

const ok = async (reply: ReturnType<Caller['get']>, status = 200) => {
  const got = await reply;
  assert.equal(got.status, status, JSON.stringify(got.body)?.slice(0, 500));
  return got.body;
};

/** All items of a list, 100 a page. */
const walk = async (caller: Caller, path: string): Promise<Shown[]> => {
  const items: Shown[] = [];
  const ask = path.includes('?') ? '&' : '?';
  for (let cursor = ''; ; ) {
    const body = await ok(caller.get(`${path}${ask}limit=100${cursor}`));
    items.push(...body.items);
    if (body.nextCursor === undefined) return items;
    cursor = `&cursor=${body.nextCursor}`;
  }
};

const settledRun = ({ op }: Bench, billingOn: string) =>
  until(`the run of ${billingOn} settled`, async () =>
    (await op.runs()).find(
      run => run.billingOn === billingOn && run.stage === 'closed' && run.delivery !== 'open',
    ),
  );

/** The n-th line is n cents: 1 + 2 + … + n = n × (n + 1) ÷ 2, and 21 % of it, half a cent up. */
const totalsOf = (lines: number) => {
  const net = (lines * (lines + 1)) / 2;
  const tax = Math.floor((net * 21 + 50) / 100);
  return { net: eur(net), tax: eur(tax), gross: eur(net + tax) };
};

const invoices = ({ op, at }: Bench): Promise<Shown[]> => walk(op.owner, `${at}/invoices`);

/** All lines, page by page, none twice and none missing, in the order of their prices. */
const readLines = async (bench: Bench, invoice: Shown) => {
  const { op, at, lines } = bench;
  const read: Shown[] = await walk(op.owner, `${at}/invoices/${invoice.id}/lines`);
  assert.equal(read.length, lines);
  assert.equal(new Set(read.map(({ description }) => description)).size, lines);
  const sum = read.reduce((total, { net }) => total + net.amount, 0);
  assert.equal(sum, totalsOf(lines).net.amount);
};

const readInvoicePdf = async (bench: Bench, path: string) => {
  const bytes: Buffer = await measured(
    bench,
    `PDF of ${path.split('/').at(-3)}`,
    () => ok(bench.op.owner.get(path)),
    true,
  );
  const pages = (await readPdf(bytes)).map(textOf);
  assert.ok(pages.join(' ').includes(`Print ${bench.lines}`));
  bench.sizes.push(`${path.split('/').at(-3)}: ${pages.length} pages, ${bytes.length} bytes`);
};

const openCharges = async ({ op, customerId }: Bench): Promise<number> =>
  (await readBillingInputs(op.organisationId, customerId))?.charges.length ?? 0;

const bill = async (bench: Bench, month: string, status: string) => {
  await bench.op.turnTo(`${month}-01T06:00:00.000Z`);
  const run = await settledRun(bench, `${month}-01`);
  assert.equal(run.totals?.parked, 0);
  const found = (await invoices(bench)).find(invoice => invoice.status === status);
  const { net, tax, gross, lineCount } = found;
  assert.deepEqual(
    { net, tax, gross, lineCount },
    { ...totalsOf(bench.lines), lineCount: bench.lines },
  );
  return found;
};

const readBooks = async (bench: Bench) => {
  const { op, at, lines } = bench;
  const span = 'from=2026-12-01&to=2027-01-31';
  const entries: Shown[] = await measured(
    bench,
    'journal',
    () => walk(op.owner, `/v1/admin/journal?${span}`),
    true,
  );
  const sums = entries.flatMap(({ postings }) => postings);
  const total = (side: 'debit' | 'credit') =>
    sums.reduce((sum: number, posting: Shown) => sum + (posting[side]?.amount ?? 0), 0);
  assert.equal(total('debit'), total('credit'));
  await measured(bench, 'export of invoice lines', async () => {
    let count = 0;
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = cursor ? `&cursor=${cursor}` : '';
      const reply = await op.owner.get(`/v1/admin/exports/invoiceLine?limit=1000${query}`);
      assert.equal(reply.status, 200, String(reply.body).slice(0, 300));
      count += String(reply.body).split('\n').filter(Boolean).length;
      cursor = reply.headers.get('next-cursor');
    }
    // the invoices of two months, and what others have
    assert.ok(count >= 2 * lines, `${count} lines`);
  });
  const all: Shown[] = await measured(bench, 'everything of the customer', () =>
    walk(op.owner, `${at}/export`),
  );
  const shown = all.filter(({ type }) => type === 'invoice');
  assert.deepEqual(
    shown.map(({ data }) => data.lines.length),
    [lines, lines],
  );
};

const audit = async (bench: Bench) => {
  const { owner } = bench.op;
  const last: Shown = await measured(bench, 'audit', async () => {
    await owner.post('/v1/admin/audit', undefined);
    return until('the audit', async () => {
      const { last: done, current } = (await owner.get('/v1/admin/audit')).body;
      return !current && done;
    });
  });
  assert.deepEqual(last.findings, []);
};

const voidInvoice = async (bench: Bench, { id }: Shown) => {
  const { op, at } = bench;
  const reason = { reason: 'Wrong prices' };
  const ended = await measured(
    bench,
    'void, as the call answers',
    () => ok(op.owner.post(`${at}/invoices/${id}/void`, reason)),
    true,
  );
  assert.equal(ended.status, 'void');
  await measured(bench, 'void, all charges open again', () =>
    until('all charges open', async () => (await openCharges(bench)) === bench.lines),
  );
};

const creditInvoice = async (bench: Bench, { id }: Shown) => {
  const { op, at } = bench;
  const body = { reason: 'Moved away' };
  const note = await measured(
    bench,
    'credit note of all',
    () => ok(op.owner.post(`${at}/invoices/${id}/credit-notes`, body), 201),
    true,
  );
  const { net, tax, gross, lineCount } = note;
  assert.deepEqual(
    { net, tax, gross, lineCount },
    { ...totalsOf(bench.lines), lineCount: bench.lines },
  );
  await readInvoicePdf(bench, `${at}/credit-notes/${note.id}/pdf`);
  const { closing } = await ok(op.owner.get(`${at}/statement?from=2026-12-01&to=2027-01-31`));
  assert.equal(closing.amount, 0);
};

/** Fails where anything is not as it was charged. */
export const measureManyLines = async (world: World, lines: number): Promise<ManyLines> => {
  Object.assign(process.env, world.environment, { TABLE_NAME: world.tableName });
  const signIn = async () => {
    const { subject, accessToken } = await world.tokens(`${crypto.randomUUID()}@example.com`);
    return { subject, token: accessToken };
  };
  const op = await biller({ baseUrl: world.apiUrl, signIn }, { send: true });
  const email = 'office@printer.example';
  const customerId = await op.desk('Printer', { email }, null);
  const bench: Bench = {
    ...{ world, op, lines, customerId, at: `/v1/admin/customers/${customerId}` },
    ...{ steps: [], sizes: [] },
  };
  say(`Storing ${lines} charges …`);
  await storeFees(op.organisationId, customerId, lines);

  const first = await measured(bench, 'run, from tick to mail', () =>
    bill(bench, '2026-12', 'issued'),
  );
  await measured(bench, 'lines, 100 a page', () => readLines(bench, first));
  await readInvoicePdf(bench, `${bench.at}/invoices/${first.id}/pdf`);
  const mails = inbox(world.inboxUrl);
  const [mail] = await mails.waitFor(1, { to: email });
  bench.sizes.push(`mail: ${(await mails.raw(mail?.id ?? '')).length} bytes`);
  await voidInvoice(bench, first);
  const second = await measured(bench, 'run of what is billed again', () =>
    bill(bench, '2027-01', 'issued'),
  );
  assert.notEqual(second.id, first.id);
  await readLines(bench, second);
  await creditInvoice(bench, second);
  await readBooks(bench);
  await audit(bench);
  return { lines, steps: bench.steps, sizes: bench.sizes };
};
