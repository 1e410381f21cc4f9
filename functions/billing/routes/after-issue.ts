import {
  getCreditNote,
  getOwnCreditNote,
  getOwnStatement,
  getStatement,
  listCreditNotes,
  listOwnCreditNotes,
} from '../../../shared/billing/after-issue-operations.ts';
import {
  customerCreditNotes,
  existingCreditNote,
} from '../../../shared/billing/credit-note-store.ts';
import { readStatement } from '../../../shared/billing/statement.ts';
import { creditNoteView, statementView } from '../../../shared/billing/views.ts';
import { requireCustomer } from '../../../shared/people/require-customer.ts';
import { type Call, route } from '../../middleware/http.ts';

const pageOfNotes = async (
  call: Pick<
    Call<typeof listOwnCreditNotes>,
    'organisation' | 'params' | 'query' | 'position' | 'nextCursor'
  >,
) => {
  const asked = { limit: call.query.limit, after: call.position<string>() };
  const { organisation, params } = call;
  const { items, next } = await customerCreditNotes(organisation.id, params.customerId, asked);
  return { body: { items: items.map(creditNoteView), nextCursor: call.nextCursor(next) } };
};

const readNote = async ({
  organisation,
  params,
}: Pick<Call<typeof getOwnCreditNote>, 'organisation' | 'params'>) => {
  const { customerId, creditNoteId } = params;
  const note = await existingCreditNote(organisation.id, customerId, creditNoteId);
  return { body: creditNoteView(note), etag: note.version };
};

const statementOf = async (
  call: Pick<
    Call<typeof getOwnStatement>,
    'organisation' | 'params' | 'query' | 'position' | 'nextCursor'
  >,
) => {
  const { organisation, params, query } = call;
  const { currency } = organisation;
  const asked = { ...query, currency, after: call.position<string>() };
  const statement = await readStatement(organisation.id, params.customerId, asked);
  const nextCursor = call.nextCursor(statement.next);
  return { body: { ...statementView(statement, currency), nextCursor } };
};

export const afterIssueRoutes = [
  route(listCreditNotes, async call => {
    await requireCustomer(call.organisation.id, call.params.customerId);
    return pageOfNotes(call);
  }),
  route(getCreditNote, readNote),
  route(getStatement, async call => {
    await requireCustomer(call.organisation.id, call.params.customerId);
    return statementOf(call);
  }),
  route(listOwnCreditNotes, pageOfNotes),
  route(getOwnCreditNote, readNote),
  route(getOwnStatement, statementOf),
];
