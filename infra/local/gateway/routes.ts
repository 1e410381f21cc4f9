import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { Currency } from '../../../shared/kernel/money.ts';
import { declineReasons, mandateStatuses } from '../../../shared/payments/gateways/gateway.ts';
import { newGatewayId, type Payment, type Setup } from './books.ts';
import * as ledger from './ledger.ts';
import { magicNames, magicOf } from './magic.ts';
import { paymentPage, setupPage } from './pages.ts';

export interface Call {
  /** the secret key that the call came with */
  readonly account: string;
  readonly body: unknown;
}

export type Answer =
  | { readonly status: number; readonly json: unknown }
  | { readonly status: number; readonly html: string }
  | { readonly redirect: string }
  /** it was done, and nobody hears of it */
  | 'lost';

type Route = (gateway: ledger.Gateway, call: Call, id: string) => Answer | Promise<Answer>;

const json = (body: unknown): Answer =>
  body === undefined ? { status: 404, json: { error: 'not there' } } : { status: 200, json: body };

const key = z.string().min(1).max(200);
const Asked = z.object({
  key,
  amount: z.int().positive(),
  currency: Currency,
  description: z.string(),
});
const Charge = Asked.extend({ method: z.string() });
const Checkout = Asked.extend({ returnUrl: z.url() });
const SetupAsked = z.object({
  key,
  types: z.array(z.string()).min(1),
  returnUrl: z.url(),
  customer: z.object({ gatewayCustomer: z.string().optional() }),
});
const RefundAsked = z.object({
  ...{ key, gatewayPayment: z.string(), amount: z.int().positive() },
  ...{ currency: Currency, reason: z.string() },
});
const EndpointAsked = z.object({ url: z.url(), secret: z.string().startsWith('whsec_') });
const Chosen = z.object({ method: z.enum(magicNames) });
const Forced = z.object({
  to: z.enum(['succeeded', 'failed', 'reversed']),
  reason: z.enum(declineReasons).optional(),
});

const own = <T extends { account: string }>(thing: T | undefined, { account }: Call) =>
  thing?.account === account ? thing : undefined;

const chargeMethod: Route = async (gateway, call) => {
  const { method: token, ...asked } = Charge.parse(call.body);
  const method = own(gateway.books.read('method', token), call);
  if (!method) return { status: 402, json: { error: `no method ${token}` } };
  const { behaves, mandate } = method;
  const payment = ledger.charge(gateway, { ...asked, account: call.account, behaves, mandate });
  const { delayMs = 0, losesAnswer } = magicOf(behaves);
  await sleep(delayMs);
  return losesAnswer ? 'lost' : json(payment);
};

const refund: Route = ({ books, notifier }, call) => {
  const { gatewayPayment, ...asked } = RefundAsked.parse(call.body);
  const { account } = call;
  const earlier = books.byKey('refund', account, asked.key);
  if (earlier) return json(earlier);
  const payment = own(books.read('payment', gatewayPayment), call);
  if (!payment) return json(undefined);
  const left = payment.amount - payment.refunded;
  if (
    payment.status !== 'succeeded' ||
    asked.amount > left ||
    asked.currency !== payment.currency
  ) {
    return { status: 400, json: { error: `${payment.status}, ${left} left` } };
  }
  books.write('payment', { ...payment, refunded: payment.refunded + asked.amount });
  const made = { ...asked, account, payment: payment.id, status: 'succeeded' as const };
  const done = books.write('refund', { ...made, id: newGatewayId('refund') });
  notifier.tell(account, { kind: 'refund', gatewayId: done.id, key: payment.key });
  return json(done);
};

const withPayment =
  (change: (gateway: ledger.Gateway, payment: Payment, call: Call) => Payment): Route =>
  (gateway, call, id) => {
    const payment = own(gateway.books.read('payment', id), call);
    return json(payment && change(gateway, payment, call));
  };

const setMandate =
  (status: (call: Call) => (typeof mandateStatuses)[number]): Route =>
  (gateway, call, id) => {
    const mandate = own(gateway.books.read('mandate', id), call);
    return json(mandate && ledger.setMandate(gateway, mandate, status(call)));
  };

const page =
  <T>(
    find: (gateway: ledger.Gateway, id: string) => T | undefined,
    show: (thing: T) => Answer,
  ): Route =>
  (gateway, _, id) => {
    const thing = find(gateway, id);
    return thing ? show(thing) : { status: 404, html: 'There is nothing here.' };
  };

const html = (text: string): Answer => ({ status: 200, html: text });
const findPayment = (gateway: ledger.Gateway, id: string): Payment | undefined => {
  const payment = gateway.books.read('payment', id);
  return payment && ledger.asItStands(gateway, payment);
};
const findSetup = ({ books }: ledger.Gateway, id: string): Setup | undefined =>
  books.read('setup', id);

const chosen = ({ body }: Call) => Chosen.parse(body).method;

/** What the gateway answers: its API, its hosted pages, and what tests ask and make happen. */
export const routes: readonly [method: string, path: RegExp, route: Route][] = [
  ['GET', /^\/health$/, () => json({})],
  [
    'POST',
    /^\/v1\/setups$/,
    (gateway, call) => {
      const { customer, ...asked } = SetupAsked.parse(call.body);
      return json(ledger.openSetup(gateway, { ...asked, ...customer, account: call.account }));
    },
  ],
  [
    'GET',
    /^\/v1\/setups\/(\w+)$/,
    ({ books }, call, id) => json(own(books.read('setup', id), call)),
  ],
  ['POST', /^\/v1\/charges$/, chargeMethod],
  [
    'POST',
    /^\/v1\/checkouts$/,
    (gateway, call) =>
      json(ledger.openCheckout(gateway, { ...Checkout.parse(call.body), account: call.account })),
  ],
  ['GET', /^\/v1\/payments\/(\w+)$/, withPayment(ledger.asItStands)],
  [
    'GET',
    /^\/v1\/keys\/(\w+)$/,
    (gateway, { account }, id) => {
      const payment = gateway.books.byKey('payment', account, id);
      return json(payment && ledger.asItStands(gateway, payment));
    },
  ],
  ['POST', /^\/v1\/payments\/(\w+)\/cancel$/, withPayment(ledger.cancel)],
  ['POST', /^\/v1\/refunds$/, refund],
  [
    'GET',
    /^\/v1\/refunds\/(\w+)$/,
    ({ books }, { account }, id) => json(books.byKey('refund', account, id)),
  ],
  [
    'GET',
    /^\/v1\/mandates\/(\w+)$/,
    ({ books }, call, id) => json(own(books.read('mandate', id), call)),
  ],
  ['POST', /^\/v1\/mandates\/(\w+)\/revoke$/, setMandate(() => 'revoked')],
  [
    'POST',
    /^\/v1\/endpoint$/,
    ({ books }, { account, body }) => {
      const { isHeld = false } = books.read('endpoint', account) ?? {};
      books.write('endpoint', { ...EndpointAsked.parse(body), account, id: account, isHeld });
      return json({});
    },
  ],
  [
    'GET',
    /^\/pay\/(\w+)$/,
    page(findPayment, payment => html(paymentPage(payment, ledger.isOpen(payment)))),
  ],
  [
    'POST',
    /^\/pay\/(\w+)$/,
    (gateway, call, id) =>
      page(findPayment, payment => {
        const { returnUrl = '/' } = ledger.payOnPage(gateway, payment, chosen(call));
        return { redirect: returnUrl };
      })(gateway, call, id),
  ],
  ['GET', /^\/setup\/(\w+)$/, page(findSetup, setup => html(setupPage(setup)))],
  [
    'POST',
    /^\/setup\/(\w+)$/,
    (gateway, call, id) =>
      page(findSetup, setup => ({
        redirect: ledger.leaveMethod(gateway, setup, chosen(call)).returnUrl,
      }))(gateway, call, id),
  ],
  [
    'GET',
    /^\/_control\/books$/,
    ({ books }, { account }) => {
      return json({
        payments: books.all('payment', account),
        refunds: books.all('refund', account),
        methods: books.all('method', account),
        mandates: books.all('mandate', account),
      });
    },
  ],
  ['GET', /^\/_control\/notices$/, ({ books }, call) => json(books.all('notice', call.account))],
  [
    'POST',
    /^\/_control\/notices$/,
    ({ books, notifier }, { account, body }) => {
      const endpoint = books.read('endpoint', account);
      const { hold: isHeld } = z.object({ hold: z.boolean() }).parse(body);
      if (endpoint) books.write('endpoint', { ...endpoint, isHeld });
      notifier.wake();
      return json(endpoint && {});
    },
  ],
  ['POST', /^\/_control\/payments\/(\w+)\/step$/, withPayment(ledger.advance)],
  [
    'POST',
    /^\/_control\/step$/,
    (gateway, { account }) =>
      json(gateway.books.all('payment', account).map(each => ledger.advance(gateway, each))),
  ],
  [
    'POST',
    /^\/_control\/payments\/(\w+)$/,
    withPayment((gateway, payment, { body }) => {
      const { to: status, reason } = Forced.parse(body);
      return ledger.force(gateway, payment, { status, ...(reason && { reason }) });
    }),
  ],
  [
    'POST',
    /^\/_control\/mandates\/(\w+)$/,
    setMandate(({ body }) => z.object({ to: z.enum(mandateStatuses) }).parse(body).to),
  ],
  [
    'POST',
    /^\/_control\/methods\/(\w+)$/,
    ({ books }, call, id) => {
      const method = own(books.read('method', id), call);
      return json(method && books.write('method', { ...method, behaves: chosen(call) }));
    },
  ],
];
