import { setTimeout as sleep } from 'node:timers/promises';
import { GetSendQuotaCommand } from '@aws-sdk/client-ses';
import { ses } from '../clients/ses.ts';
import { env } from '../env.ts';

let interval: Promise<number> | undefined;
let nextAt = 0;

/**
 * Waits until this environment's share of SES's sending rate allows one more mail. The rate is read once
 * an environment; what several environments still do too fast, SES throttles and the queue delays.
 */
export const pace = async (): Promise<void> => {
  interval ??= readInterval();
  const milliseconds = await interval;
  const now = performance.now();
  const at = Math.max(now, nextAt);
  nextAt = at + milliseconds;
  if (at > now) await sleep(at - now);
};

const readInterval = async (): Promise<number> => {
  try {
    const { MaxSendRate = 1 } = await ses().send(new GetSendQuotaCommand({}));
    return (1000 * env('MAIL_CONCURRENCY')) / Math.max(MaxSendRate, 0.1);
  } catch {
    // unknown: one mail a second and environment, and ask again with the next environment
    return 1000;
  }
};
