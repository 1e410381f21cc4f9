import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  UserPool,
  type UserPoolClient,
  UserPoolEmail,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';

/**
 * Who may sign in: people whom the API has invited, by address and password. The pool only identifies;
 * what a person may do is read from the table at every request.
 */
export class SignIn extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string, config: StageConfig) {
    super(scope, id);
    const isLocal = config.stage === 'local';
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      // Cognito's own sender stops at 50 mails a day
      ...(!isLocal && {
        email: UserPoolEmail.withSES({
          fromEmail: `sign-in@${config.mailDomain}`,
          sesVerifiedDomain: config.mailDomain,
          sesRegion: Stack.of(this).region,
        }),
      }),
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.client = this.pool.addClient('Portals', {
      // a password goes over the wire on a laptop only; elsewhere the portals use SRP
      authFlows: { userSrp: true, userPassword: isLocal },
      disableOAuth: true,
      // not `email`: whoever could give a login another address could take the next invitation to that address
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
    });
    Validations.of(this.pool).acknowledge(
      {
        id: 'AwsSolutions-COG2',
        reason:
          'Members of customers sign in to book a room or read an invoice; a second factor (TOTP) is theirs to turn on. A token only identifies: rights are read from the table at each request and can be taken away at once.',
      },
      {
        id: 'AwsSolutions-COG8',
        reason:
          'The Plus plan adds adaptive authentication, which is billed per user. There is no self sign-up, passwords have 12 characters of four kinds, and Cognito locks out repeated failures on every plan.',
      },
    );
  }
}
