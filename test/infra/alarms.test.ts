import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { businessMetrics } from '../../infra/constructs/business-alarms.ts';
import { businessFigures, businessGraphs } from '../../infra/constructs/dashboard.ts';
import { type Json, only, resourcesOf, stages, written } from './assembly.ts';

describe.each(stages)('the alarms of stage %s', stage => {
  const alarms = () => resourcesOf(stage, 'AWS::CloudWatch::Alarm').map(found => found.properties);
  const watched = (metricName: string, dimension: string) =>
    alarms().some(
      ({ MetricName, Dimensions = [] }) =>
        MetricName === metricName &&
        Dimensions.some(({ Value }: Json) => written(stage, Value) === dimension),
    );

  test('each says what breaks for the business, and tells the topic', () => {
    const topic = only(resourcesOf(stage, 'AWS::SNS::Topic'));
    expect(alarms().length).toBeGreaterThan(0);
    for (const { AlarmDescription, AlarmActions } of alarms()) {
      expect(AlarmDescription).toMatch(/^[A-Z].{25,}\.$/);
      expect(AlarmActions.map((action: Json) => written(stage, action))).toEqual([`<${topic.id}>`]);
    }
  });

  test('reach a mailbox: CloudWatch may publish to the topic, which is subscribed to', () => {
    const { properties } = only(resourcesOf(stage, 'AWS::SNS::TopicPolicy'));
    const publishers = properties.PolicyDocument.Statement.filter(
      (found: Json) => found.Effect === 'Allow' && found.Action === 'sns:Publish',
    ).map((found: Json) => found.Principal.Service);
    expect(publishers).toEqual(['cloudwatch.amazonaws.com']);
    expect(only(resourcesOf(stage, 'AWS::SNS::Subscription')).properties.Protocol).toBe('email');
  });

  test('watch the errors and throttles of every function', () => {
    for (const { id } of resourcesOf(stage, 'AWS::Lambda::Function')) {
      expect(watched('Errors', `<${id}>`), id).toBe(true);
      expect(watched('Throttles', `<${id}>`), id).toBe(true);
    }
  });

  test('watch the age of every queue that is worked', () => {
    for (const { id, properties } of resourcesOf(stage, 'AWS::SQS::Queue')) {
      if (!properties.RedrivePolicy) continue;
      expect(watched('ApproximateAgeOfOldestMessage', `<${id}.QueueName>`), id).toBe(true);
    }
  });

  test('watch the state machine, the stream, the table, the API and the silence of a schedule', () => {
    const idOf = (type: string) => only(resourcesOf(stage, type)).id;
    const machine = `<${idOf('AWS::StepFunctions::StateMachine')}>`;
    expect(watched('ExecutionsFailed', machine)).toBe(true);
    expect(watched('ExecutionsTimedOut', machine)).toBe(true);
    expect(watched('WriteThrottleEvents', `<${idOf('AWS::DynamoDB::Table')}>`)).toBe(true);
    expect(watched('5xx', `<${idOf('AWS::ApiGatewayV2::Api')}>`)).toBe(true);
    expect(alarms().filter(({ MetricName }) => MetricName === 'IteratorAge')).toHaveLength(1);
    const silent = alarms().filter(({ MetricName }) => MetricName === 'Invocations');
    expect(silent).toHaveLength(3);
    for (const alarm of silent) {
      expect(alarm).toMatchObject({
        ComparisonOperator: 'LessThanThreshold',
        TreatMissingData: 'breaching',
      });
    }
  });

  test('watch business facts under the name by which handlers write them', () => {
    const business = alarms().filter(({ Namespace }) => Namespace === 'Atrium');
    expect(business.map(({ MetricName }) => MetricName).sort()).toEqual(
      Object.keys(businessMetrics).sort(),
    );
    const variables = resourcesOf(stage, 'AWS::Lambda::Function').map(
      ({ properties }) => properties.Environment.Variables,
    );
    for (const { Dimensions } of business) {
      for (const given of variables) {
        expect(Dimensions).toEqual([{ Name: 'service', Value: given.POWERTOOLS_SERVICE_NAME }]);
        expect(given.POWERTOOLS_METRICS_NAMESPACE).toBe('Atrium');
      }
    }
  });
});

test('every business alarm watches a metric that some handler counts', () => {
  const code = globSync(['functions/**/*.ts', 'shared/**/*.ts']).map(file =>
    readFileSync(file, 'utf8'),
  );
  for (const metric of Object.keys(businessMetrics)) {
    expect(
      code.some(text => text.includes('count(') && text.includes(`'${metric}'`)),
      metric,
    ).toBe(true);
  }
});

describe.each(stages)('the dashboard of stage %s', stage => {
  const body = () =>
    written(stage, only(resourcesOf(stage, 'AWS::CloudWatch::Dashboard')).properties.DashboardBody);

  test('shows figures that handlers write, under the name of the stage', () => {
    const names = [...Object.values(businessGraphs).flat(), ...businessFigures];
    const counted = globSync('functions/**/*.ts')
      .flatMap(file => [...readFileSync(file, 'utf8').matchAll(/count\(\s*'(\w+)'/g)])
      .map(([, name]) => name);
    for (const name of names) {
      expect(counted, name).toContain(name);
      expect(body()).toContain(`"Atrium","${name}","service","atrium-`);
    }
  });

  test('shows every alarm of what works in the background', () => {
    const all = resourcesOf(stage, 'AWS::CloudWatch::Alarm');
    const shown = all.filter(({ id }) => body().includes(`<${id}.Arn>`));
    expect(shown.length).toBeGreaterThan(40);
    // one widget takes no more (CloudWatch)
    expect(shown.length).toBeLessThanOrEqual(100);
    const business = all.filter(({ properties }) => properties.Namespace === 'Atrium');
    for (const { id } of business) expect(shown.map(found => found.id)).toContain(id);
  });
});
