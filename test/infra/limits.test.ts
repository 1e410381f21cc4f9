import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { directoryOf, type Json, resourcesOf, stages, templatesOf, written } from './assembly.ts';
import { dependenciesOf, findCycle } from './dependencies.ts';

/** A reference in an environment is counted as this many bytes: longer than any ARN or URL of ours. */
const referenceBytes = 200;

const bytesOf = (environment: Record<string, Json>): number =>
  Object.entries(environment).reduce(
    (sum, [name, value]) =>
      sum + name.length + (typeof value === 'string' ? Buffer.byteLength(value) : referenceBytes),
    0,
  );

describe.each(stages)(
  'the templates of stage %s keep the limits that only a deployment shows',
  stage => {
    test('a stack has at most 450 of the 500 resources that CloudFormation takes', () => {
      for (const [name, { Resources }] of Object.entries(templatesOf(stage))) {
        expect(Object.keys(Resources).length, name).toBeLessThanOrEqual(450);
      }
    });

    test('a template has at most 1 MB and 200 outputs', () => {
      for (const [name, { Outputs = {} }] of Object.entries(templatesOf(stage))) {
        const file = join(directoryOf(stage), `atrium-${stage}-${name}.template.json`);
        expect(statSync(file).size, name).toBeLessThanOrEqual(1_000_000);
        expect(Object.keys(Outputs).length, name).toBeLessThanOrEqual(200);
      }
    });

    test('the API has at most the 300 routes of the default quota', () => {
      const routes = resourcesOf(stage, 'AWS::ApiGatewayV2::Route');
      expect(routes.length).toBeGreaterThan(0);
      expect(routes.length).toBeLessThanOrEqual(300);
    });

    test('a function has one invoke permission for the API, not one for each route', () => {
      const ofApi = resourcesOf(stage, 'AWS::Lambda::Permission').filter(
        ({ properties }) => properties.Principal === 'apigateway.amazonaws.com',
      );
      const pairs = ofApi.map(({ properties }) =>
        [written(stage, properties.FunctionName), written(stage, properties.SourceArn)].join(
          ' by ',
        ),
      );
      expect(pairs).toHaveLength(new Set(pairs).size);
      const called = resourcesOf(stage, 'AWS::ApiGatewayV2::Integration').map(({ properties }) =>
        written(stage, properties.IntegrationUri),
      );
      expect(ofApi.map(({ properties }) => written(stage, properties.FunctionName)).sort()).toEqual(
        called.sort(),
      );
    });

    test('an environment has at most 4 KB', () => {
      for (const { properties } of resourcesOf(stage, 'AWS::Lambda::Function')) {
        expect(
          bytesOf(properties.Environment.Variables),
          properties.Description,
        ).toBeLessThanOrEqual(4_096);
      }
    });

    test("the policies of a role stay below IAM's 10,240 characters", () => {
      for (const { id, properties } of resourcesOf(stage, 'AWS::IAM::Policy')) {
        expect(JSON.stringify(properties.PolicyDocument).length, id).toBeLessThan(10_240);
      }
    });

    test('what acts under a role waits for its policy, or AWS refuses to create it', () => {
      const policies = resourcesOf(stage, 'AWS::IAM::Policy');
      const acting = resourcesOf(
        stage,
        'AWS::Lambda::Function',
        'AWS::StepFunctions::StateMachine',
        'AWS::Scheduler::Schedule',
      );
      for (const { id, properties, attributes } of acting) {
        const arn = properties.Role ?? properties.RoleArn ?? properties.Target.RoleArn;
        const policy = policies.find(found =>
          found.properties.Roles.some((role: Json) => `<${role.Ref}.Arn>` === written(stage, arn)),
        );
        expect(attributes.DependsOn, id).toContain(policy?.id);
      }
    });

    test('no resource needs itself, by whatever detour', () => {
      for (const [name, template] of Object.entries(templatesOf(stage))) {
        expect(findCycle(dependenciesOf(template)), name).toBeUndefined();
      }
    });
  },
);

test('a ring of references is found, through DependsOn, Ref, GetAtt and Sub alike', () => {
  const ring = {
    Resources: {
      A: { Type: 'x', Properties: { deep: [{ Ref: 'B' }] } },
      B: { Type: 'x', Properties: { 'Fn::GetAtt': ['C', 'Arn'] } },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is CloudFormation's placeholder
      C: { Type: 'x', Properties: { 'Fn::Sub': 'arn:${D.Arn}' } },
      D: { Type: 'x', Properties: {}, DependsOn: ['A'] },
    },
  };
  expect(findCycle(dependenciesOf(ring))).toEqual(['A', 'B', 'C', 'D', 'A']);
});
