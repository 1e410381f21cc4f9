import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runImport } from '../../infra/local/import/run-import.ts';
import { examples, writeTemplates } from '../../infra/local/import/templates.ts';
import { importedId } from '../../infra/local/import/terms.ts';
import { dynamodb } from '../../shared/clients/dynamodb.ts';
import type { InvoiceLine } from '../../shared/contract/client.gen.ts';
import { createId } from '../../shared/kernel/id.ts';
import { createOrganisation } from '../../shared/organisation/create.ts';
import { queryAll } from '../../shared/store/read.ts';
import { keys } from '../../shared/store/table.ts';
import { transact } from '../../shared/store/transact.ts';
import { folderOf, stripe } from '../support/import-rows.ts';
import { killable } from '../support/killed.ts';
import { type Operator, operator } from '../support/operator.ts';
import { turnClock } from '../support/turn-clock.ts';
import { eventually, type SharedWorld, startWorld } from '../support/world.ts';

const clock = '2026-11-25T09:00:00.000Z';
let world: SharedWorld;
let folder: string;

beforeAll(async () => {
  world = await startWorld();
  folder = await mkdtemp(join(tmpdir(), 'atrium-import-'));
  const { environment, tableName, userPool } = world;
  const address = { environment, tableName, userPoolId: userPool.userPoolId };
  await writeFile(join(folder, 'world.json'), JSON.stringify(address));
  await writeTemplates(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const command = async (organisationId: string, ...more: string[]) => {
  const where = ['--local', '--state', folder, '--organisation', organisationId];
  const child = spawn(process.execPath, ['infra/local/cli/import.ts', ...where, ...more]);
  const [out, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise(exited => child.on('exit', exited)),
  ]);
  return { out, error, code };
};

/** Everything of a customer as it is stored. */
const storedOf = (org: string, customerId: string) =>
  queryAll({ pk: keys.customer(org, customerId).pk });

describe('npm run import', () => {
  let own: Operator;
  let customer: string;
  beforeAll(async () => {
    own = await operator(world, { clock });
    await connectStripe(own.organisationId);
    customer = importedId('customer', own.organisationId, 'C-1');
  });

  test('says what it would reject, and writes nothing, with --check', async () => {
    const checked = await command(own.organisationId, '--check', join(folder, 'csv'));
    expect(checked).toMatchObject({ code: 0, out: 'Nothing was written.\n0 rows rejected\n' });
    expect(await storedOf(own.organisationId, customer)).toEqual([]);
  });

  test('takes an operator in, and a second import changes nothing', async () => {
    const first = await command(own.organisationId, join(folder, 'csv'));
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toContain('Customers: 1 imported, 0 there already');
    expect(first.error).toContain('1 of 1 customers');
    const before = await storedOf(own.organisationId, customer);
    // the same rows as JSON Lines make the same ids
    const second = await command(own.organisationId, join(folder, 'jsonl'));
    expect(second).toMatchObject({ code: 0 });
    expect(second.out).toContain('Customers: 0 imported, 1 there already');
    expect(second.out).toContain('Bookings: 0 imported, 1 there already');
    expect(await storedOf(own.organisationId, customer)).toEqual(before);
  });

  test('a row that came later is told, and so is a room that is taken', async () => {
    const later = folderOf({
      ...Object.fromEntries(Object.entries(examples).map(([kind, row]) => [kind, [row]])),
      fees: [examples.fees, { ...examples.fees, id: 'F-2' }],
      bookings: [{ ...examples.bookings, id: 'B-2' }],
      'number-series': [{ kind: 'invoice', next: '4000' }],
    });
    const { rejections } = await runImport(later, { organisationId: own.organisationId });
    expect(rejections).toMatchObject([
      { file: 'number-series.csv', line: 2, field: 'next', expected: '4711 or more' },
      { file: 'customers.csv', line: 2, field: 'id', customer: 'C-1' },
      { file: 'bookings.csv', line: 2, field: 'startsAt', received: 'one at which they are not' },
    ]);
  });

  test('I3 I6 the first run bills from the first unbilled day on and settles what was held', async () => {
    await own.owner.post('/v1/admin/organisation/activate', {});
    const { response } = await own.client.GET('/v1/admin/organisation');
    const header = { 'If-Match': response.headers.get('etag') ?? '' };
    const body = { billing: { generate: true } };
    await own.client.PATCH('/v1/admin/organisation', { params: { header }, body });
    await turnClock(own.owner, '2026-12-02T09:00:00.000Z');
    const at = `/v1/admin/customers/${customer}`;
    const { items } = (await own.owner.get(`${at}/invoices`)).body;
    expect(items).toHaveLength(1);
    const { body: invoice } = await own.owner.get(`${at}/invoices/${items[0].id}`);
    expect(invoice.number).toBe('INV-004711');
    const lines = invoice.lines.map(({ description, net }: InvoiceLine) => [
      description,
      net.amount,
    ]);
    expect(lines).toHaveLength(4);
    expect(Object.fromEntries(lines)).toEqual({
      // December, in advance: 2 × 180.00
      'Hot desk': 36_000,
      Printing: 1_250,
      'Deposit: Hot desk': 39_800,
      'Carried over: 2026-0815 of 2026-10-01': 12_000,
    });
    // (360.00 + 12.50) × 1.21 = 450.725 → 450.73; + 398.00 + 120.00 without tax = 968.73
    expect(invoice.gross.amount).toBe(96_873);
    // less the deposit that was held: 968.73 − 398.00 = 570.73
    const { body: balance } = await own.owner.get(`${at}/balance`);
    expect([balance.owed.amount, balance.credit.amount, balance.open.amount]).toEqual([
      57_073, 0, 57_073,
    ]);
    const { body: methods } = await own.owner.get(`${at}/payment-methods`);
    expect(methods.items).toMatchObject([{ label: 'Visa •••• 4242', isDefault: true }]);
    const { body: bookings } = await own.owner.get(`${at}/bookings?from=2099-12-01T00:00:00Z`);
    expect(bookings.items).toMatchObject([{ title: 'Board', status: 'confirmed' }]);
    const audit = '/v1/admin/audit';
    expect((await own.owner.post(audit, undefined)).status).toBe(202);
    const result = await eventually('the audit is done', async () => {
      const { current, last } = (await own.owner.get(audit)).body;
      return current ? undefined : last;
    });
    expect(result).toMatchObject({ customers: 1, invoices: 1, findings: [] });
  });
});

const sortedKeys = (_: string, value: unknown) =>
  value instanceof Object && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort())
    : value;

/** Items without what no two operators share: ids, instants, and the bucket that follows from an id. */
const comparable = (items: readonly object[]): string[] =>
  items
    .map(item =>
      JSON.stringify(item, sortedKeys)
        .replaceAll(/\b([a-z]{3})_[0-9A-Z]{26}/g, '$1')
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'instant')
        .replaceAll(/#DUE#\d+/g, '#DUE'),
    )
    .sort();

/** The templates' gateway; a sandbox connects none but its own. */
const connectStripe = (organisationId: string) => {
  const connection = { ...stripe, id: createId('gatewayConnection') };
  const key = keys.gatewayConnection(organisationId, connection.id);
  return transact([{ put: { ...key, ...connection } }]);
};

/** One whose owner never signs in. */
const newOperator = async (): Promise<string> => {
  const { organisation, writes } = createOrganisation(
    {
      ...{ name: 'Harbour', timeZone: 'Europe/Amsterdam', currency: 'EUR', sandbox: true, clock },
      address: { line1: 'Kade 1', postalCode: '1011 AA', city: 'Amsterdam', country: 'NL' },
      email: 'hello@harbour.example',
      owner: { name: 'Olga', email: 'olga@harbour.example', subject: crypto.randomUUID() },
    },
    clock,
  );
  await transact(writes);
  await connectStripe(organisation.id);
  return organisation.id;
};

describe('an import that is killed', () => {
  test('at any write, and repeated, leaves what an undisturbed one leaves', async () => {
    const members = Array.from({ length: 120 }, (_, nth) => ({
      ...examples.members,
      id: `M-${nth + 1}`,
      email: `member${nth}@acme.example`,
    }));
    const rows = Object.fromEntries(Object.entries(examples).map(([kind, row]) => [kind, [row]]));
    const exported = folderOf({ ...rows, members });
    const kill = killable(dynamodb());
    const left = async (org: string) =>
      comparable([
        ...(await storedOf(org, importedId('customer', org, 'C-1'))),
        ...(await queryAll({ pk: keys.plan(org, '').pk, prefix: 'PLAN#' })),
        ...(await queryAll({ pk: keys.series(org, 'invoice').pk })),
      ]);
    const undisturbed = await newOperator();
    await runImport(exported, { organisationId: undisturbed });
    const expected = await left(undisturbed);
    expect(expected.length).toBeGreaterThan(130);
    let isDone = false;
    for (let n = 1; !isDone; n += 1) {
      const organisationId = await newOperator();
      const options = { organisationId };
      // one customer: what is there when a write is made is what is there before the next
      const ended = await kill(n, 'before', () => runImport(exported, options));
      isDone = ended !== undefined;
      const again = await runImport(exported, options);
      expect(again.rejections).toEqual([]);
      expect(await left(organisationId)).toEqual(expected);
    }
  });
});
