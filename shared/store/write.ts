import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../clients/dynamodb.ts';
import { env } from '../env.ts';
import { countUnits } from './capacity.ts';
import { ConditionFailed, transact, type Write } from './transact.ts';

/**
 * One conditional write outside a transaction, at half its price. `false`: the condition did not hold.
 * The SDK may repeat a write whose answer was lost and then meet its own effect: callers put something of
 * their own into the item and look.
 */
export const holds = async (
  write: Exclude<Write, { readonly check: unknown }>,
): Promise<boolean> => {
  const common = {
    TableName: env('TABLE_NAME'),
    ConditionExpression: write.condition,
    ExpressionAttributeValues: write.values,
    ExpressionAttributeNames: write.names,
    ReturnConsumedCapacity: 'TOTAL' as const,
  };
  try {
    const answer = await dynamodb().send(commandOf(write, common));
    countUnits((answer as { ConsumedCapacity?: { CapacityUnits?: number } }).ConsumedCapacity);
    return true;
  } catch (error) {
    if ((error as Error).name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
};

/** All of them in one transaction, or none. `false`: a condition did not hold. */
export const allHold = async (writes: readonly Write[]): Promise<boolean> => {
  try {
    await transact(writes);
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
};

type Common = Pick<
  ConstructorParameters<typeof PutCommand>[0],
  'TableName' | 'ConditionExpression'
>;

const commandOf = (
  write: Exclude<Write, { readonly check: unknown }>,
  common: Common,
): PutCommand => {
  if ('put' in write) return new PutCommand({ ...common, Item: write.put });
  if ('update' in write) {
    // the three commands are sent alike; only their inputs differ
    return new UpdateCommand({
      ...common,
      Key: write.update,
      UpdateExpression: write.expression,
    }) as unknown as PutCommand;
  }
  return new DeleteCommand({ ...common, Key: write.delete }) as unknown as PutCommand;
};
