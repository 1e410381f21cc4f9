import { describe, expect, test } from 'vitest';
import { loadStage, parseStage } from '../../infra/config.ts';

const values = {
  allowedOrigins: ['https://members.example.com'],
  mailDomain: 'billing.example.com',
  portalUrl: 'https://members.example.com',
  alarmEmail: 'operations@example.com',
};
const certificateArn =
  'arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-4333-8444-555555555555';

describe('a wrong value of a stage fails the synth by its path, what was expected and what came', () => {
  test.each([
    ['allowedOrigins.0', { allowedOrigins: ['*'] }, /expected an origin .* got "\*"/],
    ['allowedOrigins.0', { allowedOrigins: ['https://*.example.com'] }, /without wildcard/],
    ['allowedOrigins.0', { allowedOrigins: ['https://a.example.com/'] }, /without .* slash/],
    ['allowedOrigins.1', { allowedOrigins: ['https://a.test', 'http://b.test'] }, /https:\/\//],
    ['allowedOrigins', { allowedOrigins: [] }, /got \[\]/],
    ['mailDomain', { mailDomain: 'Not a domain' }, /domain name.* got "Not a domain"/],
    ['mailDomain', { mailDomain: undefined }, /expected string.* got undefined/],
    ['sandboxMailDomains', { sandboxMailDomains: ['*'] }, /expected domains/],
    ['portalUrl', { portalUrl: 'http://members.example.com' }, /expected https/],
    ['alarmEmail', { alarmEmail: 'nobody' }, /email.* got "nobody"/],
    ['logRetentionDays', { logRetentionDays: 42 }, /7\|14\|30.* got 42/],
    ['webhookRetrySeconds', { webhookRetrySeconds: 5 }, /at least 60.* got 5/],
    ['leaseSeconds', { leaseSeconds: 5 }, /at least 120.* got 5/],
    ['leaseSeconds', { leaseSeconds: '900' }, /expected number.* got "900"/],
    [
      'throttling.default.burst',
      { throttling: { default: { ratePerSecond: 1, burst: 0 } } },
      /expected number to be >0.* got 0/,
    ],
    [
      'throttling.routes.GET /v1/nowhere',
      { throttling: { routes: { 'GET /v1/nowhere': { ratePerSecond: 1, burst: 1 } } } },
      /method and path of an operation/,
    ],
    ['apiDomain.certificateArn', { apiDomain: { name: 'a.test', certificateArn: 'x' } }, /ARN/],
    [
      'edge.certificateArn',
      { apiDomain: { name: 'a.test', certificateArn }, edge: { name: 'b.test', certificateArn } },
      /in us-east-1/,
    ],
    [
      'edge',
      { edge: { name: 'b.test', certificateArn: certificateArn.replace('eu-central', 'us-east') } },
      /expected apiDomain as well/,
    ],
    ['(the whole file)', { alowedOrigins: ['https://a.test'] }, /alowedOrigins/],
  ])('%s: %j', (path, wrong, message) => {
    const parse = () => parseStage('production', { ...values, ...wrong });
    expect(parse).toThrow(`stage production cannot be synthesised:\n  ${path}: `);
    expect(parse).toThrow(message);
  });

  test('several wrong values are all named at once', () => {
    const parse = () => parseStage('production', { ...values, mailDomain: '', alarmEmail: '' });
    expect(parse).toThrow(/mailDomain: .*\n.*alarmEmail: /);
  });

  test('a stage without a file is refused with those that have one', () => {
    expect(() => loadStage('prod')).toThrow('stage: expected one of example, local');
    expect(() => loadStage('../stages/local')).toThrow('got ../stages/local');
  });
});

test('a stage names little: lease, retention and throttles have defaults', () => {
  expect(parseStage('production', values)).toEqual({
    ...values,
    stage: 'production',
    sandboxMailDomains: [],
    leaseSeconds: 900,
    webhookRetrySeconds: 300,
    logRetentionDays: 90,
    throttling: {
      default: { ratePerSecond: 100, burst: 200 },
      public: { ratePerSecond: 20, burst: 40 },
      routes: {},
    },
  });
});

test('plain http and short leases are for the stage local', () => {
  const local = { ...values, allowedOrigins: ['http://localhost:3000'], leaseSeconds: 5 };
  expect(parseStage('local', local).leaseSeconds).toBe(5);
  expect(() => parseStage('production', local)).toThrow('allowedOrigins.0');
});
