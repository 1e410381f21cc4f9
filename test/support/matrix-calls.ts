import { expect } from 'vitest';
import type { Operation } from '../../shared/contract/operation.ts';
import { bankCsv, bankLayout } from './bank.ts';
import type { Caller, Reply } from './caller.ts';
import { type Ids, pathOf } from './matrix-ids.ts';
import { eur } from './month.ts';

const tax = { name: 'VAT', percent: '21' };

const booking = ({ resourceId }: Ids) => ({
  resourceId,
  startsAt: '2027-01-18T08:00:00Z',
  endsAt: '2027-01-18T09:00:00Z',
});
const series = ({ resourceId }: Ids) => ({
  resourceId,
  startsAt: '2027-01-19T08:00',
  endsAt: '2027-01-19T09:00',
  every: 'day',
  count: 2,
});

const page = { returnUrl: 'https://portal.example.com/back' };

const order = ({ planId }: Ids) => ({ items: [{ kind: 'plan', planId }] });

/** Bodies that would be taken, of operations below something that refuse `{}`: their path decides alone. */
const bodies: Record<string, (own: Ids) => object> = {
  changeFeePayer: () => ({ billTo: 'member' }),
  addMember: () => ({ name: 'Eve', email: 'eve@intruder.example' }),
  addOwnMember: () => ({ name: 'Eve', email: `eve-${crypto.randomUUID()}@intruder.example` }),
  addContactPerson: () => contact,
  addOwnContactPerson: () => contact,
  createMembership: ({ planId }) => ({ planId, startOn: '2027-01-01' }),
  changeMembershipPlan: ({ planId }) => ({ planId, when: 'next_period' }),
  createFee: () => ({ name: 'Locker', on: '2027-01-01', price: eur(500), tax }),
  replaceGatewayCredentials: () => ({ kind: 'mollie', apiKey: 'test_01234567' }),
  moveMember: ({ customerId }) => ({ customerId }),
  editDraft: () => ({ reason: 'Mine', postpone: [1] }),
  createCommunityEvent: () => ({
    title: 'Drinks',
    place: 'The bar',
    startsAt: '2026-12-18T17:00:00.000Z',
    endsAt: '2026-12-18T20:00:00.000Z',
  }),
  bookTicket: ({ customerId, memberId }) => ({ customerId, memberId }),
  createBooking: booking,
  createOwnBooking: booking,
  quoteOwnBooking: booking,
  editBooking: () => ({ title: 'Mine' }),
  editOwnBooking: () => ({ title: 'Mine' }),
  createBookingSeries: series,
  createOwnBookingSeries: series,
  grantCredit: () => ({ name: 'Welcome', unit: 'minutes', amount: 60 }),
  createResource: ({ locationId }) => ({ name: 'Sky', type: 'meeting_room', locationId }),
  createLegalEntity: () => ({
    ...{ name: 'Eve', address, email: 'eve@intruder.example' },
    invoiceNumbers: { format: 'EVE-{N}', resets: 'never' },
    creditNoteNumbers: { format: 'EVE-C{N}', resets: 'never' },
  }),
  createRate: () => ({ name: 'Rooms', per: 'hour', price: eur(2_000), tax }),
  placeOrder: order,
  placeOwnOrder: order,
  quoteOwnOrder: order,
  requestErasure: () => ({ email: 'eve@intruder.example' }),
  quoteCheckout: order,
  openCheckout: own => ({
    ...order(own),
    name: 'Eve',
    email: `eve-${crypto.randomUUID()}@intruder.example`,
    billingAddress: address,
  }),
  completeCheckout: () => ({ code: '000000' }),
  startNumberSeries: () => ({ count: 900_000_000 }),
  createWebhook: () => ({ url: 'https://intruder.example/events' }),
  returnDeposit: () => ({ reason: 'Moved out' }),
  recordPayment: () => ({
    ...{ amount: eur(100), method: 'cash', receivedOn: '2026-11-01', confirm: false },
  }),
  setDebtorNumber: () => ({ number: '10001' }),
  importBankStatement: () => ({ format: 'csv', content: bankCsv('Eve'), csv: bankLayout }),
  ignoreBankEntry: () => ({ reason: 'Fee' }),
  reversePayment: () => ({ reason: 'Booked twice' }),
  refundPayment: () => ({ reason: 'Paid twice' }),
  addPaymentMethod: () => ({
    connectionId: `gwc_${'0'.repeat(26)}`,
    ...{ type: 'card', token: 'pm_eve', gatewayCustomer: 'cus_eve', label: 'Visa •••• 4242' },
  }),
  startMethodSetup: () => page,
  startOwnMethodSetup: () => page,
  payInvoice: () => page,
  voidInvoice: () => ({ reason: 'Wrong address' }),
  writeOffInvoice: () => ({ reason: 'Insolvent' }),
  createCreditNote: () => ({ reason: 'Billed twice' }),
  createManualInvoice: () => ({
    lines: [{ description: 'Desk', quantity: 1, unitPrice: eur(500), tax }],
  }),
};

const address = { line1: 'Quay 1', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' };

const contact = {
  name: 'Eve',
  email: 'eve@intruder.example',
  notifications: { billing: true, account: true },
};

/** Values of the query fields that an operation cannot do without. */
const queries: Record<string, string> = {
  mail: 'invoice_created',
  from: '2026-12-01',
  to: '2026-12-07',
};

const bodyOf = ({ id, body }: Operation, own: Ids): unknown => {
  if (!body || body.safeParse({}).success) return {};
  const valid = bodies[id]?.(own);
  if (!valid) throw new Error(`${id}: no body that it takes; matrix-calls.ts names one`);
  expect(body.safeParse(valid).error, `the body of ${id} in matrix-calls.ts`).toBeUndefined();
  return valid;
};

const queryOf = ({ query }: Operation, ids: Ids): string => {
  const needed = Object.entries(query?.shape ?? {}).filter(
    ([, field]) => !field.safeParse(undefined).success,
  );
  return needed.map(([name]) => `${name}=${queries[name] ?? ids[name] ?? ''}`).join('&');
};

const send = (
  { send }: Pick<Caller, 'send'>,
  { body, ifMatch, method }: Operation,
  path: string,
  content: unknown,
): Promise<Reply> =>
  send(method, path, {
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(method === 'POST' && { 'idempotency-key': crypto.randomUUID() }),
      // a version that nothing ever has
      ...(ifMatch && { 'if-match': '"0"' }),
    },
    ...(body && { body: JSON.stringify(content) }),
  });

/** Asks only whether the caller may: a query that no operation has is refused before anything is done. */
export const probe = (caller: Pick<Caller, 'send'>, operation: Operation, ids: Ids) =>
  send(caller, operation, `${pathOf(operation, ids)}?${queryOf(operation, ids)}&probe=1`, {});

/** Calls with all that is needed to succeed, but for what the path names. */
export const call = (caller: Pick<Caller, 'send'>, operation: Operation, ids: Ids, own: Ids) =>
  send(
    caller,
    operation,
    `${pathOf(operation, ids)}?${queryOf(operation, own)}`,
    bodyOf(operation, own),
  );

/** What a reply tells: everything but the request's own id and the ids that were asked with. */
export const told = ({ status, body }: Reply, asked: Ids): unknown => {
  const { instance: _, ...rest } = body ?? {};
  const text = Object.values(asked).reduce(
    (known, id) => (id.includes('_') ? known.replaceAll(id, '<id>') : known),
    JSON.stringify(rest),
  );
  return { status, ...JSON.parse(text) };
};

/** How much of the table the function read for an answer, as it reports itself: capacity units. */
export const readsOf = async (consoleUrl: string, { headers }: Reply): Promise<number> => {
  const requestId = headers.get('apigw-requestid');
  const answer = await fetch(`${consoleUrl}/_local/logs?requestId=${requestId}`);
  const lines = (await answer.json()) as { text: string }[];
  const metrics = lines.filter(({ text }) => text.includes('"CloudWatchMetrics"'));
  const units = metrics.flatMap(({ text }) => JSON.parse(text).ReadUnits ?? []);
  if (units.length === 0) throw new Error(`request ${requestId} reported no reads`);
  return units.flat().reduce((sum: number, value: number) => sum + value, 0);
};
