import { ArnFormat, Stack, Validations } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { indexName, outboxPrefix } from '../../shared/store/table.ts';
import type { StageConfig } from '../config.ts';
import { gatewaySecretsOf } from '../secret-names.ts';
import type { ServiceFunction } from './service-function.ts';
import type { WorkQueue } from './work-queue.ts';

const tableActions = {
  read: ['GetItem', 'BatchGetItem', 'Query'],
  /** what a transaction is made of; there is no action TransactWriteItems */
  write: ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
} as const;

/** Reads items by key and by query, on the table and its index; never a scan. */
export const allowReading = (user: ServiceFunction, table: ITable): void => {
  user.allow(prefixed(tableActions.read), table.tableArn);
  user.allow(['dynamodb:Query'], `${table.tableArn}/index/${indexName}`);
};

export const allowReadingAndWriting = (user: ServiceFunction, table: ITable): void => {
  allowReading(user, table);
  user.allow(prefixed(tableActions.write), table.tableArn);
};

/** Reads single items and adds new ones; changes and deletes none. */
export const allowTakingIn = (user: ServiceFunction, table: ITable): void =>
  user.allow(prefixed(['GetItem', 'PutItem', 'ConditionCheckItem']), table.tableArn);

/** Finds and makes users of one pool; never deletes, disables or reads any but by address. */
export const allowMakingLogins = (user: ServiceFunction, pool: IUserPool): void =>
  user.allow(
    ['AdminGetUser', 'AdminCreateUser', 'AdminSetUserPassword'].map(
      action => `cognito-idp:${action}`,
    ),
    pool.userPoolArn,
  );

/** Finds and deletes users of one pool; never makes one. */
export const allowDeletingLogins = (user: ServiceFunction, pool: IUserPool): void =>
  user.allow(['cognito-idp:AdminGetUser', 'cognito-idp:AdminDeleteUser'], pool.userPoolArn);

/** Writes lists of its own making without conditions: a plan's chunks, a run's totals. */
export const allowWritingInBatches = (user: ServiceFunction, table: ITable): void =>
  user.allow(['dynamodb:BatchWriteItem'], table.tableArn);

/** Deletes published events in batches, and can touch nothing but the outbox that way. */
export const allowEmptyingOutbox = (user: ServiceFunction, table: ITable): void => {
  user.lambda.addToRolePolicy(
    new PolicyStatement({
      actions: ['dynamodb:BatchWriteItem', 'dynamodb:DeleteItem'],
      resources: [table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${outboxPrefix}*`] } },
    }),
  );
};

/** Speaks to the gateways that organisations have connected: reads their credentials, and no other secret; `more`: what else it does with them. */
export const allowUsingGateways = (
  user: ServiceFunction,
  config: StageConfig,
  more: readonly ('CreateSecret' | 'PutSecretValue' | 'DeleteSecret')[] = [],
): void => {
  const names = gatewaySecretsOf(config.stage);
  user.lambda.addEnvironment('GATEWAY_SECRETS', names);
  const resourceName = `${names}/*`;
  const arn = Stack.of(user).formatArn({
    ...{ service: 'secretsmanager', resource: 'secret', resourceName },
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  user.allow(
    ['GetSecretValue', ...more].map(action => `secretsmanager:${action}`),
    arn,
  );
  Validations.of(user).acknowledge({
    id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:${resourceName}]`,
    reason:
      "Operators connect gateways while Atrium runs, and each connection has a secret of its own: the names of this stage's begin so, and nothing else's do.",
  });
};

const prefixed = (actions: readonly string[]): string[] =>
  actions.map(action => `dynamodb:${action}`);

/** Reads the state of the account that mails, and cannot send. */
export const allowAskingSes = (user: ServiceFunction, mailDomain: string): void => {
  user.lambda.addEnvironment('MAIL_FROM_DOMAIN', mailDomain);
  user.allow(['ses:GetSendQuota', 'ses:GetIdentityVerificationAttributes'], '*');
  Validations.of(user).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason:
      'Both actions only read the state of the sending account and know no resources (Service Authorization Reference), so they can only be granted on *. The function cannot send.',
  });
};

/** Looks at dead letters and brings them back into the queues they were meant for; takes nothing from those. */
export const allowRedriving = (user: ServiceFunction, queues: readonly WorkQueue[]): void => {
  user.lambda.addEnvironment('DEAD_LETTERS', queues.map(laneOf).join(';'));
  user.allow(
    ['GetQueueUrl', 'GetQueueAttributes', 'ReceiveMessage', 'DeleteMessage'].map(a => `sqs:${a}`),
    ...queues.flatMap(({ deadLetters }) => deadLetters.map(({ queueArn }) => queueArn)),
  );
  user.allow(['sqs:GetQueueUrl', 'sqs:SendMessage'], ...queues.map(({ queue }) => queue.queueArn));
};

/** `mail=queue,dead letters,…`: names only, since an environment holds 4 KB. */
const laneOf = ({ node, queue, deadLetters }: WorkQueue): string => {
  const name = node.id.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
  return `${name}=${[queue, ...deadLetters].map(({ queueName }) => queueName).join()}`;
};
