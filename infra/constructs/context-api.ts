import { Duration, Validations } from 'aws-cdk-lib';
import {
  type HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { Context, Operation } from '../../shared/contract/operation.ts';
import { type Access, needsToken } from '../../shared/contract/permissions.ts';
import {
  allowAskingSes,
  allowMakingLogins,
  allowReadingAndWriting,
  allowRedriving,
  allowTakingIn,
  allowUsingGateways,
} from './grants.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import type { WorkQueue } from './work-queue.ts';

export type ContextApiProps = Pick<ServiceFunctionProps, 'config' | 'bundles' | 'alarms'> & {
  readonly api: HttpApi;
  readonly authorizer: IHttpRouteAuthorizer;
  readonly table: ITable;
  readonly operations: readonly Operation[];
  readonly impact: string;
  /** of the one context that makes logins */
  readonly userPool?: IUserPool;
  /** of the one context that says whether mail can leave */
  readonly asksSes?: boolean;
  /** of the one context that keeps payment gateways' credentials */
  readonly keepsCredentials?: boolean;
  /** of the one context that brings dead letters back */
  readonly redrives?: readonly WorkQueue[];
  /** of the one context that resumes runs */
  readonly resumesRuns?: boolean;
};

/** Access tokens carry it, ID tokens carry no scope: so an ID token does not pass for an access token. */
export const accessTokenScope = 'aws.cognito.signin.user.admin';

/** One context of the API: its function, one integration, one invoke permission, and a route for each operation. */
export class ContextApi extends Construct {
  readonly routes: readonly HttpRoute[];

  constructor(scope: Construct, context: Context, props: ContextApiProps) {
    super(scope, context);
    const { table, userPool } = props;
    // strangers call it: it has less memory and fewer rights than the others
    const isForGateways = context === 'gateway-webhooks';
    const handler = new ServiceFunction(this, `api-${context}`, {
      ...props,
      // HTTP APIs give up after 30 s; a caller should hear of a slow answer before that
      timeout: Duration.seconds(15),
      memoryMb: isForGateways ? 512 : 1_024,
      environment: {
        TABLE_NAME: table.tableName,
        ...(userPool && { USER_POOL_ID: userPool.userPoolId }),
        ...(props.resumesRuns && { LEASE_SECONDS: String(props.config.leaseSeconds) }),
      },
    });
    if (isForGateways) {
      allowTakingIn(handler, table);
      allowUsingGateways(handler, props.config);
    } else allowReadingAndWriting(handler, table);
    if (userPool) allowMakingLogins(handler, userPool);
    if (props.asksSes) allowAskingSes(handler, props.config.mailDomain);
    if (props.keepsCredentials)
      allowUsingGateways(handler, props.config, ['CreateSecret', 'PutSecretValue']);
    if (props.redrives) allowRedriving(handler, props.redrives);
    // a permission per route would outgrow the 20 KB of a function's policy at about 60 routes
    const integration = new HttpLambdaIntegration('Integration', handler.lambda, {
      scopePermissionToRoute: false,
    });
    this.routes = props.operations.map(operation => {
      const isPublic = !needsToken(operation.access);
      const route = new HttpRoute(this, operation.id, {
        httpApi: props.api,
        routeKey: HttpRouteKey.with(operation.path, HttpMethod[operation.method]),
        integration,
        authorizer: isPublic ? new HttpNoneAuthorizer() : props.authorizer,
        ...(!isPublic && { authorizationScopes: [accessTokenScope] }),
      });
      if (isPublic) acknowledgePublic(route, operation.access);
      return route;
    });
  }
}

const tokenless: Partial<Record<Access, { readonly id: string; readonly reason: string }>> = {
  public: {
    id: 'AwsSolutions-APIG4',
    reason:
      'Visitors of the storefront have no token (S53): the route is throttled by itself, what it writes is counted for each visitor, and the permission table names it as public.',
  },
  gateway: {
    id: 'AwsSolutions-APIG4',
    reason:
      'Payment gateways have no token: their signature is checked on the bytes as they came, at an address that nobody guesses, and what they speak of is asked again.',
  },
};

const acknowledgePublic = (route: HttpRoute, access: Access): void => {
  const acknowledged = tokenless[access];
  if (!acknowledged) throw new Error(`${access}: expected a reason to ask for no token`);
  Validations.of(route).acknowledge(acknowledged);
};
