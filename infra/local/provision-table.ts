import { setTimeout as sleep } from 'node:timers/promises';
import { AwsJsonError, awsJson } from './aws-json.ts';
import type { Resolver } from './intrinsics.ts';
import { nameOf } from './names.ts';
import { type Resource, resourcesOf } from './template.ts';

const dynamodb = 'DynamoDB_20120810';

/** Creates the template's tables where they do not exist yet, with their indexes, stream and TTL. */
export const provisionTables = async (resolver: Resolver, endpoint: string): Promise<void> => {
  const { assembly } = resolver;
  await Promise.all(
    resourcesOf(assembly, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map(table =>
      provision(resolver, table, endpoint),
    ),
  );
};

const provision = async (resolver: Resolver, table: Resource, endpoint: string): Promise<void> => {
  const TableName = nameOf(table);
  const { region } = resolver.assembly;
  const properties = resolver.properties<Record<string, unknown>>(table);
  const stream = properties.StreamSpecification as { StreamViewType: string } | undefined;
  const ttl = properties.TimeToLiveSpecification;
  const call = (action: string, body: object) =>
    awsJson(endpoint, `${dynamodb}.${action}`, { TableName, ...body }, { region });
  try {
    await call('CreateTable', {
      AttributeDefinitions: properties.AttributeDefinitions,
      KeySchema: properties.KeySchema,
      BillingMode: 'PAY_PER_REQUEST',
      GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes,
      LocalSecondaryIndexes: properties.LocalSecondaryIndexes,
      StreamSpecification: stream && { StreamEnabled: true, ...stream },
    });
  } catch (error) {
    // it is there since an earlier start
    if (error instanceof AwsJsonError && error.code === 'ResourceInUseException') return;
    throw error;
  }
  await untilActive(() => call('DescribeTable', {}));
  if (ttl) await call('UpdateTimeToLive', { TimeToLiveSpecification: ttl });
};

const untilActive = async (describe: () => Promise<unknown>): Promise<void> => {
  for (;;) {
    const { Table } = (await describe()) as { Table: { TableStatus: string } };
    if (Table.TableStatus === 'ACTIVE') return;
    await sleep(10);
  }
};
