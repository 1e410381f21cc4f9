import { Refusal } from '../kernel/errors.ts';
import { exact, moneyText } from '../kernel/money.ts';
import type { Changes } from '../store/change.ts';
import type { DraftEdit } from './draft-contract.ts';
import { manualLine, refuseForeignCurrency } from './manual-invoice.ts';
import type { Billing, Invoice, InvoiceLine } from './model.ts';
import { taxedTotals } from './propose.ts';
import { withNetsAgain, withTaxes } from './taxes.ts';

interface Context {
  /** the customer's own tax terms */
  readonly tax: Billing['tax'];
  readonly now: string;
  readonly by: string;
}

interface Edited {
  readonly changes: Changes<Invoice>;
  /** lines that came off, with what they had billed */
  readonly postponed: readonly InvoiceLine[];
}

/**
 * A draft with other lines. Each line that stays keeps what was worked out for it; tax and totals are worked out
 * again, and as for any invoice neither it nor one of its rates is below nothing. Pure.
 */
export const editedDraft = (
  draft: Invoice,
  { lines: edits = [], postpone = [], add = [], reason }: DraftEdit,
  { tax, now, by }: Context,
): Edited => {
  requireWhole(draft);
  for (const [n, { line }] of edits.entries()) requireLine(draft, line, `lines/${n}/line`);
  for (const [n, line] of postpone.entries()) requireLine(draft, line, `postpone/${n}`);
  refuseForeignCurrency(draft.currency, add, 'add');
  const kept = draft.lines.flatMap((line, index) => {
    const at = edits.findIndex(edit => edit.line === index + 1);
    const edit = edits[at];
    if (postpone.includes(index + 1)) return [];
    return [edit ? editedLine(line, edit, draft.currency, `lines/${at}/off`) : line];
  });
  const lines = withNetsAgain([...kept, ...withTaxes(add.map(manualLine), tax)]);
  const { taxNotes = null, ...totals } = taxedTotals(lines, draft.language);
  requirePayable(lines, totals);
  const edit = { at: now, by, reason };
  return {
    changes: { lines, taxNotes, ...totals, edits: [...(draft.edits ?? []), edit] },
    postponed: draft.lines.filter((_, index) => postpone.includes(index + 1)),
  };
};

/** Lines in pages are not edited: totals would be worked out from the first of them. */
const requireWhole = ({ lineCount }: Invoice): void => {
  if (lineCount === undefined) return;
  throw new Refusal('invoice_state', {
    expected: 'a draft of at most 40 lines; postpone or discard it, or credit it once issued',
    received: `one of ${lineCount} lines`,
  });
};

const invalid = (field: string, expected: string, received: string): Refusal =>
  new Refusal('invalid_request', { field: `/body/${field}`, expected, received });

const requireLine = ({ lines }: Invoice, line: number, field: string): void => {
  if (line > lines.length) throw invalid(field, `${lines.length} or less`, String(line));
};

const editedLine = (
  line: InvoiceLine,
  { description = line.description, off }: NonNullable<DraftEdit['lines']>[number],
  currency: Invoice['currency'],
  field: string,
): InvoiceLine => {
  if (!off) return { ...line, description };
  if (off.currency !== currency)
    throw new Refusal('currency_mismatch', {
      ...{ field: `/body/${field}/currency`, expected: currency, received: off.currency },
    });
  if (line.refundable || line.tax.included)
    throw invalid(field, 'a line that is no deposit and has its tax beside its price', 'another');
  if (off.amount > line.net)
    throw invalid(`${field}/amount`, `${Math.max(line.net, 0)} or less`, String(off.amount));
  return {
    ...line,
    description,
    discount: line.discount + off.amount,
    net: line.net - off.amount,
    explanation: `${line.explanation}; ${moneyText(exact(off.amount), currency)} off by hand`,
  };
};

const requirePayable = (
  lines: readonly InvoiceLine[],
  { taxes, gross }: Pick<Invoice, 'taxes' | 'gross'>,
): void => {
  if (lines.length === 0)
    throw invalid('postpone', 'a line that stays, or the whole draft to be postponed', 'all');
  const below = taxes.find(({ base }) => base < 0);
  if (below || gross < 0)
    throw invalid('postpone', 'no tax below nothing', `${below?.name} of ${below?.base ?? gross}`);
};
