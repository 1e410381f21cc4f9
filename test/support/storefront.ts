import type { Caller, Reply } from './caller.ts';
import { inbox } from './inbox.ts';
import { type Biller, created, eur } from './month.ts';
import { site, vat } from './rooms.ts';

/** Opens an operator's storefront and answers its name. */
export const openStorefront = async (owner: Caller, fields: object = {}): Promise<string> => {
  const { headers } = await owner.get('/v1/admin/storefront');
  const name = `desks-${crypto.randomUUID().slice(0, 13)}`;
  const reply = await owner.send('PUT', '/v1/admin/storefront', {
    headers: { 'content-type': 'application/json', 'if-match': headers.get('etag') ?? '' },
    body: JSON.stringify({ name, enabled: true, ...fields }),
  });
  if (reply.status !== 200) throw new Error(`storefront: ${JSON.stringify(reply.body)}`);
  return reply.body.name;
};

/** Somebody without a token, at an address of the internet. */
export const visitorAt = (baseUrl: string, address: string): Caller => {
  const send: Caller['send'] = async (method, path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', address);
    const response = await fetch(`${baseUrl}${path}`, { ...init, method, headers });
    const text = await response.text();
    const body = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, headers: response.headers, body };
  };
  const json = (body: unknown, headers: Record<string, string>) => ({
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
  return {
    send,
    get: path => send('GET', path),
    post: (path, body, headers = {}) =>
      send('POST', path, json(body, { 'idempotency-key': crypto.randomUUID(), ...headers })),
    patch: (path, body) => send('PATCH', path, json(body, {})),
    remove: path => send('DELETE', path),
  };
};

const home = { line1: 'Canal 9', postalCode: '1012 AB', city: 'Amsterdam', country: 'NL' };
const storefront = { offeredOn: ['storefront'] };
let visitors = 0;

/** An operator's storefront with a day pass, a desk by the month, a mailbox and a room; and who comes to it. */
export const shop = async (host: { baseUrl: string; inboxUrl: string }, op: Biller) => {
  const { owner } = op;
  const name = await openStorefront(owner, { termsUrl: 'https://desks.example/terms' });
  const { locationId, room } = await site(op);
  const plan = async (fields: object): Promise<string> =>
    (await created(owner, '/v1/admin/plans', { tax: vat, ...storefront, ...fields })).id;
  const pass = { days: 1, resourceTypes: ['desk'] };
  const mails = inbox(host.inboxUrl);
  const at = `/v1/storefront/${name}`;
  const newVisitor = () => {
    visitors += 1;
    return visitorAt(host.baseUrl, `198.51.100.${visitors % 250}`);
  };
  /** The code of the last mail to an address, once so many have come. */
  const codeFor = async (email: string, count = 1): Promise<string> => {
    const found = await mails.waitFor(count, { to: email });
    const codes = found.flatMap(({ subject }) => /^\d{6}/.exec(subject) ?? []);
    return `${codes[0]}`;
  };
  return {
    name,
    at,
    locationId,
    room: await room({ ...storefront }),
    plans: {
      dayPass: await plan({
        ...{ name: 'Day pass', kind: 'one_off', category: 'day_pass', price: eur(2_500), pass },
      }),
      mailbox: await plan({
        ...{ name: 'Mailbox', kind: 'one_off', category: 'service', price: eur(1_000) },
      }),
      desk: await plan({
        ...{ name: 'Hot desk', kind: 'recurring', category: 'desk', price: eur(15_000) },
        deposit: eur(30_000),
      }),
      hidden: await plan({
        ...{ name: 'Suite', kind: 'recurring', category: 'office', price: eur(90_000) },
        offeredOn: ['portal'],
      }),
    },
    newVisitor,
    codeFor,
    mailsTo: (email: string, count: number) => mails.waitFor(count, { to: email }),
    /** Opens a checkout as a visitor that nobody has seen before. */
    open: async (items: object[], fields: object = {}) => {
      const visitor = newVisitor();
      const email = `v${crypto.randomUUID().slice(0, 12)}@visitor.example`;
      const body = { items, name: 'Vera Visitor', email, billingAddress: home, ...fields };
      const reply = await visitor.post(`${at}/checkouts`, body);
      const path = `${at}/checkouts/${reply.body.id}`;
      return { visitor, email, reply, path, body };
    },
  };
};
export type Shop = Awaited<ReturnType<typeof shop>>;

/** Completes a checkout with the code that was mailed. */
export const complete = async (
  { codeFor }: Shop,
  { visitor, email, path }: { visitor: Caller; email: string; path: string },
): Promise<Reply> => visitor.post(`${path}/completion`, { code: await codeFor(email) });
