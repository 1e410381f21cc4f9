import { existingInvoice, readInvoice } from '../billing/invoice-store.ts';
import type { Invoice } from '../billing/model.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Attempt } from './attempt-model.ts';
import { findAttempt, readAttempt } from './attempt-store.ts';
import { isPage, pageEndOf } from './attempt-times.ts';
import type { Booker } from './book.ts';
import { gatewayOf, through } from './gateway-of.ts';
import { GatewayRefused, GatewayUnreachable, isUpToCustomer } from './gateways/gateway.ts';
import type { Payment } from './model.ts';
import { reconcileAttempt } from './reconcile-attempt.ts';
import { settleAttempt } from './settle-attempt.ts';

type Place = Readonly<Record<'customerId' | 'invoiceId', string>>;

/**
 * An invoice that no attempt holds. A page that nobody has paid is taken over: closed at its gateway, which says
 * whether it was paid at the last moment; if so that is booked, and the caller, who knew nothing of it, looks again.
 * What is under way otherwise stays. `own`: the attempt that is about to be made. 1 get; 3 gets and 1 or 2 calls of the
 * gateway for a page.
 */
export const freeInvoice = async (
  booker: Booker,
  place: Place,
  { own }: { readonly own?: string } = {},
): Promise<Invoice> => {
  const org = booker.organisation.id;
  const read = async () => {
    const invoice = await existingInvoice(org, place, { isTeam: true });
    // the same request came twice at once: its own page is not one to be taken over
    if (own !== undefined && invoice.openAttempt === own) throw new Refusal('busy');
    return invoice;
  };
  const invoice = await read();
  if (invoice.openAttempt === undefined) return invoice;
  const held = await readAttempt(org, place.customerId, invoice.openAttempt);
  const now = isPage(held) ? await closePage(booker, held) : held;
  refuseUnlessOver(now);
  const free = await read();
  if (free.openAttempt === undefined) return free;
  throw new Refusal('payment_in_flight', { received: free.openAttempt });
};

/** Money came in another way: pages that ask for more than is left are closed. The sweep does it too. 2 gets a page. */
export const closeNeedless = async (
  booker: Booker,
  { customerId, allocations }: Pick<Payment, 'customerId' | 'allocations'>,
): Promise<void> => {
  const org = booker.organisation.id;
  for (const { invoiceId } of allocations) {
    const invoice = await readInvoice(org, customerId, invoiceId);
    const held = invoice?.openAttempt && (await findAttempt(org, customerId, invoice.openAttempt));
    if (held && isPage(held)) await reconcileAttempt(booker, held);
  }
};

/** A page whose answer was lost is looked for first: whoever wants to pay again need not wait for the sweep. */
const closePage = async (booker: Booker, held: Attempt): Promise<Attempt> => {
  try {
    const page = held.gatewayPayment === undefined ? await reconcileAttempt(booker, held) : held;
    if (page.status !== 'open' || page.gatewayPayment === undefined) return page;
    const gateway = await gatewayOf(booker.organisation.id, through(page));
    const outcome = await gateway.cancelPayment(page.gatewayPayment);
    const closed = await settleAttempt(booker, page, outcome);
    if (isUpToCustomer(outcome)) throw notClosed(page, 'it lets nobody close it');
    return closed;
  } catch (error) {
    const isSilent = error instanceof GatewayUnreachable || error instanceof GatewayRefused;
    const isGone = error instanceof Refusal && error.code === 'gateway_unavailable';
    throw isSilent || isGone ? notClosed(held, 'it does not say how the page stands') : error;
  }
};

const notClosed = (page: Attempt, why: string): Refusal =>
  new Refusal('page_open', {
    expected: `${page.gateway} to close it: try again later; it ends by itself at ${pageEndOf(page)}, and a bank transfer can be booked meanwhile`,
    received: `${page.id}: ${why}`,
  });

const refuseUnlessOver = ({ id, status, paymentId }: Attempt): void => {
  if (status === 'failed' || status === 'cancelled') return;
  if (status === 'open') throw new Refusal('payment_in_flight', { received: id });
  throw new Refusal('paid_meanwhile', {
    expected: 'a look at the invoice as it is now',
    received: paymentId ?? id,
  });
};
