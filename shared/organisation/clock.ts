import type * as z from 'zod';
import { Refusal } from '../kernel/errors.ts';
import { keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import type { Organisation, SandboxClock } from './model.ts';
import { checkAt } from './schedule.ts';

type Clock = z.output<typeof SandboxClock>;

/** The clock of a sandbox; any other organisation lives in real time. */
export const sandboxClock = (organisation: Organisation): Clock => {
  if (!organisation.clock) throw new Refusal('not_a_sandbox');
  return organisation.clock;
};

/** Turns a sandbox's clock forward to `to` and lets the next tick look, which does the work up to it. 1 write. */
export const advanceTo = (
  organisation: Organisation,
  to: string,
  realNow: string,
): { clock: Clock; writes: Write[] } => {
  const { now } = sandboxClock(organisation);
  const refuse = () =>
    new Refusal('clock_only_forward', {
      field: '/body/to',
      expected: `later than ${now}`,
      received: to,
    });
  if (to <= now) throw refuse();
  const clock: Clock = { now: to, status: 'advancing' };
  const check = checkAt(organisation.id, realNow);
  return {
    clock,
    writes: [
      {
        update: keys.organisation(organisation.id),
        expression: 'SET #clock = :clock, nextRunAt = :at, gsi1pk = :gsi1pk, gsi1sk = :gsi1sk',
        names: { '#clock': 'clock', '#now': 'now' },
        values: {
          ':clock': clock,
          ':to': to,
          ':at': check.nextRunAt,
          ':gsi1pk': check.gsi1pk,
          ':gsi1sk': check.gsi1sk,
        },
        condition: '#clock.#now < :to',
        refuse,
      },
    ],
  };
};
