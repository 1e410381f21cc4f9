import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatText } from '../../infra/local/import/describe-format.ts';
import { type Biller, biller } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
/** The `npm run` lines in what follows a heading or a list item, up to the next heading. */
const linesAfter = (start: string): string[] => {
  const from = readme.indexOf(start);
  if (from < 0) throw new Error(`the README has no ${start}`);
  const part = readme.slice(from, readme.indexOf('\n## ', from));
  return [...part.matchAll(/^ *(npm run .+)$/gm)].map(([, line = '']) => line);
};

const world = await startWorld();
let state: string;
let token = '';
let op: Biller;
beforeAll(async () => {
  const signIn = async () => {
    const login = await world.signIn();
    token ||= login.token;
    return login;
  };
  op = await biller({ ...world, signIn }, { send: false });
  await op.billDecember();
  state = await mkdtemp(join(tmpdir(), 'atrium-readme-'));
  const { apiUrl, environment, tableName, userPool } = world;
  const address = { apiUrl, environment, tableName, userPoolId: userPool.userPoolId };
  await writeFile(join(state, 'world.json'), JSON.stringify(address));
});
afterAll(() => rm(state, { recursive: true, force: true }));

/** A line as it stands, in this world instead of a stage. */
const typed = async (line: string) => {
  const here = line
    .replace('--stage production', `--local --state ${state}`)
    .replace(/org_\w+/, op.organisationId)
    .replace('import-templates', join(state, 'import-templates'));
  const child = spawn('sh', ['-c', here], { env: { ...process.env, ATRIUM_TOKEN: token } });
  const [out, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise(exited => child.on('exit', exited)),
  ]);
  return { out, error, code };
};

test("the README's lines of the doctor and the console say how things stand", async () => {
  const lines = linesAfter('## Before the first of the month');
  expect(lines.map(line => line.split(' ')[2])).toEqual(['doctor', 'console']);
  const [doctor, runs] = await Promise.all(lines.map(typed));
  expect(doctor?.out).toContain('✓ From domain: ');
  expect(doctor?.out).toContain('✓ API: ');
  const [run] = await op.runs();
  expect(runs).toMatchObject({ code: 0, out: expect.stringContaining(`${run?.id}  2026-12-01`) });
});

test("the README's lines of the import write templates, say the format, and check what is in them", async () => {
  const from = readme.indexOf('7. **Moving in**');
  const [templates = '', format = ''] = [
    ...readme.slice(from).matchAll(/`(npm run import -- [^`]+|--format)`/g),
  ].map(([, line = '']) => line);
  expect(await typed(templates)).toMatchObject({ code: 0 });
  expect(await typed(`npm run --silent import -- ${format}`)).toMatchObject({
    ...{ code: 0, out: `${formatText()}\n` },
  });
  const [check = ''] = linesAfter('7. **Moving in**');
  const checked = await typed(check);
  // the templates' card is with a gateway that is connected first
  expect(checked).toMatchObject({ code: 1, out: expect.stringContaining('2 rows rejected') });
  expect(checked.out).toContain('gateway: expected a connected gateway: none is connected');
});
