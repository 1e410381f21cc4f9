/** Fields of requests whose values are answered, logged and kept nowhere, not even in a refusal of them. */
export const secretFields: ReadonlySet<string> = new Set([
  'secretKey',
  'apiKey',
  'accessToken',
  'webhookSecret',
]);
