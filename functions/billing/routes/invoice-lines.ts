import { existingCreditNote } from '../../../shared/billing/credit-note-store.ts';
import {
  listCreditNoteLines,
  listInvoiceLines,
  listOwnCreditNoteLines,
  listOwnInvoiceLines,
} from '../../../shared/billing/invoice-lines-operations.ts';
import { existingInvoice } from '../../../shared/billing/invoice-store.ts';
import { linesBehind, wholeNote } from '../../../shared/billing/line-pages.ts';
import { linesView } from '../../../shared/billing/views.ts';
import { type Call, route } from '../../middleware/http.ts';

const pageOfLines = async (call: Call<typeof listInvoiceLines>) => {
  const { organisation, params, principal, query } = call;
  const isTeam = principal.kind === 'admin';
  const invoice = await existingInvoice(organisation.id, params, { isTeam });
  const after = call.position<number>() ?? 0;
  const lines = await linesBehind(organisation.id, invoice, { after, limit: query.limit });
  const next = after + lines.length;
  const isMore = next < (invoice.lineCount ?? invoice.lines.length);
  return {
    body: {
      items: linesView(lines, invoice.currency),
      nextCursor: call.nextCursor(isMore ? next : undefined),
    },
  };
};

/** What a note of many lines took of each follows from its invoice. 2 gets + 1 query. */
const pageOfNoteLines = async (call: Call<typeof listCreditNoteLines>) => {
  const { organisation, params, query } = call;
  const { customerId, creditNoteId } = params;
  const note = await existingCreditNote(organisation.id, customerId, creditNoteId);
  const { lines } = await wholeNote(organisation.id, note);
  const after = call.position<number>() ?? 0;
  const next = after + query.limit;
  return {
    body: {
      items: linesView(lines.slice(after, next), note.currency),
      nextCursor: call.nextCursor(next < lines.length ? next : undefined),
    },
  };
};

/** Team and portal read alike; drafts are the team's alone. */
export const invoiceLinesRoutes = [
  route(listInvoiceLines, pageOfLines),
  route(listOwnInvoiceLines, pageOfLines),
  route(listCreditNoteLines, pageOfNoteLines),
  route(listOwnCreditNoteLines, pageOfNoteLines),
];
