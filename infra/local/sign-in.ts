import type { Resolver } from './intrinsics.ts';
import { resourcesOf } from './template.ts';

export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken: string;
  /** the user's `sub`, by which the table knows who it is */
  readonly subject: string;
}

/** Meets the pool's password policy; whoever runs this locally may know it. */
export const localPassword = 'Local-Atrium-2026!';

/** Every code that the local pool would have mailed: whoever forgets a password locally enters this one. */
export const localCode = '123456';

/** Signs a person in through Cognito's own API, as a portal does, and creates the user first if need be. */
export type SignIn = (email: string, password?: string) => Promise<Tokens>;

/** Where people sign in: the pool and its client, as the emulator named them. */
export interface UserPoolAddress {
  readonly endpoint: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly clientId: string;
}

export const userPoolAddress = (resolver: Resolver, endpoint: string): UserPoolAddress => {
  const [pool] = resourcesOf(resolver.assembly, 'AWS::Cognito::UserPool');
  const [client] = resourcesOf(resolver.assembly, 'AWS::Cognito::UserPoolClient');
  if (!pool || !client) throw new Error('the template has no user pool with a client');
  return {
    endpoint,
    region: resolver.assembly.region,
    userPoolId: String(resolver.value(pool, { Ref: pool.logicalId })),
    clientId: String(resolver.value(client, { Ref: client.logicalId })),
  };
};

/** The SDK is loaded at the first call: the runner itself does without it. */
export const createSignIn =
  ({ endpoint, region, userPoolId: UserPoolId, clientId: ClientId }: UserPoolAddress): SignIn =>
  async (email, password = localPassword) => {
    const sdk = await import('@aws-sdk/client-cognito-identity-provider');
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const cognito = new sdk.CognitoIdentityProviderClient({ endpoint, region, credentials });
    const user = { UserPoolId, Username: email };
    const status = await cognito
      .send(new sdk.AdminGetUserCommand(user))
      .then(({ UserStatus }) => UserStatus ?? 'UNKNOWN')
      .catch((error: Error) => {
        if (error.name === 'UserNotFoundException') return undefined;
        throw error;
      });
    if (status === undefined) {
      const UserAttributes = [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ];
      await cognito.send(
        new sdk.AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS', UserAttributes }),
      );
    }
    if (status !== 'CONFIRMED') {
      await cognito.send(
        new sdk.AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }),
      );
    }
    const { AuthenticationResult } = await cognito.send(
      new sdk.InitiateAuthCommand({
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: email, PASSWORD: password },
      }),
    );
    return toTokens(email, AuthenticationResult ?? {});
  };

const toTokens = (
  email: string,
  result: { AccessToken?: string; IdToken?: string; RefreshToken?: string },
): Tokens => {
  if (!result.AccessToken) throw new Error(`Cognito gave no token for ${email}`);
  const payload = result.AccessToken.split('.')[1] ?? '';
  return {
    accessToken: result.AccessToken,
    idToken: result.IdToken ?? '',
    refreshToken: result.RefreshToken ?? '',
    subject: JSON.parse(Buffer.from(payload, 'base64url').toString()).sub,
  };
};
