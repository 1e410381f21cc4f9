import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorldAddress } from '../start/address.ts';
import { outputsOf } from './deployment.ts';

/** Where the API is and who asks. */
export interface Connection {
  readonly url: string;
  readonly token: string;
}

export interface Where {
  readonly stage?: string | undefined;
  readonly url?: string | undefined;
  readonly isLocal: boolean;
  readonly state: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** By flags, the outputs of the stage's stacks, or what `npm start` wrote. */
export const connect = async (where: Where, variables: Variables): Promise<Connection> => {
  if (where.isLocal) return local(where.state, variables);
  const url = where.url ?? (where.stage && (await outputsOf(`atrium-${where.stage}-api`)).ApiUrl);
  if (!url) throw new Error('expected --stage, --local or --url');
  return { url: url.replace(/\/$/, ''), token: await tokenOf(where, variables) };
};

const local = async (state: string, variables: Variables): Promise<Connection> => {
  const read = (name: string) => readFile(join(state, name), 'utf8');
  const address = await read('world.json').catch(() => {
    throw new Error(`nothing is running in ${state}: expected \`npm start\` in another terminal`);
  });
  const { apiUrl } = JSON.parse(address) as WorldAddress;
  const token = variables.ATRIUM_TOKEN ?? (await read('owner.token').catch(() => ''));
  if (!token) throw new Error(`ATRIUM_TOKEN is not set, and ${state} has no owner.token`);
  return { url: apiUrl, token: token.trim() };
};

/** A pool of a stage takes no passwords but by SRP, which portals do: the command line lives on their session. */
const tokenOf = async ({ stage }: Where, variables: Variables): Promise<string> => {
  const { ATRIUM_TOKEN, ATRIUM_REFRESH_TOKEN } = variables;
  if (ATRIUM_TOKEN) return ATRIUM_TOKEN;
  if (!ATRIUM_REFRESH_TOKEN || !stage) {
    throw new Error(
      'ATRIUM_TOKEN is not set: expected an access token of an admin, or with --stage a refresh token in ATRIUM_REFRESH_TOKEN',
    );
  }
  const sdk = await import('@aws-sdk/client-cognito-identity-provider');
  const { UserPoolClientId: ClientId } = await outputsOf(`atrium-${stage}-data`);
  const { AuthenticationResult } = await new sdk.CognitoIdentityProviderClient().send(
    new sdk.InitiateAuthCommand({
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      ClientId,
      AuthParameters: { REFRESH_TOKEN: ATRIUM_REFRESH_TOKEN },
    }),
  );
  if (!AuthenticationResult?.AccessToken) throw new Error('ATRIUM_REFRESH_TOKEN gave no token');
  return AuthenticationResult.AccessToken;
};
