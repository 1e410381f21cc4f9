/** `npm run import`: an operator moves in with what it exported from its previous system. */
import { formatText } from '../import/describe-format.ts';
import { progressBar } from '../import/progress.ts';
import { readFolder } from '../import/read-folder.ts';
import { rejectionText } from '../import/rejection.ts';
import { type Imported, runImport } from '../import/run-import.ts';
import { writeTemplates } from '../import/templates.ts';
import { findDeployment } from './deployment.ts';
import { type ImportCommand, readImportOptions, usage } from './import-options.ts';

const importFolder = async (command: ImportCommand): Promise<Imported> => {
  const { tableName } = await findDeployment(command);
  process.env.TABLE_NAME = tableName;
  const folder = await readFolder(command.folder, command.mapping).catch((error: Error) => {
    throw new Error(`${command.folder}: expected a folder that can be read; ${error.message}`);
  });
  return runImport(folder, { ...command, onProgress: progressBar(process.stderr) });
};

const counted = ({ created, existing }: Imported['customers']): string =>
  `${created} imported, ${existing} there already`;

const describe = ({ rejections, leftOut, ...done }: Imported, isCheck: boolean): string =>
  [
    ...rejections.map(rejectionText),
    ...(isCheck
      ? ['Nothing was written.']
      : [
          `Locations, plans, resources: ${counted(done.catalogue)}`,
          `Customers: ${counted(done.customers)}`,
          `Bookings: ${counted(done.bookings)}`,
        ]),
    ...(leftOut.length > 0 ? [`Left out whole: ${leftOut.join(', ')}`] : []),
    `${rejections.length} rows rejected`,
  ].join('\n');

const main = async (args: readonly string[]): Promise<void> => {
  const templates = args.indexOf('--templates');
  if (args.includes('--help') || args.length === 0) return console.log(usage);
  if (args.includes('--format')) return console.log(formatText());
  if (templates >= 0) return writeTemplates(args[templates + 1] ?? 'import-templates');
  const command = readImportOptions(args);
  const imported = await importFolder(command);
  console.log(describe(imported, command.isCheck));
  if (imported.rejections.length > 0) process.exitCode = 1;
};

if (import.meta.main) {
  await main(process.argv.slice(2)).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
