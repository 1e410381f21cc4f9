import { parseArgs } from 'node:util';
import type * as z from 'zod';
import { NewOrganisation } from '../../../shared/organisation/create.ts';
import type { Where } from './deployment.ts';

export const usage = `npm run organisation:create -- --stage STAGE --name NAME … makes an operator and its first owner.

where     --stage STAGE            the deployed stage; table and user pool come from its stack outputs
          --local                  the stack that \`npm start\` serves, instead of a stage
          --table, --user-pool     names that replace the outputs
operator  --name, --email          as invoices show them
          --line1, --line2, --postal-code, --city, --country (NL, DE, …)
          --vat-id                 optional
          --time-zone              e.g. Europe/Amsterdam
          --currency               e.g. EUR
          --language               en (default), nl, de or fr
          --sandbox                with a clock of its own, for trying things out
owner     --owner-name, --owner-email   gets an invitation by mail, and chooses a password

The same command again changes nothing and says what there is.`;

/** Where a flag's value goes in what production code takes. */
const fields = {
  name: ['name'],
  email: ['email'],
  line1: ['address', 'line1'],
  line2: ['address', 'line2'],
  'postal-code': ['address', 'postalCode'],
  city: ['address', 'city'],
  country: ['address', 'country'],
  'vat-id': ['vatId'],
  'time-zone': ['timeZone'],
  currency: ['currency'],
  language: ['language'],
  'owner-name': ['owner', 'name'],
  'owner-email': ['owner', 'email'],
} as const satisfies Record<string, readonly string[]>;

export interface CreateOptions extends Where {
  /** all but ids and the owner's subject, which come with its login */
  readonly organisation: z.output<typeof NewOrganisation>;
}

/** Reads the command line. Throws one error that names every flag that is missing or wrong. */
export const readOptions = (args: readonly string[]): CreateOptions => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      stage: text,
      local: { type: 'boolean', default: false },
      state: { type: 'string', default: '.atrium/start' },
      table: text,
      'user-pool': text,
      sandbox: { type: 'boolean', default: false },
      ...(Object.fromEntries(Object.keys(fields).map(flag => [flag, text])) as Record<
        keyof typeof fields,
        typeof text
      >),
    },
  });
  if (!values.local && !values.stage) throw new Error('--stage: expected a stage, or --local');
  const given = { sandbox: values.sandbox, ...nested(values) };
  return {
    stage: values.stage,
    isLocal: values.local,
    state: values.state,
    table: values.table,
    userPool: values['user-pool'],
    organisation: parse(given),
  };
};

const nested = (values: Record<string, unknown>): Record<string, unknown> => {
  const given: Record<string, Record<string, unknown>> = {
    address: {},
    // stands in until the login has been made
    owner: { subject: 'pending' },
  };
  for (const [flag, [first, second]] of Object.entries(fields)) {
    if (values[flag] === undefined) continue;
    if (second === undefined) (given as Record<string, unknown>)[first] = values[flag];
    else given[first] = { ...given[first], [second]: values[flag] };
  }
  return given;
};

const parse = (given: Record<string, unknown>): z.output<typeof NewOrganisation> => {
  const parsed = NewOrganisation.safeParse(given, { reportInput: true });
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ input, message, path }) => {
    const flag = Object.entries(fields).find(([, at]) => at.join() === path.join())?.[0];
    const name = flag ? `--${flag}` : path.join('.');
    return input === undefined ? `${name} is missing` : `${name}: ${message}; got ${String(input)}`;
  });
  throw new Error(lines.join('\n'));
};
