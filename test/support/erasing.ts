import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect } from 'vitest';
import type { Caller, Reply } from './caller.ts';
import { eventually, type SharedWorld } from './world.ts';

const erasures = (customerId: string) => `/v1/admin/customers/${customerId}/erasures`;

export const askToErase = (admin: Caller, customerId: string, whom: object): Promise<Reply> =>
  admin.post(erasures(customerId), whom);

/** Asks to erase somebody and waits until it is done: a pass, a lease of five seconds, and a quiet pass. */
export const erase = async (admin: Caller, customerId: string, whom: object) => {
  const asked = await askToErase(admin, customerId, whom);
  expect(asked).toMatchObject({ status: 202, body: { status: 'requested', customerId } });
  return erased(admin, asked);
};

export const erased = (admin: Caller, asked: Reply) =>
  eventually(
    `erasure ${asked.body.id} completed`,
    async () => {
      const { body } = await admin.get(asked.headers.get('location') ?? '');
      return body.status === 'completed' && body;
    },
    40_000,
    100,
  );

/** Whether somebody can sign in with the address, wherever that leads. */
export const hasUser = async (
  { userPool: { endpoint, region, userPoolId: UserPoolId } }: Pick<SharedWorld, 'userPool'>,
  email: string,
): Promise<boolean> => {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const cognito = new CognitoIdentityProviderClient({ endpoint, region, credentials });
  try {
    await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: email }));
    return true;
  } catch (error) {
    if ((error as Error).name === 'UserNotFoundException') return false;
    throw error;
  }
};
