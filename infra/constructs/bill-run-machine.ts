import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import {
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { type BillRunSteps, defineBillRun } from './bill-run-definition.ts';
import { ImpactAlarm } from './impact-alarm.ts';

export interface BillRunMachineProps extends BillRunSteps {
  readonly config: StageConfig;
  readonly alarms: ITopic;
}

const impact =
  'A bill run stopped before it was closed; the next tick continues it. If this repeats, its customers are not billed.';

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

/** The state machine `continue(run)` with its role, its log and its alarms. */
export class BillRunMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: BillRunMachineProps) {
    super(scope, id);
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(defineBillRun(this, props)),
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

  /** CDK would grant each function with all its versions (`arn:*`); the machine calls the function alone. */
  #role({ plan, draft, number, close }: BillRunSteps): Role {
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
    const metrics = {
      Failed: this.machine.metricFailed({ period }),
      TimedOut: this.machine.metricTimedOut({ period }),
    };
    for (const [id, metric] of Object.entries(metrics)) {
      new ImpactAlarm(this, id, { metric, threshold: 1, impact, alarms });
    }
  }
}
