import { AdminSetUserPasswordCommand } from '@aws-sdk/client-cognito-identity-provider';
import { type Login, loginOf } from '../../../shared/access/login.ts';
import { cognito } from '../../../shared/clients/cognito.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { localPassword } from '../sign-in.ts';

/** The owner's login, made as an invitation makes it; a new one of a local pool has `localPassword`. */
export const ownerLogin = async (
  email: string,
  { isLocal, userPoolId: UserPoolId }: { readonly userPoolId: string; readonly isLocal: boolean },
): Promise<Login> => {
  process.env.USER_POOL_ID = UserPoolId;
  const login = await loginOf(email).catch((error: Error) => {
    const received = error instanceof Refusal ? ` (${error.detail.received})` : '';
    throw new Error(`the user pool ${UserPoolId} cannot be used: ${error.message}${received}`);
  });
  if (isLocal && login.isNew) {
    const user = { UserPoolId, Username: login.subject };
    const password = { Password: localPassword, Permanent: true };
    await cognito().send(new AdminSetUserPasswordCommand({ ...user, ...password }));
  }
  return login;
};
