import { domainEvent } from '../../../shared/events/catalogue.ts';
import { realClock } from '../../../shared/kernel/clock.ts';
import { advanceTo, sandboxClock } from '../../../shared/organisation/clock.ts';
import { advanceClock, getClock } from '../../../shared/organisation/operations.ts';
import { route } from '../../middleware/http.ts';

export const clockRoutes = [
  route(getClock, async ({ organisation }) => ({ body: sandboxClock(organisation) })),

  route(advanceClock, async ({ organisation, principal, body }) => {
    const { clock, writes } = advanceTo(organisation, body.to, realClock.now());
    const detail = { organisationId: organisation.id, to: body.to, by: principal.id };
    return { body: clock, writes, events: [domainEvent('organisation.clockAdvanced', detail)] };
  }),
];
