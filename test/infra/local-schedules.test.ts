import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseScheduleExpression } from '../../infra/local/schedule-expression.ts';
import type { World } from '../../infra/local/world.ts';
import { freshWorld } from '../support/world.ts';
import { eventuallySaid, said } from '../support/world-emulated.ts';
import { probeAssembly } from '../support/world-probe.ts';

interface Fired {
  readonly schedule: string;
  readonly at: string;
}
const hour = 3_600_000;

describe('the scheduler', () => {
  let world: World;
  let startedAt: number;
  beforeAll(async () => {
    startedAt = Date.now();
    world = await freshWorld({ templateDir: probeAssembly(), schedulerSpeed: 0 });
  });
  afterAll(() => world.stop());

  test('fires enabled schedules on its own clock, whole periods apart, and never a disabled one', async () => {
    world.setSchedulerSpeed(7_200);
    await eventuallySaid<Fired>(world, 'scheduled', () => said(world, 'scheduled').length >= 3);
    const fired = said<Fired>(world, 'scheduled');
    expect(new Set(fired.map(({ schedule }) => schedule))).toEqual(new Set(['hourly']));
    const [first = 0, second = 0] = fired.map(({ at }) => Date.parse(at)).toSorted();
    // the first one an hour of its clock after the start (and not of ours), the next one an hour later
    expect(first - startedAt).toBeGreaterThanOrEqual(hour - 1_000);
    expect((second - first) % hour).toBe(0);
    expect(Date.now() - startedAt).toBeLessThan(60_000);
  });

  test('a clock that stands still fires nothing', async () => {
    world.setSchedulerSpeed(0);
    await new Promise(resolve => setTimeout(resolve, 500));
    const before = said(world, 'scheduled').length;
    await new Promise(resolve => setTimeout(resolve, 700));
    expect(said(world, 'scheduled')).toHaveLength(before);
  });

  test('its speed is all that a request can change', async () => {
    const request = (path: string, body: string) =>
      fetch(`${world.consoleUrl}${path}`, { method: 'POST', body });
    expect(await (await request('/_local/scheduler', '{"speed":2}')).json()).toMatchObject({
      speed: 2,
    });
    expect((await request('/_local/scheduler', '{"speed":-1}')).status).toBe(400);
    expect((await request('/_local/schedules/hourly', '{}')).status).toBe(404);
  });
});

describe('a schedule expression', () => {
  const start = Date.parse('2026-03-28T10:15:00Z');
  const next = (expression: string, zone?: string) => {
    const instant = parseScheduleExpression(expression, start, zone)(start);
    return instant === undefined ? undefined : new Date(instant).toISOString();
  };

  test.each([
    ['rate(1 hour)', undefined, '2026-03-28T11:15:00.000Z'],
    ['rate(5 minutes)', undefined, '2026-03-28T10:20:00.000Z'],
    ['rate(2 days)', undefined, '2026-03-30T10:15:00.000Z'],
    ['cron(0 12 * * ? *)', undefined, '2026-03-28T12:00:00.000Z'],
    // Amsterdam moves to summer time on 29 March 2026: noon is then 10:00 UTC
    ['cron(0 12 29 * ? *)', 'Europe/Amsterdam', '2026-03-29T10:00:00.000Z'],
    // Sunday is 1 for AWS
    ['cron(0 0 ? * 1 *)', undefined, '2026-03-29T00:00:00.000Z'],
    ['at(2026-04-01T08:00:00)', undefined, '2026-04-01T08:00:00.000Z'],
    ['at(2026-03-01T08:00:00)', undefined, undefined],
  ])('%s in %s is next at %s', (expression, zone, expected) => {
    expect(next(expression, zone)).toBe(expected);
  });

  test.each(['rate(0 hours)', 'rate(1 fortnight)', 'cron(0 12 * * ?)', 'every hour'])(
    '%s is refused',
    expression => {
      expect(() => parseScheduleExpression(expression, start)).toThrow();
    },
  );
});
