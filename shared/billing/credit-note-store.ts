import { existing } from '../kernel/errors.ts';
import { listPrefix } from '../store/list.ts';
import { getItem } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { CreditNote } from './model.ts';

/** 1 get; 404 names the note, also under another customer. */
export const existingCreditNote = async (
  org: string,
  customerId: string,
  creditNoteId: string,
): Promise<CreditNote> => {
  const item = await getItem(keys.creditNote(org, customerId, creditNoteId));
  return CreditNote.parse(existing(item, 'creditNoteId', creditNoteId));
};

/** A customer's credit notes, oldest first. 1 query a page. */
export const customerCreditNotes = async (
  org: string,
  customerId: string,
  asked: { readonly limit: number; readonly after?: string | undefined },
) => {
  const page = await listPrefix(after => keys.creditNote(org, customerId, after), asked);
  return { items: page.items.map(item => CreditNote.parse(item)), next: page.next };
};
