import { readOrganisation } from '../../shared/billing/inputs.ts';
import { readInvoice } from '../../shared/billing/invoice-store.ts';
import { businessNow } from '../../shared/billing/start-run.ts';
import { enrolForCollection } from '../../shared/payments/enrol.ts';
import { setOffCredit } from '../../shared/payments/set-off-credit.ts';
import { parseEventOf } from '../middleware/domain-event.ts';
import { count, logger } from '../middleware/telemetry.ts';
import { worker } from '../middleware/worker.ts';

// Idempotency key: what is open of the invoice. Credit that settled it is not there a second time; what is left of it
// is marked to be collected once.
export const handler = worker({ failure: 'set-off failed' }, async ({ body }) => {
  const { detail } = parseEventOf(['invoice.issued'], JSON.parse(body));
  const { organisationId, customerId, invoiceId } = detail;
  const organisation = await readOrganisation(organisationId);
  if (!organisation) return;
  const booker = { organisation, now: businessNow(organisation), by: 'system' };
  const place = { customerId, invoiceId };
  const settled = organisation.billing.setOffCredit ? await setOffCredit(booker, place) : 0;
  const invoice = await readInvoice(organisationId, customerId, invoiceId);
  if (invoice) await enrolForCollection(booker, invoice);
  if (settled === 0) return;
  count('InvoicesSetOff', 1);
  logger.info('credit set off', { organisationId, customerId, invoiceId });
});
