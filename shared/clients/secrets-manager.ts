import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

let client: SecretsManagerClient | undefined;

export const secretsManager = (): SecretsManagerClient => {
  client ??= new SecretsManagerClient({
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000 },
  });
  return client;
};
