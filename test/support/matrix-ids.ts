import type { Operation } from '../../shared/contract/operation.ts';
import { operations } from '../../shared/contract/operations.ts';
import { bankCsv, bankLayout } from './bank.ts';
import type { Caller } from './caller.ts';
import { created, eur, waitFor } from './month.ts';
import type { Operator } from './operator.ts';
import { choose } from './sandbox-gateway.ts';

/** What path parameters may be at one customer: name → id or word that exists. */
export type Ids = Readonly<Record<string, string>>;

const tax = { name: 'VAT', percent: '21' };
const address = { line1: 'Quay 1', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' };
const quay = { name: 'The Quay', timeZone: 'Europe/Amsterdam', address };
const mill = {
  ...{ name: 'The Mill', address, email: 'mill@books.example' },
  invoiceNumbers: { format: 'MILL-{N}', resets: 'never' },
  creditNoteNumbers: { format: 'MILL-C{N}', resets: 'never' },
};
const communityEvents = '/v1/admin/community-events';
const drinks = {
  title: 'Drinks',
  place: 'The bar',
  startsAt: '2026-12-18T17:00:00.000Z',
  endsAt: '2026-12-18T20:00:00.000Z',
};

const morning = { startsAt: '2026-12-18T08:00:00Z', endsAt: '2026-12-18T09:00:00Z' };
const weekly = {
  startsAt: '2026-12-19T09:00',
  endsAt: '2026-12-19T10:00',
  every: 'week',
  count: 2,
};

/** One more of everything that an operator has at a customer, beside what a bill run made. */
export const furnish = async ({ owner, member }: Operator, customerId: string): Promise<void> => {
  const at = `/v1/admin/customers/${customerId}`;
  const email = `bo-${customerId}@books.example`.toLowerCase();
  const notifications = { billing: true, account: true };
  const guest = await member(customerId);
  await created(owner, `${at}/contact-persons`, { name: 'Bo Books', email, notifications });
  await created(owner, `${at}/fees`, { name: 'Locker', on: '2026-12-20', price: eur(500), tax });
  await owner.post('/v1/admin/legal-entities', mill);
  const { id: locationId } = await created(owner, '/v1/admin/locations', quay);
  const rate = { name: 'Rooms', per: 'hour', price: eur(2_000), tax };
  const { id: rateId } = await created(owner, '/v1/admin/rates', rate);
  const room = { name: 'Sky', type: 'meeting_room', locationId, rateId };
  const { id: resourceId } = await created(owner, '/v1/admin/resources', room);
  await created(owner, `${at}/credits`, { name: 'Guests', unit: 'days', amount: 2 });
  await created(owner, `${at}/bookings`, { resourceId, ...morning });
  await created(owner, `${at}/booking-series`, { resourceId, ...weekly });
  const { id } = await created(owner, communityEvents, drinks);
  await owner.send('POST', `${communityEvents}/${id}/publish`);
  await created(owner, `${communityEvents}/${id}/tickets`, { customerId, memberId: guest });
  const service = { name: 'Mailbox', kind: 'one_off', category: 'service', price: eur(500), tax };
  const { id: planId } = await created(owner, '/v1/admin/plans', service);
  await created(owner, `${at}/orders`, { items: [{ kind: 'plan', planId }] });
  const lines = [{ description: 'Desk', quantity: 1, unitPrice: eur(500), tax }];
  const invoice = await created(owner, `${at}/invoices`, { lines });
  await created(owner, `${at}/invoices/${invoice.id}/credit-notes`, { reason: 'Twice' });
  await tellNobody(owner);
  const cash = { amount: eur(100), method: 'cash', receivedOn: '2026-11-01', confirm: false };
  await created(owner, `${at}/payments`, cash);
  const statement = { format: 'csv', content: bankCsv(customerId), csv: bankLayout };
  await created(owner, '/v1/admin/bank-statements', statement);
  await leaveCard(owner, at);
  const accounts = await owner.get('/v1/admin/journal/accounts');
  const datev = { consultantNumber: 29_098, clientNumber: 55_003 };
  await owner.patch('/v1/admin/journal/accounts', { datev }, accounts.headers.get('etag'));
  await owner.post(`${at}/erasures`, { email: 'gone@books.example' });
};

/** A card on file, and an attempt to charge it with what is left of an invoice. */
const leaveCard = async (owner: Caller, at: string): Promise<void> => {
  const { body: connection } = await owner.post('/v1/admin/gateways', { kind: 'sandbox' });
  const page = { returnUrl: 'https://portal.example.com/back' };
  const setup = await created(owner, `${at}/payment-method-setups`, page);
  await choose(setup.url, 'ok');
  await owner.get(`${at}/payment-method-setups/${setup.id}`);
  const lines = [{ description: 'Desk', quantity: 1, unitPrice: eur(500), tax }];
  const { id } = await created(owner, `${at}/invoices`, { lines });
  await created(owner, `${at}/invoices/${id}/charge`, {});
  await waitFor('an event of the gateway', async () => {
    const { body } = await owner.get(`/v1/admin/gateways/${connection.id}/events`);
    return body.items[0];
  });
};

/** A webhook where nobody listens, and its first delivery. */
const tellNobody = async (owner: Caller): Promise<void> => {
  const { id } = await created(owner, '/v1/admin/webhooks', { url: 'http://localhost:9/none' });
  await owner.post(`/v1/admin/webhooks/${id}/test`, undefined);
  await waitFor('a delivery', async () => {
    const { body } = await owner.get(`/v1/admin/webhooks/${id}/deliveries`);
    return body.items[0];
  });
};

/** Words that are no ids of stored things, and what no list shows. */
const words: Ids = {
  language: 'en',
  template: 'invoice_created',
  kind: 'credit_note',
  entity: 'fee',
  queue: 'mail-events',
  checkoutId: `chk_${'0'.repeat(26)}`,
  gateway: 'sandbox',
  endpointId: `gwe_${'0'.repeat(26)}`,
};

/**
 * The first of everything a team's lists show at one customer: where `GET …/plans` is a list and some
 * operation lies at `…/plans/{planId}`, that is how a `planId` is found. So a new resource is found too.
 */
export const idsAt = async (owner: Caller, customerId: string): Promise<Ids> => {
  const storefront = (await owner.get('/v1/admin/storefront')).body.name;
  const found: Record<string, string> = { ...words, customerId, storefront };
  // twice: a list may lie below something that a list shows
  for (const _ of ['above', 'below']) {
    for (const { list, param } of listsOfIds.filter(({ param }) => !(param in found))) {
      const path = fill(list.path, found);
      const { body } = path === undefined ? { body: undefined } : await owner.get(path);
      const [first] = body?.items ?? [];
      if (first?.id) found[param] = first.id;
    }
  }
  return found;
};

const listsOfIds = operations.flatMap(list => {
  if (list.method !== 'GET' || !list.path.startsWith('/v1/admin/')) return [];
  const below = operations.filter(({ path }) => path.startsWith(`${list.path}/{`));
  const params = below.flatMap(({ path }) => /\w+/.exec(path.slice(list.path.length)) ?? []);
  return [...new Set(params)].map(param => ({ list, param: `${param}` }));
});

const fill = (path: string, ids: Ids): string | undefined => {
  const filled = path.replace(/\{(\w+)\}/g, (param, name: string) => ids[name] ?? param);
  return filled.includes('{') ? undefined : filled;
};

/** The path of an operation; a parameter that nothing is known for fails and says so. */
export const pathOf = ({ id, path }: Operation, ids: Ids): string => {
  const filled = fill(path, ids);
  if (filled === undefined) {
    throw new Error(
      `${id}: no ${path} with ${Object.keys(ids)}; furnish() makes what is missing, words names what is no id`,
    );
  }
  return filled;
};

/** Ids of the same kinds that nobody has. */
export const nowhere = (ids: Ids): Ids =>
  Object.fromEntries(
    Object.entries(ids).map(([name, id]) => [
      name,
      id.replace(/_[0-9A-Z]{26}$/, `_${'0'.repeat(26)}`),
    ]),
  );
