import type { Caller } from '../support/caller.ts';
import { created, eur } from '../support/month.ts';
import type { Operator } from '../support/operator.ts';
import { site, vat } from '../support/rooms.ts';
import { choose } from '../support/sandbox-gateway.ts';

const returnUrl = 'https://portal.example.com/back';
const address = { line1: 'Quay 1', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' };
/** Each payment takes a little of it, so that it is never paid. */
const largeLine = { description: 'Office', quantity: 1, unitPrice: eur(90_000_000), tax: vat };

/** A company whose billing person uses the portal: an open invoice, a card on file. */
export interface PortalCompany {
  /** path of its own resources in the portal */
  readonly own: string;
  readonly billing: Caller;
  readonly invoiceId: string;
  readonly paymentMethodId: string;
}

export interface Portal {
  readonly companies: readonly PortalCompany[];
  readonly roomIds: readonly string[];
}

/** Makes companies, rooms and a gateway through the API of an operator that is there. */
export const openPortal = async (
  op: Operator,
  { companies, rooms }: { readonly companies: number; readonly rooms: number },
): Promise<Portal> => {
  await created(op.owner, '/v1/admin/gateways', { kind: 'sandbox' });
  const { headers } = await op.owner.get('/v1/admin/organisation');
  const settings = { billing: { payNow: true } };
  const set = await op.owner.patch('/v1/admin/organisation', settings, headers.get('etag'));
  if (set.status !== 200) throw new Error(`settings: ${JSON.stringify(set.body)}`);
  const { room } = await site(op);
  const roomIds: string[] = [];
  for (let n = 0; n < rooms; n += 1) roomIds.push(await room({ name: `Room ${n}` }));
  const all: PortalCompany[] = [];
  for (let n = 0; n < companies; n += 1) all.push(await portalCompany(op, n));
  return { companies: all, roomIds };
};

const portalCompany = async (op: Operator, nth: number): Promise<PortalCompany> => {
  const email = `office@portal${nth}.example`;
  const customerId = await op.company({ name: `Portal ${nth}`, email, billingAddress: address });
  const at = `/v1/admin/customers/${customerId}`;
  const own = `/v1/portal/customers/${customerId}`;
  const { id: invoiceId } = await created(op.owner, `${at}/invoices`, { lines: [largeLine] });
  const billing = await op.portal(customerId, ['contact_person', 'billing_person']);
  const setups = `${own}/payment-method-setups`;
  const setup = await created(billing, setups, { returnUrl });
  await choose(setup.url, 'ok');
  const { body } = await billing.get(`${setups}/${setup.id}`);
  return { own, billing, invoiceId, paymentMethodId: body.paymentMethodId };
};

type Act = (portal: Portal, nth: number) => Promise<boolean>;

/** What members do in a portal; each answers whether it got what it asked for. */
export const acts = {
  read: async (portal, nth) => {
    const { own, billing, invoiceId } = companyOf(portal, nth);
    const paths = [
      ...['invoices', `invoices/${invoiceId}`, 'statement', 'memberships', 'bookings', 'plans'],
      ...['members', 'payment-methods', 'balance', 'resources'],
    ];
    const path = paths[Math.floor(nth / portal.companies.length) % paths.length];
    return (await billing.get(`${own}/${path}`)).status === 200;
  },
  /** one hour after another, in one room after another: no two want the same */
  book: async (portal, nth) => {
    const { own, billing } = companyOf(portal, nth);
    const { roomIds } = portal;
    const hour = Math.floor(nth / roomIds.length);
    const startsAt = Date.parse('2027-01-04T08:00:00Z') + hour * 3_600_000;
    const instant = (at: number) => new Date(at).toISOString();
    const { status } = await billing.post(`${own}/bookings`, {
      resourceId: roomIds[nth % roomIds.length],
      startsAt: instant(startsAt),
      endsAt: instant(startsAt + 3_600_000),
    });
    return status === 201;
  },
  payNow: async (portal, nth) => {
    const { own, billing, invoiceId, paymentMethodId } = companyOf(portal, nth);
    const part = { amount: eur(100), paymentMethodId, returnUrl };
    const { status, body } = await billing.post(`${own}/invoices/${invoiceId}/pay`, part);
    return status === 201 && body.status === 'succeeded';
  },
} satisfies Record<string, Act>;

const companyOf = ({ companies }: Portal, nth: number): PortalCompany => {
  const company = companies[nth % companies.length];
  if (!company) throw new Error('a portal without companies');
  return company;
};
