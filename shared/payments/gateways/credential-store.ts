import {
  CreateSecretCommand,
  DeleteSecretCommand,
  GetSecretValueCommand,
  InvalidRequestException,
  PutSecretValueCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-secrets-manager';
import { secretsManager } from '../../clients/secrets-manager.ts';
import { env } from '../../env.ts';
import { Credentials } from './credentials.ts';

/** Secrets Manager keeps one secret for each connection, so that one can be taken away without another. */
const nameOf = (org: string, connection: string): string =>
  `${env('GATEWAY_SECRETS')}/${org}/${connection}`;

const orNothing = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    // for 30 days one that was deleted answers so (docs.aws.amazon.com, GetSecretValue)
    if (error instanceof InvalidRequestException) return undefined;
    throw error;
  }
};

/** 1 call. */
export const readCredentials = async (
  org: string,
  connection: string,
): Promise<Credentials | undefined> => {
  const SecretId = nameOf(org, connection);
  const found = await orNothing(secretsManager().send(new GetSecretValueCommand({ SecretId })));
  return found && Credentials.parse(JSON.parse(found.SecretString ?? ''));
};

/** 1 call, for a new connection 2. Secrets Manager knows no conditions: the last writer wins, and versions of before stay. */
export const writeCredentials = async (
  org: string,
  connection: string,
  credentials: Credentials,
): Promise<void> => {
  const name = nameOf(org, connection);
  const SecretString = JSON.stringify(credentials);
  const put = new PutSecretValueCommand({ SecretId: name, SecretString });
  if (await orNothing(secretsManager().send(put))) return;
  await secretsManager().send(new CreateSecretCommand({ Name: name, SecretString }));
};

/** An admin who disconnects by mistake has 30 days to get them back from the console. */
export const forgetCredentials = async (org: string, connection: string): Promise<void> => {
  const SecretId = nameOf(org, connection);
  await orNothing(
    secretsManager().send(new DeleteSecretCommand({ SecretId, RecoveryWindowInDays: 30 })),
  );
};
