/** Longer than usual: the steps of a test charge, one function each, in the order they are taken. */
import { creditNote } from '../billing/credit-note.ts';
import { existingInvoice, readInvoice } from '../billing/invoice-store.ts';
import { issueNow } from '../billing/issue-now.ts';
import { invoiceMailId } from '../billing/issue-writes.ts';
import { balancesOf } from '../billing/ledger.ts';
import { manualLine } from '../billing/manual-invoice.ts';
import type { Invoice } from '../billing/model.ts';
import { openOf } from '../billing/open-amount.ts';
import { creditNoteSeries, readSeries } from '../billing/series.ts';
import { Refusal } from '../kernel/errors.ts';
import { deriveId } from '../kernel/id.ts';
import { decimalText } from '../kernel/money.ts';
import { existingAudience } from '../notifications/audience.ts';
import { readMail } from '../notifications/mail-store.ts';
import { billingPersonsOf } from '../people/billing-persons.ts';
import { existingCustomer } from '../people/store.ts';
import { outboxWrite } from '../store/outbox.ts';
import { transact } from '../store/transact.ts';
import { untilNotBusy } from '../store/until-not-busy.ts';
import type { Attempt } from './attempt-model.ts';
import { findAttempt } from './attempt-store.ts';
import type { Booker } from './book.ts';
import { refundPayment } from './book-refund.ts';
import type { Payment } from './model.ts';
import { reconcileAttempt } from './reconcile-attempt.ts';
import { reconcileRefunds, refundThrough } from './refund-through.ts';
import { creditIn } from './rules.ts';
import { startAttempt } from './start-attempt.ts';
import { allPayments, readCredit, readPayment } from './store.ts';
import type { NewTestCharge, TestChargeStep } from './test-charge-contract.ts';
import type { TestCharge } from './test-charge-model.ts';
import { testChargeWrite } from './test-charge-store.ts';
import { usualMethod } from './usual-method.ts';

/** A test charge under way; `charge` is as it was last written. */
export interface Progress {
  readonly booker: Booker;
  charge: TestCharge;
  readonly asked: Pick<NewTestCharge, 'returnUrl'>;
}

type Told = Omit<TestChargeStep, 'step'>;
type Work = (progress: Progress) => Promise<Told>;

const done = (why: string): Told => ({ state: 'done', why });
const waiting = (why: string, url?: string): Told => ({
  ...{ state: 'waiting', why },
  ...(url !== undefined && { url }),
});
const reason = 'Test before going live';
/** What the invoice says of itself; whoever finds it in the books knows what it was. */
const line = { description: 'Test before going live; nothing was sold', quantity: 1 } as const;
const untaxed = { name: 'Tax', percent: '0', exemption: 'A test: nothing was sold.' } as const;

const customer: Work = async ({ booker, charge }) => {
  const { name, email } = await existingCustomer(booker.organisation.id, charge.customerId);
  return done(`${name}, ${email ?? 'without an address'}`);
};

const invoice: Work = async ({ booker, charge }) => {
  const { id: org } = booker.organisation;
  const issued = await untilNotBusy(
    async () =>
      (await readInvoice(org, charge.customerId, charge.invoiceId)) ?? issue(booker, charge),
  );
  return done(`${issued.number} of ${moneyOf(charge)}`);
};

/** Mailed also while sending is off: it goes to the operator's own address. */
const issue = async (booker: Booker, charge: TestCharge): Promise<Invoice> => {
  const { organisation, now } = booker;
  const { customer: buyer, members } = await existingAudience(organisation.id, charge.customerId);
  const billingPersons = billingPersonsOf(members).map(({ name }) => name);
  const { amount, currency, invoiceId: id } = charge;
  const unitPrice = { amount, currency };
  const lines = [manualLine({ ...line, unitPrice, tax: untaxed })];
  const {
    invoice: issued,
    writes,
    event,
  } = issueNow(
    organisation,
    { customer: buyer, billingPersons },
    await readSeries(organisation.id),
    { id, kind: 'manual', lines, mail: true },
    now,
  );
  await transact([...writes, outboxWrite(organisation.id, [event])]);
  return issued;
};

const mail: Work = async ({ booker, charge: { customerId, invoiceId } }) => {
  const sent = await readMail(booker.organisation.id, { id: invoiceMailId(invoiceId), customerId });
  if (!sent) return waiting('the mail is not recorded yet');
  if (sent.status === 'sent' || sent.status === 'delivered') {
    return done(`${sent.status} to ${(sent.to ?? []).join(', ')}`);
  }
  const isPending = ['queued', 'sending', 'delayed'].includes(sent.status);
  return { state: isPending ? 'waiting' : 'failed', why: sent.reason ?? sent.status };
};

const payment: Work = async progress => {
  const { booker, charge } = progress;
  const { customerId, invoiceId } = charge;
  const found = await existingInvoice(booker.organisation.id, { customerId, invoiceId }, team);
  if (found.status === 'void' || found.status === 'written_off') {
    const why = `the invoice is ${found.status}; begin another test charge after ${charge.id}`;
    return { state: 'failed', why };
  }
  if (openOf(found) <= 0) return done(`${moneyOf(charge)} received`);
  const { status, url, reason: declined } = await attemptOf(progress);
  if (status === 'succeeded') return done(`${moneyOf(charge)} received`);
  if (status !== 'open') {
    const why = `the payment ${status}${declined ? `: ${declined}` : ''}; called again it is tried once more`;
    return { state: 'failed', why };
  }
  return url === undefined
    ? waiting(`${charge.gateway} has not said yet what became of the payment`)
    : waiting(`pay on the page of ${charge.gateway}, then call again`, url);
};

const team = { isTeam: true } as const;

/** The try that is under way, as its gateway says it stands; one that failed before is followed by another. */
const attemptOf = async (progress: Progress): Promise<Attempt> => {
  const { booker, asked } = progress;
  const org = booker.organisation.id;
  const { customerId, invoiceId } = progress.charge;
  const earlier = await findAttempt(org, customerId, attemptIdOf(org, progress.charge));
  if (earlier?.status === 'open' && earlier.gatewayPayment !== undefined) {
    return reconcileAttempt(booker, earlier);
  }
  if (earlier && earlier.status !== 'open') await tryAgain(progress);
  const method = await usualMethod(org, customerId);
  if (!method && asked.returnUrl === undefined) {
    const expected = "where the gateway's page leads back to";
    const received = 'nothing';
    throw new Refusal('invalid_request', { field: '/body/returnUrl', expected, received });
  }
  return startAttempt(booker, await existingCustomer(org, customerId), {
    ...{ invoiceId, channel: 'admin', cause: causeOf(progress.charge) },
    ...(method ? { method } : { returnUrl: asked.returnUrl }),
  });
};

const causeOf = ({ id, tries }: TestCharge): string => `${id} ${tries}`;
const attemptIdOf = (org: string, charge: TestCharge) =>
  deriveId('paymentAttempt', org, charge.customerId, charge.invoiceId, causeOf(charge));

const tryAgain = async (progress: Progress): Promise<void> => {
  const { charge } = progress;
  const next = { ...charge, tries: charge.tries + 1, version: charge.version + 1 };
  await transact([testChargeWrite(progress.booker.organisation.id, next, charge)]);
  progress.charge = next;
};

const credit: Work = async ({ booker, charge: { customerId, invoiceId } }) => {
  const { id: org } = booker.organisation;
  await untilNotBusy(async () => {
    const found = await existingInvoice(org, { customerId, invoiceId }, team);
    if (found.status === 'credited') return;
    const series = await readSeries(org, creditNoteSeries);
    const { writes, events } = await creditNote(booker, found, series, { reason, rebill: false });
    await transact([...writes, outboxWrite(org, events)]);
  });
  return done('the whole invoice is credited');
};

const refund: Work = async ({ booker, charge }) => {
  const { id: org } = booker.organisation;
  const paidBack: Payment[] = [];
  for (const payment of await allPayments(org, charge.customerId)) {
    paidBack.push(await payBack(booker, charge, payment));
  }
  const refunds = paidBack.flatMap(each => each.refunds);
  if (refunds.some(({ through }) => through?.status === 'pending')) {
    return waiting(`${charge.gateway} has not said yet what became of the refund; call again`);
  }
  const left = paidBack.find(each => creditIn(each) > 0);
  if (left) {
    const why = `${charge.gateway} refused the refund: pay ${left.id} back by hand, then call again`;
    return { state: 'failed', why };
  }
  return done(`${moneyOf(charge)} went back the way it came`);
};

/** Through the gateway that it came through; once for each test charge, so a repeat asks what became of it. */
const payBack = async (booker: Booker, charge: TestCharge, payment: Payment): Promise<Payment> => {
  const { id: org } = booker.organisation;
  if (creditIn(payment) <= 0) return reconcileRefunds(booker, charge.customerId, payment.id);
  if (payment.attemptId !== undefined) {
    return refundThrough(booker, payment, { cause: charge.id, reason });
  }
  return untilNotBusy(async () => {
    const before = await readPayment(org, charge.customerId, payment.id);
    if (creditIn(before) <= 0) return before;
    const { writes, events, payment: after } = refundPayment(booker, before, { reason });
    await transact([...writes, outboxWrite(org, events)]);
    return after;
  });
};

/** All that was booked adds up to nothing (I6). */
const books: Work = async ({ booker, charge: { customerId, currency } }) => {
  const { id: org } = booker.organisation;
  const [balances, left] = await Promise.all([
    balancesOf(org, customerId),
    readCredit(org, customerId),
  ]);
  const owed = balances.find(each => each.currency === currency)?.amount ?? 0;
  if (owed === 0 && left === 0) return done('nothing is owed, and nothing is left over');
  const [said, over] = [owed, left].map(amount => moneyOf({ amount, currency }));
  return { state: 'failed', why: `the test customer owes ${said} and has a credit of ${over}` };
};

const moneyOf = ({ amount, currency }: Pick<TestCharge, 'amount' | 'currency'>): string =>
  `${decimalText(amount, currency)} ${currency}`;

export const testChargeWork: Record<TestChargeStep['step'], Work> = {
  ...{ customer, invoice, mail, payment, credit, refund, books },
};
