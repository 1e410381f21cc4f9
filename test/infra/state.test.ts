import { describe, expect, test } from 'vitest';
import { type Json, only, resourcesOf, stages, written } from './assembly.ts';

describe.each(stages)('in stage %s', stage => {
  test('the table outlives its stack, can be restored to any second, and refuses deletion', () => {
    const { properties, attributes } = only(resourcesOf(stage, 'AWS::DynamoDB::Table'));
    expect(attributes).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
    expect(only(properties.GlobalSecondaryIndexes as Json[])).toMatchObject({
      IndexName: 'gsi1',
      Projection: { ProjectionType: 'KEYS_ONLY' },
    });
  });

  test('what has state lies apart from what has none', () => {
    const state = resourcesOf(stage, 'AWS::DynamoDB::Table', 'AWS::Cognito::UserPool');
    expect(state.map(({ stack }) => stack)).toEqual(['data', 'data']);
    expect(resourcesOf(stage, 'AWS::Lambda::Function').map(({ stack }) => stack)).not.toContain(
      'data',
    );
  });

  test('every log has an end', () => {
    const groups = resourcesOf(stage, 'AWS::Logs::LogGroup');
    for (const { id, properties } of groups) {
      expect(properties.RetentionInDays, id).toBeGreaterThan(0);
    }
    // a function without a group of its own would write to one that CloudFormation does not know
    const named = resourcesOf(stage, 'AWS::Lambda::Function').map(({ properties }) =>
      written(stage, properties.LoggingConfig.LogGroup),
    );
    expect(groups.map(({ id }) => `<${id}>`)).toEqual(expect.arrayContaining(named));
  });
});
