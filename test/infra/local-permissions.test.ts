import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Account, needsOf, sesNeeds } from '../../infra/local/iam-request.ts';
import type { World } from '../../infra/local/world.ts';
import { freshWorld } from '../support/world.ts';
import { probeAssembly } from '../support/world-probe.ts';

let world: World;
beforeAll(async () => {
  world = await freshWorld({ templateDir: probeAssembly() });
});
afterAll(() => world.stop());

const call = async (service: string) => {
  const answer = await fetch(`${world.apiUrl}/calling`, { method: 'POST', body: service });
  return [answer.status, await answer.text()];
};

describe('a function may do what its synthesised role says and nothing else', () => {
  test('what is granted works', async () => {
    expect(await call('own table')).toEqual([200, 'done']);
  });

  test.each([
    ['other table', 'dynamodb:PutItem', 'table/somebody-elses-table'],
    ['bus', 'events:PutEvents', 'event-bus/other-bus'],
    ['queue', 'sqs:SendMessage', ':dead'],
    ['machine', 'states:StartExecution', 'stateMachine:probe'],
    ['mail', 'ses:SendRawEmail', 'identity/other.example'],
  ])('%s: the call fails and the log says loudly why', async (service, action, resource) => {
    expect(await call(service)).toEqual([500, 'AccessDeniedException']);
    const denials = world.logs({ source: 'calling' }).map(({ text }) => JSON.parse(text));
    expect(denials).toContainEqual(
      expect.objectContaining({
        level: 'CRITICAL',
        errorType: 'AccessDeniedException',
        message: expect.stringMatching(new RegExp(`perform ${action} on arn:.*${resource}`)),
      }),
    );
  });

  test('a denied call reached nobody', async () => {
    const mails = (await (await fetch(`${world.inboxUrl}/api/stats`)).json()) as { mails: number };
    expect(mails.mails).toBe(0);
  });
});

describe('what a request needs in IAM’s words', () => {
  const account: Account = {
    region: 'r',
    accountId: '1',
    partitionKeys: { t: 'pk' },
  };
  const table = 'arn:aws:dynamodb:r:1:table/t';
  const item = (pk: string) => ({ pk: { S: pk }, sk: { S: 'x' } });

  test.each([
    ['GetItem', { TableName: 't', Key: item('a') }, [['dynamodb:GetItem', table, ['a']]]],
    ['Query', { TableName: 't', IndexName: 'i' }, [['dynamodb:Query', `${table}/index/i`]]],
    [
      'BatchWriteItem',
      {
        RequestItems: {
          t: [{ PutRequest: { Item: item('a') } }, { DeleteRequest: { Key: item('b') } }],
        },
      },
      [['dynamodb:BatchWriteItem', table, ['a', 'b']]],
    ],
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName: 't', Item: item('a') } },
          { Put: { TableName: 't', Item: item('b') } },
          { Delete: { TableName: 't', Key: item('a') } },
          { ConditionCheck: { TableName: 'u', Key: item('a') } },
        ],
      },
      [
        ['dynamodb:PutItem', table, ['a', 'b']],
        ['dynamodb:DeleteItem', table, ['a']],
        ['dynamodb:ConditionCheckItem', 'arn:aws:dynamodb:r:1:table/u'],
      ],
    ],
  ])('%s', (operation, body, expected) => {
    const needs = needsOf(`DynamoDB_20120810.${operation}`, body, account);
    expect(needs.map(need => Object.values(need))).toEqual(expected);
  });

  test('a batch of messages needs what one message needs', () => {
    const needs = needsOf('AmazonSQS.SendMessageBatch', { QueueUrl: 'http://q/1/work' }, account);
    expect(needs).toEqual([{ action: 'sqs:SendMessage', resource: 'arn:aws:sqs:r:1:work' }]);
  });

  test('a raw mail needs the identity of its sender and its configuration set', () => {
    const data = Buffer.from(
      'To: x@y.example\r\nFrom: "A"\r\n <bills@mail.example>\r\n\r\nFrom: no',
    );
    const form = new URLSearchParams({
      Action: 'SendRawEmail',
      'RawMessage.Data': data.toString('base64'),
      ConfigurationSetName: 'set',
    });
    expect(sesNeeds(form, account)).toEqual([
      { action: 'ses:SendRawEmail', resource: 'arn:aws:ses:r:1:identity/mail.example' },
      { action: 'ses:SendRawEmail', resource: 'arn:aws:ses:r:1:configuration-set/set' },
    ]);
  });

  test('a secret is named by its ARN, which ends in six characters of AWS', () => {
    const resource = 'arn:aws:secretsmanager:r:1:secret:atrium/org/one-000000';
    const read = needsOf('secretsmanager.GetSecretValue', { SecretId: 'atrium/org/one' }, account);
    expect(read).toEqual([{ action: 'secretsmanager:GetSecretValue', resource }]);
    const made = needsOf('secretsmanager.CreateSecret', { Name: 'atrium/org/one' }, account);
    expect(made).toEqual([{ action: 'secretsmanager:CreateSecret', resource }]);
  });

  test('an action of a service nobody knows is refused', () => {
    expect(() => needsOf('Kinesis_20131202.PutRecord', {}, account)).toThrow('Kinesis_20131202');
  });
});
