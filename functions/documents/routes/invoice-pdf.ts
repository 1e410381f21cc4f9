import { invoicePdf } from '../../../shared/billing/invoice-pdf.ts';
import { existingInvoice } from '../../../shared/billing/invoice-store.ts';
import { getInvoicePdf, getOwnInvoicePdf } from '../../../shared/documents/operations.ts';
import { type Call, route } from '../../middleware/http.ts';
import { logger } from '../../middleware/telemetry.ts';

const pdfOf = async ({ organisation, params, principal }: Call<typeof getInvoicePdf>) => {
  const isTeam = principal.kind === 'admin';
  const invoice = await existingInvoice(organisation.id, params, { isTeam });
  const { problem, ...file } = await invoicePdf(organisation.id, invoice);
  const { id: invoiceId } = invoice;
  if (problem) logger.error('document is not as it should be', { invoiceId, problem });
  return { file };
};

/** Team and portal read alike; drafts are the team's alone. */
export const invoicePdfRoutes = [route(getInvoicePdf, pdfOf), route(getOwnInvoicePdf, pdfOf)];
