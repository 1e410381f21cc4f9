import { parseArgs } from 'node:util';
import { PlainDate } from '../../../shared/kernel/calendar.ts';
import { type Mapping, mappings } from '../import/mappings.ts';
import type { Where } from './deployment.ts';

export const usage = `npm run import -- --stage STAGE --organisation ORG folder/   moves an operator in.

where     --stage STAGE      the deployed stage; table and user pool come from its stack outputs
          --local            the stack that \`npm start\` serves, instead of a stage
          --table, --user-pool   names that replace the outputs
what      --organisation     the operator's id, such as org_01KB…
          --from SYSTEM      the folder is an export of ${Object.keys(mappings).join(', ')}
          --billed-through   the last day billed of memberships that do not say it, such as 2026-11-30
          --check            says what would be rejected; writes nothing
help      --format           what the files hold
          --templates FOLDER writes a template of each file

The same command again changes nothing, and goes on where it was stopped. Exit code 1: rows were rejected.`;

export interface ImportCommand extends Where {
  readonly organisationId: string;
  readonly folder: string;
  readonly mapping?: Mapping | undefined;
  readonly billedThrough?: string | undefined;
  readonly isCheck: boolean;
}

/** Reads the command line. Throws what is missing or wrong. */
export const readImportOptions = (args: readonly string[]): ImportCommand => {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ stage: text, local: flag, state: { type: 'string', default: '.atrium/start' } },
      ...{ table: text, 'user-pool': text, organisation: text, from: text, check: flag },
      'billed-through': text,
    },
  });
  const { stage, local: isLocal, organisation, from } = values;
  if (!isLocal && !stage) throw new Error('--stage: expected a stage, or --local');
  if (!organisation) throw new Error('--organisation: expected the id of an operator; got nothing');
  const mapping = from === undefined ? undefined : mappings[from];
  if (from !== undefined && !mapping) {
    throw new Error(`--from: expected one of ${Object.keys(mappings).join(', ')}; got ${from}`);
  }
  const billedThrough = values['billed-through'];
  if (billedThrough !== undefined && !PlainDate.safeParse(billedThrough).success) {
    throw new Error(`--billed-through: expected a day such as 2026-11-30; got ${billedThrough}`);
  }
  const [folder, other] = positionals;
  if (folder === undefined || other !== undefined) {
    throw new Error(`expected one folder; got ${positionals.join(' ') || 'none'}`);
  }
  return {
    ...{ stage, isLocal, state: values.state, table: values.table, userPool: values['user-pool'] },
    ...{ organisationId: organisation, folder, mapping, billedThrough, isCheck: values.check },
  };
};
