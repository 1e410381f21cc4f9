import { describe, expect, test } from 'vitest';
import { only, resourcesOf, stages, written } from './assembly.ts';

describe('the sign-in', () => {
  test.each(stages)(
    'of stage %s is by invitation, with long passwords, and outlives its stack',
    stage => {
      const { properties, attributes } = only(resourcesOf(stage, 'AWS::Cognito::UserPool'));
      expect(properties).toMatchObject({
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        UsernameAttributes: ['email'],
        MfaConfiguration: 'OPTIONAL',
        DeletionProtection: 'ACTIVE',
      });
      expect(properties.Policies.PasswordPolicy.MinimumLength).toBeGreaterThanOrEqual(12);
      expect(attributes.DeletionPolicy).toBe('Retain');
    },
  );

  test.each(stages)('of stage %s lets nobody change the address a login is found by', stage => {
    const client = only(resourcesOf(stage, 'AWS::Cognito::UserPoolClient')).properties;
    expect(client.WriteAttributes).toEqual(['locale']);
    const pool = only(resourcesOf(stage, 'AWS::Cognito::UserPool')).properties;
    expect(pool.UserAttributeUpdateSettings).toEqual({
      AttributesRequireVerificationBeforeUpdate: ['email'],
    });
  });

  test('sends its mail through SES and takes no plain password, except on a laptop', () => {
    const signIn = (stage: (typeof stages)[number]) => ({
      sender: only(resourcesOf(stage, 'AWS::Cognito::UserPool')).properties.EmailConfiguration
        ?.EmailSendingAccount,
      flows: only(resourcesOf(stage, 'AWS::Cognito::UserPoolClient')).properties.ExplicitAuthFlows,
    });
    expect(signIn('example').sender).toBe('DEVELOPER');
    expect(signIn('example').flows).not.toContain('ALLOW_USER_PASSWORD_AUTH');
    expect(signIn('local').sender).toBeUndefined();
    expect(signIn('local').flows).toContain('ALLOW_USER_PASSWORD_AUTH');
  });
});

describe('names of the API', () => {
  test('with a domain of its own the default address is closed', () => {
    const closed = (stage: (typeof stages)[number]) =>
      only(resourcesOf(stage, 'AWS::ApiGatewayV2::Api')).properties.DisableExecuteApiEndpoint ??
      false;
    expect(closed('example')).toBe(true);
    expect(only(resourcesOf('example', 'AWS::ApiGatewayV2::ApiMapping')).stack).toBe('api');
    expect(closed('local')).toBe(false);
    expect(resourcesOf('local', 'AWS::ApiGatewayV2::DomainName')).toEqual([]);
  });

  test('CloudFront stands behind its firewall and forwards to that domain over TLS', () => {
    const { properties } = only(resourcesOf('example', 'AWS::CloudFront::Distribution'));
    const firewall = only(resourcesOf('example', 'AWS::WAFv2::WebACL'));
    const { DistributionConfig: distribution } = properties;
    expect(written('example', distribution.WebACLId)).toBe(`<${firewall.id}.Arn>`);
    expect(only(distribution.Origins as { DomainName: string }[])).toMatchObject({
      DomainName: 'api.example.com',
      CustomOriginConfig: { OriginProtocolPolicy: 'https-only' },
    });
    expect(firewall.properties.Rules[0].Statement.RateBasedStatement.Limit).toBe(1_000);
    expect(resourcesOf('local', 'AWS::CloudFront::Distribution')).toEqual([]);
  });
});
