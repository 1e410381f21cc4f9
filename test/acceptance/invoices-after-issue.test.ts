import { extractText } from 'unpdf';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Invoice } from '../../shared/contract/client.gen.ts';
import { type Biller, biller, created, eur, waitFor } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
const tax = { name: 'VAT', percent: '21' };

let op: Biller;
/** A company whose December is billed: a desk at 120.00 and printing at 12.50, with tax 160.33. */
interface Billed {
  readonly at: string;
  readonly invoice: Invoice;
}
let voided: Billed;
let forgiven: Billed;
let credited: Billed;
let corrected: Billed;
let lost: Billed;

const printing = { name: 'Printing', on: '2026-11-26', price: eur(1_250), tax };
const invoicesOf = async (at: string): Promise<Invoice[]> =>
  (await op.owner.get(`${at}/invoices`)).body.items;
const post = (at: string, { id }: Invoice, what: string, body: object) =>
  op.owner.post(`${at}/invoices/${id}/${what}`, { reason: 'Wrong company', ...body });
const causes = ({ lines }: Invoice) =>
  lines.map(({ description, period, net }) => [description, period?.from, net.amount]);

beforeAll(async () => {
  op = await biller(world);
  const ats = await Promise.all(
    ['Voided', 'Forgiven', 'Credited', 'Corrected', 'Lost'].map(async name => {
      const at = `/v1/admin/customers/${await op.desk(name)}`;
      await created(op.owner, `${at}/fees`, printing);
      return at;
    }),
  );
  await op.billDecember();
  const billed = await Promise.all(
    ats.map(async at => ({ at, invoice: (await invoicesOf(at))[0] as Invoice })),
  );
  [voided, forgiven, credited, corrected, lost] = billed as [
    Billed,
    Billed,
    Billed,
    Billed,
    Billed,
  ];
});

const statement = async (at: string, query = '') =>
  (await op.owner.get(`${at}/statement${query}`)).body;

describe('a void invoice', () => {
  test('keeps its number and owes nothing; what it billed is open again', async () => {
    const { at, invoice } = voided;
    expect(invoice).toMatchObject({ status: 'issued', gross: eur(16_033), open: eur(16_033) });
    const reply = await post(at, invoice, 'void', {});
    const { number } = invoice;
    expect(reply).toMatchObject({
      status: 200,
      body: { status: 'void', number, open: eur(0), ended: { reason: 'Wrong company' } },
    });
    const fees = (await op.owner.get(`${at}/fees`)).body.items;
    expect(fees).toMatchObject([{ name: 'Printing', status: 'open' }]);
    expect(fees[0]).not.toHaveProperty('invoiceId');
    expect(await statement(at)).toMatchObject({
      closing: eur(0),
      items: [
        {
          kind: 'invoice',
          invoiceId: invoice.id,
          number,
          amount: eur(16_033),
          balance: eur(16_033),
        },
        { kind: 'void', invoiceId: invoice.id, number, amount: eur(-16_033), balance: eur(0) },
      ],
    });
  });

  test('is not voided, credited or written off again', async () => {
    const { at, invoice } = voided;
    for (const what of ['void', 'credit-notes', 'write-off']) {
      const reply = await post(at, invoice, what, {});
      expect(reply).toMatchObject({
        status: 409,
        body: { code: 'invoice_state', received: 'void' },
      });
    }
  });

  test('without a rebill waives its fee', async () => {
    const { at, invoice } = forgiven;
    expect((await post(at, invoice, 'void', { rebill: false })).status).toBe(200);
    expect((await op.owner.get(`${at}/fees`)).body.items).toMatchObject([{ status: 'waived' }]);
  });
});

describe('credit notes', () => {
  test('of a line, of an amount and of the rest add up to the invoice', async () => {
    const { at, invoice } = credited;
    const line = invoice.lines.findIndex(({ cause }) => cause === 'fee') + 1;
    const first = await post(at, invoice, 'credit-notes', { lines: [{ line }] });
    // 12.50 × 21 % = 2.625 → 2.63
    expect(first).toMatchObject({
      status: 201,
      body: {
        number: 'CN-000001',
        ...{ invoiceNumber: invoice.number, reason: 'Wrong company' },
        lines: [{ description: 'Printing', net: eur(1_250) }],
        ...{ net: eur(1_250), tax: eur(263), gross: eur(1_513) },
      },
    });
    const second = await post(at, invoice, 'credit-notes', { amount: eur(3_333) });
    expect(second.body).toMatchObject({ number: 'CN-000002', gross: eur(3_333) });
    const view = (await op.owner.get(`${at}/invoices/${invoice.id}`)).body;
    expect(view).toMatchObject({ status: 'issued', credited: eur(4_846), open: eur(11_187) });

    const rest = await post(at, invoice, 'credit-notes', {});
    expect(rest.body.gross).toEqual(eur(11_187));
    const sums = [first, second, rest].map(({ body }) => [body.net.amount, body.tax.amount]);
    const sum = (n: number) => sums.reduce((total, of) => total + (of[n] ?? 0), 0);
    expect([sum(0), sum(1)]).toEqual([invoice.net.amount, invoice.tax.amount]);
    const after = (await op.owner.get(`${at}/invoices/${invoice.id}`)).body;
    expect(after).toMatchObject({ status: 'credited', open: eur(0), lines: invoice.lines });

    const { items } = (await op.owner.get(`${at}/credit-notes`)).body;
    expect(items).toEqual([first.body, second.body, rest.body]);
    const one = await op.owner.get(`${at}/credit-notes/${first.body.id}`);
    expect(one.body).toEqual(first.body);
  });

  test('are in the statement, page by page with the balance going on', async () => {
    const { at } = credited;
    const whole = await statement(at);
    expect(
      whole.items.map(({ kind, balance }: { kind: string; balance: { amount: number } }) => [
        kind,
        balance.amount,
      ]),
    ).toEqual([
      ['invoice', 16_033],
      ['credit_note', 14_520],
      ['credit_note', 11_187],
      ['credit_note', 0],
    ]);
    const page = await statement(at, '?limit=3');
    const rest = await statement(at, `?limit=3&cursor=${page.nextCursor}`);
    expect([...page.items, ...rest.items]).toEqual(whole.items);
    expect(rest).not.toHaveProperty('nextCursor');
    const later = await statement(at, '?from=2027-01-01');
    expect(later).toMatchObject({ opening: eur(0), closing: eur(0), items: [] });
  });

  test('beyond what is left are refused, and nothing is written', async () => {
    const { at, invoice } = credited;
    const none = await post(at, invoice, 'credit-notes', { amount: eur(1) });
    expect(none).toMatchObject({ status: 409, body: { code: 'credit_limit' } });
    const foreign = { amount: { amount: 1, currency: 'USD' } };
    expect(await post(corrected.at, corrected.invoice, 'credit-notes', foreign)).toMatchObject({
      ...{ status: 409, body: { code: 'currency_mismatch', field: '/body/amount/currency' } },
    });
    expect((await op.owner.get(`${corrected.at}/credit-notes`)).body.items).toEqual([]);
  });

  test.each([
    [{ amount: eur(1), lines: [{ line: 1 }] }, '/body/amount'],
    [{ amount: eur(0) }, '/body/amount/amount'],
    [{ lines: [] }, '/body/lines'],
    [{ lines: [{ line: 1 }, { line: 1 }] }, '/body/lines'],
    [{ lines: [{ line: 0 }] }, '/body/lines/0/line'],
    [{ amount: eur(1), rebill: true }, '/body/rebill'],
    [{ reason: '' }, '/body/reason'],
  ])('of %j are bad input', async (body, field) => {
    const reply = await post(corrected.at, corrected.invoice, 'credit-notes', body);
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid_request', field } });
  });

  test('at the same moment take no more than there is, under numbers without a gap', async () => {
    const lines = [{ description: 'Desk', quantity: 1, unitPrice: eur(10_000), tax }];
    const at = lost.at;
    const invoice = await created(op.owner, `${at}/invoices`, { lines });
    // 121.00 has room for three times 40.00
    const asked = Array.from({ length: 6 }, () =>
      post(at, invoice, 'credit-notes', { amount: eur(4_000) }),
    );
    const replies = await Promise.all(asked);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409, 409, 409]);
    const numbers = replies.flatMap(({ status, body }) => (status === 201 ? [body.number] : []));
    expect(numbers.sort()).toEqual(['CN-000004', 'CN-000005', 'CN-000006']);
    const view = (await op.owner.get(`${at}/invoices/${invoice.id}`)).body;
    expect(view).toMatchObject({ credited: eur(12_000), open: eur(100) });
  });

  test('are a document that says what it takes back', async () => {
    const { at, invoice } = credited;
    const [note] = (await op.owner.get(`${at}/credit-notes`)).body.items;
    const reply = await op.owner.get(`${at}/credit-notes/${note.id}/pdf`);
    expect(reply.headers.get('content-disposition')).toBe('attachment; filename="CN-000001.pdf"');
    const { text } = await extractText(new Uint8Array(reply.body), { mergePages: true });
    for (const words of ['Credit note', 'CN-000001', invoice.number, 'Wrong company', '€15.13'])
      expect(text).toContain(words);
    const again = await op.owner.get(`${at}/credit-notes/${note.id}/pdf`);
    expect(again.body.equals(reply.body)).toBe(true);
  });

  test('are mailed as invoices are', async () => {
    const { at, invoice } = credited;
    const mails = await waitFor('the mails of three credit notes', async () => {
      const { items } = (await op.owner.get(`${at}/mails?kind=credit_note_created`)).body;
      const sent = items.filter(({ status }: { status: string }) =>
        ['sent', 'delivered'].includes(status),
      );
      return sent.length === 3 ? sent : undefined;
    });
    expect(mails).toMatchObject(mails.map(() => ({ invoiceId: invoice.id })));
  });

  test('of a whole invoice can bill it again', async () => {
    const { at, invoice } = corrected;
    const reply = await post(at, invoice, 'credit-notes', { rebill: true });
    expect(reply).toMatchObject({
      status: 201,
      body: { gross: invoice.gross, lines: invoice.lines },
    });
    expect((await op.owner.get(`${at}/fees`)).body.items).toMatchObject([{ status: 'open' }]);
  });
});

test('what is written off is owed no more', async () => {
  const { at, invoice } = lost;
  const reply = await post(at, invoice, 'write-off', { reason: 'Insolvent' });
  expect(reply).toMatchObject({ status: 200, body: { status: 'written_off', open: eur(0) } });
  const { items } = await statement(at);
  expect(items).toContainEqual(
    expect.objectContaining({ kind: 'write_off', amount: eur(-16_033) }),
  );
});

test('the next run bills what was released, and nothing twice', async () => {
  await op.turnTo('2027-01-01T06:00:00.000Z');
  await waitFor('two runs closed', async () => {
    const runs = await op.runs();
    return runs.length === 2 && runs.every(({ stage }) => stage === 'closed') ? runs : undefined;
  });
  const january = ['Fixed desk', '2027-01-01', 12_000];
  const december = ['Fixed desk', '2026-12-01', 12_000];
  const fee = ['Printing', '2026-11-26', 1_250];
  for (const { at } of [voided, corrected]) {
    expect(causes((await invoicesOf(at))[0] as Invoice)).toEqual([december, january, fee]);
  }
  for (const { at } of [forgiven, credited, lost]) {
    expect(causes((await invoicesOf(at))[0] as Invoice)).toEqual([january]);
  }
});
