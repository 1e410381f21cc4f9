import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awsJson } from '../../infra/local/aws-json.ts';
import { failedItems } from '../../infra/local/queue-mapping.ts';
import { createQueues } from '../../infra/local/queues.ts';
import type { World } from '../../infra/local/world.ts';
import { freshWorld } from '../support/world.ts';
import { awsOf, eventuallySaid, said } from '../support/world-emulated.ts';
import { probeAssembly } from '../support/world-probe.ts';

let world: World;
let aws: ReturnType<typeof awsOf>;
beforeAll(async () => {
  world = await freshWorld({ templateDir: probeAssembly() });
  aws = awsOf(world);
});
afterAll(() => world.stop());

interface Seen {
  readonly body: string;
  readonly received: number;
}
const seen = (body: string) => said<Seen>(world, 'queue').filter(value => value.body === body);

describe('a queue that feeds a function', () => {
  test('a message is handled once and is gone', async () => {
    await aws.send('work', 'good');
    await eventuallySaid<Seen>(world, 'queue', value => value.body === 'good');
    // visible again after 3 s if it had stayed
    await new Promise(resolve => setTimeout(resolve, 3_500));
    expect(seen('good')).toEqual([{ body: 'good', received: 1 }]);
  });

  test('a message reported as failed comes back after its time and goes to the dead letters', async () => {
    await Promise.all([aws.send('work', 'bad 1'), aws.send('work', 'good beside bad')]);
    const dead = await aws.next('dead');
    expect(dead.Body).toBe('bad 1');
    expect(seen('bad 1').map(({ received }) => received)).toEqual([1, 2]);
    expect(seen('good beside bad')).toHaveLength(1);
  });

  test('a batch on which the function throws comes back whole', async () => {
    await aws.send('work', 'bug');
    expect((await aws.next('dead')).Body).toBe('bug');
    expect(seen('bug').map(({ received }) => received)).toEqual([1, 2]);
  });
});

test('a message whose time is set to nothing is there again at once', async () => {
  const region = 'eu-central-1';
  const queues = createQueues(world.endpoints.sqs, region);
  await queues.send('lost', { body: 'back again' });
  const take = async () => (await queues.receive('lost', 1, AbortSignal.timeout(2_000)))[0];
  const first = await take();
  await awsJson(
    world.endpoints.sqs,
    'AmazonSQS.ChangeMessageVisibility',
    {
      QueueUrl: queues.url('lost'),
      ReceiptHandle: first?.ReceiptHandle,
      VisibilityTimeout: 0,
    },
    { region },
  );
  expect((await take())?.Body).toBe('back again');
});

test('a message has any character of Unicode but control characters, as on SQS', async () => {
  const queues = createQueues(world.endpoints.sqs, 'eu-central-1');
  const body = 'שרה 北京 🏢';
  await queues.send('lost', { body });
  const [received] = await queues.receive('lost', 1, AbortSignal.timeout(2_000));
  expect(received?.Body).toBe(body);
  await expect(queues.send('lost', { body: 'a\u0000b' })).rejects.toThrow('InvalidMessageContents');
});

describe('a partial batch response', () => {
  const mapping = { FunctionResponseTypes: ['ReportBatchItemFailures'] };
  const failed = (payload: string, types = mapping) => [...failedItems(types, payload, ['a', 'b'])];

  test.each([
    ['null', []],
    ['{}', []],
    ['{"batchItemFailures":[]}', []],
    ['{"batchItemFailures":[{"itemIdentifier":"b"}]}', ['b']],
    ['{"batchItemFailures":[{"itemIdentifier":"c"}]}', ['a', 'b']],
    ['{"batchItemFailures":[{"itemIdentifier":""}]}', ['a', 'b']],
    ['{"batchItemFailures":[{}]}', ['a', 'b']],
  ])('%s fails %j', (payload, expected) => {
    expect(failed(payload)).toEqual(expected);
  });

  test('counts only where the mapping asks for it', () => {
    const payload = '{"batchItemFailures":[{"itemIdentifier":"b"}]}';
    expect(failed(payload, { FunctionResponseTypes: [] })).toEqual([]);
  });
});
