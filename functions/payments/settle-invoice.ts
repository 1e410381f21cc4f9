import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { readOrganisation } from '../../shared/billing/inputs.ts';
import { readInvoice } from '../../shared/billing/invoice-store.ts';
import { businessNow } from '../../shared/billing/start-run.ts';
import { enrolForCollection } from '../../shared/payments/enrol.ts';
import { setOffCredit } from '../../shared/payments/set-off-credit.ts';
import { parseEventOf } from '../middleware/domain-event.ts';
import { count, logger, telemetry } from '../middleware/telemetry.ts';

// Idempotency key: what is open of the invoice. Credit that settled it is not there a second time; what is left of it
// is marked to be collected once.
export const handler = middy<SQSEvent, SQSBatchResponse, Error, Context>()
  .use(telemetry())
  .handler(async ({ Records }) => {
    const failed = await Promise.all(
      Records.map(async record => ((await accept(record)) ? [] : [record.messageId])),
    );
    return { batchItemFailures: failed.flat().map(itemIdentifier => ({ itemIdentifier })) };
  });

const accept = async ({ body, messageId }: SQSRecord): Promise<boolean> => {
  try {
    const { detail } = parseEventOf(['invoice.issued'], JSON.parse(body));
    const { organisationId, customerId, invoiceId } = detail;
    const organisation = await readOrganisation(organisationId);
    if (!organisation) return true;
    const booker = { organisation, now: businessNow(organisation), by: 'system' };
    const place = { customerId, invoiceId };
    const settled = organisation.billing.setOffCredit ? await setOffCredit(booker, place) : 0;
    const invoice = await readInvoice(organisationId, customerId, invoiceId);
    if (invoice) await enrolForCollection(booker, invoice);
    if (settled > 0) {
      count('InvoicesSetOff', 1);
      logger.info('credit set off', { organisationId, customerId, invoiceId });
    }
    return true;
  } catch (error) {
    logger.error('set-off failed', { messageId, error: error as Error });
    return false;
  }
};
