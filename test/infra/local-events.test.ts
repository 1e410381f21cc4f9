import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { targetParameter } from '../../infra/local/event-bus.ts';
import { compilePattern } from '../../infra/local/event-pattern.ts';
import { readAssembly } from '../../infra/local/template.ts';
import type { World } from '../../infra/local/world.ts';
import { freshWorld } from '../support/world.ts';
import { awsOf, eventuallySaid } from '../support/world-emulated.ts';
import { probeAssembly } from '../support/world-probe.ts';

let world: World;
let aws: ReturnType<typeof awsOf>;
beforeAll(async () => {
  world = await freshWorld({ templateDir: probeAssembly() });
  aws = awsOf(world);
});
afterAll(() => world.stop());

const entry = (changes: object = {}) => ({
  Source: 'probe',
  DetailType: 'thing.made',
  Detail: '{"tenant":"t1","n":1}',
  EventBusName: 'probe-bus',
  ...changes,
});
interface Answer {
  readonly FailedEntryCount: number;
  readonly Entries: readonly { EventId?: string; ErrorCode?: string }[];
}
interface Seen {
  readonly body: string;
}

describe('the event bus', () => {
  test('an event that a rule wants reaches the worker of its queue', async () => {
    const answer = await aws.events<Answer>([
      entry(),
      entry({ DetailType: 'other' }),
      entry({ EventBusName: 'default' }),
    ]);
    expect(answer.FailedEntryCount).toBe(0);
    const seen = await eventuallySaid<Seen>(world, 'queue', ({ body }) => body.includes('tenant'));
    expect(JSON.parse(seen.body)).toMatchObject({
      id: answer.Entries[0]?.EventId,
      source: 'probe',
      'detail-type': 'thing.made',
      detail: { tenant: 't1', n: 1 },
    });
  });

  test.each([
    ['$.detail.tenant', 't1'],
    ['$.detail.nobody', undefined],
    ['literal', 'literal'],
    [undefined, undefined],
  ])('a group id of %s is %s', (parameter, expected) => {
    expect(targetParameter({ detail: { tenant: 't1' } }, parameter)).toBe(expected);
  });

  test('256 KB of entries pass and one byte more does not', async () => {
    const fixed = 'probe'.length + 'thing.made'.length + '{"a":""}'.length;
    const entryOf = (bytes: number) => entry({ Detail: `{"a":"${'x'.repeat(bytes - fixed)}"}` });
    await expect(aws.events([entryOf(256 * 1024 + 1)])).rejects.toMatchObject({
      code: 'ValidationException',
      message: expect.stringContaining('over the limit'),
    });
    await expect(aws.events<Answer>([entryOf(256 * 1024)])).resolves.toMatchObject({
      FailedEntryCount: 0,
    });
    const half = entryOf(128 * 1024 + 1);
    await expect(aws.events([half, half])).rejects.toMatchObject({ code: 'ValidationException' });
  });

  test('11 entries are refused', async () => {
    await expect(aws.events(Array.from({ length: 11 }, () => entry()))).rejects.toMatchObject({
      code: 'ValidationException',
    });
  });

  test('a broken entry is refused beside a good one', async () => {
    const answer = await aws.events<Answer>([
      entry({ Detail: 'no JSON' }),
      entry({ DetailType: '' }),
      entry({ DetailType: 'nobody wants it' }),
    ]);
    expect(answer.FailedEntryCount).toBe(2);
    expect(answer.Entries.map(({ ErrorCode }) => ErrorCode)).toEqual([
      'MalformedDetail',
      'InvalidArgument',
      undefined,
    ]);
  });
});

describe('an event pattern', () => {
  const event = { source: 'atrium', detail: { n: 5, tags: ['a', 'b'], name: 'Ann', none: null } };
  test.each([
    [{ source: ['atrium'] }, true],
    [{ source: ['other', 'atrium'] }, true],
    [{ source: ['other'] }, false],
    [{ missing: ['x'] }, false],
    [{ detail: { tags: ['b'] } }, true],
    [{ detail: { tags: ['c'] } }, false],
    [{ detail: { name: [{ prefix: 'An' }] } }, true],
    [{ detail: { name: [{ suffix: 'Ann' }] } }, true],
    [{ detail: { name: [{ 'anything-but': ['Bob'] }] } }, true],
    [{ detail: { name: [{ 'anything-but': ['Ann'] }] } }, false],
    [{ detail: { name: [{ 'anything-but': { prefix: 'A' } }] } }, false],
    [{ detail: { missing: [{ exists: false }] } }, true],
    [{ detail: { name: [{ exists: false }] } }, false],
    [{ detail: { none: [null] } }, true],
    [{ detail: { n: [{ numeric: ['>', 4, '<=', 5] }] } }, true],
    [{ detail: { n: [{ numeric: ['>', 5] }] } }, false],
    [{ $or: [{ source: ['x'] }, { detail: { n: [5] } }] }, true],
  ])('%j: %s', (pattern, expected) => {
    expect(compilePattern(pattern)(event)).toBe(expected);
  });

  test('with a matcher the runtime does not know is refused', () => {
    expect(() => compilePattern({ ip: [{ cidr: '10.0.0.0/8' }] })).toThrow('the matcher cidr');
  });
});

test('a rule with a target field the runtime does not know stops the start', async () => {
  const templateDir = probeAssembly(resources => {
    const target = resources.Rule?.Properties.Targets[0];
    target.InputTransformer = { InputTemplate: '{}' };
  });
  expect(readAssembly(templateDir).resources.size).toBeGreaterThan(10);
  await expect(freshWorld({ templateDir })).rejects.toThrow('InputTransformer');
});
