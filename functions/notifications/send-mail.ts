import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { env } from '../../shared/env.ts';
import { queueMailLater } from '../../shared/notifications/mail-queue.ts';
import { claimMail, type InvoiceIssued } from '../../shared/notifications/mail-store.ts';
import { pace } from '../../shared/notifications/pace.ts';
import {
  addressesOf,
  handOver,
  prepareInvoiceMail,
  type Sent,
} from '../../shared/notifications/send-invoice-mail.ts';
import { parseEvent } from '../middleware/domain-event.ts';
import { count, logger, telemetry } from '../middleware/telemetry.ts';

// Idempotency key: the mail's id (invoice + kind), claimed with a lease before SES is called.
export const handler = middy<SQSEvent, SQSBatchResponse, Error, Context>()
  .use(telemetry())
  .handler(async ({ Records }) => {
    const failed = await Promise.all(
      Records.map(async record => ((await accept(record)) ? [] : [record.messageId])),
    );
    return { batchItemFailures: failed.flat().map(itemIdentifier => ({ itemIdentifier })) };
  });

const accept = async (record: SQSRecord): Promise<boolean> => {
  try {
    const event = parseEvent('invoice.issued', JSON.parse(record.body));
    if (event.mail) await send(event);
    return true;
  } catch (error) {
    logger.error('mail failed', { messageId: record.messageId, error: error as Error });
    return false;
  }
};

const send = async (event: InvoiceIssued) => {
  await pace();
  const prepared = await prepareInvoiceMail(event);
  const claimed = await claimMail(event, addressesOf(prepared), env('LEASE_SECONDS'));
  if (!claimed) return;
  const sent = await handOver(event, prepared, claimed);
  if (sent.outcome === 'delayed') await queueMailLater(event, sent.seconds);
  report(event, sent);
};

const report = ({ organisationId, invoiceId }: InvoiceIssued, sent: Sent) => {
  logger.info('mail', { organisationId, invoiceId, ...sent });
  if (sent.outcome === 'sent') {
    count('MailsSent', 1);
    count('CcCopies', sent.ccCopies);
    count('MailsResent', sent.isResend ? 1 : 0);
  }
  if (sent.outcome === 'parked') count('MailsParked', 1);
  if (sent.outcome === 'unknown') count('MailsUnknown', 1);
  if (sent.outcome === 'delayed')
    count(sent.failure === 'rate' ? 'MailsThrottled' : 'MailHalted', 1);
};
