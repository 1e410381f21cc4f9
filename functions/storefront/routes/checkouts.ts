import { realClock } from '../../../shared/kernel/clock.ts';
import { pricedView } from '../../../shared/orders/views.ts';
import { changed } from '../../../shared/store/change.ts';
import * as operations from '../../../shared/storefront/checkout-operations.ts';
import { checkoutChange, readCheckout } from '../../../shared/storefront/checkout-store.ts';
import { checkoutView } from '../../../shared/storefront/checkout-views.ts';
import { codeFields, newCode } from '../../../shared/storefront/code.ts';
import { codeMail } from '../../../shared/storefront/code-mail.ts';
import {
  type Changed,
  completeCheckout,
  requireOpen,
} from '../../../shared/storefront/complete-checkout.ts';
import { endCheckout } from '../../../shared/storefront/end-checkout.ts';
import type { Checkout } from '../../../shared/storefront/model.ts';
import { codeCap, openCheckout, quoteFor } from '../../../shared/storefront/open-checkout.ts';
import { type Call, route } from '../../middleware/http.ts';

type Asked = Pick<Call<typeof operations.getCheckout>, 'organisation' | 'now' | 'principal'>;

const bookerOf = ({ organisation, now, principal }: Asked) => ({
  organisation,
  now,
  by: { kind: 'visitor', id: principal.id } as const,
});
const answerOf = ({ checkout, ...written }: Changed) => ({
  body: checkoutView(checkout, realClock.now()),
  ...written,
});

const quote = route(operations.quoteCheckout, async call => {
  const { items, ...priced } = await quoteFor(bookerOf(call), call.body);
  return { body: { items: items.map(pricedView), ...priced } };
});

const open = route(operations.openCheckout, async call => {
  const opened = await openCheckout(bookerOf(call), call.body, realClock.now());
  const location = `/v1/storefront/${call.params.storefront}/checkouts/${opened.checkout.id}`;
  return { ...answerOf(opened), location };
});

const read = route(operations.getCheckout, async ({ organisation, params }) => ({
  body: checkoutView(await readCheckout(organisation.id, params.checkoutId), realClock.now()),
}));

const mailCode = route(operations.mailCheckoutCode, async ({ organisation, params }) => {
  const { id: org } = organisation;
  const now = realClock.now();
  const before = await readCheckout(org, params.checkoutId);
  requireOpen(before, now);
  const code = newCode();
  const changes = {
    ...codeFields(before.id, code, now),
    codesMailed: before.codesMailed + 1,
  };
  const checkout = changed<Checkout>(before, changes);
  const mail = codeMail(org, checkout, code);
  const cap = codeCap(org, before.email, now);
  const writes = [checkoutChange(org, before, changes), cap, ...mail.writes];
  return answerOf({ checkout, writes, events: [mail.event] });
});

const complete = route(operations.completeCheckout, async call => {
  const before = await readCheckout(call.organisation.id, call.params.checkoutId);
  const { code } = call.body;
  return answerOf(await completeCheckout(bookerOf(call), before, code, realClock.now()));
});

const cancel = route(operations.cancelCheckout, async call => {
  const before = await readCheckout(call.organisation.id, call.params.checkoutId);
  if (before.status === 'cancelled') return {};
  requireOpen(before, realClock.now());
  const { writes, events } = await endCheckout(bookerOf(call), before, 'cancelled');
  return { writes, events };
});

export const checkoutRoutes = [quote, open, read, mailCode, complete, cancel];
