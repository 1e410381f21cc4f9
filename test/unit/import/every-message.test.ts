import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  usage as compareUsage,
  readCompareOptions,
} from '../../../infra/local/cli/import-compare.ts';
import { readImportOptions, usage } from '../../../infra/local/cli/import-options.ts';
import { formats, kinds } from '../../../infra/local/import/formats.ts';
import { readFolder, readRows } from '../../../infra/local/import/read-folder.ts';
import {
  type Rejection,
  refusedRow,
  rejectionText,
} from '../../../infra/local/import/rejection.ts';
import { examples } from '../../../infra/local/import/templates.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import {
  compareCommands,
  importCommands,
  methodFaults,
  plannedWith,
  rowFaults,
} from '../../support/import-faults.ts';
import { moment, planned, stripe } from '../../support/import-rows.ts';
import { messagesIn, unsaid } from '../../support/messages.ts';

const folder = 'infra/local/import';
/** what makes names of things, the format and its examples in words, and what draws the bar */
const noFaults = ['describe-format.ts', 'templates.ts', 'mappings.ts', 'progress.ts'];
/** what explains things that went in, as invoices and statements show it */
const noMessages = [
  /^infra\/local\/import\/money-of\.ts: (deposit received|still owed|\$\{heldWords|Carried over|\$\{owedWords)/,
  /^infra\/local\/import\/put-booking\.ts: as agreed in the previous system$/,
];

const rejected = (...found: readonly Rejection[]) => found.map(rejectionText);
const refused = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
};

/** Everything that rows, files and command lines of the tests are told. */
const told = async (): Promise<string[]> => {
  const contacts = Array.from({ length: 11 }, (_, nth) => ({
    ...examples['contact-persons'],
    email: `bo${nth}@books.example`,
  }));
  const { member: _, ...alone } = examples.memberships as Record<string, string>;
  const plans = [
    ...rowFaults.map(([kind, change]) => plannedWith(kind, change)),
    ...methodFaults.map(([, rows]) => planned({ 'payment-methods': rows })),
    planned({ members: [examples.members, examples.members] }),
    planned({ 'contact-persons': contacts }),
    planned({ resources: [{ ...examples.resources, per: '', price: '', taxPercent: '' }] }),
    planned({ plans: [{ ...examples.plans, kind: 'one_off', timing: 'arrears' }] }),
    planned({ memberships: [alone], resources: [withoutRate()] }),
    planned({}, moment(), [
      stripe,
      { ...stripe, id: `${stripe.id.slice(0, -1)}0` as typeof stripe.id },
    ]),
    planned({}, moment(), []),
  ];
  const files = [
    readRows('plans.csv', 'id,name\n1,Sky\n2,Sky,Blue\n'),
    readRows('plans.jsonl', '[1]\n'),
  ];
  return [
    ...plans.flatMap(({ rejections }) => rejected(...rejections)),
    ...files.flatMap(({ rejections }) => rejected(...rejections)),
    ...rejected(...(await unknownFile()), busy),
    ...importCommands.map(([args]) => refused(() => readImportOptions(args))),
    ...compareCommands.map(([args]) => refused(() => readCompareOptions(args))),
  ];
};

/** What a rule refuses without saying what it expects. */
const busy = refusedRow({ file: 'bookings.csv', line: 2 }, new Refusal('busy'), {
  field: 'startsAt',
});

const unknownFile = async (): Promise<readonly Rejection[]> => {
  const own = await mkdtemp(join(tmpdir(), 'atrium-import-'));
  await writeFile(join(own, 'paymentmethods.csv'), 'id\n1\n');
  const { rejections } = await readFolder(own);
  await rm(own, { recursive: true });
  return rejections;
};

const withoutRate = () => {
  const { id, name, type, location } = examples.resources as Record<string, string>;
  return { id, name, type, location } as Record<string, string>;
};

describe('every message of the import', () => {
  test('is told by a fault of the tests, here or by a process', async () => {
    const files = (await readdir(folder)).filter(file => !noFaults.includes(file));
    const commands = ['import', 'import-options', 'import-compare', 'deployment'];
    const messages = await messagesIn(
      ...files.map(file => `${folder}/${file}`),
      ...commands.map(name => `infra/local/cli/${name}.ts`),
    );
    expect(messages.length).toBeGreaterThan(70);
    const byProcess = await messagesIn(
      ...['import', 'import-compare', 'import-told'].map(name => `test/acceptance/${name}.test.ts`),
    );
    const said = [...(await told()), usage, compareUsage, ...byProcess.map(({ text }) => text)];
    expect(unsaid(messages, said).filter(text => !noMessages.some(own => own.test(text)))).toEqual(
      [],
    );
  });

  const cells = kinds.flatMap(kind =>
    Object.keys(formats('EUR')[kind].shape).map(field => [kind, field] as const),
  );
  test.each(cells)('%s: what cannot be %s is told by its field', (kind, field) => {
    const { rejections } = plannedWith(kind, { [field]: '§'.repeat(1_001) });
    const at = {
      file: `${kind}.csv`,
      line: 2,
      field: expect.stringMatching(`^${field}(\\.\\d+)?$`),
    };
    expect(rejections).toContainEqual(expect.objectContaining(at));
  });
});
