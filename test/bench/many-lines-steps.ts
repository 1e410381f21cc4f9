// One customer's months in order, longer than 150 lines: what is asked of each step stands beside the step.
import assert from 'node:assert/strict';
import type { World } from '../../infra/local/world.ts';
import { creditNotePdf } from '../../shared/billing/credit-note-pdf.ts';
import { existingCreditNote } from '../../shared/billing/credit-note-store.ts';
import { eInvoiceFile } from '../../shared/billing/e-invoice-file.ts';
import { readBillingInputs } from '../../shared/billing/inputs.ts';
import { invoicePdf } from '../../shared/billing/invoice-pdf.ts';
import { existingInvoice } from '../../shared/billing/invoice-store.ts';
import { wholeInvoice } from '../../shared/billing/line-pages.ts';
import { sellerOf } from '../../shared/billing/seller-of.ts';
import { inbox } from '../support/inbox.ts';
import { storeFees } from '../support/many-charges.ts';
import { biller, eur } from '../support/month.ts';
import { readPdf, textOf } from '../support/read-pdf.ts';
import { say } from './in-process.ts';
import {
  type Bench,
  type ManyLines,
  measured,
  ok,
  read,
  type Shown,
  until,
  walk,
} from './many-lines-measured.ts';

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

/** A file over HTTP, within the time of a call; where the machine is too busy for that, made here instead. */
const readFile = async (
  bench: Bench,
  name: string,
  path: string,
  make: () => Promise<Buffer>,
): Promise<Buffer> => {
  const bytes = await measured(
    bench,
    name,
    () => read(bench.op.owner, path, 2).catch((error: Error) => say(`    ${error.message}`)),
    true,
  );
  if (Buffer.isBuffer(bytes)) return bytes;
  const before = process.cpuUsage();
  const made = await make();
  const { user, system } = process.cpuUsage(before);
  bench.sizes.push(`${name}: no answer in time; ${((user + system) / 1e6).toFixed(1)} s of CPU`);
  return made;
};

const readPages = async (bench: Bench, name: string, bytes: Buffer) => {
  const pages = (await readPdf(bytes)).map(textOf);
  assert.ok(pages.join(' ').includes(`Print ${bench.lines}`));
  bench.sizes.push(`${name}: ${pages.length} pages, ${bytes.length} bytes`);
};

const readDocuments = async (bench: Bench, { id }: Shown) => {
  const { op, at, customerId, lines, sizes } = bench;
  const place = { customerId, invoiceId: id };
  const invoice = await existingInvoice(op.organisationId, place, { isTeam: true });
  const pdf = await readFile(
    bench,
    'PDF',
    `${at}/invoices/${id}/pdf`,
    async () => (await invoicePdf(op.organisationId, invoice)).content,
  );
  await readPages(bench, 'PDF', pdf);
  const path = `${at}/invoices/${id}/e-invoice?syntax=cii`;
  const xml = await readFile(bench, 'e-invoice', path, async () => {
    const document = await wholeInvoice(op.organisationId, invoice);
    const seller = await sellerOf(op.organisationId, document);
    return (await eInvoiceFile('cii', { document, seller })).content;
  });
  const found = xml.toString().match(/<ram:IncludedSupplyChainTradeLineItem>/g) ?? [];
  assert.equal(found.length, lines);
  sizes.push(`e-invoice: ${xml.length} bytes`);
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
  const name = 'PDF of the credit note';
  const pdf = await readFile(bench, name, `${at}/credit-notes/${note.id}/pdf`, async () => {
    const stored = await existingCreditNote(op.organisationId, bench.customerId, note.id);
    return (await creditNotePdf(op.organisationId, stored)).content;
  });
  await readPages(bench, name, pdf);
  const { closing } = await read(op.owner, `${at}/statement?from=2026-12-01&to=2027-01-31`);
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
  await readDocuments(bench, first);
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
