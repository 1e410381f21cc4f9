import { type ChildProcess, spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { dynamodbKind } from '../../infra/local/emulator-kinds.ts';
import { nameOf } from '../../infra/local/names.ts';
import { type Assembly, resourcesOf } from '../../infra/local/template.ts';
import type { Answer, Json } from './call.ts';

type Item = Record<string, Json>;

/** DynamoDB for one process: the emulator in memory, with the template's table, emptied for each scenario. */
export interface Engine {
  readonly url: string;
  readonly tableName: string;
  /** one request as it came */
  forward(action: string, body: string): Promise<Answer>;
  call(action: string, input: object): Promise<Json>;
  /** the table holds these items and no others */
  fill(items: readonly Item[]): Promise<void>;
  /** every item, as the wire has it */
  scan(): Promise<Item[]>;
  stop(): void;
}

export const startEngine = async (assembly: Assembly): Promise<Engine> => {
  const port = await freePort();
  const [program = '', ...args] = dynamodbKind().command(port, '');
  const child = spawn(program, args.slice(0, 2), { stdio: 'ignore' });
  process.once('exit', () => child.kill());
  const url = `http://127.0.0.1:${port}`;
  const agent = new Agent({ keepAlive: true });
  const forward: Engine['forward'] = (action, body) =>
    post(agent, port, `DynamoDB_20120810.${action}`, body);
  const call: Engine['call'] = async (action, input) => {
    const { status, body } = await forward(action, JSON.stringify(input));
    if (status !== 200) throw new Error(`${action}: ${body}`);
    return JSON.parse(body.toString());
  };
  await untilReady(() => call('ListTables', {}), child);
  const [table] = resourcesOf(assembly, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable');
  if (!table) throw new Error('expected a table in the template');
  const TableName = nameOf(table);
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = table.properties;
  // no stream: what it would tell is known from the writes that the engine took
  const create = () =>
    call('CreateTable', {
      ...{ TableName, AttributeDefinitions, KeySchema, GlobalSecondaryIndexes },
      BillingMode: 'PAY_PER_REQUEST',
    });
  await create();
  const scan = async () => {
    const items: Item[] = [];
    for (let from: Json; ; ) {
      const page = await call('Scan', {
        TableName,
        ConsistentRead: true,
        ...(from && { ExclusiveStartKey: from }),
      });
      items.push(...page.Items);
      from = page.LastEvaluatedKey;
      if (!from) return items;
    }
  };
  return {
    ...{ url, tableName: TableName, forward, call, scan },
    fill: async items => {
      await call('DeleteTable', { TableName });
      await create();
      for (let at = 0; at < items.length; at += 25) {
        const puts = items.slice(at, at + 25).map(Item => ({ PutRequest: { Item } }));
        await call('BatchWriteItem', { RequestItems: { [TableName]: puts } });
      }
    },
    stop: () => {
      agent.destroy();
      child.kill();
    },
  };
};

const untilReady = async (ask: () => Promise<unknown>, child: ChildProcess): Promise<void> => {
  for (let tries = 0; ; tries += 1) {
    try {
      await ask();
      return;
    } catch (error) {
      if (tries === 500 || child.exitCode !== null) throw error;
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  }
};

const post = (agent: Agent, port: number, target: string, body: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
      'content-length': Buffer.byteLength(body),
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=local',
      'x-amz-date': '20260101T000000Z',
    };
    const options = { host: '127.0.0.1', port, method: 'POST', agent, headers };
    const outgoing = request(options, reply => {
      const chunks: Buffer[] = [];
      reply.on('data', chunk => chunks.push(chunk));
      reply.on('error', reject);
      reply.on('end', () =>
        resolve({
          status: reply.statusCode ?? 0,
          headers: { 'content-type': 'application/x-amz-json-1.0' },
          body: Buffer.concat(chunks),
        }),
      );
    });
    outgoing.on('error', reject).end(body);
  });

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
