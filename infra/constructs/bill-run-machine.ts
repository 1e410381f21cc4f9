import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import {
  Choice,
  Condition,
  DefinitionBody,
  Fail,
  JsonPath,
  LogLevel,
  Map as MapState,
  StateMachine,
  StateMachineType,
  Succeed,
  TaskInput,
  type TaskStateBase,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { ImpactAlarm } from './impact-alarm.ts';
import type { ServiceFunction } from './service-function.ts';

export interface BillRunMachineProps {
  readonly config: StageConfig;
  readonly alarms: ITopic;
  readonly plan: ServiceFunction;
  readonly draft: ServiceFunction;
  readonly number: ServiceFunction;
  readonly close: ServiceFunction;
}

/** Lambda's own troubles, a function that ran out of time or memory included; a refusal of ours is not retried. */
const transientErrors = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
  'Lambda.Unknown',
  'Sandbox.Timedout',
  'States.Timeout',
];

const theRun = {
  organisationId: JsonPath.stringAt('$.organisationId'),
  runId: JsonPath.stringAt('$.runId'),
};

/**
 * `continue(run)`: plan → draft (map) → hold? → number → close, entered at the stage the run is in. All
 * progress lies in the table, so a failed execution loses nothing: the tick starts the next one.
 * Only tasks, choices and an inline map: the definition means the same on AWS and on a laptop.
 */
export class BillRunMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: BillRunMachineProps) {
    super(scope, id);
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(this.#definition(props)),
      role: this.#role(props).withoutPolicyUpdates(),
      // a million customers take half an hour; an execution that lasts a day is stuck, and the tick starts the next
      timeout: Duration.hours(24),
      tracingEnabled: true,
      logs: {
        // the prefix keeps the account's log resource policy from growing past its 5,120 characters
        destination: new LogGroup(this, 'Logs', {
          logGroupName: `/aws/vendedlogs/states/atrium-${props.config.stage}-bill-run`,
          retention: props.config.logRetentionDays,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ALL,
        includeExecutionData: true,
      },
    });
    this.#alarm(props.alarms);
  }

  #definition({ plan, draft, number, close }: BillRunMachineProps) {
    const planning = this.#task('Plan', plan, theRun);
    const numbering = this.#task('Number', number, theRun);
    const closing = this.#task('Close', close, theRun);
    const closed = new Succeed(this, 'Closed');
    const drafting = new MapState(this, 'Draft', {
      itemsPath: '$.workers',
      itemSelector: { ...theRun, worker: JsonPath.numberAt('$$.Map.Item.Value.worker') },
      maxConcurrency: 10,
      resultPath: JsonPath.DISCARD,
    });
    drafting.itemProcessor(this.#worker(draft)).next(planning);

    closing.next(new Choice(this, 'Is closed').when(notDone, closing).otherwise(closed));
    numbering.next(new Choice(this, 'Is numbered').when(notDone, numbering).otherwise(closing));
    return planning.next(
      new Choice(this, 'Stage')
        .when(notDone, planning)
        .when(stageIs('drafting'), drafting)
        .when(stageIs('held'), new Succeed(this, 'Held'))
        .when(stageIs('numbering'), numbering)
        .when(stageIs('closing'), closing)
        .when(stageIs('closed'), closed)
        .otherwise(new Fail(this, 'Unknown stage', { error: 'UnknownStage', cause: unknownStage })),
    );
  }

  /** One worker of the map: it says where it stands when its time is nearly over, and is called again. */
  #worker(draft: ServiceFunction) {
    const work = this.#task('Draft customers', draft, {
      ...theRun,
      worker: JsonPath.numberAt('$.worker'),
    });
    return work.next(
      new Choice(this, 'Is drafted')
        .when(notDone, work)
        .otherwise(new Succeed(this, 'Worker is done')),
    );
  }

  #task(id: string, target: ServiceFunction, payload: Record<string, unknown>): TaskStateBase {
    const seconds = target.lambda.timeout?.toSeconds() ?? 0;
    return new LambdaInvoke(this, id, {
      lambdaFunction: target.lambda,
      payloadResponseOnly: true,
      payload: TaskInput.fromObject(payload),
      retryOnServiceExceptions: false,
      taskTimeout: Timeout.duration(Duration.seconds(seconds + 30)),
    }).addRetry({
      errors: transientErrors,
      interval: Duration.seconds(2),
      backoffRate: 2,
      maxAttempts: 3,
    });
  }

  /** CDK would grant each function with all its versions (`arn:*`); the machine calls the function alone. */
  #role({ plan, draft, number, close }: BillRunMachineProps): Role {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('states.amazonaws.com'),
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [plan, draft, number, close].map(step => step.lambda.functionArn),
      }),
    );
    role.addToPolicy(new PolicyStatement({ actions: deliveryActions, resources: ['*'] }));
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'CloudWatch log delivery and X-Ray define no resource types for these actions (Service Authorization Reference), so a grant can only be on *. The role reaches Lambda by four exact ARNs.',
    });
    return role;
  }

  #alarm(alarms: ITopic): void {
    const period = Duration.minutes(5);
    const impact =
      'A bill run stopped before it was closed; the next tick continues it. If this repeats, its customers are not billed.';
    new ImpactAlarm(this, 'Failed', {
      metric: this.machine.metricFailed({ period }),
      threshold: 1,
      impact,
      alarms,
    });
    new ImpactAlarm(this, 'TimedOut', {
      metric: this.machine.metricTimedOut({ period }),
      threshold: 1,
      impact,
      alarms,
    });
  }
}

const unknownStage =
  'UnknownStage: the plan answered with a stage that continue(run) does not know';
const notDone = Condition.booleanEquals('$.done', false);
const stageIs = (stage: string) => Condition.stringEquals('$.stage', stage);

/** Log delivery and X-Ray know no resources (Service Authorization Reference): the only grant on `*` here. */
const deliveryActions = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
];
