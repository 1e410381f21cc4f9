import { creditNotePdf } from '../../../shared/billing/credit-note-pdf.ts';
import { existingCreditNote } from '../../../shared/billing/credit-note-store.ts';
import { getCreditNotePdf, getOwnCreditNotePdf } from '../../../shared/documents/operations.ts';
import { type Call, route } from '../../middleware/http.ts';
import { logger } from '../../middleware/telemetry.ts';

const pdfOf = async ({
  organisation,
  params,
}: Pick<Call<typeof getCreditNotePdf>, 'organisation' | 'params'>) => {
  const { customerId, creditNoteId } = params;
  const note = await existingCreditNote(organisation.id, customerId, creditNoteId);
  const { problem, ...file } = await creditNotePdf(organisation.id, note);
  if (problem) logger.error('document is not as it should be', { creditNoteId, problem });
  return { file };
};

export const creditNotePdfRoutes = [
  route(getCreditNotePdf, pdfOf),
  route(getOwnCreditNotePdf, pdfOf),
];
