import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { awsJson } from './aws-json.ts';
import { nameOf } from './names.ts';
import { type Assembly, resourceKey, resourcesOf } from './template.ts';

/** Logical keys of user pools and clients → the ids the pool emulator gave them. */
export interface UserPools {
  readonly userPools: ReadonlyMap<string, string>;
  readonly userPoolClients: ReadonlyMap<string, string>;
}

interface Ids {
  userPools: Record<string, string>;
  userPoolClients: Record<string, string>;
}

/** Creates the template's user pools and clients once; their ids are kept in `file`, beside the pool's data. */
export const provisionUserPools = async (
  assembly: Assembly,
  endpoint: string,
  file: string,
): Promise<UserPools> => {
  const ids: Ids = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { userPools: {}, userPoolClients: {} };
  const call = <T>(action: string, body: object): Promise<T> =>
    awsJson(endpoint, `AWSCognitoIdentityProviderService.${action}`, body);

  for (const pool of resourcesOf(assembly, 'AWS::Cognito::UserPool')) {
    const key = resourceKey(pool.stack, pool.logicalId);
    if (ids.userPools[key]) continue;
    const { UserPoolName: _, ...settings } = pool.properties;
    const { UserPool } = await call<{ UserPool: { Id: string } }>('CreateUserPool', {
      ...settings,
      PoolName: nameOf(pool),
      // a second factor and case folding are Cognito's; the emulator stops at what it does not know
      MfaConfiguration: 'OFF',
    });
    ids.userPools[key] = UserPool.Id;
  }
  for (const client of resourcesOf(assembly, 'AWS::Cognito::UserPoolClient')) {
    const key = resourceKey(client.stack, client.logicalId);
    if (ids.userPoolClients[key]) continue;
    const pool = (client.properties.UserPoolId as { Ref?: string }).Ref ?? '';
    const { UserPoolClient } = await call<{ UserPoolClient: { ClientId: string } }>(
      'CreateUserPoolClient',
      {
        ...client.properties,
        ClientName: nameOf(client),
        UserPoolId: ids.userPools[resourceKey(client.stack, pool)],
      },
    );
    ids.userPoolClients[key] = UserPoolClient.ClientId;
  }
  writeFileSync(file, JSON.stringify(ids));
  return {
    userPools: new Map(Object.entries(ids.userPools)),
    userPoolClients: new Map(Object.entries(ids.userPoolClients)),
  };
};
