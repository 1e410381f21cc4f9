import { invoiceWrite } from '../billing/after-issue.ts';
import { realClock } from '../kernel/clock.ts';
import { deriveId } from '../kernel/id.ts';
import type { Customer } from '../people/model.ts';
import { transact } from '../store/transact.ts';
import { untilNotBusy } from '../store/until-not-busy.ts';
import type { Attempt, SavedMethod } from './attempt-model.ts';
import { requireChargeable, requirePayable } from './attempt-rules.ts';
import { attemptAddition, findAttempt } from './attempt-store.ts';
import { firstCheck } from './attempt-times.ts';
import type { Booker } from './book.ts';
import { requireConnected, requireConnection } from './connections.ts';
import { gatewayOf, through } from './gateway-of.ts';
import { answered } from './gateways/answered.ts';
import type { Gateway, GatewayKind, Outcome } from './gateways/gateway.ts';
import { settleAttempt } from './settle-attempt.ts';
import { freeInvoice } from './take-over-page.ts';

interface Asked {
  readonly invoiceId: string;
  readonly channel: Attempt['channel'];
  /** what makes it one attempt: asked for again with the same, it is the same */
  readonly cause: string;
  /** minor units; absent: all that is open */
  readonly amount?: number | undefined;
  /** absent: the customer pays on the gateway's page */
  readonly method?: SavedMethod | undefined;
  /** by itself: how often it was tried before */
  readonly retry?: number | undefined;
  readonly returnUrl?: string | undefined;
  /** whose page it is; absent: the first that was connected */
  readonly gateway?: GatewayKind | undefined;
}

/**
 * Tries to collect an invoice: with a method on file, or by a page of the gateway. The transaction that writes the
 * attempt locks the invoice, so there is one at any moment (I5); then the gateway is called with the attempt's id as
 * its key. No answer leaves the attempt open, and the sweep asks what became of it.
 */
export const startAttempt = async (
  booker: Booker,
  customer: Customer,
  asked: Asked,
): Promise<Attempt> => {
  const org = booker.organisation.id;
  const id = deriveId('paymentAttempt', org, customer.id, asked.invoiceId, asked.cause);
  const place = { customerId: customer.id, invoiceId: asked.invoiceId };
  const attempt = await untilNotBusy(async () => {
    const earlier = await findAttempt(org, customer.id, id);
    if (earlier) return earlier;
    const connection = await connectionFor(org, asked);
    const invoice = await freeInvoice(booker, place, { own: id });
    const amount = requirePayable(invoice, asked.amount);
    const begun: Attempt = {
      ...{ id, customerId: customer.id, invoiceId: invoice.id, ...connection },
      ...{ channel: asked.channel, amount, currency: invoice.currency, status: 'open' },
      ...(asked.method && { methodId: asked.method.id, label: asked.method.label }),
      ...(asked.retry !== undefined && { retry: asked.retry }),
      ...{ checkAt: firstCheck(realClock.now(), asked.method), by: booker.by, version: 1 },
      ...{ createdAt: booker.now, begunAt: realClock.now() },
    };
    await transact([
      ...attemptAddition(org, begun),
      invoiceWrite(org, invoice, { openAttempt: id }),
    ]);
    return begun;
  });
  return attempt.status === 'open' ? proceed(booker, customer, attempt, asked) : attempt;
};

/** A method is charged through the gateway that it was left with; a page is opened at the one that was asked for (S33). */
const connectionFor = async (
  org: string,
  { method, gateway: asked }: Asked,
): Promise<Pick<Attempt, 'connectionId' | 'gateway'>> => {
  if (method) {
    requireChargeable(method);
    await requireConnected(org, method);
    return { connectionId: method.connectionId, gateway: method.gateway };
  }
  const { id: connectionId, kind: gateway } = await requireConnection(org, asked);
  return { connectionId, gateway };
};

/** Calls the gateway; the same attempt called again is the same payment there. */
const proceed = async (
  booker: Booker,
  customer: Customer,
  attempt: Attempt,
  { method, returnUrl }: Asked,
): Promise<Attempt> => {
  const org = booker.organisation.id;
  if (attempt.gatewayPayment !== undefined) return attempt;
  const gateway = await gatewayOf(org, through(attempt));
  const outcome = await outcomeOf(attempt, () =>
    method
      ? chargeWith(gateway, attempt, method)
      : openPage(gateway, attempt, customer, booker, returnUrl),
  );
  return outcome ? settleAttempt(booker, attempt, outcome) : attempt;
};

/** Refused, nothing was charged. */
const outcomeOf = (
  { id, amount, currency, createdAt }: Attempt,
  call: () => Promise<Outcome>,
): Promise<Outcome | undefined> => {
  const refused = { status: 'failed', gatewayPayment: id, reason: 'declined' } as const;
  return answered(call, { ...refused, amount, currency, at: createdAt });
};

const textOf = ({ id, amount, currency, invoiceId }: Attempt) => ({
  ...{ key: id, amount, currency, description: `Invoice ${invoiceId}`, reference: id },
});

const chargeWith = (gateway: Gateway, attempt: Attempt, method: SavedMethod): Promise<Outcome> =>
  gateway.charge({
    ...textOf(attempt),
    ...{ method: method.token, mandate: method.mandate?.id },
    gatewayCustomer: method.gatewayCustomer,
  });

const openPage = async (
  gateway: Gateway,
  attempt: Attempt,
  customer: Customer,
  { organisation, now }: Booker,
  returnUrl: string | undefined,
): Promise<Outcome> => {
  const { amount, currency } = attempt;
  if (returnUrl === undefined) throw new Error(`the page of ${attempt.id} leads back nowhere`);
  const { gatewayPayment, url, expiresAt } = await gateway.startPayment({
    ...textOf(attempt),
    customer: gatewayCustomerOf(customer, organisation.language, organisation.email),
    returnUrl,
  });
  return { status: 'unpaid', gatewayPayment, url, expiresAt, amount, currency, at: now };
};

/** Whom a gateway's page speaks to; who has no address of its own gets the operator's. */
export const gatewayCustomerOf = (
  { id, name, email, language }: Customer,
  usual: Booker['organisation']['language'],
  fallback: string,
) => ({ id, name, email: email ?? fallback, language: language ?? usual });
