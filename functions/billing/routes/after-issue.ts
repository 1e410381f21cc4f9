import * as rules from '../../../shared/billing/after-issue.ts';
import type { CreditNoteBody } from '../../../shared/billing/after-issue-contract.ts';
import {
  createCreditNote,
  getCreditNote,
  getOwnCreditNote,
  getOwnStatement,
  getStatement,
  listCreditNotes,
  listOwnCreditNotes,
  returnDeposit,
  voidInvoice,
  writeOffInvoice,
} from '../../../shared/billing/after-issue-operations.ts';
import { creditNote } from '../../../shared/billing/credit-note.ts';
import {
  customerCreditNotes,
  existingCreditNote,
} from '../../../shared/billing/credit-note-store.ts';
import { requireDeposit } from '../../../shared/billing/deposit.ts';
import { existingInvoice } from '../../../shared/billing/invoice-store.ts';
import { wholeInvoice } from '../../../shared/billing/line-pages.ts';
import { releaseInSteps } from '../../../shared/billing/release-in-steps.ts';
import { creditNoteSeries, readSeries } from '../../../shared/billing/series.ts';
import { readStatement } from '../../../shared/billing/statement.ts';
import { creditNoteView, invoiceView, statementView } from '../../../shared/billing/views.ts';
import { readFee } from '../../../shared/catalogue/store.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import type { Currency } from '../../../shared/kernel/money.ts';
import { requireCustomer } from '../../../shared/people/require-customer.ts';
import { type Call, route } from '../../middleware/http.ts';

const invoiceOf = ({
  organisation,
  params,
}: Pick<Call<typeof voidInvoice>, 'organisation' | 'params'>) =>
  existingInvoice(organisation.id, params, { isTeam: true });

const doerOf = ({
  organisation,
  now,
  principal,
}: Pick<Call<typeof voidInvoice>, 'organisation' | 'now' | 'principal'>): rules.Doer => ({
  ...{ organisation, now, by: principal.id },
});

/** What an invoice in pages billed is released behind its answer's transaction; the sweep ends what is stopped here. */
const releasing =
  ({ organisation, params }: Pick<Call<typeof voidInvoice>, 'organisation' | 'params'>) =>
  (hasTime: () => boolean) =>
    releaseInSteps(organisation.id, params.customerId, params.invoiceId, hasTime);

const voiding = route(voidInvoice, async call => {
  const done = await rules.voidInvoice(doerOf(call), await invoiceOf(call), call.body);
  const { invoice, writes, events } = done;
  return {
    body: invoiceView(invoice),
    etag: invoice.version,
    writes,
    events,
    after: releasing(call),
  };
});

const writeOff = route(writeOffInvoice, async call => {
  const done = rules.writeOffInvoice(doerOf(call), await invoiceOf(call), call.body.reason);
  const { invoice, writes, events } = done;
  return { body: invoiceView(invoice), etag: invoice.version, writes, events };
});

const credit = route(createCreditNote, async call => {
  const { organisation, params, body } = call;
  const invoice = await invoiceOf(call);
  refuseForeignCurrency(body, invoice.currency);
  const series = await readSeries(organisation.id, creditNoteSeries);
  const { note, writes, events } = await creditNote(doerOf(call), invoice, series, {
    ...{ reason: body.reason, rebill: body.rebill, amount: body.amount?.amount },
    lines: body.lines?.map(({ line, net }) => ({ line, net: net?.amount })),
  });
  const location = `/v1/admin/customers/${params.customerId}/credit-notes/${note.id}`;
  return {
    ...{ body: creditNoteView(note), etag: note.version, location, writes, events },
    after: releasing(call),
  };
});

const giveBack = route(returnDeposit, async call => {
  const { organisation, params, body } = call;
  const { customerId, feeId } = params;
  const { invoiceId } = requireDeposit(await readFee(organisation.id, customerId, feeId));
  const place = { customerId, invoiceId };
  const invoice = await existingInvoice(organisation.id, place, { isTeam: true });
  refuseForeignCurrency({ amount: body.amount }, invoice.currency);
  const { lines: billed } = await wholeInvoice(organisation.id, invoice);
  const line = billed.findIndex(({ causeId }) => causeId === feeId) + 1;
  const series = await readSeries(organisation.id, creditNoteSeries);
  const lines = [{ line, net: body.amount?.amount }];
  const asked = { reason: body.reason, rebill: false, lines };
  const { note, writes, events } = await creditNote(doerOf(call), invoice, series, asked);
  const location = `/v1/admin/customers/${customerId}/credit-notes/${note.id}`;
  return { body: creditNoteView(note), etag: note.version, location, writes, events };
});

const refuseForeignCurrency = (
  { amount, lines = [] }: Pick<CreditNoteBody, 'amount' | 'lines'>,
  expected: Currency,
) => {
  const sums = [
    ['/body/amount/currency', amount?.currency] as const,
    ...lines.map(({ net }, n) => [`/body/lines/${n}/net/currency`, net?.currency] as const),
  ];
  const foreign = sums.find(([, received]) => received !== undefined && received !== expected);
  if (!foreign) return;
  const [field, received = ''] = foreign;
  throw new Refusal('currency_mismatch', { field, expected, received });
};

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
  voiding,
  writeOff,
  credit,
  giveBack,
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
