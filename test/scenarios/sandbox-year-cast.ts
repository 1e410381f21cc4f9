import { expect } from 'vitest';
import type { MagicName } from '../../infra/local/gateway/magic.ts';
import type { Caller } from '../support/caller.ts';
import { created, eur } from '../support/month.ts';
import { type Host, type Operator, operator } from '../support/operator.ts';
import { choose } from '../support/sandbox-gateway.ts';

export const returnUrl = 'https://portal.example.com/back';
const address = { line1: 'Quay 1', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' };
const desk = { name: 'Fixed desk', kind: 'recurring', category: 'desk', timing: 'advance' };
const tax = { name: 'VAT', percent: '21' };

/** Who has a desk, and from when to when. */
const cast = {
  Ada: { startOn: '2027-01-01' },
  Noor: { startOn: '2027-01-01', endOn: '2027-02-28' },
  Ben: { startOn: '2027-03-01', endOn: '2027-05-31' },
  Sam: { startOn: '2027-04-01', endOn: '2027-05-31', announceStart: true },
  Hana: { startOn: '2027-07-01', endOn: '2027-09-30' },
} as const;
export type Name = keyof typeof cast;
const names = Object.keys(cast) as Name[];

const billing = { generate: true, send: true, collect: true, payNow: true };
const dunning = {
  ...{ on: true, remindDaysBefore: [3], remindDaysAfter: [7, 14] },
  ...{ lateFee: { afterDays: 10, percent: '5' }, suspendAfterDays: 21, writeOffAfterDays: 90 },
};

/** A sandbox operator on 28 December 2026 with all of them, through HTTP. */
export const yearOf = async (host: Host) => {
  const op = await operator(host, { clock: '2026-12-28T09:00:00.000Z' });
  const { owner } = op;
  const plan = { ...desk, price: eur(12_000), tax };
  const { id: planId } = await created(owner, '/v1/admin/plans', plan);
  const ids = new Map<Name, string>();
  for (const name of names) {
    const email = `${name.toLowerCase()}@year.example`;
    const id = await op.company({ name, email, billingAddress: address });
    const terms = { planId, announceStart: false, ...cast[name] };
    await created(owner, `/v1/admin/customers/${id}/memberships`, terms);
    ids.set(name, id);
  }
  const at = (name: Name) => `/v1/admin/customers/${ids.get(name)}`;
  const people = { op, ids, at };
  await created(owner, '/v1/admin/gateways', { kind: 'sandbox' });
  await leave(owner, at('Ada'), 'ok');
  await copy(people, 'Noor', 'Bo', { billing: true, account: false });
  await copy(people, 'Noor', 'Ann', { billing: false, account: true });
  await copy(people, 'Ben', 'Bea', { billing: true, account: false });
  await ownTerms(people, 'Ben', { lateFee: null });
  const ben = await op.portal(ids.get('Ben') ?? '', ['contact_person', 'billing_person']);
  await done(owner, '/v1/admin/organisation/activate');
  const { headers } = await owner.get('/v1/admin/organisation');
  const changes = { billing, dunning };
  const set = await owner.patch('/v1/admin/organisation', changes, headers.get('etag'));
  expect(set.status).toBe(200);
  return { ...people, ben, own: `/v1/portal/customers/${ids.get('Ben')}` };
};
export type Year = Awaited<ReturnType<typeof yearOf>>;
type People = { readonly op: Operator; readonly at: (name: Name) => string };

/** What an action answered that is no create, or a failure that shows why not. */
export const done = async (owner: Caller, path: string, body?: object) => {
  const reply = await owner.post(path, body);
  if (reply.status >= 300) throw new Error(`${path}: ${JSON.stringify(reply.body)}`);
  return reply.body;
};

/** Chooses a method on the gateway's page; answers its id. */
export const leave = async (
  owner: Caller,
  customer: string,
  method: MagicName,
  fields: object = {},
): Promise<string> => {
  const path = `${customer}/payment-method-setups`;
  const setup = await created(owner, path, { returnUrl, ...fields });
  await choose(setup.url, method);
  return (await owner.get(`${path}/${setup.id}`)).body.paymentMethodId;
};

const copy = ({ op, at }: People, of: Name, name: string, notifications: object) =>
  created(op.owner, `${at(of)}/contact-persons`, {
    ...{ name, notifications, email: `${name.toLowerCase()}@year.example` },
  });

const ownTerms = async ({ op, at }: People, name: Name, own: object) => {
  const path = `${at(name)}/dunning`;
  const { headers } = await op.owner.get(path);
  const put = await op.owner.send('PUT', path, {
    headers: { 'content-type': 'application/json', 'if-match': headers.get('etag') ?? '' },
    body: JSON.stringify(own),
  });
  expect(put.status).toBe(200);
};
