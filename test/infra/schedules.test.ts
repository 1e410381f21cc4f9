import { describe, expect, test } from 'vitest';
import type { entries } from '../../infra/bundles.ts';
import { functionsOf, type Json, only, resourcesOf, stages, written } from './assembly.ts';
import { allowedTo } from './permissions.ts';

describe.each(stages)('stage %s bills by itself:', stage => {
  const scheduled = (name: keyof typeof entries) => {
    const target = functionsOf(stage).get(name);
    return only(
      resourcesOf(stage, 'AWS::Scheduler::Schedule').filter(
        ({ properties }) => written(stage, properties.Target.Arn) === `<${target?.id}.Arn>`,
      ),
    ).properties;
  };

  test.each([
    ['bill-run-tick', 'rate(1 hour)'],
    ['sweep', 'rate(5 minutes)'],
    ['audit', 'rate(15 minutes)'],
  ] as const)('%s is called at %s, on the minute, with its schedule and instant', (name, rate) => {
    const schedule = scheduled(name);
    expect(schedule).toMatchObject({
      State: 'ENABLED',
      ScheduleExpression: rate,
      FlexibleTimeWindow: { Mode: 'OFF' },
    });
    expect(JSON.parse(schedule.Target.Input)).toEqual({
      schedule: schedule.Name,
      scheduledAt: '<aws.scheduler.scheduled-time>',
    });
    expect(schedule.Target.RetryPolicy.MaximumRetryAttempts).toBeGreaterThan(0);
  });

  test('each schedule may call its function and write to a dead-letter queue of its own', () => {
    const schedules = resourcesOf(stage, 'AWS::Scheduler::Schedule');
    for (const { properties } of schedules) {
      const may = allowedTo(stage, written(stage, properties.Target.RoleArn));
      expect(may).toEqual({
        'lambda:InvokeFunction': [written(stage, properties.Target.Arn)],
        'sqs:SendMessage': [written(stage, properties.Target.DeadLetterConfig.Arn)],
      });
    }
    const ends = schedules.map(found =>
      written(stage, found.properties.Target.DeadLetterConfig.Arn),
    );
    expect(new Set(ends).size).toBe(schedules.length);
  });

  test('the tick and a release may start the one state machine and know its ARN', () => {
    const machine = only(resourcesOf(stage, 'AWS::StepFunctions::StateMachine'));
    const arn = `<${machine.id}>`;
    for (const name of ['bill-run-tick', 'bill-run-on-run-released']) {
      const { properties } = functionsOf(stage).get(name) ?? {};
      expect(written(stage, properties.Environment.Variables.STATE_MACHINE_ARN)).toBe(arn);
      const may = allowedTo(stage, written(stage, properties.Role));
      expect(may['states:StartExecution'], name).toEqual([arn]);
    }
  });

  test('the machine may call its four steps and no other function', () => {
    const { properties } = only(resourcesOf(stage, 'AWS::StepFunctions::StateMachine'));
    const may = allowedTo(stage, written(stage, properties.RoleArn));
    const steps = ['plan', 'draft', 'number', 'close'].map(
      step => `<${functionsOf(stage).get(`bill-run-${step}`)?.id}.Arn>`,
    );
    expect(may['lambda:InvokeFunction']?.sort()).toEqual(steps.sort());
    const called = [
      ...written(stage, properties.DefinitionString).matchAll(/"Resource":"(<[^"]+>)"/g),
    ];
    expect(called.map(([, arn]) => arn).sort()).toEqual(steps);
  });

  test('the events that consumers wait for reach them', () => {
    const rules = resourcesOf(stage, 'AWS::Events::Rule').map(({ properties }) => ({
      type: properties.EventPattern['detail-type']?.[0] ?? properties.EventPattern.source[0],
      source: properties.EventPattern.source,
      bus: written(stage, properties.EventBusName ?? 'default'),
      groups: properties.Targets.map((target: Json) => target.SqsParameters?.MessageGroupId),
    }));
    const bus = `<${only(resourcesOf(stage, 'AWS::Events::EventBus')).id}>`;
    expect(rules).toEqual(
      expect.arrayContaining([
        { type: 'invoice.issued', source: ['atrium'], bus, groups: ['$.detail.organisationId'] },
        { type: 'erasure.requested', source: ['atrium'], bus, groups: ['$.detail.organisationId'] },
        { type: 'invoice.paid', source: ['atrium'], bus, groups: ['$.detail.organisationId'] },
        { type: 'gateway.told', source: ['atrium'], bus, groups: ['$.detail.organisationId'] },
        { type: 'billRun.released', source: ['atrium'], bus, groups: [undefined] },
        {
          type: {
            'anything-but': ['mail.requested', 'mail.resendRequested', 'gateway.told'],
          },
          source: ['atrium'],
          bus,
          groups: ['$.detail.organisationId'],
        },
        // SES speaks on the account's default bus only
        { type: 'aws.ses', source: ['aws.ses'], bus: 'default', groups: [undefined] },
      ]),
    );
    expect(rules).toHaveLength(8);
  });

  test('the default bus is shared by all stages, so only mails of our configuration set count', () => {
    const { properties } = only(
      resourcesOf(stage, 'AWS::Events::Rule').filter(
        found => found.properties.EventPattern.source[0] === 'aws.ses',
      ),
    );
    const set = only(resourcesOf(stage, 'AWS::SES::ConfigurationSet'));
    const tags = properties.EventPattern.detail.mail.tags['ses:configuration-set'];
    expect(tags.map((tag: Json) => written(stage, tag))).toEqual([`<${set.id}>`]);
    const sender = functionsOf(stage).get('send-mail')?.properties.Environment.Variables;
    expect(written(stage, sender.CONFIGURATION_SET)).toBe(`<${set.id}>`);
  });
});
