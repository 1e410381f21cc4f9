import { readOrganisation } from '../../shared/billing/inputs.ts';
import { businessNow } from '../../shared/billing/start-run.ts';
import { reviewSuspension } from '../../shared/dunning/review.ts';
import { settlingEventTypes } from '../../shared/events/catalogue.ts';
import { parseEventOf } from '../middleware/domain-event.ts';
import { count, logger } from '../middleware/telemetry.ts';
import { worker } from '../middleware/worker.ts';

// Idempotency key: the state of the customer's memberships. What came back is not suspended a second time.
export const handler = worker(
  { failure: 'review of a suspension failed', inTurn: true },
  async ({ body }) => {
    const { detail } = parseEventOf(settlingEventTypes, JSON.parse(body));
    const { organisationId, customerId } = detail;
    const organisation = await readOrganisation(organisationId);
    if (!organisation) return;
    const actor = { organisation, now: businessNow(organisation), by: 'system' };
    const back = await reviewSuspension(actor, customerId);
    if (back === 0) return;
    count('MembershipsReactivated', back);
    logger.info('reactivated', { organisationId, customerId, memberships: back });
  },
);
