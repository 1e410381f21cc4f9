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

/** Signs a person in through Cognito's own API, as a portal does, and creates the user first if need be. */
export type SignIn = (email: string, password?: string) => Promise<Tokens>;

/** The SDK is loaded at the first call: the runner itself does without it. */
export const createSignIn = (resolver: Resolver, endpoint: string): SignIn => {
  const ids = () => {
    const [pool] = resourcesOf(resolver.assembly, 'AWS::Cognito::UserPool');
    const [client] = resourcesOf(resolver.assembly, 'AWS::Cognito::UserPoolClient');
    if (!pool || !client) throw new Error('the template has no user pool with a client');
    return {
      UserPoolId: String(resolver.value(pool, { Ref: pool.logicalId })),
      ClientId: String(resolver.value(client, { Ref: client.logicalId })),
    };
  };
  return async (email, password = localPassword) => {
    const sdk = await import('@aws-sdk/client-cognito-identity-provider');
    const cognito = new sdk.CognitoIdentityProviderClient({
      endpoint,
      region: resolver.assembly.region,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const { UserPoolId, ClientId } = ids();
    const authenticate = async () => {
      const { AuthenticationResult } = await cognito.send(
        new sdk.InitiateAuthCommand({
          ClientId,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: email, PASSWORD: password },
        }),
      );
      return AuthenticationResult;
    };
    const create = async () => {
      await cognito.send(
        new sdk.AdminCreateUserCommand({
          UserPoolId,
          Username: email,
          MessageAction: 'SUPPRESS',
          UserAttributes: [
            { Name: 'email', Value: email },
            { Name: 'email_verified', Value: 'true' },
          ],
        }),
      );
    };
    const setPassword = () =>
      cognito.send(
        new sdk.AdminSetUserPasswordCommand({
          UserPoolId,
          Username: email,
          Password: password,
          Permanent: true,
        }),
      );
    const exists = await cognito
      .send(new sdk.AdminGetUserCommand({ UserPoolId, Username: email }))
      .then(({ UserStatus }) => UserStatus ?? 'UNKNOWN')
      .catch(error => {
        if (error.name === 'UserNotFoundException') return undefined;
        throw error;
      });
    if (exists === undefined) await create();
    if (exists !== 'CONFIRMED') await setPassword();
    const result = await authenticate();
    if (!result?.AccessToken) throw new Error(`Cognito gave no token for ${email}`);
    const payload = result.AccessToken.split('.')[1] ?? '';
    return {
      accessToken: result.AccessToken,
      idToken: result.IdToken ?? '',
      refreshToken: result.RefreshToken ?? '',
      subject: JSON.parse(Buffer.from(payload, 'base64url').toString()).sub,
    };
  };
};
