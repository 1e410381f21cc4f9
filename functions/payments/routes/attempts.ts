import { existingInvoice } from '../../../shared/billing/invoice-store.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import * as operations from '../../../shared/payments/attempt-operations.ts';
import { listAttempts, readAttempt, readMethod } from '../../../shared/payments/attempt-store.ts';
import { requireConnection } from '../../../shared/payments/connections.ts';
import { attemptView } from '../../../shared/payments/gateway-views.ts';
import { reconcileAttempt } from '../../../shared/payments/reconcile-attempt.ts';
import { startAttempt } from '../../../shared/payments/start-attempt.ts';
import { usualMethod } from '../../../shared/payments/usual-method.ts';
import { requireCustomer } from '../../../shared/people/require-customer.ts';
import { existingCustomer } from '../../../shared/people/store.ts';
import { type Call, route } from '../../middleware/http.ts';
import { bookerOf, orTryAgain, requireCurrency } from './booker.ts';

type AttemptCall = Pick<
  Call<typeof operations.getOwnPaymentAttempt>,
  'organisation' | 'params' | 'principal' | 'now'
>;

/** Whoever comes back from the gateway's page should not wait for its webhook. */
const readOf = async (call: AttemptCall) => {
  const { customerId, attemptId } = call.params;
  const attempt = await readAttempt(call.organisation.id, customerId, attemptId);
  if (attempt.status !== 'open' || attempt.gatewayPayment === undefined) {
    return { body: attemptView(attempt) };
  }
  const settled = await orTryAgain(reconcileAttempt(bookerOf(call), attempt));
  return { body: attemptView(settled) };
};

export const attemptRoutes = [
  route(operations.payInvoice, async call => {
    const { organisation, params, body, principal, idempotencyKey = '' } = call;
    requireCurrency(body.amount, organisation.currency, '/body/amount/currency');
    await existingInvoice(organisation.id, params, { isTeam: false });
    if (!organisation.billing.payNow) throw new Refusal('pay_now_disabled');
    await requireConnection(organisation.id, body.gateway);
    const customer = await existingCustomer(organisation.id, params.customerId);
    const method =
      body.paymentMethodId &&
      (await readMethod(organisation.id, customer.id, body.paymentMethodId));
    const attempt = await orTryAgain(
      startAttempt(bookerOf(call), customer, {
        ...{ invoiceId: params.invoiceId, channel: 'pay_now', returnUrl: body.returnUrl },
        ...{ cause: `${principal.id} ${idempotencyKey}`, amount: body.amount?.amount },
        ...(method && { method }),
        gateway: body.gateway,
      }),
    );
    return { body: attemptView(attempt) };
  }),

  route(operations.chargeInvoice, async call => {
    const { organisation, params, body, principal, idempotencyKey = '' } = call;
    requireCurrency(body.amount, organisation.currency, '/body/amount/currency');
    await existingInvoice(organisation.id, params, { isTeam: true });
    const customer = await existingCustomer(organisation.id, params.customerId);
    await requireConnection(organisation.id);
    const method = body.paymentMethodId
      ? await readMethod(organisation.id, customer.id, body.paymentMethodId)
      : await usualMethod(organisation.id, customer.id);
    if (!method) {
      const expected = 'a customer with a default payment method';
      throw new Refusal('payment_method_state', { expected, received: 'none' });
    }
    const attempt = await orTryAgain(
      startAttempt(bookerOf(call), customer, {
        ...{ invoiceId: params.invoiceId, channel: 'admin', method },
        ...{ cause: `${principal.id} ${idempotencyKey}`, amount: body.amount?.amount },
      }),
    );
    return { body: attemptView(attempt) };
  }),

  route(operations.listPaymentAttempts, async ({ organisation, params, query, ...call }) => {
    await requireCustomer(organisation.id, params.customerId);
    const asked = { limit: query.limit, after: call.position<string>() };
    const { items, next } = await listAttempts(organisation.id, params.customerId, asked);
    return { body: { items: items.map(attemptView), nextCursor: call.nextCursor(next) } };
  }),

  route(operations.getPaymentAttempt, readOf),
  route(operations.getOwnPaymentAttempt, readOf),
];
