import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { readOrganisation } from '../../shared/billing/inputs.ts';
import { businessNow } from '../../shared/billing/start-run.ts';
import { reviewSuspension } from '../../shared/dunning/review.ts';
import { settlingEventTypes } from '../../shared/events/catalogue.ts';
import { parseEventOf } from '../middleware/domain-event.ts';
import { count, logger, telemetry } from '../middleware/telemetry.ts';

// Idempotency key: the state of the customer's memberships. What came back is not suspended a second time.
export const handler = middy<SQSEvent, SQSBatchResponse, Error, Context>()
  .use(telemetry())
  .handler(async ({ Records }) => {
    const failed: string[] = [];
    // one after the other: several of them are often of one customer
    for (const record of Records) if (!(await accept(record))) failed.push(record.messageId);
    return { batchItemFailures: failed.map(itemIdentifier => ({ itemIdentifier })) };
  });

const accept = async ({ body, messageId }: SQSRecord): Promise<boolean> => {
  try {
    const { detail } = parseEventOf(settlingEventTypes, JSON.parse(body));
    const { organisationId, customerId } = detail;
    const organisation = await readOrganisation(organisationId);
    if (!organisation) return true;
    const actor = { organisation, now: businessNow(organisation), by: 'system' };
    const back = await reviewSuspension(actor, customerId);
    if (back > 0) {
      count('MembershipsReactivated', back);
      logger.info('reactivated', { organisationId, customerId, memberships: back });
    }
    return true;
  } catch (error) {
    logger.error('review of a suspension failed', { messageId, error: error as Error });
    return false;
  }
};
