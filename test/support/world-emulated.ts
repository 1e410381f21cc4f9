import { awsJson } from '../../infra/local/aws-json.ts';
import { createQueues, type ReceivedMessage } from '../../infra/local/queues.ts';
import type { World } from '../../infra/local/world.ts';
import { eventually } from './world.ts';

type Reached = Pick<World, 'endpoints' | 'logs'>;

/** Plain calls to a world's AWS services, as a test makes them. */
export const awsOf = ({ endpoints }: Pick<Reached, 'endpoints'>) => {
  const region = 'eu-central-1';
  const queues = createQueues(endpoints.sqs, region);
  return {
    put: (pk: string, sk = '1') =>
      awsJson(endpoints.dynamodb, 'DynamoDB_20120810.PutItem', {
        TableName: 'probe',
        Item: { pk: { S: pk }, sk: { S: sk } },
      }),
    send: (queue: string, body: string) => queues.send(queue, { body }),
    /** the next message of a queue, which is taken off it */
    next: async (queue: string, timeoutMs = 15_000): Promise<ReceivedMessage> => {
      const [message] = await queues.receive(queue, 1, AbortSignal.timeout(timeoutMs));
      if (!message) throw new Error(`expected a message in ${queue}`);
      await queues.delete(queue, [message]);
      return message;
    },
    events: <T>(entries: readonly object[]): Promise<T> =>
      awsJson(endpoints.events, 'AWSEvents.PutEvents', { Entries: entries }),
    states: <T>(action: string, body: object): Promise<T> =>
      awsJson(endpoints.states, `AWSStepFunctions.${action}`, body),
  };
};

interface Said {
  readonly probe: string;
  readonly value: unknown;
}

/** What the probe handler of this name said so far. */
export const said = <T>({ logs }: Pick<Reached, 'logs'>, probe: string): T[] =>
  logs({ source: probe })
    .filter(({ text }) => text.startsWith('{"probe"'))
    .map(({ text }) => (JSON.parse(text) as Said).value as T);

/** Waits until the probe handler has said something of this kind. */
export const eventuallySaid = <T>(
  world: Pick<Reached, 'logs'>,
  probe: string,
  isMeant: (value: T) => boolean,
  timeoutMs?: number,
): Promise<T> =>
  eventually(`${probe} to be called`, () => said<T>(world, probe).find(isMeant), timeoutMs);
