import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Operator, operator } from '../support/operator.ts';
import { type SharedWorld, startWorld } from '../support/world.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const readme = await readFile(join(root, 'README.md'), 'utf8');
const section = readme.slice(readme.indexOf('## Call it'), readme.indexOf('## Deploy'));
const snippet = (language: string): string =>
  new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(section)?.[1] ?? '';

let world: SharedWorld;
let desks: Operator;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  world = await startWorld();
  let token = '';
  const signIn = async () => {
    const login = await world.signIn();
    token ||= login.token;
    return login;
  };
  desks = await operator({ ...world, signIn });
  env = { ...process.env, ATRIUM_TOKEN: token, ATRIUM_URL: world.baseUrl };
});

describe("the README's calls", () => {
  test('the curl lines read the organisation and create a customer', async () => {
    expect(snippet('sh')).toContain('curl');
    const { stdout } = await run('sh', ['-ec', snippet('sh')], { env });
    const answers = stdout.replaceAll('}{', '}\n{').split('\n');
    expect(JSON.parse(answers[0] ?? '')).toMatchObject({ id: desks.organisationId });
    expect(JSON.parse(answers[1] ?? '')).toMatchObject({ name: 'Blue Pier', type: 'company' });
  });

  test('the typed client creates a plan and renames it', async () => {
    const folder = join(root, '.atrium', `readme-${process.pid}`);
    await mkdir(folder, { recursive: true });
    const file = join(folder, 'snippet.ts');
    await writeFile(file, snippet('ts').replaceAll("'./shared/", "'../../shared/"));
    try {
      const { stdout } = await run(process.execPath, [file], { env });
      expect(stdout.trim()).toBe('Corner desk');
      await run('tsc', ['--noEmit', '--ignoreConfig', ...compilerFlags, file], { env, cwd: root });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

const compilerFlags = [
  '--strict',
  '--skipLibCheck',
  '--allowImportingTsExtensions',
  '--module',
  'nodenext',
  '--target',
  'es2024',
  '--types',
  'node',
];
