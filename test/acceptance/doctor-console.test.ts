import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ListQueuesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqs } from '../../shared/clients/sqs.ts';
import { inbox } from '../support/inbox.ts';
import { type Biller, biller } from '../support/month.ts';
import { startWorld } from '../support/world.ts';

const world = await startWorld();
let op: Biller;
let token: string | undefined;
let state: string;
let aws: Server;

/** Answers of AWS's own protocols, by action; what an account with faults says. */
const answers: Record<string, string> = {
  DescribeStacks:
    '<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>s</StackName><CreationTime>2026-11-01T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus><Outputs>OUTPUTS</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>',
  GetSendQuota:
    '<GetSendQuotaResponse><GetSendQuotaResult><Max24HourSend>200</Max24HourSend><SentLast24Hours>0</SentLast24Hours></GetSendQuotaResult></GetSendQuotaResponse>',
  GetAccountSendingEnabled:
    '<GetAccountSendingEnabledResponse><GetAccountSendingEnabledResult><Enabled>true</Enabled></GetAccountSendingEnabledResult></GetAccountSendingEnabledResponse>',
  GetIdentityVerificationAttributes:
    '<GetIdentityVerificationAttributesResponse><GetIdentityVerificationAttributesResult><VerificationAttributes/></GetIdentityVerificationAttributesResult></GetIdentityVerificationAttributesResponse>',
  GetIdentityDkimAttributes:
    '<GetIdentityDkimAttributesResponse><GetIdentityDkimAttributesResult><DkimAttributes/></GetIdentityDkimAttributesResult></GetIdentityDkimAttributesResponse>',
  ListSubscriptionsByTopic:
    '<ListSubscriptionsByTopicResponse><ListSubscriptionsByTopicResult><Subscriptions><member><SubscriptionArn>PendingConfirmation</SubscriptionArn><Endpoint>ops@example.com</Endpoint></member></Subscriptions></ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>',
  DescribeUserPool: '{"UserPool":{"EmailConfiguration":{"EmailSendingAccount":"COGNITO_DEFAULT"}}}',
};

beforeAll(async () => {
  const signIn = async () => {
    const login = await world.signIn();
    token ??= login.token;
    return login;
  };
  op = await biller({ ...world, signIn }, { send: true });
  await op.billDecember();
  const { environment, tableName, userPool, apiUrl } = world;
  state = await mkdtemp(join(tmpdir(), 'atrium-cli-'));
  const address = { apiUrl, environment, tableName, userPoolId: userPool.userPoolId };
  await writeFile(join(state, 'world.json'), JSON.stringify(address));
  const outputs = {
    ...{ TableName: tableName, UserPoolId: 'eu-central-1_pool', ApiUrl: 'http://127.0.0.1:9' },
    AlarmTopicArn: 'arn:aws:sns:eu-central-1:1:alarms',
  };
  const members = Object.entries(outputs)
    .map(
      ([key, value]) =>
        `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
    )
    .join('');
  aws = createServer(async (request, response) => {
    const body = await text(request);
    const target = String(request.headers['x-amz-target'] ?? '').split('.')[1];
    const action = target ?? new URLSearchParams(body).get('Action') ?? '';
    response.end(answers[action]?.replace('OUTPUTS', members));
  });
  await new Promise<void>(listening => aws.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  aws.close();
  await rm(state, { recursive: true, force: true });
});

const command = async (script: string, args: readonly string[], more: NodeJS.ProcessEnv = {}) => {
  const env = { ...process.env, ATRIUM_TOKEN: token, ...more };
  const child = spawn(process.execPath, [`infra/local/cli/${script}.ts`, ...args], { env });
  const [out, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise(exited => child.on('exit', exited)),
  ]);
  return { out, error, code };
};
const local = (script: string, ...args: string[]) =>
  command(script, [...args, '--local', '--state', state]);

test('the console lists and shows runs, customers and mails, in tables and as JSON', async () => {
  const [run] = await op.runs();
  const list = await local('console', 'runs', 'list');
  expect(list).toMatchObject({ code: 0, error: '' });
  expect(list.out).toMatch(/^id +billingOn +stage /);
  expect(list.out).toContain(`${run?.id}  2026-12-01  closed`);
  const shown = await local('console', 'runs', 'show', run?.id ?? '', '--json');
  expect(JSON.parse(shown.out)).toMatchObject({ id: run?.id, stage: 'closed' });
  const customers = await local('console', 'runs', 'customers', run?.id ?? '');
  // 120.00 + 21 % = 145.20
  expect(customers.out).toContain('145.20 EUR');
  const mails = await local('console', 'deliveries', 'list', run?.id ?? '', '--json');
  expect(JSON.parse(mails.out)).toHaveLength(1);
  expect((await local('console', 'parked', 'list')).out).toBe('none\n');
});

test('the console says what is refused, wrong or not reached, and ends with a code of its own', async () => {
  const [run] = await op.runs();
  expect(await local('console', 'runs', 'release', run?.id ?? '')).toMatchObject({
    ...{ code: 1, error: expect.stringMatching(/^run_not_held: /) },
  });
  expect(await local('console', 'runs', 'show')).toMatchObject({
    ...{ code: 2, error: 'runs show: expected runId; got nothing\n' },
  });
  const away = await command('console', ['runs', 'list', '--url', 'http://127.0.0.1:9']);
  expect(away).toMatchObject({ code: 3, error: expect.stringContaining('cannot be reached') });
});

test('dead letters are seen by ids and brought back, each organisation its own', async () => {
  const { QueueUrls = [] } = await sqs().send(new ListQueuesCommand({}));
  const QueueUrl = QueueUrls.find(url => /MailDeadLetters/.test(url));
  const [invoice] = (await op.owner.get('/v1/admin/invoices')).body.items;
  const ids = { customerId: invoice.customerId, invoiceId: invoice.id };
  const send = (organisationId: string) => {
    const detail = { organisationId, ...ids, mail: true };
    const event = { source: 'atrium', 'detail-type': 'invoice.issued', detail };
    return sqs().send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(event) }));
  };
  await send(op.organisationId);
  await send('org_of_another');
  const list = async () => {
    const { out } = await local('console', 'dead-letters', 'list', '--json');
    return (JSON.parse(out) as { queue: string }[]).find(({ queue }) => queue === 'mail');
  };
  expect(await list()).toMatchObject({ messages: 2, oldestAt: expect.stringMatching(/^20/) });
  const shown = await local('console', 'dead-letters', 'show', 'mail', '--json');
  expect(JSON.parse(shown.out)).toMatchObject([{ type: 'invoice.issued', ids }]);
  const mails = await inbox(world.inboxUrl).mails({ search: invoice.number });
  const redriven = await local('console', 'dead-letters', 'redrive', 'mail', '--json');
  expect(JSON.parse(redriven.out)).toEqual({ queue: 'mail', moved: 1, isMore: false });
  expect(await list()).toMatchObject({ messages: 1 });
  // its mail has left already: worked again, nothing is mailed twice
  expect(await inbox(world.inboxUrl).mails({ search: invoice.number })).toEqual(mails);
  const unknown = await local('console', 'dead-letters', 'redrive', 'letters');
  expect(unknown).toMatchObject({ code: 1, error: expect.stringMatching(/^not_found/) });
});

test('the console shows the going-live checklist, and why a customer is parked', async () => {
  const list = await local('console', 'going-live', 'show');
  expect(list.out).toMatch(/\nplans +done +false +1 recurring, 0 one-off/);
  const [row] = (await op.owner.get('/v1/admin/customers')).body.items;
  const customer = await local('console', 'parked', 'show', row.id, '--json');
  expect(JSON.parse(customer.out)).toMatchObject({ id: row.id });
});

test('the doctor finds the local stack in order, and names each fault of an account with what to do', async () => {
  await op.owner.post('/v1/admin/gateways', { kind: 'sandbox' });
  const { name } = (await op.owner.get('/v1/admin/organisation')).body;
  const good = await local('doctor');
  expect(good.out).toContain('✓ From domain: ');
  for (const check of ['API', 'Webhooks of gateways', `Gateway sandbox of ${name}`]) {
    expect(good.out).toContain(`✓ ${check}: `);
  }
  const { port } = aws.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}`;
  const stand = { AWS_ENDPOINT_URL_DYNAMODB: world.environment.AWS_ENDPOINT_URL_DYNAMODB };
  const services = ['CLOUDFORMATION', 'SES', 'SNS', 'COGNITO_IDENTITY_PROVIDER'];
  const urls = services.map(name => [`AWS_ENDPOINT_URL_${name}`, endpoint]);
  const nowhere = { SANDBOX_GATEWAY_URL: 'http://127.0.0.1:9' };
  const env = { ...world.environment, ...stand, ...nowhere, ...Object.fromEntries(urls) };
  const { out, code } = await command('doctor', ['--stage', 'example', '--json'], env);
  expect(code).toBe(1);
  const findings = JSON.parse(out) as {
    check: string;
    state: string;
    said: string;
    todo?: string;
  }[];
  const blocked = findings.filter(
    each => each.state === 'blocked' && !/^(Next|Gateway)/.test(each.check),
  );
  expect(blocked.map(({ check, said }) => [check, said])).toEqual([
    ['SES production access', 'SES is in its sandbox: 200 mails a day, to verified addresses'],
    ['From domain', 'billing.example.com is not verified (unknown to SES)'],
    ['DKIM', 'mail is not signed (unknown to SES)'],
    ['API', 'http://127.0.0.1:9 cannot be reached'],
    ['Webhooks of gateways', 'http://127.0.0.1:9/v1/webhooks does not answer'],
    ['Sign-in mail', 'Cognito sends its codes itself, 50 a day'],
    ['Alarms', 'ops@example.com has not confirmed'],
  ]);
  expect(findings).toContainEqual(
    expect.objectContaining({ check: `Gateway sandbox of ${name}`, said: 'gives no answer' }),
  );
  for (const { todo } of blocked) expect(todo).toMatch(/\w/);
  expect(await command('doctor', [])).toMatchObject({ code: 2 });
});
