import {
  getInvoiceDocument,
  getOwnInvoiceDocument,
} from '../../../shared/billing/document-operations.ts';
import { invoiceDocument } from '../../../shared/billing/invoice-document.ts';
import { existingInvoice } from '../../../shared/billing/invoice-store.ts';
import { type Call, route } from '../../middleware/http.ts';
import { logger } from '../../middleware/telemetry.ts';

const documentOf = async ({ organisation, params, principal }: Call<typeof getInvoiceDocument>) => {
  const isTeam = principal.kind === 'admin';
  const invoice = await existingInvoice(organisation.id, params, { isTeam });
  const { id: invoiceId } = invoice;
  const { templateProblem, ...document } = await invoiceDocument(organisation.id, invoice);
  if (templateProblem) logger.error('own document texts failed', { invoiceId, templateProblem });
  return { body: { invoiceId, language: invoice.language, ...document } };
};

/** Team and portal read alike; drafts are the team's alone. */
export const documentRoutes = [
  route(getInvoiceDocument, documentOf),
  route(getOwnInvoiceDocument, documentOf),
];
