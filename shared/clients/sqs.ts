import { SQSClient } from '@aws-sdk/client-sqs';

let client: SQSClient | undefined;

/** A queue's URL names it; where SQS answers is the region's endpoint, or the emulator's, whose URLs no resolver knows. */
export const sqs = (): SQSClient => {
  client ??= new SQSClient({
    useQueueUrlAsEndpoint: false,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 },
  });
  return client;
};
