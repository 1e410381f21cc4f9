import { readOrganisation } from '../../shared/billing/inputs.ts';
import { businessNow } from '../../shared/billing/start-run.ts';
import { sandboxWebhookSecret } from '../../shared/gateway-webhooks/secrets.ts';
import { Refusal } from '../../shared/kernel/errors.ts';
import { listAttempts } from '../../shared/payments/attempt-store.ts';
import { startAttempt } from '../../shared/payments/start-attempt.ts';
import { usualMethod } from '../../shared/payments/usual-method.ts';
import { existingCustomer } from '../../shared/people/store.ts';
import type { Biller } from './month.ts';
import type { sandboxAccount } from './sandbox-gateway.ts';
import { signedDelivery } from './signed-delivery.ts';

export interface Racing {
  readonly op: Biller;
  readonly webhookUrl: string;
  readonly account: ReturnType<typeof sandboxAccount>;
}

interface Place {
  readonly customerId: string;
  readonly invoiceId: string;
}

/** Collects an invoice as the tick does when it is due; whatever is refused, somebody else was faster. */
export const collectByTick = async (
  { op }: Racing,
  { customerId, invoiceId }: Place,
): Promise<void> => {
  const organisation = await readOrganisation(op.organisationId);
  if (!organisation) throw new Error(`no organisation ${op.organisationId}`);
  const booker = { organisation, now: businessNow(organisation), by: 'system' };
  const customer = await existingCustomer(organisation.id, customerId);
  const method = await usualMethod(organisation.id, customerId);
  const asked = { invoiceId, channel: 'automatic', cause: 'automatic', method } as const;
  await startAttempt(booker, customer, asked).catch(error => {
    if (!(error instanceof Refusal)) throw error;
  });
};

/** One request for a page that arrives several times at one moment. */
export const samePageAtOnce = async (
  { op }: Racing,
  { customerId, invoiceId }: Place,
  { returnUrl, times }: { readonly returnUrl: string; readonly times: number },
) => {
  const organisation = await readOrganisation(op.organisationId);
  if (!organisation) throw new Error(`no organisation ${op.organisationId}`);
  const booker = { organisation, now: businessNow(organisation), by: 'system' };
  const customer = await existingCustomer(organisation.id, customerId);
  const asked = { invoiceId, channel: 'pay_now', cause: 'one request', returnUrl } as const;
  return Promise.all(Array.from({ length: times }, () => startAttempt(booker, customer, asked)));
};

/** Tells of all payments of an invoice, twice each and at once, beside what the gateway itself tells. */
export const tellOfAll = async ({ account, webhookUrl }: Racing, { invoiceId }: Place) => {
  const secret = sandboxWebhookSecret(webhookUrl.split('/').at(-1) ?? '');
  const { payments } = await account.books();
  const ours = payments.filter(({ description }) => description === `Invoice ${invoiceId}`);
  await Promise.all(
    [...ours, ...ours].map(async ({ id: gatewayId }) => {
      const notice = { about: { kind: 'payment', gatewayId } };
      const { body, headers } = signedDelivery({ notice, secret });
      const { status } = await fetch(webhookUrl, { method: 'POST', body, headers });
      if (status !== 200) throw new Error(`a webhook that is signed got ${status}`);
    }),
  );
};

/** Attempts of an invoice that are open at this moment. 1 consistent query. */
export const openAttempts = async ({ op }: Racing, { customerId, invoiceId }: Place) => {
  const { items } = await listAttempts(op.organisationId, customerId, { limit: 1_000 });
  return items.filter(each => each.invoiceId === invoiceId && each.status === 'open');
};

/** Looks again and again while `work` goes on; the most attempts that were open at one moment. */
export const mostOpenDuring = async (
  racing: Racing,
  place: Place,
  work: Promise<unknown>,
): Promise<number> => {
  let isOver = false;
  let most = 0;
  const end = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    most = Math.max(most, (await openAttempts(racing, place)).length);
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  await end;
  return most;
};
