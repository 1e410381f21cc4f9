import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { usage } from '../../infra/local/cli/doctor.ts';
import { createId } from '../../shared/kernel/id.ts';
import { keys } from '../../shared/store/table.ts';
import { transact } from '../../shared/store/transact.ts';
import { stripe } from '../support/import-rows.ts';
import { operator } from '../support/operator.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let state: string;
let aws: Server;
let isAllowed = true;

/** An account in which nothing but the stacks is there, or whose credentials may do nothing. */
const answers: Record<string, string> = {
  DescribeStacks: `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>s</StackName><CreationTime>2026-11-01T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus><Outputs><member><OutputKey>TableName</OutputKey><OutputValue>atrium</OutputValue></member></Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
  Query: '{"Items":[],"Count":0,"ScannedCount":0}',
};
const denied =
  '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not allowed</Message></Error></ErrorResponse>';

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'atrium-doctor-'));
  const { apiUrl, environment, tableName, userPool } = world;
  const address = { apiUrl, environment, tableName, userPoolId: userPool.userPoolId };
  await writeFile(join(state, 'world.json'), JSON.stringify(address));
  aws = createServer(async (request, response) => {
    const body = await text(request);
    const target = String(request.headers['x-amz-target'] ?? '').split('.')[1];
    const action = target ?? new URLSearchParams(body).get('Action') ?? '';
    const answer = answers[action];
    const json = '{"__type":"AccessDeniedException","message":"not allowed"}';
    if (answer && (isAllowed || action === 'DescribeStacks')) response.end(answer);
    else response.writeHead(400).end(target ? json : denied);
  });
  await new Promise<void>(listening => aws.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  aws.close();
  await rm(state, { recursive: true, force: true });
});

const services = ['CLOUDFORMATION', 'SES', 'SNS', 'COGNITO_IDENTITY_PROVIDER', 'DYNAMODB'];
const doctor = async (...args: readonly string[]) => {
  const { port } = aws.address() as AddressInfo;
  const urls = services.map(name => [`AWS_ENDPOINT_URL_${name}`, `http://127.0.0.1:${port}`]);
  const env = { ...process.env, ...world.environment, ...Object.fromEntries(urls) };
  const child = spawn(process.execPath, ['infra/local/cli/doctor.ts', ...args], { env });
  const [out, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise(exited => child.on('exit', exited)),
  ]);
  return { out, error, code };
};

test('an account without an operator is told so', async () => {
  const { out } = await doctor('--stage', 'example');
  expect(out).toContain(
    '! Next run: there is no operator\n    Make the first one with npm run organisation:create.',
  );
});

test('what may not be read is a finding each, and the others are still told', async () => {
  isAllowed = false;
  const { out, code } = await doctor('--stage', 'example', '--json');
  isAllowed = true;
  expect(code).toBe(1);
  const findings = JSON.parse(out) as {
    check: string;
    state: string;
    said: string;
    todo?: string;
  }[];
  const unread = findings.filter(({ said }) => said.startsWith('cannot be read ('));
  const checks = ['SES', 'From domain', 'Sign-in mail', 'Alarms', 'Next run'];
  expect(unread.map(({ check }) => check)).toEqual(checks);
  for (const { said, todo } of unread) {
    expect([
      'cannot be read (AccessDenied: not allowed)',
      'cannot be read (AccessDeniedException: not allowed)',
    ]).toContain(said);
    expect(todo).toBe('Check AWS_REGION, the credentials and their rights; then ask again.');
  }
  expect(findings.map(({ check }) => check)).toContain('Webhooks of gateways');
});

test('a command that cannot be followed says what was expected, and ends with 2', async () => {
  expect(await doctor()).toMatchObject({ code: 2, error: `${usage}\n` });
  expect(await doctor('--stage', 'nowhere')).toMatchObject({
    ...{ code: 2, error: "infra/stages/nowhere.json: expected the stage's file\n" },
  });
  const away = join(state, 'away');
  expect(await doctor('--local', '--state', away)).toMatchObject({
    code: 2,
    error: `nothing is running in ${away}: expected \`npm start\` in another terminal\n`,
  });
});

test('a gateway whose credentials may not be read is a finding of its operator, a line with what to do below', async () => {
  const own = await operator(world);
  const connection = { ...stripe, id: createId('gatewayConnection') };
  const key = keys.gatewayConnection(own.organisationId, connection.id);
  await transact([{ put: { ...key, ...connection } }]);
  const name = `Quay ${own.organisationId}`;
  const { headers } = await own.owner.get('/v1/admin/organisation');
  await own.owner.patch('/v1/admin/organisation', { name }, headers.get('etag'));
  const { port } = aws.address() as AddressInfo;
  const path = join(state, 'world.json');
  const address = JSON.parse(await readFile(path, 'utf8')) as { environment: object };
  const secrets = { AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${port}` };
  const environment = { ...address.environment, ...secrets };
  await writeFile(path, JSON.stringify({ ...address, environment }));
  const { out } = await doctor('--local', '--state', state);
  expect(out).toContain(
    `✗ Gateways of ${name}: cannot be read (AccessDeniedException: not allowed)\n    Check AWS_REGION`,
  );
  expect(out).toContain(`! Next run of ${name}: the operator is onboarding\n    Its owner`);
});
