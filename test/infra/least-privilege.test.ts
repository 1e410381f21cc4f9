import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { entries, type FunctionName } from '../../infra/bundles.ts';
import { directoryOf, functionsOf, only, resourcesOf, stages, written } from './assembly.ts';
import { allowedTo, statementsOf } from './permissions.ts';

/** Actions that know no resources (Service Authorization Reference), so that a grant can only be on `*`. */
const withoutResources = [
  'ses:GetSendQuota',
  'ses:GetIdentityVerificationAttributes',
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
];

/**
 * SDK operation, as its name stands in a bundle → the IAM action it needs. Not Query and Scan: the document
 * client brings its paginators along, so these two stand in every bundle.
 */
const actionOf = {
  GetItem: 'dynamodb:GetItem',
  BatchGetItem: 'dynamodb:BatchGetItem',
  PutItem: 'dynamodb:PutItem',
  UpdateItem: 'dynamodb:UpdateItem',
  DeleteItem: 'dynamodb:DeleteItem',
  BatchWriteItem: 'dynamodb:BatchWriteItem',
  TransactWriteItems: 'dynamodb:ConditionCheckItem',
  PutEvents: 'events:PutEvents',
  StartExecution: 'states:StartExecution',
  SendMessage: 'sqs:SendMessage',
  SendMessageBatch: 'sqs:SendMessage',
  GetQueueAttributes: 'sqs:GetQueueAttributes',
  GetQueueUrl: 'sqs:GetQueueUrl',
  ReceiveMessage: 'sqs:ReceiveMessage',
  DeleteMessage: 'sqs:DeleteMessage',
  SendRawEmail: 'ses:SendRawEmail',
  GetSendQuota: 'ses:GetSendQuota',
  GetIdentityVerificationAttributes: 'ses:GetIdentityVerificationAttributes',
  GetSecretValue: 'secretsmanager:GetSecretValue',
  PutSecretValue: 'secretsmanager:PutSecretValue',
  CreateSecret: 'secretsmanager:CreateSecret',
  DeleteSecret: 'secretsmanager:DeleteSecret',
  AdminGetUser: 'cognito-idp:AdminGetUser',
  AdminCreateUser: 'cognito-idp:AdminCreateUser',
  AdminSetUserPassword: 'cognito-idp:AdminSetUserPassword',
  AdminDeleteUser: 'cognito-idp:AdminDeleteUser',
} as const;

const variables = [
  'TABLE_NAME',
  'BUS_NAME',
  'USER_POOL_ID',
  'STATE_MACHINE_ARN',
  'MAIL_QUEUE_URL',
  'ERASURE_QUEUE_URL',
  'WEBHOOK_QUEUE_URL',
  'DEAD_LETTERS',
  'WEBHOOK_RETRY_SECONDS',
  'WEBHOOKS_TO_PRIVATE',
  'CONFIGURATION_SET',
  'MAIL_FROM_DOMAIN',
  'PORTAL_URL',
  'SANDBOX_MAIL_DOMAINS',
  'MAIL_CONCURRENCY',
  'LEASE_SECONDS',
  'GATEWAY_SECRETS',
];

/** Operators connect gateways while Atrium runs: each connection's credentials are a secret of their own. */
const credentialsIn = (stage: string) =>
  `arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:atrium-${stage}/gateways/*`;

const names = Object.keys(entries) as FunctionName[];
const bundleFile = (name: FunctionName) => join(directoryOf('local'), 'bundles', name, 'index.mjs');
const codeOf = new Map(names.map(name => [name, readFileSync(bundleFile(name), 'utf8')]));
/** Minified code keeps the strings it passes on: names of SDK operations and of variables among them. */
const mentions = (name: FunctionName, word: string) =>
  codeOf.get(name)?.includes(`"${word}"`) ?? false;

describe.each(stages)('in stage %s', stage => {
  const permissions = (name: FunctionName) =>
    allowedTo(stage, written(stage, functionsOf(stage).get(name)?.properties.Role));

  test('no role has a wildcard in an action', () => {
    expect(statementsOf(stage).length).toBeGreaterThan(20);
    for (const { role, actions, raw } of statementsOf(stage)) {
      expect(actions.join(), role).not.toContain('*');
      expect(raw, role).not.toHaveProperty('NotAction');
    }
  });

  test('no role has a wildcard in a resource, except for actions that know none', () => {
    for (const { role, actions, resources } of statementsOf(stage)) {
      const open = resources.filter(resource => resource.includes('*'));
      if (open.length === 0 || open.every(resource => resource === credentialsIn(stage))) continue;
      expect(withoutResources, role).toEqual(expect.arrayContaining([...actions]));
    }
  });

  test('no role has a managed policy, and each function has a role of its own', () => {
    const roles = resourcesOf(stage, 'AWS::IAM::Role');
    for (const { properties } of roles) expect(properties).not.toHaveProperty('ManagedPolicyArns');
    const used = [...functionsOf(stage).values()].map(({ properties }) =>
      written(stage, properties.Role),
    );
    expect(new Set(used).size).toBe(names.length);
  });

  test.each(names)('%s may do what its code does', name => {
    const may = permissions(name);
    for (const [operation, action] of Object.entries(actionOf)) {
      if (mentions(name, operation)) expect(Object.keys(may), operation).toContain(action);
    }
  });

  test.each(names)('%s may do nothing beyond the table that its code does not do', name => {
    const used = Object.entries(actionOf)
      .filter(([operation]) => mentions(name, operation))
      .map(([, action]) => action as string);
    const beyond = Object.keys(permissions(name)).filter(action =>
      /^(events|states|ses|cognito-idp|secretsmanager):/.test(action),
    );
    expect(used).toEqual(expect.arrayContaining(beyond));
  });

  test.each(names)('%s reads the variables that it is given, and no others', name => {
    const given = functionsOf(stage).get(name)?.properties.Environment.Variables;
    const read = variables.filter(variable => mentions(name, variable));
    expect(
      Object.keys(given)
        .filter(key => !key.startsWith('POWERTOOLS_'))
        .sort(),
    ).toEqual(read.sort());
  });

  test('the publisher of the outbox can delete nothing else', () => {
    const deletes = statementsOf(stage).filter(
      ({ role, actions }) =>
        `<${role}.Arn>` ===
          written(stage, functionsOf(stage).get('outbox-publish')?.properties.Role) &&
        actions.some(action => /Delete|Write|Put(?!Events|Log)|Update/.test(action)),
    );
    expect(only(deletes).raw.Condition).toEqual({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['OUTBOX#*'] },
    });
  });

  test('who takes webhooks of gateways reads single items and adds new ones, and no more', () => {
    const may = Object.keys(permissions('api-gateway-webhooks'));
    expect(may.filter(action => action.startsWith('dynamodb:')).sort()).toEqual([
      ...['dynamodb:ConditionCheckItem', 'dynamodb:GetItem', 'dynamodb:PutItem'],
    ]);
  });

  test('logins are made by one function, in the one pool', () => {
    const makers = names.filter(name => permissions(name)['cognito-idp:AdminCreateUser']);
    expect(makers).toEqual(['api-access']);
    const { id } = only(resourcesOf(stage, 'AWS::Cognito::UserPool'));
    expect(permissions('api-access')['cognito-idp:AdminCreateUser']?.join()).toContain(id);
  });

  test("gateways' credentials are read by those that speak to gateways, kept by one and deleted by one", () => {
    const who = (action: string) => {
      const may = names.filter(name => permissions(name)[`secretsmanager:${action}`]);
      for (const name of may)
        expect(permissions(name)[`secretsmanager:${action}`]).toEqual([credentialsIn(stage)]);
      return may;
    };
    expect(who('GetSecretValue').sort()).toEqual([
      ...['api-gateway-webhooks', 'api-payments', 'bill-run-tick'],
      ...['settle-gateway-event', 'sweep'],
    ]);
    expect(who('CreateSecret')).toEqual(['api-payments']);
    expect(who('PutSecretValue')).toEqual(['api-payments']);
    expect(who('DeleteSecret')).toEqual(['sweep']);
  });

  test('mail is sent by one function, from the one domain and configuration set', () => {
    const senders = names.filter(name => permissions(name)['ses:SendRawEmail']);
    expect(senders).toEqual(['send-mail']);
    const prefix = 'arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>';
    const set = only(resourcesOf(stage, 'AWS::SES::ConfigurationSet'));
    const domain = only(resourcesOf(stage, 'AWS::SES::EmailIdentity')).properties.EmailIdentity;
    expect(permissions('send-mail')['ses:SendRawEmail']?.sort()).toEqual([
      `${prefix}:configuration-set/<${set.id}>`,
      `${prefix}:identity/${domain}`,
    ]);
  });
});

/** pdfkit and its font reader are half of the one (decision 0015), Stripe's SDK 290 KB of the other (decisions 0025, 0028). */
const mostBytes = (name: FunctionName) =>
  name === 'api-documents' ? 1_550_000 : name === 'api-payments' ? 1_050_000 : 900_000;

test.each(names.filter(name => name.startsWith('api-')))('%s weighs no more than it may', name => {
  expect(statSync(bundleFile(name)).size).toBeLessThanOrEqual(mostBytes(name));
});
