import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { CorsHttpMethod, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { Construct } from 'constructs';
import { type Context, contexts, serverOf } from '../../shared/contract/operation.ts';
import { operations } from '../../shared/contract/operations.ts';
import { ApiStage } from '../constructs/api-stage.ts';
import { ContextApi } from '../constructs/context-api.ts';
import type { Deployment } from '../constructs/service-function.ts';
import type { WorkQueue } from '../constructs/work-queue.ts';
import type { DataStack } from './data.ts';

export interface ApiStackProps extends StackProps, Deployment {
  readonly data: DataStack;
  /** whose dead letters the operator sees */
  readonly queues: readonly WorkQueue[];
}

const impacts: Record<Context, string> = {
  organisation: 'The operator cannot see or change its settings, locations and switches.',
  access: 'Nobody can be invited, and access to the portal cannot be taken away.',
  people: 'Customers and members cannot be seen, added or changed.',
  'contact-persons': 'Contact persons cannot be changed: mail goes to the wrong people.',
  catalogue: 'Plans, memberships and fees cannot be changed: the next run bills the wrong things.',
  booking: 'Nothing can be booked, changed or cancelled, and resources show no availability.',
  community: 'Community events cannot be seen, changed or booked.',
  orders: 'Nothing can be purchased from the portal, and orders are not fulfilled.',
  storefront: 'Visitors cannot see, book or buy anything.',
  billing: 'Nobody can see invoices, release a held run or un-park a customer.',
  payments: 'Payments cannot be booked or seen: invoices stay open that are paid.',
  'gateway-webhooks':
    'Gateways cannot tell what happens: paid invoices stay open until they are asked.',
  dunning: 'Nobody sees what was done about an invoice, or changes it for a customer.',
  accounting: 'The bookkeeper gets no journal and no balances.',
  documents: 'Nobody can download an invoice.',
  notifications: 'Nobody can see what became of a mail, or send one again.',
  webhooks: "Nobody can say which of the operator's systems are told what happens.",
  export: 'The operator cannot take its data out.',
  privacy: 'Nobody can have personal data erased, or get what is stored about a customer.',
};

/** The HTTPS API: its routes are the operation list, each behind the JWT authorizer unless it is public. */
export class ApiStack extends Stack {
  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { config, data } = props;
    const api = new HttpApi(this, 'Api', {
      apiName: `atrium-${config.stage}`,
      createDefaultStage: false,
      disableExecuteApiEndpoint: config.apiDomain !== undefined,
      corsPreflight: {
        allowOrigins: config.allowedOrigins,
        allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map(
          method => CorsHttpMethod[method as keyof typeof CorsHttpMethod],
        ),
        allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match'],
        exposeHeaders: ['Content-Disposition', 'ETag', 'Location', 'Next-Cursor', 'Retry-After'],
        maxAge: Duration.hours(1),
      },
    });
    const authorizer = new HttpUserPoolAuthorizer('AccessToken', data.signIn.pool, {
      userPoolClients: [data.signIn.client],
    });
    const parts = contexts.map(
      context =>
        new ContextApi(this, context, {
          ...props,
          api,
          authorizer,
          table: data.table,
          alarms: data.alarms,
          operations: operations.filter(operation => serverOf(operation) === context),
          impact: impacts[context],
          ...(context === 'access' && { userPool: data.signIn.pool }),
          keepsCredentials: context === 'payments',
          ...(context === 'organisation' && { asksSes: true, redrives: props.queues }),
          resumesRuns: context === 'billing',
        }),
    );
    const stage = new ApiStage(this, 'Stage', {
      api,
      config,
      routes: parts.flatMap(part => part.routes),
      alarms: data.alarms,
    });
    new CfnOutput(this, 'ApiUrl', { value: stage.url });
  }
}
