import { SQSClient } from '@aws-sdk/client-sqs';

let client: SQSClient | undefined;

export const sqs = (): SQSClient => {
  client ??= new SQSClient({ requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 } });
  return client;
};
