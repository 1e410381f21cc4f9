import { describe, expect, test } from 'vitest';
import {
  functionsOf,
  type Json,
  listOf,
  only,
  type Resource,
  resourcesOf,
  stages,
  written,
} from './assembly.ts';

describe.each(stages)('in stage %s nothing is lost:', stage => {
  const queues = () => resourcesOf(stage, 'AWS::SQS::Queue');
  const arnOf = ({ id }: Resource) => `<${id}.Arn>`;
  const redriveTargets = () =>
    queues()
      .filter(({ properties }) => properties.RedrivePolicy)
      .map(({ properties }) => written(stage, properties.RedrivePolicy.deadLetterTargetArn));

  /** ARNs of queues that take what something else could not deliver. */
  const deadLetterArns = () => [
    ...redriveTargets(),
    ...resourcesOf(stage, 'AWS::Events::Rule')
      .flatMap(({ properties }) => properties.Targets)
      .map((target: Json) => written(stage, target.DeadLetterConfig?.Arn)),
    ...resourcesOf(stage, 'AWS::Scheduler::Schedule').map(({ properties }) =>
      written(stage, properties.Target.DeadLetterConfig?.Arn),
    ),
    ...resourcesOf(stage, 'AWS::Lambda::EventSourceMapping').map(({ properties }) =>
      written(stage, properties.DestinationConfig?.OnFailure.Destination),
    ),
  ];

  test('every queue has a dead-letter queue or is one', () => {
    const deadLetters = deadLetterArns();
    for (const queue of queues()) {
      const { RedrivePolicy } = queue.properties;
      if (RedrivePolicy) expect(RedrivePolicy.maxReceiveCount).toBeGreaterThanOrEqual(5);
      else expect(deadLetters, queue.id).toContain(arnOf(queue));
    }
  });

  test('every dead-letter queue keeps what it gets for 14 days and alarms at the first message', () => {
    const alarms = resourcesOf(stage, 'AWS::CloudWatch::Alarm');
    for (const queue of queues().filter(found => deadLetterArns().includes(arnOf(found)))) {
      expect(queue.properties.MessageRetentionPeriod).toBe(1_209_600);
      const alarm = alarms.find(
        ({ properties }) =>
          properties.MetricName === 'ApproximateNumberOfMessagesVisible' &&
          written(stage, properties.Dimensions[0].Value) === `<${queue.id}.QueueName>`,
      );
      expect(alarm?.properties, queue.id).toMatchObject({ Threshold: 1 });
    }
  });

  test('every rule hands what it cannot deliver to a dead-letter queue, after retries', () => {
    const rules = resourcesOf(stage, 'AWS::Events::Rule');
    expect(rules.length).toBeGreaterThan(0);
    for (const target of rules.flatMap(({ properties }) => properties.Targets)) {
      expect(target.RetryPolicy.MaximumRetryAttempts).toBeGreaterThan(0);
      expect(queues().map(arnOf)).toContain(written(stage, target.DeadLetterConfig.Arn));
    }
  });

  test('a rule may write to its queue and to its dead-letter queue', () => {
    const granted = resourcesOf(stage, 'AWS::SQS::QueuePolicy').flatMap(({ properties }) =>
      properties.PolicyDocument.Statement.filter(
        (found: Json) => found.Principal?.Service === 'events.amazonaws.com',
      ).map((found: Json) => written(stage, found.Resource)),
    );
    for (const { properties } of resourcesOf(stage, 'AWS::Events::Rule')) {
      for (const target of properties.Targets) {
        expect(granted).toContain(written(stage, target.DeadLetterConfig.Arn));
        const arn = written(stage, target.Arn);
        if (queues().some(found => arnOf(found) === arn)) expect(granted).toContain(arn);
      }
    }
  });

  test('every asynchronous call of a function ends in a queue when it fails for good', () => {
    const failing = resourcesOf(stage, 'AWS::Lambda::EventInvokeConfig').map(({ properties }) => ({
      called: written(stage, properties.FunctionName),
      ends: written(stage, properties.DestinationConfig.OnFailure.Destination),
    }));
    const functions = resourcesOf(stage, 'AWS::Lambda::Function');
    const targets = [
      ...resourcesOf(stage, 'AWS::Scheduler::Schedule').map(found => found.properties.Target.Arn),
      ...resourcesOf(stage, 'AWS::Events::Rule').flatMap(({ properties }) =>
        properties.Targets.map((target: Json) => target.Arn),
      ),
    ].map(arn => written(stage, arn));
    const asynchronous = functions.filter(found => targets.includes(arnOf(found)));
    expect(asynchronous).toHaveLength(4);
    for (const { id } of asynchronous) {
      expect(queues().map(arnOf)).toContain(
        failing.find(({ called }) => called === `<${id}>`)?.ends,
      );
    }
  });

  test('a message stays hidden six times as long as its worker may work', () => {
    const functions = resourcesOf(stage, 'AWS::Lambda::Function');
    const mappings = resourcesOf(stage, 'AWS::Lambda::EventSourceMapping');
    const worked = queues().flatMap(queue => {
      const mapping = mappings.find(
        ({ properties }) => written(stage, properties.EventSourceArn) === arnOf(queue),
      );
      return mapping ? [{ queue, mapping }] : [];
    });
    // mails, the events of mails, set-offs, suspensions, webhooks, gateways' events, erasures
    expect(worked).toHaveLength(7);
    for (const { queue, mapping } of worked) {
      const name = written(stage, mapping.properties.FunctionName);
      const worker = only(functions.filter(({ id }) => `<${id}>` === name));
      expect(queue.properties.VisibilityTimeout).toBeGreaterThanOrEqual(
        6 * worker.properties.Timeout,
      );
    }
  });

  test('the senders know how many they are, so that together they keep to the rate of SES', () => {
    const sender = functionsOf(stage).get('send-mail');
    const { properties } = only(
      resourcesOf(stage, 'AWS::Lambda::EventSourceMapping').filter(
        found => written(stage, found.properties.FunctionName) === `<${sender?.id}>`,
      ),
    );
    expect(sender?.properties.Environment.Variables.MAIL_CONCURRENCY).toBe(
      String(properties.ScalingConfig.MaximumConcurrency),
    );
  });

  test('every batch says which of its records failed', () => {
    for (const { properties } of resourcesOf(stage, 'AWS::Lambda::EventSourceMapping')) {
      expect(properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    }
  });

  test('the stream hands the outbox to the publisher, and only what was inserted', () => {
    const table = only(resourcesOf(stage, 'AWS::DynamoDB::Table'));
    const { properties } = only(
      resourcesOf(stage, 'AWS::Lambda::EventSourceMapping').filter(
        found => written(stage, found.properties.EventSourceArn) === `<${table.id}.StreamArn>`,
      ),
    );
    expect(JSON.parse(only(properties.FilterCriteria.Filters as Json[]).Pattern)).toEqual({
      eventName: ['INSERT'],
      dynamodb: { Keys: { pk: { S: [{ prefix: 'OUTBOX#' }] } } },
    });
    expect(properties).toMatchObject({
      BisectBatchOnFunctionError: true,
      StartingPosition: 'TRIM_HORIZON',
    });
  });

  test('queues refuse plain http', () => {
    const refusing = resourcesOf(stage, 'AWS::SQS::QueuePolicy')
      .filter(({ properties }) =>
        properties.PolicyDocument.Statement.some(
          (found: Json) =>
            found.Effect === 'Deny' && found.Condition?.Bool?.['aws:SecureTransport'] === 'false',
        ),
      )
      .flatMap(({ properties }) => listOf(properties.Queues).map(queue => written(stage, queue)));
    expect(refusing.sort()).toEqual(
      queues()
        .map(({ id }) => `<${id}>`)
        .sort(),
    );
  });
});
