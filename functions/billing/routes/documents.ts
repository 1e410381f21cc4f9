import {
  getInvoiceDocument,
  getOwnInvoiceDocument,
} from '../../../shared/billing/document-operations.ts';
import { invoiceDocument } from '../../../shared/billing/invoice-document.ts';
import { readInvoice } from '../../../shared/billing/invoice-store.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import { type Call, route } from '../../middleware/http.ts';
import { logger } from '../../middleware/telemetry.ts';

const documentOf = async ({
  organisation,
  params: { customerId, invoiceId },
  principal,
}: Call<typeof getInvoiceDocument>) => {
  const invoice = await readInvoice(organisation.id, customerId, invoiceId);
  const isHidden = invoice?.status === 'draft' && principal.kind !== 'admin';
  if (!invoice || isHidden)
    throw new Refusal('not_found', { field: '/path/invoiceId', received: invoiceId });
  const { templateProblem, ...document } = await invoiceDocument(organisation.id, invoice);
  if (templateProblem) logger.error('own document texts failed', { invoiceId, templateProblem });
  return { body: { invoiceId: invoice.id, language: invoice.language, ...document } };
};

/** Team and portal read alike; drafts are the team's alone. */
export const documentRoutes = [
  route(getInvoiceDocument, documentOf),
  route(getOwnInvoiceDocument, documentOf),
];
