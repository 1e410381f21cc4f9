import * as rules from '../../../shared/billing/after-issue.ts';
import type { CreditNoteBody } from '../../../shared/billing/after-issue-contract.ts';
import {
  createCreditNote,
  returnDeposit,
  voidInvoice,
  writeOffInvoice,
} from '../../../shared/billing/after-issue-operations.ts';
import { creditNote } from '../../../shared/billing/credit-note.ts';
import { requireDeposit } from '../../../shared/billing/deposit.ts';
import { existingInvoice } from '../../../shared/billing/invoice-store.ts';
import { wholeInvoice } from '../../../shared/billing/line-pages.ts';
import type { Invoice } from '../../../shared/billing/model.ts';
import { releaseInSteps } from '../../../shared/billing/release-in-steps.ts';
import { creditNoteSeries, readSeries } from '../../../shared/billing/series.ts';
import { creditNoteView, invoiceView } from '../../../shared/billing/views.ts';
import { readFee } from '../../../shared/catalogue/store.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import type { Currency } from '../../../shared/kernel/money.ts';
import { freeInvoice } from '../../../shared/payments/take-over-page.ts';
import { type Call, route } from '../../middleware/http.ts';
import { bookerOf } from './booker.ts';

type InvoiceCall = Pick<Call<typeof voidInvoice>, 'organisation' | 'principal' | 'now'>;
type Place = Readonly<Record<'customerId' | 'invoiceId', string>>;

/**
 * What is done to an invoice that no attempt holds. A page on which it could be paid is closed, but not for what would be
 * refused anyway: that is judged before, and again by the invoice as it is then.
 */
const onFree = async <T>(
  call: InvoiceCall,
  place: Place,
  judge: (invoice: Invoice) => Promise<T>,
): Promise<T> => {
  const shown = await existingInvoice(call.organisation.id, place, { isTeam: true });
  const { openAttempt, ...asIfFree } = shown;
  if (openAttempt === undefined) return judge(shown);
  await judge(asIfFree);
  return judge(await freeInvoice(bookerOf(call), place));
};

/** What an invoice in pages billed is released behind its answer's transaction; the sweep ends what is stopped here. */
const releasing =
  (org: string, { customerId, invoiceId }: Place) =>
  (hasTime: () => boolean) =>
    releaseInSteps(org, customerId, invoiceId, hasTime);

const voiding = route(voidInvoice, async call => {
  const { params, body, organisation } = call;
  const { invoice, writes, events } = await onFree(call, params, found =>
    rules.voidInvoice(bookerOf(call), found, body),
  );
  return {
    ...{ body: invoiceView(invoice), etag: invoice.version, writes, events },
    after: releasing(organisation.id, params),
  };
});

const writeOff = route(writeOffInvoice, async call => {
  const { invoice, writes, events } = await onFree(call, call.params, async found =>
    rules.writeOffInvoice(bookerOf(call), found, call.body.reason),
  );
  return { body: invoiceView(invoice), etag: invoice.version, writes, events };
});

/** A credit note of an invoice, as its answer. */
const credited = async (
  call: InvoiceCall,
  invoice: Invoice,
  asked: Parameters<typeof creditNote>[3],
) => {
  const series = await readSeries(call.organisation.id, creditNoteSeries);
  const { note, writes, events } = await creditNote(bookerOf(call), invoice, series, asked);
  const location = `/v1/admin/customers/${invoice.customerId}/credit-notes/${note.id}`;
  return { body: creditNoteView(note), etag: note.version, location, writes, events };
};

const credit = route(createCreditNote, async call => {
  const { organisation, params, body } = call;
  const lines = body.lines?.map(({ line, net }) => ({ line, net: net?.amount }));
  const { reason, rebill, amount } = body;
  const answer = await onFree(call, params, invoice => {
    refuseForeignCurrency(body, invoice.currency);
    return credited(call, invoice, { reason, rebill, amount: amount?.amount, lines });
  });
  return { ...answer, after: releasing(organisation.id, params) };
});

const giveBack = route(returnDeposit, async call => {
  const { organisation, params, body } = call;
  const { customerId, feeId } = params;
  const { invoiceId } = requireDeposit(await readFee(organisation.id, customerId, feeId));
  return onFree(call, { customerId, invoiceId }, async invoice => {
    refuseForeignCurrency({ amount: body.amount }, invoice.currency);
    const { lines: billed } = await wholeInvoice(organisation.id, invoice);
    const line = billed.findIndex(({ causeId }) => causeId === feeId) + 1;
    const lines = [{ line, net: body.amount?.amount }];
    return credited(call, invoice, { reason: body.reason, rebill: false, lines });
  });
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

export const takeBackRoutes = [voiding, writeOff, credit, giveBack];
