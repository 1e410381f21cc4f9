import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runImport } from '../../infra/local/import/run-import.ts';
import { examples } from '../../infra/local/import/templates.ts';
import { importedId } from '../../infra/local/import/terms.ts';
import { createId } from '../../shared/kernel/id.ts';
import { folderOf } from '../support/import-rows.ts';
import { operator } from '../support/operator.ts';
import { type SharedWorld, startWorld } from '../support/world.ts';

const clock = '2026-11-25T09:00:00.000Z';
let world: SharedWorld;
let equal: string;
let different: string;
let folder: string;

type Cells = Record<string, string>;
const { locations, plans } = examples;
const {
  line1: _,
  city: __,
  postalCode: ___,
  country: ____,
  ...nowhere
} = examples.customers as Cells;
const { member: _____, ...twoDesks } = examples.memberships as Cells;

/** An operator whose customers moved in: with two desks of 180.00 each, but for those that are to have none. */
const movedIn = async (customers: readonly Cells[], without: readonly string[] = []) => {
  const { organisationId } = await operator(world, { clock });
  const named = customers.map((cells): Cells => ({ ...cells, name: `Firm ${cells.id}` }));
  const memberships = named
    .filter(({ id = '' }) => !without.includes(id))
    .map(({ id = '' }) => ({ ...twoDesks, id: `S-${id}`, customer: id }));
  const exported = folderOf({
    locations: [locations],
    plans: [plans],
    customers: named,
    memberships,
  });
  expect((await runImport(exported, { organisationId })).rejections).toEqual([]);
  return organisationId;
};

beforeAll(async () => {
  world = await startWorld();
  const { customers: whole } = examples;
  equal = await movedIn([whole, { ...whole, id: 'C-2' }]);
  different = await movedIn(
    [
      ...[whole, { ...whole, id: 'C-2' }, { ...nowhere, id: 'C-3' }],
      { ...whole, id: 'C-4', invoiceEveryMonths: '3', nextBillingOn: '2026-12-01' },
      ...[
        { ...whole, id: 'C-5' },
        { ...whole, id: 'C-6' },
        { ...whole, id: 'C-7' },
      ],
    ],
    ['C-5'],
  );
  folder = await mkdtemp(join(tmpdir(), 'atrium-compare-'));
  const { environment, tableName, userPool } = world;
  const address = { environment, tableName, userPoolId: userPool.userPoolId };
  await writeFile(join(folder, 'world.json'), JSON.stringify(address));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const header = 'customer,number,description,net,gross\n';
let files = 0;
/** Runs `npm run import:compare` as its own process, on a file with these rows. */
const compare = async (organisation: string, rows: string, ...more: readonly string[]) => {
  files += 1;
  const file = join(folder, `old-${files}.csv`);
  await writeFile(file, `${header}${rows}`);
  return run('--local', '--state', folder, '--organisation', organisation, ...more, file);
};
const run = async (...args: readonly string[]) => {
  const child = spawn(process.execPath, ['infra/local/cli/import-compare.ts', ...args]);
  const [out, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise(exited => child.on('exit', exited)),
  ]);
  return { code, error, lines: out.trim().split('\n') };
};
const december = ['--month', '2026-12'];

test('a month that is equal ends with 0', async () => {
  // 2 × 180.00 = 360.00; 360.00 × 1.21 = 435.60. A customer is named by the id there, or here
  const here = importedId('customer', equal, 'C-2');
  const rows = `C-1,1,Desks,360.00,435.60\n${here},2,Desks,360.00,435.60\n`;
  expect(await compare(equal, rows, ...december)).toEqual({
    ...{ code: 0, error: '', lines: ['2 customers, 0 differ, 0 rows rejected'] },
  });
});

test('a month that differs ends with 1, and each difference says why, customer by customer', async () => {
  const rows = [
    'C-1,1,Hot desk,350.00,',
    'C-2,2,Hot desk,360.01,',
    'C-3,3,Hot desk,360.00,',
    'C-5,5,Coffee,5.00,',
    'C-6,6,Hot desk,360.00,433.80',
    'C-9,9,Hot desk,10.00,',
  ].join('\n');
  const { code, error, lines } = await compare(different, `${rows}\n`, ...december);
  expect({ code, error }).toEqual({ code: 1, error: '' });
  const [one, two, three, five, six, nine, four, seven, sum] = lines;
  expect(one).toBe(
    'C-1 Firm C-1: Hot desk is 360.00 here and 350.00 there (2026-12-01 to 2026-12-31: full period)',
  );
  expect(two).toBe('C-2 Firm C-2: Hot desk is 360.00 here and 360.01 there (rounding)');
  expect(three).toBe(
    'C-3 Firm C-3: it would be set aside: missing_billing_address; only there: Hot desk 360.00',
  );
  expect(five).toBe('C-5 Firm C-5: it has nothing to bill here; only there: Coffee 5.00');
  // 435.60 − 360.00 = 75.60; 433.80 − 360.00 = 73.80
  expect(six).toBe('C-6 Firm C-6: the tax is 75.60 here and 73.80 there');
  expect(nine).toBe('C-9: it is no customer here; only there: Hot desk 10.00');
  // a quarter is billed at once: 2 × 180.00 × 3 = 1080.00
  expect(four).toBe(
    'Firm C-4: it is on no invoice there; only here: Hot desk 360.00 (2026-12-01 to 2026-12-31: full period); only here: Hot desk 360.00 (2027-01-01 to 2027-01-31: full period); only here: Hot desk 360.00 (2027-02-01 to 2027-02-28: full period)',
  );
  expect(seven).toBe(
    'Firm C-7: it is on no invoice there; only here: Hot desk 360.00 (2026-12-01 to 2026-12-31: full period)',
  );
  expect(sum).toBe('8 customers, 8 differ, 0 rows rejected');
  expect(lines).toHaveLength(9);
  const january = await compare(different, 'C-4,1,Desks,360.00,\n', '--month', '2027-01');
  expect(january.lines).toContainEqual(
    'C-4 Firm C-4: it is not billed in that month here; only there: Desks 360.00',
  );
});

test('a file that cannot be compared ends with 2, and says where', async () => {
  const bad = await compare(equal, 'C-1,1,Desks,a lot,\nC-2,2,Desks,360.00,\n', ...december);
  expect(bad).toMatchObject({ code: 2, error: '' });
  expect(bad.lines[0]).toMatch(
    /^old-\d+\.csv:2 net: expected an amount in EUR such as 199\.00; got "a lot"$/,
  );
  expect(bad.lines.at(-1)).toBe('2 customers, 1 differ, 1 rows rejected');
  const local = ['--local', '--state', folder, '--organisation', equal, ...december];
  const missing = join(folder, 'none.csv');
  expect(await run(...local, missing)).toMatchObject({
    ...{ code: 2, error: `${missing}: expected a file that can be read; got ENOENT\n` },
  });
  expect(await compare(equal, '', '--month', '2026-13')).toMatchObject({
    ...{ code: 2, error: '--month: expected a month such as 2026-12; got 2026-13\n' },
  });
  const stranger = createId('organisation');
  expect(await compare(stranger, '', ...december)).toMatchObject({
    ...{ code: 2, error: `--organisation: expected the id of an operator here; got ${stranger}\n` },
  });
  const nowhere = await run('--local', '--state', join(folder, 'no'), ...local.slice(3), missing);
  expect(nowhere).toMatchObject({
    code: 2,
    error: expect.stringMatching(/^nothing is running in /),
  });
  expect((await run('--help')).lines[0]).toMatch(/^npm run import:compare -- /);
});
