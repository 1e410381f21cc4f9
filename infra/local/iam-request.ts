/** One thing a request does to one resource, in IAM's words. */
export interface Need {
  readonly action: string;
  readonly resource: string;
  /** partition keys of the items it names, where the request says them outright */
  readonly leadingKeys?: readonly string[];
}

/** Whose names go into ARNs. */
export interface Account {
  readonly region: string;
  readonly accountId: string;
  /** partition key attribute of each table */
  readonly partitionKeys: Readonly<Record<string, string>>;
}

type Body = Record<string, unknown>;

/** What an AWS JSON request needs, by its `x-amz-target`. Throws on an action the runtime does not know. */
export const needsOf = (target: string, body: Body, account: Account): Need[] => {
  const [service, operation] = [target.split('.')[0] ?? '', target.split('.')[1] ?? ''];
  const arn = (name: string, path: string) =>
    `arn:aws:${name}:${account.region}:${account.accountId}:${path}`;
  switch (service) {
    case 'DynamoDB_20120810':
      return dynamodbNeeds(operation, body, account.partitionKeys, name =>
        name.startsWith('arn:') ? name : arn('dynamodb', `table/${name}`),
      );
    case 'AmazonSQS': {
      const queue = String(body.QueueUrl ?? body.QueueName)
        .split('/')
        .at(-1);
      // the batch form of an action has no permission of its own
      return [
        {
          action: `sqs:${operation.replace(/Batch$/, '')}`,
          resource: arn('sqs', queue ?? ''),
        },
      ];
    }
    case 'AWSEvents': {
      const entries = (body.Entries ?? []) as { EventBusName?: string }[];
      const buses = new Set(entries.map(({ EventBusName }) => EventBusName ?? 'default'));
      return [...buses].map(bus => ({
        action: `events:${operation}`,
        resource: bus.startsWith('arn:') ? bus : arn('events', `event-bus/${bus}`),
      }));
    }
    case 'AWSStepFunctions':
      return [
        {
          action: `states:${operation}`,
          resource: String(body.stateMachineArn ?? body.executionArn ?? '*'),
        },
      ];
    case 'secretsmanager': {
      // the ARN of a secret ends in six characters that AWS chooses
      const name = String(body.SecretId ?? body.Name);
      return [
        {
          action: `secretsmanager:${operation}`,
          resource: arn('secretsmanager', `secret:${name}-000000`),
        },
      ];
    }
    case 'AWSCognitoIdentityProviderService':
      return [
        {
          action: `cognito-idp:${operation}`,
          resource: body.UserPoolId ? arn('cognito-idp', `userpool/${body.UserPoolId}`) : '*',
        },
      ];
    default:
      throw new Error(`${target} is an action of no service that the local runtime knows`);
  }
};

/** What an SES (query protocol) request needs: the sender's identity and, where it names one, the configuration set. */
export const sesNeeds = (form: URLSearchParams, account: Account): Need[] => {
  const operation = form.get('Action') ?? '';
  const action = `ses:${operation}`;
  if (!operation.startsWith('Send')) return [{ action, resource: '*' }];
  const arn = (path: string) => `arn:aws:ses:${account.region}:${account.accountId}:${path}`;
  const sender = form.get('Source') ?? fromHeader(form.get('RawMessage.Data') ?? '');
  const domain = /@([^\s>]+)/.exec(sender)?.[1] ?? '';
  const configurationSet = form.get('ConfigurationSetName');
  return [
    { action, resource: arn(`identity/${domain}`) },
    ...(configurationSet
      ? [{ action, resource: arn(`configuration-set/${configurationSet}`) }]
      : []),
  ];
};

const fromHeader = (data: string): string => {
  // 8 KB of base64 hold the headers; a From line may be folded
  const head = Buffer.from(data.slice(0, 8_192), 'base64').toString('latin1');
  return /^from:((?:.*(?:\r?\n[ \t])?)+)/im.exec(head)?.[1] ?? '';
};

const transactActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

type Item = Readonly<Record<string, { readonly S?: string }>>;
interface WriteRequest {
  readonly PutRequest?: { readonly Item: Item };
  readonly DeleteRequest?: { readonly Key: Item };
}

const dynamodbNeeds = (
  operation: string,
  body: Body,
  partitionKeys: Account['partitionKeys'],
  tableArn: (name: string) => string,
): Need[] => {
  const need = (
    action: string,
    table: string,
    items: readonly (Item | undefined)[] = [],
  ): Need => ({
    action: `dynamodb:${action}`,
    resource: tableArn(table),
    ...leading(items, partitionKeys[table]),
  });
  if (operation.startsWith('Transact')) {
    // a transaction has no permission of its own, its parts have
    const parts = (body.TransactItems ?? []) as Record<string, Part>[];
    return unique(
      parts.flatMap(part =>
        Object.entries(part).map(([kind, { TableName, Item, Key }]) =>
          need(transactActions[kind] ?? kind, TableName, [Item ?? Key]),
        ),
      ),
    );
  }
  if (operation.startsWith('Batch')) {
    return Object.entries((body.RequestItems ?? {}) as Body).map(([table, requests]) =>
      need(operation, table, batchItems(requests)),
    );
  }
  const { TableName, IndexName, Item, Key } = body as unknown as Part & { IndexName?: string };
  const single = need(operation, TableName, [Item ?? Key]);
  return IndexName ? [{ ...single, resource: `${single.resource}/index/${IndexName}` }] : [single];
};

interface Part {
  readonly TableName: string;
  readonly Item?: Item;
  readonly Key?: Item;
}

const batchItems = (requests: unknown): (Item | undefined)[] => {
  if (!Array.isArray(requests)) return (requests as { Keys?: Item[] }).Keys ?? [];
  return (requests as WriteRequest[]).map(
    ({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key,
  );
};

const leading = (items: readonly (Item | undefined)[], partitionKey: string | undefined) => {
  const keys = items.map(item => (partitionKey ? item?.[partitionKey]?.S : undefined));
  return keys.length > 0 && keys.every(key => key !== undefined) ? { leadingKeys: keys } : {};
};

/** One need per action and resource: a transaction of 100 writes asks four questions, not a hundred. */
const unique = (needs: readonly Need[]): Need[] =>
  [...Map.groupBy(needs, ({ action, resource }) => `${action} ${resource}`).values()].flatMap(
    ([first, ...others]) => {
      if (!first) return [];
      const keys = [first, ...others].map(need => need.leadingKeys);
      const { action, resource } = first;
      const known = keys.every(list => list !== undefined);
      return [{ action, resource, ...(known && { leadingKeys: keys.flat() }) }];
    },
  );
