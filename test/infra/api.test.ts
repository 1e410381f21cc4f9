import { describe, expect, test } from 'vitest';
import { serverOf } from '../../shared/contract/operation.ts';
import { operations } from '../../shared/contract/operations.ts';
import { needsToken } from '../../shared/contract/permissions.ts';
import { listOf, only, resourcesOf, stages, written } from './assembly.ts';

const routeOf = (operation: (typeof operations)[number]) => `${operation.method} ${operation.path}`;

describe.each(stages)('the API of stage %s', stage => {
  const routes = () => resourcesOf(stage, 'AWS::ApiGatewayV2::Route');
  const api = () => only(resourcesOf(stage, 'AWS::ApiGatewayV2::Api'));
  const apiStage = () => only(resourcesOf(stage, 'AWS::ApiGatewayV2::Stage'));

  test('has the routes of the operation list, no more and no fewer', () => {
    const keys = routes().map(({ properties }) => properties.RouteKey);
    expect(keys.sort()).toEqual(operations.map(routeOf).sort());
  });

  test('has neither a default route nor a proxy', () => {
    for (const { properties } of routes()) {
      expect(properties.RouteKey).toMatch(/^(GET|POST|PUT|PATCH|DELETE) \/v1\/[^+$]+$/);
    }
  });

  test('leads each route to the function that answers it', () => {
    const contextOf = new Map(operations.map(found => [routeOf(found), serverOf(found)]));
    const integrations = new Map(
      resourcesOf(stage, 'AWS::ApiGatewayV2::Integration').map(found => [found.id, found]),
    );
    const functions = new Map(
      resourcesOf(stage, 'AWS::Lambda::Function').map(found => [`<${found.id}.Arn>`, found]),
    );
    for (const { properties } of routes()) {
      const [, target = ''] =
        written(stage, properties.Target).match(/^integrations\/<(.+)>$/) ?? [];
      const uri = written(stage, integrations.get(target)?.properties.IntegrationUri);
      const context = contextOf.get(properties.RouteKey);
      expect(functions.get(uri)?.properties.Description).toBe(`api-${context}`);
    }
  });

  test('guards every route that is not public with the JWT authorizer and the scope of access tokens', () => {
    const authorizer = only(resourcesOf(stage, 'AWS::ApiGatewayV2::Authorizer'));
    const open = operations.filter(({ access }) => !needsToken(access)).map(routeOf);
    for (const { properties } of routes()) {
      if (open.includes(properties.RouteKey)) {
        expect(properties.AuthorizationType, properties.RouteKey).toBe('NONE');
        continue;
      }
      expect(properties, properties.RouteKey).toMatchObject({
        AuthorizationType: 'JWT',
        AuthorizerId: { Ref: authorizer.id },
        AuthorizationScopes: ['aws.cognito.signin.user.admin'],
      });
    }
  });

  test('believes tokens of its own user pool and client only', () => {
    const { properties } = only(resourcesOf(stage, 'AWS::ApiGatewayV2::Authorizer'));
    const pool = only(resourcesOf(stage, 'AWS::Cognito::UserPool'));
    const client = only(resourcesOf(stage, 'AWS::Cognito::UserPoolClient'));
    expect(properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
    });
    expect(written(stage, properties.JwtConfiguration.Issuer)).toBe(
      `https://cognito-idp.<AWS::Region>.amazonaws.com/<${pool.id}>`,
    );
    expect(
      properties.JwtConfiguration.Audience.map((audience: unknown) => written(stage, audience)),
    ).toEqual([`<${client.id}>`]);
  });

  test('answers preflights of the configured origins, and of no other', () => {
    const cors = api().properties.CorsConfiguration;
    expect(cors.AllowOrigins.length).toBeGreaterThan(0);
    expect(cors.AllowOrigins.join()).not.toContain('*');
    expect(cors.AllowHeaders).toEqual(
      expect.arrayContaining(['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match']),
    );
    expect(cors.ExposeHeaders).toEqual([
      ...['Content-Disposition', 'ETag', 'Location', 'Next-Cursor', 'Retry-After'],
    ]);
    expect(cors.AllowMethods).toEqual(
      expect.arrayContaining([...new Set(operations.map(({ method }) => method))]),
    );
    expect(cors.AllowCredentials ?? false).toBe(false);
    // a route for OPTIONS would take the preflight away from the API and put it behind the authorizer
    expect(routes().some(({ properties }) => properties.RouteKey.startsWith('OPTIONS'))).toBe(
      false,
    );
  });

  test('throttles every route by itself, once the route is there', () => {
    const { properties, attributes } = apiStage();
    expect(Object.keys(properties.RouteSettings).sort()).toEqual(operations.map(routeOf).sort());
    for (const settings of Object.values(properties.RouteSettings)) {
      expect(settings).toMatchObject({
        ThrottlingRateLimit: expect.any(Number),
        ThrottlingBurstLimit: expect.any(Number),
      });
    }
    expect(listOf(attributes.DependsOn)).toEqual(
      expect.arrayContaining(routes().map(({ id }) => id)),
    );
  });

  test('logs who called what, and neither token, query nor body', () => {
    const { Format, DestinationArn } = apiStage().properties.AccessLogSettings;
    const log = only(
      resourcesOf(stage, 'AWS::Logs::LogGroup').filter(({ id }) =>
        written(stage, DestinationArn).includes(`<${id}.Arn>`),
      ),
    );
    expect(log.properties.RetentionInDays).toBeGreaterThan(0);
    expect(JSON.parse(Format)).toMatchObject({ requestId: '$context.requestId' });
    expect(Format).not.toMatch(/authorization|querystring|body/i);
  });
});

test('a route that the stage names has a throttle of its own', () => {
  const { RouteSettings } = only(resourcesOf('example', 'AWS::ApiGatewayV2::Stage')).properties;
  // a preview works through a whole month of billing
  expect(RouteSettings['POST /v1/admin/bill-runs/preview']).toMatchObject({
    ThrottlingRateLimit: 1,
    ThrottlingBurstLimit: 2,
  });
  expect(RouteSettings['GET /v1/admin/bill-runs']).toMatchObject({
    ThrottlingRateLimit: 100,
    ThrottlingBurstLimit: 200,
  });
});
