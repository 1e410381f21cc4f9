import { SFNClient } from '@aws-sdk/client-sfn';

let client: SFNClient | undefined;

export const stepFunctions = (): SFNClient => {
  client ??= new SFNClient({ requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 } });
  return client;
};
