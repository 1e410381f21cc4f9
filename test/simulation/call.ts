/** A request on its way out of a worker, as the wire has it. */
export interface Request {
  readonly method: string;
  readonly hostname: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export const services = ['dynamodb', 'sqs', 'events', 'states', 'ses', 'gateway'] as const;
export type Service = (typeof services)[number];

// biome-ignore lint/suspicious/noExplicitAny: what a service takes is arbitrary JSON
export type Json = any;

/** What a call asks of whom. */
export interface Asked {
  readonly service: Service;
  readonly action: string;
  /** the JSON document; absent where the service does not speak JSON */
  readonly input: Json;
  /** what kind of call it is: the same for the same line of code, whatever ids it speaks of */
  readonly shape: string;
  readonly isWrite: boolean;
  /** reads an index, or the table without asking for the last state */
  readonly isStaleable: boolean;
}

export const textOf = ({ body = '' }: Request): string =>
  typeof body === 'string'
    ? body
    : Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();

const writes =
  /^(PutItem|UpdateItem|DeleteItem|TransactWriteItems|BatchWriteItem|SendMessage|SendMessageBatch|PutEvents|StartExecution|SendRawEmail|POST .*)$/;

export const readCall = (request: Request): Asked => {
  const service = serviceOf(request.hostname);
  const text = textOf(request);
  const target = request.headers['x-amz-target'];
  const isJson = service !== 'ses';
  const input: Json = isJson && text !== '' ? JSON.parse(text) : undefined;
  const action =
    service === 'gateway'
      ? `${request.method} ${general(request.path)}`
      : service === 'ses'
        ? (/(?:^|&)Action=(\w+)/.exec(text)?.[1] ?? '')
        : (target ?? '').slice((target ?? '').indexOf('.') + 1);
  const about = service === 'dynamodb' ? keysOf(action, input) : queueOf(input);
  return {
    ...{ service, action, input, isWrite: writes.test(action) },
    shape: [`${service}.${action}`, ...about].join(' '),
    isStaleable: /^(Query|GetItem)$/.test(action) && input.ConsistentRead !== true,
  };
};

const serviceOf = (hostname: string): Service => {
  const name = hostname.split('.')[0] as Service;
  if (!services.includes(name)) throw new Error(`a call to ${hostname}, which is not simulated`);
  return name;
};

/** A key without what differs from one thing to the next. */
export const general = (text: string): string =>
  text
    .replaceAll(/\b([a-z]+)_[0-9A-HJKMNP-TV-Z]{26}\b/g, '$1')
    .replaceAll(/\bg(pay|set|pm|man|ref)_\w+/g, 'g$1')
    .replaceAll(/[0-9a-f]{16,}/g, 'hash')
    .replaceAll(/#[\w-]{43}$/g, '#key')
    .replaceAll(/\d{4}-\d\d-\d\d(T[\d:.]+Z)?/g, 'day')
    .replaceAll(/#[0-9a-f]{1,2}(?=#|$)/g, '#n')
    .replaceAll(/#\d+(?=#|~|$)/g, '#n');

const keysOf = (action: string, input: Json): string[] => {
  if (action === 'Query') {
    const { ':pk': pk, ...range } = input.ExpressionAttributeValues;
    const bounds = Object.values(range as Record<string, { S: string }>).map(({ S }) => S);
    return [input.IndexName ?? 'table', ...[pk.S, ...bounds].map(general)];
  }
  const keys: string[] = itemKeys(action, input).map(({ pk, sk }) => kindOf(pk, sk));
  return [...new Set(keys)].sort();
};

const kindOf = (pk: string, sk: string): string => {
  const place = general(sk);
  return /^O#/.test(pk) ? place : `${general(pk)} ${place}`.slice(0, 40);
};

export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** The keys that a call names. */
export const itemKeys = (action: string, input: Json): ItemKey[] => {
  const plain = ({ pk, sk }: Json): ItemKey => ({ pk: pk.S, sk: sk.S });
  const all = <T>(tables: Record<string, T>): T[] => Object.values(tables);
  switch (action) {
    case 'GetItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return [plain(input.Key)];
    case 'PutItem':
      return [plain(input.Item)];
    case 'BatchGetItem':
      return all<Json>(input.RequestItems).flatMap(({ Keys }) => Keys.map(plain));
    case 'BatchWriteItem':
      return all<Json>(input.RequestItems)
        .flat()
        .map(({ PutRequest, DeleteRequest }: Json) => plain(PutRequest?.Item ?? DeleteRequest.Key));
    case 'TransactWriteItems':
      return input.TransactItems.map(({ Put, Update, Delete, ConditionCheck }: Json) =>
        plain(Put?.Item ?? (Update ?? Delete ?? ConditionCheck).Key),
      );
    default:
      return [];
  }
};

const queueOf = (input: Json): string[] => {
  const queue = typeof input?.QueueUrl === 'string' ? input.QueueUrl.split('-').at(-1) : undefined;
  return queue ? [general(queue)] : [];
};
