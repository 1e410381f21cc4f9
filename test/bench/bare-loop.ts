import { AsyncLocalStorage } from 'node:async_hooks';
import {
  DynamoDBClient,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';
import { inLanes } from '../../infra/local/lanes.ts';
import { dynamodb } from '../../shared/clients/dynamodb.ts';

/** The bodies of one worker's transactions, or the numberer's, in order: as bytes they burden no later round. */
export type Lane = Uint8Array[];

const current = new AsyncLocalStorage<Lane>();
let isListening = false;

/** Runs production code and answers the transactions it sent. */
export const recorded = async (work: () => Promise<void>): Promise<Lane> => {
  listen();
  const lane: Lane = [];
  await current.run(lane, work);
  return lane;
};

const listen = (): void => {
  if (isListening) return;
  isListening = true;
  dynamodb().middlewareStack.add(
    (next, { commandName }) =>
      args => {
        const { body } = args.request as { body: Uint8Array };
        if (commandName === 'TransactWriteItemsCommand')
          current.getStore()?.push(new Uint8Array(body));
        return next(args);
      },
    // the document client marshals while it serialises: what was sent is known only behind that
    { step: 'build', name: 'recordTransactions' },
  );
};

/** What was sent as the plain client takes it, without the token that it was sent with. */
export const inputsOf = (lane: Lane): TransactWriteItemsCommandInput[] =>
  lane.map(body => {
    const { ClientRequestToken: _, ...input } = JSON.parse(new TextDecoder().decode(body));
    return input;
  });

/** A loop around the SDK's plain client: nothing is read, decided or marshalled, every token is fresh. */
export const createBareLoop = () => {
  const client = new DynamoDBClient({
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 },
  });
  // as in shared/clients/dynamodb.ts
  client.middlewareStack.remove('loggerMiddleware');
  return (lanes: readonly TransactWriteItemsCommandInput[][], atOnce: number): Promise<void> =>
    inLanes(lanes, atOnce, async lane => {
      for (const input of lane) await client.send(new TransactWriteItemsCommand(input));
    });
};
