/**
 * Bundles have this in place of the SDK's chain of credential providers: Lambda puts a function's credentials
 * into its environment, for as long as that lives. The chain (files, SSO, STS, instance metadata) is 136 KB of
 * 584 KB and an eighth of the import.
 */
export const defaultProvider = () => async () => ({
  accessKeyId: required('AWS_ACCESS_KEY_ID'),
  secretAccessKey: required('AWS_SECRET_ACCESS_KEY'),
  ...(process.env.AWS_SESSION_TOKEN && { sessionToken: process.env.AWS_SESSION_TOKEN }),
});

const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`expected ${name} in a function's environment, got none`);
  return value;
};
