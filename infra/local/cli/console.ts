/** `npm run console`: what an operator asks Atrium on the command line, all through the API. */
import { parseArgs } from 'node:util';
import { type Command, commands, paramsOf, usage } from './console-commands.ts';
import { type Connection, connect } from './console-connection.ts';
import { fieldsOf, tableOf } from './console-table.ts';

/** Ends the process with this code. */
class Failure extends Error {
  readonly exitCode: 1 | 2 | 3;
  constructor(message: string, exitCode: 1 | 2 | 3) {
    super(message);
    this.exitCode = exitCode;
  }
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

const read = (args: readonly string[]) => {
  const options = {
    ...{ stage: text, url: text, state: { ...text, default: '.atrium/start' }, local: flag },
    ...{ json: flag, limit: { ...text, default: '50' }, outcome: text, status: text },
  };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Failure((error as Error).message, 2);
  }
};

const commandOf = ([group = '', verb = '', ...given]: readonly string[]) => {
  const command = commands.find(({ words }) => words[0] === group && words[1] === verb);
  if (!command) throw new Failure(`${group} ${verb}: no such command\n\n${usage}`, 2);
  const params = paramsOf(command);
  if (given.length !== params.length) {
    const expected = params.join(' and ') || 'nothing more';
    throw new Failure(
      `${group} ${verb}: expected ${expected}; got ${given.join(' ') || 'nothing'}`,
      2,
    );
  }
  const path = params.reduce(
    (all, name, n) => all.replace(`{${name}}`, encodeURIComponent(given[n] ?? '')),
    command.path,
  );
  return { command, path };
};

const ask = async ({ url, token }: Connection, { method }: Command, path: string) => {
  const headers: Record<string, string> = { authorization: `Bearer ${token}` };
  if (method === 'POST') headers['idempotency-key'] = crypto.randomUUID();
  const response = await fetch(`${url}${path}`, { method, headers }).catch((error: Error) => {
    throw new Failure(`${url} cannot be reached: ${error.message}`, 3);
  });
  const answer = await response.text();
  if (response.ok) return answer === '' ? {} : JSON.parse(answer);
  if (response.status === 401) throw new Failure('the token is not taken: sign in again', 3);
  throw new Failure(refusalIn(answer, response.status), response.status >= 500 ? 3 : 1);
};

const refusalIn = (answer: string, status: number): string => {
  try {
    const { code, detail, field, expected, received } = JSON.parse(answer);
    const where = [field, expected && `expected ${expected}`, received && `got ${received}`];
    return [`${code}: ${detail ?? ''}`, ...where.filter(Boolean)].join('; ');
  } catch {
    return `${status}: ${answer.slice(0, 200)}`;
  }
};

/** All pages of a list, up to `limit` things. */
const listOf = async (to: Connection, command: Command, path: string, query: URLSearchParams) => {
  const limit = Number(query.get('limit'));
  const items: Record<string, unknown>[] = [];
  for (;;) {
    query.set('limit', String(Math.min(100, limit - items.length)));
    const page = await ask(to, command, `${path}?${query}`);
    items.push(...page.items);
    if (page.nextCursor === undefined || items.length >= limit) return items.slice(0, limit);
    query.set('cursor', page.nextCursor);
  }
};

/** What a command prints. */
export const runConsole = async (args: readonly string[]): Promise<string> => {
  const { values, positionals } = read(args);
  if (positionals.length === 0) throw new Failure(usage, 2);
  const { command, path } = commandOf(positionals);
  if (!/^[1-9]\d{0,4}$/.test(values.limit)) throw new Failure('--limit: expected a number', 2);
  const { json, local: isLocal, outcome, status } = values;
  const flags = Object.entries({ outcome, status }).filter(([, value]) => value !== undefined);
  const unknown = flags.find(([name]) => !command.flags?.includes(name));
  if (unknown) throw new Failure(`--${unknown[0]}: ${command.words.join(' ')} has no such flag`, 2);
  const to = await connect({ ...values, isLocal }, process.env).catch((error: Error) => {
    throw new Failure(error.message, 3);
  });
  if (command.columns.length === 0) {
    const thing = await ask(to, command, path);
    return json ? JSON.stringify(thing, null, 2) : fieldsOf({ done: 'yes', ...thing });
  }
  const query = new URLSearchParams([...(flags as [string, string][]), ['limit', values.limit]]);
  if (command.isWhole) query.delete('limit');
  const items = await (query.has('limit')
    ? listOf(to, command, path, query)
    : ask(to, command, path).then(answer => answer.items));
  if (json) return JSON.stringify(items, null, 2);
  return items.length === 0 ? 'none' : tableOf(items, command.columns);
};

if (import.meta.main) {
  try {
    console.log(await runConsole(process.argv.slice(2)));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = error instanceof Failure ? error.exitCode : 1;
  }
}
