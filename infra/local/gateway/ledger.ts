import { type Books, type Mandate, newGatewayId, type Payment, type Setup } from './books.ts';
import { type MagicName, magicOf, type Step } from './magic.ts';
import type { Notifier } from './notifier.ts';

export interface Gateway {
  readonly books: Books;
  readonly notifier: Notifier;
  readonly url: string;
}

const now = (): string => new Date().toISOString();

/** How a payment stands after its next step; the account is told of every change. */
const withStep = (payment: Payment, [step, ...rest]: readonly Step[]): Payment => {
  const { reason: _, ...before } = payment;
  return { ...before, ...step, steps: rest, at: now() };
};

const save = ({ books, notifier }: Gateway, payment: Payment): Payment => {
  books.write('payment', payment);
  notifier.tell(payment.account, {
    kind: payment.status === 'reversed' ? 'dispute' : 'payment',
    gatewayId: payment.id,
    key: payment.key,
  });
  return payment;
};

type Opened = Pick<Payment, 'account' | 'key' | 'amount' | 'currency' | 'description'>;

const opened = (asked: Opened): Payment => ({
  ...asked,
  id: newGatewayId('payment'),
  status: 'pending',
  at: now(),
  steps: [],
  refunded: 0,
});

/** Takes money with a method on file. A key that is known says how that payment stands. */
export const charge = (
  gateway: Gateway,
  { behaves, mandate, ...asked }: Opened & { behaves: MagicName; mandate?: string | undefined },
): Payment => {
  const earlier = gateway.books.byKey('payment', asked.account, asked.key);
  if (earlier) return earlier;
  const isRevoked =
    mandate !== undefined && gateway.books.read('mandate', mandate)?.status !== 'active';
  const steps: readonly Step[] = isRevoked
    ? [{ status: 'failed', reason: 'mandate_invalid' }]
    : magicOf(behaves).steps;
  return save(gateway, withStep({ ...opened(asked), behaves }, steps));
};

const hostedMinutes = 60;
const inAnHour = (): string => new Date(Date.now() + hostedMinutes * 60_000).toISOString();

/** Opens a page on which a customer pays once. */
export const openCheckout = (
  { books, url }: Gateway,
  { returnUrl, ...asked }: Opened & { returnUrl: string },
): Payment => {
  const earlier = books.byKey('payment', asked.account, asked.key);
  if (earlier) return earlier;
  const payment = opened(asked);
  const page = { url: `${url}/pay/${payment.id}`, returnUrl, expiresAt: inAnHour() };
  return books.write('payment', { ...payment, ...page, status: 'unpaid' });
};

/** Nobody has chosen what to pay with, and the page is not too old. */
export const isOpen = ({ status, expiresAt = '' }: Payment): boolean =>
  status === 'unpaid' && expiresAt > now();

export const payOnPage = (gateway: Gateway, payment: Payment, behaves: MagicName): Payment => {
  if (!isOpen(payment)) return payment;
  const { steps, presentSteps = steps } = magicOf(behaves);
  return save(gateway, withStep({ ...payment, behaves }, presentSteps));
};

/** A page that nobody has paid is closed; what is under way or done stays as it is. */
export const cancel = (gateway: Gateway, payment: Payment): Payment => {
  if (payment.status !== 'unpaid') return payment;
  return save(gateway, { ...payment, status: 'cancelled', at: now() });
};

/** A page that was not paid in time is closed, as seen by whoever looks next. */
export const asItStands = (gateway: Gateway, payment: Payment): Payment => {
  const isOver = payment.expiresAt !== undefined && payment.expiresAt <= now();
  return isOver ? cancel(gateway, payment) : payment;
};

/** The bank's next answer: pending → succeeded → reversed, as the method's name says. */
export const advance = (gateway: Gateway, payment: Payment): Payment =>
  payment.steps.length === 0 ? payment : save(gateway, withStep(payment, payment.steps));

/** What a test wants to happen to a payment instead. */
export const force = (gateway: Gateway, payment: Payment, step: Step): Payment =>
  save(gateway, withStep(payment, [step]));

type Asked = Pick<Setup, 'account' | 'key' | 'types' | 'returnUrl'> & { gatewayCustomer?: string };

/** Opens a page on which a customer leaves a method. */
export const openSetup = ({ books, url }: Gateway, asked: Asked): Setup => {
  const earlier = books.byKey('setup', asked.account, asked.key);
  if (earlier) return earlier;
  const id = newGatewayId('setup');
  return books.write('setup', {
    ...asked,
    ...{ id, status: 'pending', url: `${url}/setup/${id}`, expiresAt: inAnHour() },
    gatewayCustomer: asked.gatewayCustomer ?? `gcus_${id.slice(5)}`,
  });
};

export const leaveMethod = (gateway: Gateway, setup: Setup, behaves: MagicName): Setup => {
  if (setup.status !== 'pending') return setup;
  const { books, notifier } = gateway;
  const { account } = setup;
  const { type, label, expires, mandatePending } = magicOf(behaves);
  const token = newGatewayId('method');
  const mandate =
    type === 'card' ? undefined : openMandate(books, account, type, mandatePending === true);
  books.write('method', { id: token, account, behaves, ...(mandate && { mandate: mandate.id }) });
  const method = {
    ...{ token, type, label },
    ...(expires && { expires }),
    ...(mandate && { mandate }),
  };
  const done: Setup = books.write('setup', { ...setup, status: 'done', method });
  notifier.tell(account, { kind: 'setup', gatewayId: setup.id, key: setup.key });
  return done;
};

const openMandate = (
  books: Books,
  account: string,
  type: 'sepa_debit' | 'bacs_debit',
  isPending: boolean,
): Mandate => {
  const id = newGatewayId('mandate');
  return books.write('mandate', {
    ...{ id, account, reference: `M-${id.slice(5, 13).toUpperCase()}` },
    scheme: type === 'sepa_debit' ? 'sepa_core' : 'bacs',
    status: isPending ? 'pending' : 'active',
  });
};

export const setMandate = (
  { books, notifier }: Gateway,
  mandate: Mandate,
  status: Mandate['status'],
): Mandate => {
  const next = books.write('mandate', { ...mandate, status });
  notifier.tell(mandate.account, { kind: 'mandate', gatewayId: mandate.id });
  return next;
};
