import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

let client: DynamoDBDocumentClient | undefined;

/** One client per environment; a hung socket must not eat the Lambda's time (Node's SDK has no default). */
export const dynamodb = (): DynamoDBDocumentClient => {
  client ??= createClient();
  return client;
};

const createClient = (): DynamoDBDocumentClient => {
  const plain = new DynamoDBClient({
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 },
  });
  // it copies every input and output for a logger that there is not: a tenth of a query's CPU time
  plain.middlewareStack.remove('loggerMiddleware');
  return DynamoDBDocumentClient.from(plain, { marshallOptions: { removeUndefinedValues: true } });
};
