import { SESClient } from '@aws-sdk/client-ses';

let client: SESClient | undefined;

/**
 * SES has no idempotency token: a retry after a lost answer mails twice. So one attempt, and the mail's
 * claim decides what an unknown outcome means (design §4.7).
 */
export const ses = (): SESClient => {
  client ??= new SESClient({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 10_000 },
  });
  return client;
};
