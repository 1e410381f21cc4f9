import type { AsyncInvoker } from './async-invoker.ts';
import type { Resolver } from './intrinsics.ts';
import type { LogSink } from './lambda-environment.ts';
import { nameOf } from './names.ts';
import { type Queues, queueOfArn } from './queues.ts';
import { parseScheduleExpression } from './schedule-expression.ts';
import { type Resource, resourcesOf } from './template.ts';
import type { VirtualClock } from './virtual-clock.ts';

interface ScheduleProperties {
  readonly ScheduleExpression: string;
  readonly ScheduleExpressionTimezone?: string;
  readonly State?: 'ENABLED' | 'DISABLED';
  readonly Target: {
    readonly Arn: string;
    readonly Input?: string;
    readonly RoleArn: string;
    readonly DeadLetterConfig?: { readonly Arn: string };
  };
}

interface Parts {
  readonly resolver: Resolver;
  readonly invoker: AsyncInvoker;
  readonly queues: Queues;
  readonly clock: VirtualClock;
  readonly log: LogSink;
}

export interface Scheduler {
  readonly clock: VirtualClock;
  setSpeed(speed: number): void;
  stop(): void;
}

/** setTimeout's longest wait is 24.8 days; a schedule further away looks again in an hour. */
const longestWaitMs = 3_600_000;

/** Runs the template's enabled schedules on a clock of their own. A schedule fires by its time and by nothing else. */
export const startScheduler = (parts: Parts): Scheduler => {
  const schedules = resourcesOf(parts.resolver.assembly, 'AWS::Scheduler::Schedule').flatMap(
    resource => startSchedule(parts, resource),
  );
  return {
    clock: parts.clock,
    setSpeed: speed => {
      parts.clock.setSpeed(speed);
      for (const schedule of schedules) schedule.plan();
    },
    stop: () => {
      for (const schedule of schedules) schedule.stop();
    },
  };
};

/** Schedules of the template that are on, with their Lambda targets. */
export const scheduleTargets = (resolver: Resolver): string[] =>
  resourcesOf(resolver.assembly, 'AWS::Scheduler::Schedule').map(resource => {
    const { Target } = resolver.properties<ScheduleProperties>(resource);
    if (!Target.Arn.startsWith('arn:aws:lambda:')) {
      throw new Error(
        `${nameOf(resource)}: expected a Lambda function as target, got ${Target.Arn}`,
      );
    }
    return Target.Arn;
  });

const startSchedule = (parts: Parts, resource: Resource) => {
  const { clock } = parts;
  const schedule = parts.resolver.properties<ScheduleProperties>(resource);
  const nextAfter = parseScheduleExpression(
    schedule.ScheduleExpression,
    clock.now(),
    schedule.ScheduleExpressionTimezone,
  );
  if (schedule.State === 'DISABLED') return [];
  let due = nextAfter(clock.now());
  let timer: NodeJS.Timeout | undefined;
  const plan = (): void => {
    clearTimeout(timer);
    if (due === undefined) return;
    const wait = Math.min(clock.realMsUntil(due), longestWaitMs);
    timer = setTimeout(() => {
      if (due !== undefined && clock.now() >= due) {
        void fire(parts, nameOf(resource), schedule, due);
        // a clock too fast for one call after the other leaves out what has passed meanwhile
        due = nextAfter(clock.now());
      }
      plan();
    }, wait);
  };
  plan();
  return [{ plan, stop: () => clearTimeout(timer) }];
};

const fire = async (
  { invoker, queues, log }: Parts,
  name: string,
  { Target }: ScheduleProperties,
  due: number,
): Promise<void> => {
  const scheduledTime = new Date(due).toISOString().replace(/\.\d+/, '');
  const input = (Target.Input ?? '{}').replaceAll('<aws.scheduler.scheduled-time>', scheduledTime);
  try {
    await invoker.enqueue(Target.Arn, JSON.parse(input));
  } catch (error) {
    log('scheduler', undefined, `${name} at ${scheduledTime}: ${(error as Error).message}\n`);
    const deadLetters = Target.DeadLetterConfig?.Arn;
    if (deadLetters) await queues.send(queueOfArn(deadLetters), { body: input }).catch(() => {});
  }
};
