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
import {
  allowAskingSes,
  allowMakingLogins,
  allowReadingAndWriting,
  allowUsingGateways,
} from './grants.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';

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
};

/** Access tokens carry it, ID tokens carry no scope: so an ID token does not pass for an access token. */
export const accessTokenScope = 'aws.cognito.signin.user.admin';

/** One context of the API: its function, one integration, one invoke permission, and a route for each operation. */
export class ContextApi extends Construct {
  readonly routes: readonly HttpRoute[];

  constructor(scope: Construct, context: Context, props: ContextApiProps) {
    super(scope, context);
    const { table, userPool } = props;
    const handler = new ServiceFunction(this, `api-${context}`, {
      ...props,
      // HTTP APIs give up after 30 s; a caller should hear of a slow answer before that
      timeout: Duration.seconds(15),
      memoryMb: 1_024,
      environment: {
        TABLE_NAME: table.tableName,
        ...(userPool && { USER_POOL_ID: userPool.userPoolId }),
      },
    });
    allowReadingAndWriting(handler, table);
    if (userPool) allowMakingLogins(handler, userPool);
    if (props.asksSes) allowAskingSes(handler, props.config.mailDomain);
    if (props.keepsCredentials)
      allowUsingGateways(handler, props.config, ['CreateSecret', 'PutSecretValue']);
    // a permission per route would outgrow the 20 KB of a function's policy at about 60 routes
    const integration = new HttpLambdaIntegration('Integration', handler.lambda, {
      scopePermissionToRoute: false,
    });
    this.routes = props.operations.map(operation => {
      const isPublic = operation.access === 'public';
      const route = new HttpRoute(this, operation.id, {
        httpApi: props.api,
        routeKey: HttpRouteKey.with(operation.path, HttpMethod[operation.method]),
        integration,
        authorizer: isPublic ? new HttpNoneAuthorizer() : props.authorizer,
        ...(!isPublic && { authorizationScopes: [accessTokenScope] }),
      });
      if (isPublic) acknowledgePublic(route);
      return route;
    });
  }
}

const acknowledgePublic = (route: HttpRoute): void => {
  Validations.of(route).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason:
      'Visitors of the storefront have no token (S53): the route is throttled by itself, what it writes is counted for each visitor, and the permission table names it as public.',
  });
};
