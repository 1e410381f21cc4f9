import { existingCreditNote } from '../../../shared/billing/credit-note-store.ts';
import { eInvoiceFile } from '../../../shared/billing/e-invoice-file.ts';
import { existingInvoice } from '../../../shared/billing/invoice-store.ts';
import { wholeInvoice, wholeNote } from '../../../shared/billing/line-pages.ts';
import { sellerOf } from '../../../shared/billing/seller-of.ts';
import * as operations from '../../../shared/documents/operations.ts';
import { type Call, route } from '../../middleware/http.ts';

const ofInvoice = async ({
  organisation,
  params,
  query,
  principal,
}: Pick<
  Call<typeof operations.getEInvoice>,
  'organisation' | 'params' | 'query' | 'principal'
>) => {
  const isTeam = principal.kind === 'admin';
  const shown = await existingInvoice(organisation.id, params, { isTeam });
  const document = await wholeInvoice(organisation.id, shown);
  const seller = await sellerOf(organisation.id, document);
  return { file: await eInvoiceFile(query.syntax, { document, seller }) };
};

const ofNote = async ({
  organisation,
  params,
  query,
}: Pick<Call<typeof operations.getECreditNote>, 'organisation' | 'params' | 'query'>) => {
  const { customerId, creditNoteId } = params;
  const shown = await existingCreditNote(organisation.id, customerId, creditNoteId);
  const document = await wholeNote(organisation.id, shown);
  const seller = await sellerOf(organisation.id, document);
  return { file: await eInvoiceFile(query.syntax, { document, seller }) };
};

export const eInvoiceRoutes = [
  route(operations.getEInvoice, ofInvoice),
  route(operations.getOwnEInvoice, ofInvoice),
  route(operations.getECreditNote, ofNote),
  route(operations.getOwnECreditNote, ofNote),
];
