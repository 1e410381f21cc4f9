import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { exportNames } from '../../shared/export/contract.ts';
import { createId, type Id } from '../../shared/kernel/id.ts';
import { getItem } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import { transact } from '../../shared/store/transact.ts';
import { walk } from '../support/bad-bodies.ts';
import type { Caller } from '../support/caller.ts';
import { readsOf } from '../support/matrix-calls.ts';
import { furnish } from '../support/matrix-ids.ts';
import { type Biller, biller, created, eur } from '../support/month.ts';
import { openStorefront } from '../support/storefront.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let op: Biller;
let acme: string;

// biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of it
type Row = Record<string, any>;

/** A file put together from its parts, and how many they were. */
const fileOf = async (caller: Caller, path: string) => {
  let [text, parts] = ['', 0];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const ask = path.includes('?') ? '&' : '?';
    const reply = await caller.get(`${path}${cursor ? `${ask}cursor=${cursor}` : ''}`);
    expect(reply.status).toBe(200);
    text += reply.body ?? '';
    parts += 1;
    cursor = reply.headers.get('next-cursor');
  }
  return { text, parts };
};
const linesIn = (text: string): Row[] =>
  text.split('\n').flatMap(line => (line ? [JSON.parse(line)] : []));
const rowsOf = async (entity: string, limit = 1_000): Promise<Row[]> => {
  const { text } = await fileOf(op.owner, `/v1/admin/exports/${entity}?limit=${limit}`);
  return linesIn(text);
};
const csvOf = async (entity: string): Promise<Record<string, string>[]> => {
  const { text } = await fileOf(op.owner, `/v1/admin/exports/${entity}?format=csv`);
  return parse(text, { columns: true });
};

beforeAll(async () => {
  op = await biller(world);
  acme = await op.desk('=Acme', { email: 'office@acme-export.example' });
  await furnish(op, acme);
  await openStorefront(op.owner);
  await op.billDecember();
});

describe('a full export shows what the API shows', () => {
  const without = ({ customerId: _, ...row }: Row) => row;

  test.each([
    ['location', '/v1/admin/locations'],
    ['admin', '/v1/admin/admins'],
    ['plan', '/v1/admin/plans'],
    ['rate', '/v1/admin/rates'],
    ['resource', '/v1/admin/resources'],
    ['communityEvent', '/v1/admin/community-events?from=2026-01-01T00:00:00Z'],
    ['webhook', '/v1/admin/webhooks'],
    ['customer', '/v1/admin/customers'],
    ['billRun', '/v1/admin/bill-runs'],
    ['numberSeries', '/v1/admin/number-series'],
  ])('of every %s', async (entity, path) => {
    const shown = (await op.owner.get(path)).body.items as Row[];
    expect(shown.length).toBeGreaterThan(0);
    const exported = await rowsOf(entity);
    expect(exported.map(({ profile: _, ...row }) => row)).toEqual(shown);
  });

  test.each([
    ['member', 'members'],
    ['contactPerson', 'contact-persons'],
    ['membership', 'memberships'],
    ['fee', 'fees'],
    ['booking', 'bookings?from=2026-01-01T00:00:00Z&to=2027-12-31T00:00:00Z'],
    ['creditGrant', 'credits'],
    ['order', 'orders'],
    ['invoice', 'invoices'],
    ['creditNote', 'credit-notes'],
    ['payment', 'payments'],
    ['erasure', 'erasures'],
  ])("of a customer's every %s", async (entity, path) => {
    const shown = (await walk(op.owner, `/v1/admin/customers/${acme}/${path}`, 100)) as Row[];
    expect(shown.length).toBeGreaterThan(0);
    const exported = (await rowsOf(entity)).filter(({ customerId }) => customerId === acme);
    const plain = exported.map(({ profile: _, recipients: __, ...row }) => without(row));
    const byId = (rows: Row[]) => rows.map(without).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(plain)).toEqual(byId(shown));
  });

  test('of the organisation, its storefront, its mails, and what its run made of customers', async () => {
    expect(await rowsOf('organisation')).toEqual([
      (await op.owner.get('/v1/admin/organisation')).body,
    ]);
    expect(await rowsOf('storefront')).toEqual([(await op.owner.get('/v1/admin/storefront')).body]);
    const [run] = await op.runs();
    const customers = (await walk(
      op.owner,
      `/v1/admin/bill-runs/${run?.id}/customers`,
      100,
    )) as Row[];
    expect(await rowsOf('billRunCustomer', 1)).toEqual(
      customers.map(customer => ({ runId: run?.id, ...customer })),
    );
    const mails = await rowsOf('mail');
    const listed = (await op.owner.get(`/v1/admin/customers/${acme}/mails`)).body.items as Row[];
    expect(
      mails
        .filter(({ customerId }) => customerId === acme)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(listed.map(({ id }) => id).toSorted());
  });
});

describe('as CSV', () => {
  test('it has the columns that it names, amounts as decimals, and no formulas', async () => {
    const { files } = (await op.owner.get('/v1/admin/exports')).body;
    expect(files.map(({ entity }: Row) => entity)).toEqual([...exportNames]);
    for (const { entity, columns } of files) {
      const [row] = await csvOf(entity);
      if (row) expect(Object.keys(row), entity).toEqual(columns.map(({ name }: Row) => name));
    }
    const customer = (await csvOf('customer')).find(({ id }) => id === acme);
    expect(customer).toMatchObject({
      ...{ name: "'=Acme", 'billingAddress.city': 'Amsterdam', 'billing.billingDay': '1' },
    });
  });

  test('invoices, their lines and their taxes are files that fit together', async () => {
    const invoices = await csvOf('invoice');
    const lines = await csvOf('invoiceLine');
    const taxes = await csvOf('invoiceTax');
    const cents = (text = '') => Number(text.replace('.', ''));
    const sum = (rows: Record<string, string>[], of: string) =>
      rows.reduce((total, row) => total + cents(row[of]), 0);
    expect(invoices.length).toBeGreaterThan(1);
    for (const { id, number, net, tax, gross } of invoices) {
      const own = lines.filter(({ invoiceId }) => invoiceId === id);
      expect(own.map(row => [row.number, row.position])).toEqual(
        own.map((_, n) => [number, String(n + 1)]),
      );
      expect(sum(own, 'net')).toBe(cents(net));
      expect(
        sum(
          taxes.filter(({ invoiceId }) => invoiceId === id),
          'amount',
        ),
      ).toBe(cents(tax));
      expect(cents(net) + cents(tax)).toBe(cents(gross));
    }
    const rows = await rowsOf('invoice');
    expect(rows.flatMap(row => row.lines)).toHaveLength(lines.length);
  });
});

describe('everything', () => {
  test('is one file of all files, in parts of any size', async () => {
    const { text, parts } = await fileOf(op.owner, '/v1/admin/export?limit=7');
    expect(parts).toBeGreaterThan(5);
    const lines = linesIn(text);
    const whole = await fileOf(op.owner, '/v1/admin/export');
    // deliveries and erasures go on meanwhile: which things there are does not change
    const things = (all: Row[]) => all.map(({ type, data }) => [type, data.id ?? data]);
    expect(things(lines)).toEqual(things(linesIn(whole.text)));
    for (const entity of [
      'organisation',
      'plan',
      'customer',
      'invoice',
      'ledgerEntry',
      'webhook',
    ]) {
      const own = lines.filter(({ type }) => type === entity).map(({ data }) => data);
      expect(own, entity).toEqual(await rowsOf(entity));
    }
    expect(new Set(lines.map(({ type }) => type)).has('invoiceLine')).toBe(false);
  });

  test('has no secret, and nothing of another organisation', async () => {
    const { text } = await fileOf(op.owner, '/v1/admin/export');
    expect(text).toContain('acme-export.example');
    expect(text).not.toMatch(/whsec_|"subject":|"code":|addressHash/);
    const other = await biller(world);
    const foreign = await fileOf(other.owner, '/v1/admin/export');
    expect(foreign.text).not.toContain('acme-export.example');
    expect(foreign.text).not.toContain(op.organisationId);
  });
});

test('a thousand and more come in parts, each once, at a price that does not grow', async () => {
  const org = op.organisationId;
  const cus = (await op.desk('Many', {}, null)) as Id<'customer'>;
  const fee = {
    name: 'Coffee',
    on: '2027-03-01',
    price: eur(250),
    tax: { name: 'VAT', percent: '21' },
  };
  const { id } = await created(op.owner, `/v1/admin/customers/${cus}/fees`, fee);
  const { pk: _, sk: __, ...stored } = (await getItem(keys.fee(org, cus, id))) ?? {};
  const ids = Array.from({ length: 1_100 }, () => createId('fee'));
  for (let at = 0; at < ids.length; at += 100) {
    await transact(
      ids
        .slice(at, at + 100)
        .map(one => ({ put: { ...keys.fee(org, cus, one), ...stored, id: one } })),
    );
  }
  const many = (await rowsOf('fee', 400)).filter(({ customerId }) => customerId === cus);
  expect(many.map(row => row.id)).toEqual([id, ...ids]);
  const { parts } = await fileOf(op.owner, '/v1/admin/exports/fee');
  expect(parts).toBe(2);
  const first = await op.owner.get('/v1/admin/exports/fee?format=csv');
  // a fee is ~0.4 KB and a read unit 4 KB: 1,000 are about 100, and some for the customers before
  expect(await readsOf(world.consoleUrl, first)).toBeLessThan(250);
});

test.each([
  ['/v1/admin/exports/secrets', '/path/entity'],
  ['/v1/admin/exports/fee?format=xml', '/query/format'],
  ['/v1/admin/exports/fee?limit=1001', '/query/limit'],
  ['/v1/admin/exports/fee?cursor=nonsense', '/query/cursor'],
  ['/v1/admin/export?format=csv', '/query/format'],
])('refuses %s', async (path, field) => {
  const reply = await op.owner.get(path);
  expect(reply).toMatchObject({ status: 400 });
  expect(JSON.stringify(reply.body)).toContain(field);
});
