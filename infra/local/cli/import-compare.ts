/** `npm run import:compare`: a month as Atrium would bill it, beside the invoices of the previous system. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { rejectionText } from '../import/rejection.ts';
import { type Compared, runCompare } from '../import/run-compare.ts';
import { findDeployment, type Where } from './deployment.ts';

export const usage = `npm run import:compare -- --stage STAGE --organisation ORG --month 2026-12 invoices.csv

Compares customer by customer and says why they differ. The file has the columns customer (the previous system's id),
net, and perhaps number, description, gross; a row a line. --local, --table, --user-pool as with npm run import.

Exit code 0: all are equal. 1: some differ. 2: it could not be compared.`;

interface CompareCommand extends Where {
  readonly organisationId: string;
  readonly month: string;
  readonly path: string;
}

/** Reads the command line. Throws what is missing or wrong. */
export const readCompareOptions = (args: readonly string[]): CompareCommand => {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ stage: text, local: { type: 'boolean', default: false }, table: text },
      ...{ state: { type: 'string', default: '.atrium/start' }, 'user-pool': text },
      ...{ organisation: text, month: text },
    },
  });
  const { stage, local: isLocal, organisation, month = '' } = values;
  if (!isLocal && !stage) throw new Error('--stage: expected a stage, or --local');
  if (!organisation) throw new Error('--organisation: expected the id of an operator; got nothing');
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
    throw new Error(`--month: expected a month such as 2026-12; got ${month || 'nothing'}`);
  }
  const [path, other] = positionals;
  if (path === undefined || other !== undefined) {
    throw new Error(`expected one file; got ${positionals.join(' ') || 'none'}`);
  }
  const where = { stage, isLocal, state: values.state, table: values.table };
  return { ...where, userPool: values['user-pool'], organisationId: organisation, month, path };
};

const describe = ({ customers, differences, rejections }: Compared): string =>
  [
    ...rejections.map(rejectionText),
    ...differences.map(({ customer, because }) => `${customer}: ${because.join('; ')}`),
    `${customers} customers, ${differences.length} differ, ${rejections.length} rows rejected`,
  ].join('\n');

const main = async (args: readonly string[]): Promise<void> => {
  if (args.includes('--help') || args.length === 0) return console.log(usage);
  const { path, ...command } = readCompareOptions(args);
  const { tableName } = await findDeployment(command);
  process.env.TABLE_NAME = tableName;
  const text = await readFile(path, 'utf8').catch(({ code }: NodeJS.ErrnoException) => {
    throw new Error(`${path}: expected a file that can be read; got ${code}`);
  });
  const compared = await runCompare({ ...command, file: basename(path), text });
  console.log(describe(compared));
  if (compared.rejections.length > 0) process.exitCode = 2;
  else if (compared.differences.length > 0) process.exitCode = 1;
};

if (import.meta.main) {
  await main(process.argv.slice(2)).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
}
