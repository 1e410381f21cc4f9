import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { MailEvent, recordMailEvent } from '../../shared/notifications/mail-events.ts';
import { count, logger, telemetry, withoutWords } from '../middleware/telemetry.ts';

// Idempotency key: the mail's status, which only moves forward.
export const handler = middy<SQSEvent, SQSBatchResponse, Error, Context>()
  .use(telemetry())
  .handler(async ({ Records }) => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    // one by one: a batch often holds several events of one mail
    for (const record of Records) {
      if (!(await accept(record))) batchItemFailures.push({ itemIdentifier: record.messageId });
    }
    return { batchItemFailures };
  });

const accept = async ({ body, messageId }: SQSRecord): Promise<boolean> => {
  try {
    const parsed = MailEvent.safeParse(JSON.parse(body));
    if (!parsed.success) {
      // not a mail that Atrium tagged, e.g. Cognito's: nothing to record, and never will be
      logger.info('foreign mail event', { messageId });
      return true;
    }
    await recordMailEvent(parsed.data);
    if (parsed.data.detail.bounce) count('MailsBounced', 1);
    if (parsed.data.detail.complaint) count('MailComplaints', 1);
    return true;
  } catch (error) {
    logger.error('mail event failed', { messageId, fault: withoutWords(error) });
    return false;
  }
};
