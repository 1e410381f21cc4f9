import { describe, expect, test } from 'vitest';
import { createJudge, statementsOf } from '../../infra/local/iam.ts';
import { createResolver } from '../../infra/local/intrinsics.ts';
import { readAssembly, resourcesOf } from '../../infra/local/template.ts';
import { probeAssembly } from '../support/world-probe.ts';
import { directoryOf, stages } from './assembly.ts';

const bindings = {
  apiUrl: 'http://api',
  queueUrl: (name: string) => `http://queues/${name}`,
  userPools: new Map([['probe/Pool', 'pool-1']]),
  userPoolClients: new Map([['probe/Client', 'client-1']]),
};
const resolved = (value: unknown) => {
  const assembly = readAssembly(probeAssembly());
  const [table] = resourcesOf(assembly, 'AWS::DynamoDB::Table');
  if (!table) throw new Error('the probe stack has no table');
  return createResolver(assembly, bindings).value(table, value);
};

describe('the runtime reads what was synthesised', () => {
  test.each(stages)('it knows every type and intrinsic of stage %s', stage => {
    expect(readAssembly(directoryOf(stage)).resources.size).toBeGreaterThan(50);
  });

  test('a resource type nobody decided on stops the start', () => {
    const directory = probeAssembly(resources => {
      resources.Cache = { Type: 'AWS::ElastiCache::CacheCluster', Properties: {} };
    });
    expect(() => readAssembly(directory)).toThrow(
      'probe/Cache is a AWS::ElastiCache::CacheCluster, which the local runtime neither serves',
    );
  });

  test('a type that is left out on purpose is left out', () => {
    const directory = probeAssembly(resources => {
      resources.Alarm = { Type: 'AWS::CloudWatch::Alarm', Properties: { 'Fn::Whatever': 1 } };
    });
    expect(readAssembly(directory).resources.has('probe/Alarm')).toBe(false);
  });

  test('an intrinsic it does not know stops the start and says where it is', () => {
    const directory = probeAssembly(resources => {
      const { Properties } = resources.Work ?? { Properties: {} };
      Properties.VisibilityTimeout = { 'Fn::FindInMap': ['A', 'B', 'C'] };
    });
    expect(() => readAssembly(directory)).toThrow(
      'probe/Work.VisibilityTimeout uses Fn::FindInMap',
    );
  });

  test('a condition stops the start', () => {
    const directory = probeAssembly(resources => {
      Object.assign(resources.Work ?? {}, { Condition: 'OnTuesdays' });
    });
    expect(() => readAssembly(directory)).toThrow('condition OnTuesdays');
  });
});

describe('an intrinsic becomes what CloudFormation would make of it', () => {
  test.each([
    ['a reference to a table is its name', { Ref: 'Table' }, 'probe'],
    ['to a queue its URL', { Ref: 'Work' }, 'http://queues/work'],
    ['to a pool its id', { Ref: 'Pool' }, 'pool-1'],
    [
      'an attribute',
      { 'Fn::GetAtt': ['Work', 'Arn'] },
      'arn:aws:sqs:eu-central-1:000000000000:work',
    ],
    ['a join', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] }, 'a-eu-central-1'],
    ['a substitution', { 'Fn::Sub': `\${Bus}/\${Work.QueueName}` }, 'probe-bus/work'],
    ['a selection of a split', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b'] }] }, 'b'],
    ['no value drops the field', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
  ])('%s', (_, value, expected) => {
    expect(resolved(value)).toEqual(expected);
  });

  test.each([
    [{ Ref: 'Nothing' }, 'refers to Nothing'],
    [{ 'Fn::GetAtt': ['Work', 'Colour'] }, 'attribute Colour of probe/Work'],
    [{ Ref: 'AWS::NotificationARNs' }, 'AWS::NotificationARNs'],
  ])('%j is refused', (value, message) => {
    expect(() => resolved(value)).toThrow(message);
  });
});

describe('a policy is read in full or not at all', () => {
  const statements = (statement: object) => {
    const directory = probeAssembly(resources => {
      const { Properties } = resources.callingRole ?? { Properties: {} };
      Properties.Policies = [{ PolicyDocument: { Statement: statement } }];
    });
    const assembly = readAssembly(directory);
    const role = assembly.resources.get('probe/callingRole');
    if (!role) throw new Error('the probe stack has no such role');
    return statementsOf(createResolver(assembly, bindings), role);
  };
  const table = 'arn:aws:dynamodb:eu-central-1:000000000000:table/probe';

  test('a condition it cannot judge stops the start', () => {
    const Condition = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } };
    expect(() =>
      statements({ Effect: 'Allow', Action: 'sqs:*', Resource: '*', Condition }),
    ).toThrow('a condition the local runtime cannot judge');
  });

  test('leading keys limit what is allowed', () => {
    const allows = createJudge(
      statements({
        Effect: 'Allow',
        Action: ['dynamodb:DeleteItem'],
        Resource: { 'Fn::GetAtt': ['Table', 'Arn'] },
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['OUTBOX#*'] } },
      }),
    );
    const remove = (leadingKeys?: string[]) =>
      allows({ action: 'dynamodb:DeleteItem', resource: table, leadingKeys });
    expect(remove(['OUTBOX#01', 'OUTBOX#02'])).toBe(true);
    expect(remove(['OUTBOX#01', 'O#org_1'])).toBe(false);
    expect(remove()).toBe(false);
  });

  test('what is denied stays denied, wildcards or not', () => {
    const allows = createJudge(
      statements([
        { Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' },
        { Effect: 'Deny', Action: 'dynamodb:Delete*', Resource: table },
      ] as never),
    );
    expect(allows({ action: 'dynamodb:PutItem', resource: table })).toBe(true);
    expect(allows({ action: 'dynamodb:DeleteItem', resource: table })).toBe(false);
    expect(allows({ action: 'sqs:SendMessage', resource: table })).toBe(false);
  });
});
