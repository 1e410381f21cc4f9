import {
  listInvoiceLines,
  listOwnInvoiceLines,
} from '../../../shared/billing/invoice-lines-operations.ts';
import { existingInvoice } from '../../../shared/billing/invoice-store.ts';
import { linesBehind } from '../../../shared/billing/line-pages.ts';
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

/** Team and portal read alike; drafts are the team's alone. */
export const invoiceLinesRoutes = [
  route(listInvoiceLines, pageOfLines),
  route(listOwnInvoiceLines, pageOfLines),
];
