import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  type AttributeType,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { localPassword } from '../sign-in.ts';

export interface Login {
  /** the `sub` that access tokens carry */
  readonly subject: string;
  readonly isNew: boolean;
}

/**
 * The login of an address in a user pool, made and invited by mail if there is none. A local pool sends no mail:
 * there the password is `localPassword`.
 */
export const ensureLogin = async (
  email: string,
  { isLocal, userPoolId: UserPoolId }: { readonly userPoolId: string; readonly isLocal: boolean },
): Promise<Login> => {
  const cognito = new CognitoIdentityProviderClient();
  const user = { UserPoolId, Username: email };
  const existing = await cognito.send(new AdminGetUserCommand(user)).catch((error: Error) => {
    if (error.name === 'UserNotFoundException') return undefined;
    throw new Error(`the user pool ${UserPoolId} cannot be read: ${error.name}: ${error.message}`);
  });
  if (existing) return { subject: subjectOf(existing.UserAttributes), isNew: false };
  const { User } = await cognito.send(
    new AdminCreateUserCommand({
      ...user,
      ...(isLocal ? { MessageAction: 'SUPPRESS' } : { DesiredDeliveryMediums: ['EMAIL'] }),
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ],
    }),
  );
  if (isLocal) {
    const password = { Password: localPassword, Permanent: true };
    await cognito.send(new AdminSetUserPasswordCommand({ ...user, ...password }));
  }
  return { subject: subjectOf(User?.Attributes), isNew: true };
};

const subjectOf = (attributes: readonly AttributeType[] | undefined): string => {
  const subject = attributes?.find(({ Name }) => Name === 'sub')?.Value;
  if (!subject) throw new Error('Cognito answered a user without sub');
  return subject;
};
