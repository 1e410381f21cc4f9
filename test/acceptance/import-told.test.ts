import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { usage as compareUsage } from '../../infra/local/cli/import-compare.ts';
import { usage } from '../../infra/local/cli/import-options.ts';
import { formatText } from '../../infra/local/import/describe-format.ts';
import { runImport } from '../../infra/local/import/run-import.ts';
import { examples } from '../../infra/local/import/templates.ts';
import { importedId } from '../../infra/local/import/terms.ts';
import { folderOf } from '../support/import-rows.ts';
import { operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let state: string;
let organisationId: string;
let aws: Server;
/** what CloudFormation says of the stage's stacks */
let stack: { status: number; body: string };

beforeAll(async () => {
  ({ organisationId } = await operator(world, { clock: '2026-11-25T09:00:00.000Z' }));
  state = await mkdtemp(join(tmpdir(), 'atrium-told-'));
  const { environment, tableName, userPool } = world;
  const address = { environment, tableName, userPoolId: userPool.userPoolId };
  await writeFile(join(state, 'world.json'), JSON.stringify(address));
  aws = createServer((_, response) => {
    response.writeHead(stack.status, { 'content-type': 'text/xml' }).end(stack.body);
  });
  await new Promise<void>(listening => aws.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  aws.close();
  await rm(state, { recursive: true, force: true });
});

const run = async (script: string, ...args: readonly string[]) => {
  const { port } = aws.address() as AddressInfo;
  const env = {
    ...{ ...process.env, ...world.environment },
    AWS_ENDPOINT_URL_CLOUDFORMATION: `http://127.0.0.1:${port}`,
  };
  const child = spawn(process.execPath, [`infra/local/cli/${script}.ts`, ...args], { env });
  const [out, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise(exited => child.on('exit', exited)),
  ]);
  return { code, out, error };
};
const local = (...args: readonly string[]) =>
  run('import', '--local', '--state', state, '--organisation', organisationId, ...args);

const folder = async (name: string, files: Record<string, Record<string, string>[]>) => {
  const path = join(state, name);
  await mkdir(path);
  for (const [kind, rows] of Object.entries(files))
    await writeFile(join(path, `${kind}.csv`), stringify(rows, { header: true }));
  return path;
};

test('a customer that stays out is told with its row, and the others go in', async () => {
  const { customers, locations } = examples;
  const path = await folder('left-out', {
    locations: [locations],
    customers: [customers, { ...customers, id: 'C-2', billingDay: '32' }],
  });
  const done = await local(path);
  expect(done.code).toBe(1);
  expect(done.out.trim().split('\n')).toEqual([
    'customers.csv:3 billingDay: expected a day from 1 to 31, or anniversary; got "32"',
    'Locations, plans, resources: 1 imported, 0 there already',
    'Customers: 1 imported, 0 there already',
    'Bookings: 0 imported, 0 there already',
    'Left out whole: C-2',
    '1 rows rejected',
  ]);
});

test('what was imported is not added to, and a booking of nobody there is refused, each with why', async () => {
  const { organisationId } = await operator(world, { clock: '2026-11-25T09:00:00.000Z' });
  const { 'payment-methods': _, ...rows } = examples;
  const all = Object.fromEntries(Object.entries(rows).map(([kind, row]) => [kind, [row]]));
  expect((await runImport(folderOf(all), { organisationId })).rejections).toEqual([]);
  const paidTooMuch = { ...rows['opening-balances'], id: 'P-2', amount: '-10.00' };
  const later = folderOf({
    ...all,
    fees: [rows.fees, { ...rows.fees, id: 'F-2' }],
    'opening-balances': [rows['opening-balances'], paidTooMuch],
    bookings: [
      {
        ...rows.bookings,
        id: 'B-2',
        member: 'M-9',
        startsAt: '2099-12-04T10:00',
        endsAt: '2099-12-04T12:00',
      },
    ],
  });
  const { rejections } = await runImport(later, { organisationId });
  const payment = importedId('payment', organisationId, 'C-1', 'balance', 'P-2');
  expect(rejections).toMatchObject([
    {
      ...{ file: 'customers.csv', line: 2, field: 'id' },
      expected: 'the rows that the customer was imported with; add others in Atrium',
      received: `one that is not there (${importedId('fee', organisationId, 'C-1', 'fee', 'F-2')})`,
    },
    { file: 'customers.csv', line: 2, received: `one that is not there (${payment})` },
    { file: 'bookings.csv', line: 2, field: 'member' },
  ]);
});

test('a command that cannot be followed says what was expected, and ends with 1', async () => {
  const missing = join(state, 'none');
  const unreadable = await local(missing);
  expect(unreadable.code).toBe(1);
  expect(unreadable.error).toContain(`${missing}: expected a folder that can be read; ENOENT`);
  const stranger = organisationId.replace(/.{4}$/, '0000');
  const path = await folder('empty', {});
  const nobody = await local('--organisation', stranger, path);
  const expected = `--organisation: expected the id of an operator here; got ${stranger}\n`;
  expect(nobody).toMatchObject({ code: 1, error: expected });
  const away = join(state, 'away');
  const nowhere = await local('--state', away, path);
  expect(nowhere).toMatchObject({
    ...{
      code: 1,
      error: `nothing is running in ${away}: expected \`npm start\` in another terminal\n`,
    },
  });
  expect(await local()).toMatchObject({ code: 1, error: 'expected one folder; got none\n' });
});

test('a stage is found by its stack, or it is said why not', async () => {
  const stage = (...more: readonly string[]) =>
    run('import', '--stage', 'x', '--organisation', organisationId, ...more, state);
  const outputs = (...names: readonly string[]) =>
    `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>s</StackName><CreationTime>2026-11-01T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus><Outputs>${names
      .map(
        name =>
          `<member><OutputKey>${name}</OutputKey><OutputValue>${world.tableName}</OutputValue></member>`,
      )
      .join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
  stack = { status: 200, body: outputs('TableName') };
  expect(await stage()).toMatchObject({
    ...{ code: 1, error: 'the stack atrium-x-data has no output UserPoolId\n' },
  });
  stack = { status: 200, body: outputs('TableName', 'UserPoolId') };
  expect((await stage()).out).toContain('Customers: 0 imported');
  const refusal = 'Stack with id atrium-x-data does not exist';
  stack = {
    status: 400,
    body: `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>${refusal}</Message></Error></ErrorResponse>`,
  };
  expect(await stage()).toMatchObject({
    code: 1,
    error:
      'the stack atrium-x-data cannot be read (ValidationError: Stack with id atrium-x-data does not exist); deploy it first, check AWS_REGION and the credentials, or give --table and --user-pool\n',
  });
  expect((await stage('--table', world.tableName, '--user-pool', 'any')).out).toContain(
    'Customers: 0 imported',
  );
});

test('each command says what it knows', async () => {
  expect(await run('import', '--help')).toMatchObject({ code: 0, out: `${usage}\n` });
  expect(await run('import')).toMatchObject({ code: 0, out: `${usage}\n` });
  expect(await run('import', '--format')).toMatchObject({ code: 0, out: `${formatText()}\n` });
  expect(await run('import-compare')).toMatchObject({ code: 0, out: `${compareUsage}\n` });
});
