import { Duration } from 'aws-cdk-lib';
import {
  Choice,
  Condition,
  Fail,
  type IChainable,
  JsonPath,
  Map as MapState,
  Succeed,
  TaskInput,
  type TaskStateBase,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

export interface BillRunSteps {
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

const unknownStage =
  'UnknownStage: the plan answered with a stage that continue(run) does not know';
const notDone = Condition.booleanEquals('$.done', false);
const stageIs = (stage: string) => Condition.stringEquals('$.stage', stage);

/**
 * plan → draft (map) → hold? → number → close, entered at the stage the run is in. Only tasks, choices and an
 * inline map: the definition means the same on AWS and on a laptop. Nothing is caught: a failed execution loses
 * nothing, since all progress lies in the table, and the tick starts the next one.
 */
export const defineBillRun = (scope: Construct, steps: BillRunSteps): IChainable => {
  const planning = task(scope, 'Plan', steps.plan, theRun);
  const numbering = task(scope, 'Number', steps.number, theRun);
  const closing = task(scope, 'Close', steps.close, theRun);
  const closed = new Succeed(scope, 'Closed');
  closing.next(new Choice(scope, 'Is closed').when(notDone, closing).otherwise(closed));
  numbering.next(new Choice(scope, 'Is numbered').when(notDone, numbering).otherwise(closing));
  const drafting = draftWithWorkers(scope, steps.draft);
  drafting.next(planning);
  return planning.next(
    new Choice(scope, 'Stage')
      .when(notDone, planning)
      .when(stageIs('drafting'), drafting)
      .when(stageIs('held'), new Succeed(scope, 'Held'))
      .when(stageIs('numbering'), numbering)
      .when(stageIs('closing'), closing)
      .when(stageIs('closed'), closed)
      .otherwise(new Fail(scope, 'Unknown stage', { error: 'UnknownStage', cause: unknownStage })),
  );
};

/** Each worker says where it stands when its time is nearly over, and is called again. */
const draftWithWorkers = (scope: Construct, draft: ServiceFunction): MapState => {
  const workers = new MapState(scope, 'Draft', {
    itemsPath: '$.workers',
    itemSelector: { ...theRun, worker: JsonPath.numberAt('$$.Map.Item.Value.worker') },
    maxConcurrency: 10,
    resultPath: JsonPath.DISCARD,
  });
  const work = task(scope, 'Draft customers', draft, {
    ...theRun,
    worker: JsonPath.numberAt('$.worker'),
  });
  return workers.itemProcessor(
    work.next(
      new Choice(scope, 'Is drafted')
        .when(notDone, work)
        .otherwise(new Succeed(scope, 'Worker is done')),
    ),
  );
};

const task = (
  scope: Construct,
  id: string,
  { lambda }: ServiceFunction,
  payload: Record<string, unknown>,
): TaskStateBase => {
  const seconds = lambda.timeout?.toSeconds() ?? 0;
  return new LambdaInvoke(scope, id, {
    lambdaFunction: lambda,
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
};
