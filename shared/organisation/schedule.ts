import { localDate, plusDays, startOfDay } from '../kernel/calendar.ts';
import { indexKeys } from '../store/table.ts';

/** A sandbox whose clock stands still is not looked at until somebody turns it. */
export const neverAt = '9999-12-31T00:00:00.000Z';

/** The instant of the daily check that follows `now`: the start of the next local day; a sandbox waits. */
export const nextCheckAt = (
  { sandbox, timeZone }: { readonly sandbox: boolean; readonly timeZone: string },
  now: string,
): string => (sandbox ? neverAt : startOfDay(plusDays(localDate(now, timeZone), 1), timeZone));

/** The attributes that let the tick find an organisation at `instant`, real time. */
export const checkAt = (org: string, instant: string) => ({
  nextRunAt: instant,
  ...indexKeys.tick(instant, org),
});
