import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readImportOptions } from '../../../infra/local/cli/import-options.ts';
import { formatText } from '../../../infra/local/import/describe-format.ts';
import { kinds } from '../../../infra/local/import/formats.ts';
import { mappings } from '../../../infra/local/import/mappings.ts';
import { planImport } from '../../../infra/local/import/plan-import.ts';
import { readFolder, readRows } from '../../../infra/local/import/read-folder.ts';
import { rejectionText } from '../../../infra/local/import/rejection.ts';
import { writeTemplates } from '../../../infra/local/import/templates.ts';
import { plan } from '../../../shared/catalogue/plans.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { importCommands } from '../../support/import-faults.ts';
import { moment } from '../../support/import-rows.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atrium-import-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('files', () => {
  test('of both kinds hold the same rows', async () => {
    await writeTemplates(folder);
    const [csv, jsonl] = await Promise.all([
      readFolder(join(folder, 'csv')),
      readFolder(join(folder, 'jsonl')),
    ]);
    expect([...csv.rows.keys()].toSorted()).toEqual(kinds.toSorted());
    for (const kind of kinds) {
      const [a, b] = [csv.rows.get(kind), jsonl.rows.get(kind)];
      expect(a?.map(({ cells }) => cells)).toEqual(b?.map(({ cells }) => cells));
    }
  });

  test('with semicolons, a byte order mark and several lines in a cell are read, with their lines', () => {
    const text = '\uFEFFid;name\r\n1;"Kade\n1"\r\n\r\n2;Sky\r\n';
    expect(readRows('plans.csv', text)).toEqual({
      rejections: [],
      rows: [
        { file: 'plans.csv', line: 3, cells: { id: '1', name: 'Kade\n1' } },
        { file: 'plans.csv', line: 5, cells: { id: '2', name: 'Sky' } },
      ],
    });
  });

  test('with a row of too many cells are refused with its line', () => {
    const { rejections } = readRows('plans.csv', 'id,name\n1,Sky\n2,Sky,Blue\n');
    expect(rejections.map(rejectionText)).toEqual([
      expect.stringMatching(
        /^plans.csv:3 row: expected rows with as many cells as the header; got /,
      ),
    ]);
  });

  test('with a line that is no object of texts are refused with it', () => {
    const { rejections, rows } = readRows(
      'plans.jsonl',
      '{"id":1,"roles":["a","b"]}\n[1]\n{"id":\n',
    );
    expect(rows.map(({ cells }) => cells)).toEqual([{ id: '1', roles: 'a b' }]);
    expect(rejections.map(rejectionText)).toEqual([
      'plans.jsonl:2 row: expected a JSON object of texts, numbers, yes and no; got [1]',
      'plans.jsonl:3 row: expected a JSON object of texts, numbers, yes and no; got {"id":',
    ]);
  });

  test('of another name are refused with the names there are', async () => {
    const own = join(folder, 'other');
    await writeTemplates(own);
    await writeFile(join(own, 'csv', 'paymentmethods.csv'), 'id\n1\n');
    const { rejections } = await readFolder(join(own, 'csv'));
    expect(rejections.map(rejectionText)).toEqual([
      `paymentmethods.csv:1 file: expected a name of ${kinds.join(', ')}; got "paymentmethods.csv"`,
    ]);
  });
});

const exports = {
  officernd: {
    file: 'members.csv',
    text:
      'Name,Email,Company,Company Email,Contact Person,Billing Person,Plan,Start Date,End Date,Price,Quantity\n' +
      'Ann,ann@acme.example,Acme,pay@acme.example,yes,yes,Hot desk,2025-03-01,,180.00,2\n' +
      'Bo,bo@acme.example,Acme,,,,,,,,\n' +
      'Ida,ida@home.example,,,,,Hot desk,2026-05-01,2026-12-31,,\n',
    customers: ['Acme', 'Ida'],
    billedTo: ['2026-12-01', '2026-12-01'],
  },
  nexudus: {
    file: 'CoworkerContracts.csv',
    text:
      'Id,CoworkerId,CoworkerFullName,CoworkerCompanyName,CoworkerEmail,TariffName,StartDate,BillingDay,InvoicedPeriod,Quantity\n' +
      '71,7,Ann,Acme,pay@acme.example,Hot desk,2025-03-01 00:00,1,2026-12-01 00:00,2\n' +
      '72,7,Ann,Acme,pay@acme.example,Hot desk,2025-03-01T00:00:00Z,1,2027-01-01T00:00:00Z,1\n',
    customers: ['Acme'],
    billedTo: ['2026-12-01', '2027-01-01'],
  },
  cobot: {
    file: 'members.csv',
    text:
      'Name,Company,Email,Plan Name,Start Date,Next Invoice Date\n' +
      'Ann,Acme,ann@acme.example,Hot desk,2025-03-01,2026-12-01\n' +
      'Ida,,ida@home.example,Hot desk,2025-03-01,2026-12-15\n',
    customers: ['Acme', 'Ida'],
    billedTo: ['2026-12-01', '2026-12-15'],
  },
} as const;

describe('an export of another system', () => {
  test.each(Object.entries(exports))('%s', async (name, { file, text, customers, billedTo }) => {
    const own = await mkdtemp(join(folder, name));
    await writeFile(join(own, file), text);
    const at = moment();
    const tax = { name: 'VAT', percent: '21' };
    const hotDesk = plan(
      {
        ...{ name: 'Hot desk', kind: 'recurring', category: 'desk', tax },
        price: { amount: 19_900, currency: 'EUR' },
      },
      { id: createId('plan'), currency: 'EUR', now: at.now },
    );
    const existing = { locations: [], plans: [hotDesk], gateways: [] };
    const read = await readFolder(own, mappings[name]);
    const planned = planImport(read, existing, at, '2026-11-30');
    expect(planned.rejections).toEqual([]);
    expect(planned.customers.map(({ made }) => made.customer.name)).toEqual(customers);
    const memberships = planned.customers.flatMap(({ made }) => made.memberships);
    expect(memberships.map(each => each.billedTo)).toEqual(billedTo);
  });

  test('names where its columns are documented', () => {
    for (const [flag, { source }] of Object.entries(mappings)) {
      expect(formatText()).toContain(`--from ${flag}: `);
      expect(formatText()).toContain(source);
    }
  });
});

describe('the command line', () => {
  test.each(importCommands)('%j is refused', (args, message) => {
    expect(() => readImportOptions(args)).toThrow(message);
  });
});
