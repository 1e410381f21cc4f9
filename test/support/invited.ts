import {
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { MailContent } from '../../infra/local/ses/views.ts';
import { createSignIn, localCode } from '../../infra/local/sign-in.ts';
import { type Caller, caller } from './caller.ts';
import { inbox } from './inbox.ts';
import type { SharedWorld } from './world.ts';

/** An address that no other test writes to, in no other file either. */
export const freshAddress = (name = 'person'): string =>
  `${name}-${crypto.randomUUID().slice(0, 8)}@invited.example`;

/** The mails to an address once there are so many, oldest first. */
export const mailsTo = async (
  { inboxUrl }: Pick<SharedWorld, 'inboxUrl'>,
  email: string,
  count = 1,
): Promise<MailContent[]> => {
  const found = await inbox(inboxUrl).waitFor(count, { to: email });
  return Promise.all(found.toReversed().map(({ id }) => inbox(inboxUrl).mail(id)));
};

/** What a portal does for somebody who was invited: "forgot password", the code, a password, signing in. */
export const choosePassword = async (
  { baseUrl, userPool }: Pick<SharedWorld, 'baseUrl' | 'userPool'>,
  email: string,
  password = 'My-0wn-Passw0rd!',
): Promise<Caller> => {
  const { clientId: ClientId, endpoint, region } = userPool;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const cognito = new CognitoIdentityProviderClient({ endpoint, region, credentials });
  const user = { ClientId, Username: email };
  await cognito.send(new ForgotPasswordCommand(user));
  await cognito.send(
    new ConfirmForgotPasswordCommand({ ...user, ConfirmationCode: localCode, Password: password }),
  );
  return signedIn({ baseUrl, userPool }, email, password);
};

/** Somebody who has chosen a password signs in again. */
export const signedIn = async (
  { baseUrl, userPool }: Pick<SharedWorld, 'baseUrl' | 'userPool'>,
  email: string,
  password = 'My-0wn-Passw0rd!',
): Promise<Caller> => {
  const { accessToken } = await createSignIn(userPool)(email, password);
  return caller(baseUrl, accessToken);
};
