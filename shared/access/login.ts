import { randomBytes } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  type AdminGetUserCommandOutput,
  AdminSetUserPasswordCommand,
  type AttributeType,
} from '@aws-sdk/client-cognito-identity-provider';
import { cognito } from '../clients/cognito.ts';
import { env } from '../env.ts';
import { Refusal } from '../kernel/errors.ts';
import { addressKey } from '../kernel/text.ts';

export interface Login {
  /** the `sub` that access tokens carry */
  readonly subject: string;
  readonly isNew: boolean;
}

/** Cognito takes no longer user name. */
const maxAddress = 128;

/**
 * The login of an address, made if there is none. A new one has a password that nobody knows: the person
 * chooses one by Cognito's ForgotPassword, and Cognito itself sends nothing here. May run twice, and beside
 * itself. 1 call, for a new login 4.
 */
export const loginOf = async (email: string): Promise<Login> => {
  const address = addressKey(email);
  if (address.length > maxAddress) {
    throw new Refusal('no_address', {
      expected: `an address of at most ${maxAddress} characters to sign in with`,
      received: `${address.length} characters`,
    });
  }
  const existing = await findUser(address);
  if (!existing) await createUser(address);
  // also after creating: of two at once one was too late and takes the other's
  const user = existing ?? (await findUser(address));
  if (!user) throw new Refusal('sign_in_unavailable', { received: 'no user after creating one' });
  if (user.UserStatus === 'FORCE_CHANGE_PASSWORD') await confirm(address);
  return { subject: verifiedSubject(user.UserAttributes), isNew: !existing };
};

const pool = () => ({ UserPoolId: env('USER_POOL_ID') });

const findUser = async (address: string): Promise<AdminGetUserCommandOutput | undefined> => {
  try {
    return await calling(() =>
      cognito().send(new AdminGetUserCommand({ ...pool(), Username: address })),
    );
  } catch (error) {
    if ((error as Error).name === 'UserNotFoundException') return undefined;
    throw error;
  }
};

const createUser = async (address: string): Promise<void> => {
  const command = new AdminCreateUserCommand({
    ...pool(),
    Username: address,
    MessageAction: 'SUPPRESS',
    UserAttributes: [
      { Name: 'email', Value: address },
      { Name: 'email_verified', Value: 'true' },
    ],
  });
  try {
    await calling(() => cognito().send(command));
  } catch (error) {
    if ((error as Error).name !== 'UsernameExistsException') throw error;
  }
};

/** ForgotPassword works for confirmed users only, and one is confirmed by a password of its own. */
const confirm = async (address: string): Promise<void> => {
  const Password = `${randomBytes(24).toString('base64url')}-aA1`;
  const command = { ...pool(), Username: address, Password, Permanent: true };
  await calling(() => cognito().send(new AdminSetUserPasswordCommand(command)));
};

/** An address that its login did not verify may be anybody's, who must not get what is meant for its owner. */
const verifiedSubject = (attributes: readonly AttributeType[] = []): string => {
  const attribute = (name: string) => attributes.find(({ Name }) => Name === name)?.Value;
  const subject = attribute('sub');
  if (!subject) throw new Error('Cognito answered a user without sub');
  if (attribute('email_verified') !== 'true') {
    throw new Refusal('login_in_use', {
      expected: 'a login that has verified its address',
      received: 'one that has not',
    });
  }
  return subject;
};

const throttled = ['TooManyRequestsException', 'LimitExceededException', 'ThrottlingException'];

/** What Cognito cannot do now is a refusal that a caller may repeat; what it refuses is ours to handle. */
const calling = async <T>(call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    const { name, $fault, $metadata } = error as Error & {
      $fault?: string;
      $metadata?: { httpStatusCode?: number };
    };
    const isAnswer = $metadata?.httpStatusCode !== undefined;
    if (isAnswer && $fault !== 'server' && !throttled.includes(name)) throw error;
    throw new Refusal('sign_in_unavailable', { received: name });
  }
};
