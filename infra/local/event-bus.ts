import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AsyncInvoker } from './async-invoker.ts';
import { compilePattern } from './event-pattern.ts';
import { accountId, type Resolver } from './intrinsics.ts';
import type { LogSink } from './lambda-environment.ts';
import { nameOf } from './names.ts';
import { type Queues, queueOfArn } from './queues.ts';
import { ServiceError } from './services.ts';
import { type Resource, resourcesOf } from './template.ts';

/** PutEvents takes at most this much, and this many entries (AWS limits). */
const maxEventBytes = 256 * 1024;
const maxEntries = 10;

interface Entry {
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly EventBusName?: string;
  readonly Resources?: readonly string[];
  readonly Time?: number;
}

interface RuleTarget {
  readonly Id: string;
  readonly Arn: string;
  readonly Input?: string;
  readonly DeadLetterConfig?: { readonly Arn: string };
  readonly RetryPolicy?: { readonly MaximumRetryAttempts?: number };
  readonly SqsParameters?: { readonly MessageGroupId: string };
}

interface Rule {
  readonly arn: string;
  readonly bus: string;
  readonly matches: (event: unknown) => boolean;
  readonly targets: readonly RuleTarget[];
}

interface Parts {
  readonly resolver: Resolver;
  readonly queues: Queues;
  readonly invoker: AsyncInvoker;
  readonly log: LogSink;
}

/** The buses and rules of the template behind `PutEvents`. An event is handed to every target before it is acknowledged, so a killed runner loses none. */
export const createEventBus = (parts: Parts) => {
  const { assembly } = parts.resolver;
  const buses = new Set(['default', ...resourcesOf(assembly, 'AWS::Events::EventBus').map(nameOf)]);
  const rules = resourcesOf(assembly, 'AWS::Events::Rule').flatMap(rule => ruleOf(parts, rule));

  const accept = async (entry: Entry): Promise<object> => {
    const refusal = refusalOf(entry);
    if (refusal) return refusal;
    const bus = (entry.EventBusName ?? 'default').split('/').at(-1) ?? '';
    const event = toEvent(entry, assembly.region);
    if (!buses.has(bus)) return { EventId: event.id };
    await Promise.all(
      rules
        .filter(rule => rule.bus === bus && rule.matches(event))
        .flatMap(rule => rule.targets.map(target => deliver(parts, rule, target, event))),
    );
    return { EventId: event.id };
  };

  return {
    putEvents: async ({ Entries = [] }: { Entries?: Entry[] }) => {
      const bytes = Entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
      if (Entries.length < 1 || Entries.length > maxEntries) {
        throw new ServiceError(
          'ValidationException',
          `expected 1 to ${maxEntries} entries, got ${Entries.length}`,
        );
      }
      if (bytes > maxEventBytes) {
        throw new ServiceError(
          'ValidationException',
          `Total size of the entries in the request is over the limit: ${bytes} of ${maxEventBytes} bytes.`,
        );
      }
      const results = await Promise.all(Entries.map(accept));
      const FailedEntryCount = results.filter(result => 'ErrorCode' in result).length;
      return { FailedEntryCount, Entries: results };
    },
  };
};

export type EventBus = ReturnType<typeof createEventBus>;

const ruleOf = ({ resolver }: Parts, resource: Resource): Rule[] => {
  const rule = resolver.properties<{
    EventBusName?: string;
    EventPattern?: unknown;
    ScheduleExpression?: string;
    State?: string;
    Targets?: RuleTarget[];
  }>(resource);
  if (rule.ScheduleExpression || !rule.EventPattern) {
    throw new Error(
      `${resource.logicalId}: expected a rule with an event pattern (schedules belong to EventBridge Scheduler)`,
    );
  }
  for (const target of rule.Targets ?? []) checkTarget(resource, target);
  if (rule.State === 'DISABLED') return [];
  return [
    {
      arn: resolver.arn(resource),
      bus: (rule.EventBusName ?? 'default').split('/').at(-1) ?? '',
      matches: compilePattern(rule.EventPattern),
      targets: rule.Targets ?? [],
    },
  ];
};

const targetFields = ['Id', 'Arn', 'Input', 'DeadLetterConfig', 'RetryPolicy', 'SqsParameters'];

const checkTarget = (rule: Resource, target: RuleTarget): void => {
  const unknown = Object.keys(target).filter(field => !targetFields.includes(field));
  if (unknown.length > 0 || !/^arn:aws:(sqs|lambda):/.test(target.Arn)) {
    throw new Error(
      `${rule.logicalId}: the local runtime knows targets of SQS and Lambda with ${targetFields.join(', ')}; got ${JSON.stringify(target)}`,
    );
  }
};

// AWS counts these four fields; 14 bytes for the time
const sizeOf = ({ Source = '', DetailType = '', Detail = '', Time }: Entry): number =>
  Buffer.byteLength(Source + DetailType + Detail) + (Time === undefined ? 0 : 14);

const refusalOf = ({ Source, DetailType, Detail }: Entry): object | undefined => {
  const error = (ErrorCode: string, ErrorMessage: string) => ({ ErrorCode, ErrorMessage });
  if (!Source) return error('InvalidArgument', 'Parameter Source is not valid.');
  if (!DetailType) return error('InvalidArgument', 'Parameter DetailType is not valid.');
  try {
    const detail = JSON.parse(Detail ?? '');
    if (typeof detail === 'object' && detail !== null) return undefined;
  } catch {}
  return error('MalformedDetail', 'Detail is malformed.');
};

const toEvent = (entry: Entry, region: string) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': entry.DetailType,
  source: entry.Source,
  account: accountId,
  time: new Date(entry.Time ? entry.Time * 1_000 : Date.now()).toISOString().replace(/\.\d+/, ''),
  region,
  resources: entry.Resources ?? [],
  detail: JSON.parse(entry.Detail ?? '{}'),
});

/** Tries a target, then its dead-letter queue; a target in another process is back within seconds or not at all. */
const deliver = async (
  parts: Parts,
  rule: Rule,
  target: RuleTarget,
  event: object,
): Promise<void> => {
  const tries = Math.min((target.RetryPolicy?.MaximumRetryAttempts ?? 185) + 1, 5);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await hand(parts, target, event);
    } catch (error) {
      if (attempt >= tries) return undeliverable(parts, rule, target, event, error as Error);
      await sleep(50 * 2 ** attempt);
    }
  }
};

const hand = async (
  { queues, invoker }: Parts,
  target: RuleTarget,
  event: object,
): Promise<void> => {
  const payload = target.Input === undefined ? event : JSON.parse(target.Input);
  if (target.Arn.startsWith('arn:aws:lambda:')) return invoker.enqueue(target.Arn, payload);
  await queues.send(queueOfArn(target.Arn), {
    body: JSON.stringify(payload),
    groupId: targetParameter(event, target.SqsParameters?.MessageGroupId),
  });
};

/** A target parameter: literal, or a path into the event (`$.detail.organisationId`). */
export const targetParameter = (
  event: object,
  parameter: string | undefined,
): string | undefined => {
  if (!parameter?.startsWith('$.')) return parameter;
  const value = parameter
    .slice(2)
    .split('.')
    .reduce<unknown>((at, field) => (at as Record<string, unknown> | undefined)?.[field], event);
  return value === undefined ? undefined : String(value);
};

const undeliverable = async (
  { queues, log }: Parts,
  rule: Rule,
  target: RuleTarget,
  event: object,
  error: Error,
): Promise<void> => {
  log('event-bus', undefined, `${rule.arn} could not reach ${target.Arn}: ${error.message}\n`);
  if (!target.DeadLetterConfig) return;
  await queues.send(queueOfArn(target.DeadLetterConfig.Arn), {
    body: JSON.stringify(event),
    attributes: {
      RULE_ARN: rule.arn,
      TARGET_ARN: target.Arn,
      ERROR_CODE: error.name,
      ERROR_MESSAGE: error.message.slice(0, 200),
    },
  });
};
