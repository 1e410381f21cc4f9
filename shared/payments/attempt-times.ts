import { plusSeconds, realClock } from '../kernel/clock.ts';
import type { Attempt } from './attempt-model.ts';

/** Until then an answer may still be on its way, and the sweep leaves the attempt alone: of a charge for longer than a tick lasts. */
const firstCheckSeconds = 300;
/** A page is opened for somebody who waits for it: nobody is on its way to a gateway any more after the API's 15 seconds. */
const firstPageCheckSeconds = 30;
const [shortWaitSeconds, longWaitSeconds] = [900, 6 * 3_600];

/** Whether nothing moves until the customer pays on a page, or confirms. */
export const isUnpaidPage = ({
  awaits,
  methodId,
}: Pick<Attempt, 'awaits' | 'methodId'>): boolean =>
  awaits === undefined ? methodId === undefined : awaits === 'customer';

/** Whether it may be one that nobody has paid: a page whose customer was declined is open for another card again. */
export const isPage = (attempt: Pick<Attempt, 'awaits' | 'methodId'>): boolean =>
  attempt.methodId === undefined || isUnpaidPage(attempt);

/** Whoever comes back to it later asks for another: a page that is open asks for what may not be owed any more. */
const pageSeconds = 86_400;

/** In real time: until it was kept it is the earlier of its organisation's clock and ours. */
export const begunAtOf = (
  { begunAt, createdAt }: Pick<Attempt, 'begunAt' | 'createdAt'>,
  realNow: string,
): string => begunAt ?? (createdAt < realNow ? createdAt : realNow);

/** When a page is closed that nobody has paid: with its gateway's own time, and after a day. */
export const pageEndOf = (
  attempt: Pick<Attempt, 'begunAt' | 'createdAt' | 'expiresAt'>,
  realNow: string = realClock.now(),
): string => {
  const { expiresAt } = attempt;
  const end = plusSeconds(begunAtOf(attempt, realNow), pageSeconds);
  return expiresAt !== undefined && expiresAt < end ? expiresAt : end;
};

export const firstCheck = (realNow: string, method: object | undefined = {}): string =>
  plusSeconds(realNow, method ? firstCheckSeconds : firstPageCheckSeconds);

/** A page is asked about every quarter of an hour and at its end, a debit four times a day; a webhook comes before that. */
export const nextCheck = (
  attempt: Pick<Attempt, 'methodId' | 'awaits' | 'begunAt' | 'createdAt' | 'expiresAt'>,
  realNow: string,
): string => {
  const seconds = isPage(attempt) ? shortWaitSeconds : longWaitSeconds;
  const usual = plusSeconds(realNow, seconds);
  const end = pageEndOf(attempt, realNow);
  return isUnpaidPage(attempt) && end > realNow && end < usual ? end : usual;
};

/** A refund takes days to arrive, and a webhook tells of it. */
export const nextRefundCheck = (realNow: string): string => plusSeconds(realNow, longWaitSeconds);
