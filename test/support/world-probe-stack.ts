import type { TemplateResource } from './edited-template.ts';

export type Resources = Record<string, TemplateResource & { Metadata?: object }>;

const att = (id: string, name = 'Arn') => ({ 'Fn::GetAtt': [id, name] });
const ref = (id: string) => ({ Ref: id });

const handlers = ['http', 'calling', 'queue', 'stream', 'scheduled', 'task'] as const;
type HandlerName = (typeof handlers)[number];

/** What each handler may do: `calling` its own table, the others nothing. */
const policies: Partial<Record<HandlerName, object[]>> = {
  calling: [{ Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: att('Table') }],
};

const functionResources = (name: HandlerName): Resources => ({
  [`${name}Role`]: {
    Type: 'AWS::IAM::Role',
    Properties: { Policies: [{ PolicyDocument: { Statement: policies[name] ?? [] } }] },
  },
  [name]: {
    Type: 'AWS::Lambda::Function',
    Metadata: { 'aws:asset:path': 'asset.probe' },
    Properties: {
      Description: name,
      Handler: `index.${name}`,
      Role: att(`${name}Role`),
      MemorySize: 128,
      Timeout: name === 'http' ? 1 : 5,
      Environment: {
        Variables: {
          TABLE_NAME: ref('Table'),
          OTHER_QUEUE_URL: ref('DeadLetters'),
          MACHINE_ARN: ref('Machine'),
        },
      },
    },
  },
});

const route = (id: string, key: string, target = 'httpIntegration', open = true): Resources => ({
  [id]: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      RouteKey: key,
      Target: `integrations/${target}`,
      ...(open ? {} : { AuthorizationType: 'JWT', AuthorizerId: ref('Authorizer') }),
    },
  },
});

const integration = (name: string, TimeoutInMillis = 30_000): TemplateResource => ({
  Type: 'AWS::ApiGatewayV2::Integration',
  Properties: {
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: att(name),
    PayloadFormatVersion: '2.0',
    TimeoutInMillis,
  },
});

const api: Resources = {
  Api: {
    Type: 'AWS::ApiGatewayV2::Api',
    Properties: {
      CorsConfiguration: {
        AllowOrigins: ['https://portal.example'],
        AllowMethods: ['GET'],
        AllowHeaders: ['Authorization', 'If-Match'],
        ExposeHeaders: ['ETag'],
      },
    },
  },
  Pool: { Type: 'AWS::Cognito::UserPool', Properties: { UsernameAttributes: ['email'] } },
  Client: {
    Type: 'AWS::Cognito::UserPoolClient',
    Properties: { UserPoolId: ref('Pool'), ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] },
  },
  Authorizer: {
    Type: 'AWS::ApiGatewayV2::Authorizer',
    Properties: {
      JwtConfiguration: { Audience: [ref('Client')], Issuer: att('Pool', 'ProviderURL') },
    },
  },
  httpIntegration: integration('http'),
  slowIntegration: integration('http', 200),
  callingIntegration: integration('calling'),
  ...route('open', 'ANY /{proxy+}'),
  ...route('literal', 'GET /things/mine'),
  ...route('variable', 'GET /things/{id}'),
  ...route('slow', 'GET /slow', 'slowIntegration'),
  ...route('call', 'POST /calling', 'callingIntegration'),
  ...route('closed', 'GET /closed', 'httpIntegration', false),
};

const schedule = (name: string, State: string): TemplateResource => ({
  Type: 'AWS::Scheduler::Schedule',
  Properties: {
    Name: name,
    State,
    ScheduleExpression: 'rate(1 hour)',
    Target: {
      Arn: att('scheduled'),
      RoleArn: att('scheduledRole'),
      Input: `{"schedule":"${name}","at":"<aws.scheduler.scheduled-time>"}`,
    },
  },
});

const keySchema = [
  { AttributeName: 'pk', KeyType: 'HASH' },
  { AttributeName: 'sk', KeyType: 'RANGE' },
];

const background: Resources = {
  Table: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: 'probe',
      KeySchema: keySchema,
      AttributeDefinitions: keySchema.map(key => ({
        ...key,
        KeyType: undefined,
        AttributeType: 'S',
      })),
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    },
  },
  DeadLetters: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
  Lost: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'lost' } },
  Work: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      QueueName: 'work',
      // longer than a cold start on a busy machine, or a message would be handled twice
      VisibilityTimeout: 3,
      RedrivePolicy: { deadLetterTargetArn: att('DeadLetters'), maxReceiveCount: 2 },
    },
  },
  QueueMapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      FunctionName: ref('queue'),
      EventSourceArn: att('Work'),
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    },
  },
  StreamMapping: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      FunctionName: ref('stream'),
      EventSourceArn: att('Table', 'StreamArn'),
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 10,
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: att('Lost') } },
      FilterCriteria: {
        Filters: [{ Pattern: '{"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"OUTBOX#"}]}}}}' }],
      },
    },
  },
  Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'probe-bus' } },
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventBusName: ref('Bus'),
      EventPattern: { source: ['probe'], 'detail-type': [{ prefix: 'thing.' }] },
      Targets: [
        { Id: 'q', Arn: att('Work'), SqsParameters: { MessageGroupId: '$.detail.tenant' } },
      ],
    },
  },
  Hourly: schedule('hourly', 'ENABLED'),
  Never: schedule('never', 'DISABLED'),
  MachineRole: {
    Type: 'AWS::IAM::Role',
    Properties: {
      Policies: [
        {
          PolicyDocument: {
            Statement: [
              { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: att('task') },
            ],
          },
        },
      ],
    },
  },
  Machine: {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: {
      StateMachineName: 'probe',
      RoleArn: att('MachineRole'),
      DefinitionString: {
        'Fn::Sub': JSON.stringify({
          StartAt: 'Work',
          States: {
            Work: {
              Type: 'Task',
              Resource: `\${task.Arn}`,
              Retry: [{ ErrorEquals: ['Lambda.TooManyRequestsException'], IntervalSeconds: 1 }],
              End: true,
            },
          },
        }),
      },
    },
  },
};

/** A small stack that uses every part of the runtime once. */
export const probeStack = (): Resources =>
  structuredClone({
    ...Object.assign({}, ...handlers.map(functionResources)),
    ...api,
    ...background,
  });
