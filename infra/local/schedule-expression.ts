import { Cron } from 'croner';

/** The instants (epoch milliseconds) of a schedule: the first one after `instant`, undefined when there is none. */
export type NextAfter = (instant: number) => number | undefined;

const unitMs: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/**
 * `rate(1 hour)` counts from `startedAt`; `cron(0 5 * * ? *)` (minute hour day month weekday year) is in
 * `timezone`; `at(2026-12-01T00:00:00)` happens once.
 */
export const parseScheduleExpression = (
  expression: string,
  startedAt: number,
  timezone = 'UTC',
): NextAfter => {
  const [, kind, argument = ''] = /^(rate|cron|at)\((.+)\)$/.exec(expression) ?? [];
  if (kind === 'rate') return everyPeriod(expression, argument, startedAt);
  if (kind === 'cron') return awsCron(expression, argument, timezone);
  if (kind === 'at') return nextOf(new Cron(argument, { timezone, paused: true }));
  throw new Error(`expected rate(…), cron(…) or at(…), got ${expression}`);
};

const everyPeriod = (expression: string, argument: string, startedAt: number): NextAfter => {
  const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(argument) ?? [];
  const period = Number(count) * (unitMs[unit] ?? Number.NaN);
  if (!(period > 0)) throw new Error(`expected e.g. rate(5 minutes), got ${expression}`);
  return instant => startedAt + (Math.floor((instant - startedAt) / period) + 1) * period;
};

const awsCron = (expression: string, argument: string, timezone: string): NextAfter => {
  const fields = argument.split(/\s+/);
  if (fields.length !== 6) throw new Error(`expected six fields in ${expression}`);
  const [minute, hour, day, month, weekday = '', year = '*'] = fields;
  if (year !== '*') throw new Error(`the local runtime knows no year in a schedule: ${expression}`);
  // AWS counts weekdays from Sunday = 1, cron from Sunday = 0
  const weekdays = weekday.replace(/\b[1-7](?!\w|#)/g, digit => String(Number(digit) - 1));
  return nextOf(
    new Cron(`0 ${minute} ${hour} ${day} ${month} ${weekdays}`, { timezone, paused: true }),
  );
};

const nextOf =
  (cron: Cron): NextAfter =>
  instant =>
    cron.nextRun(new Date(instant))?.getTime();
