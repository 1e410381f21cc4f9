import { createOrganisation } from '../../shared/organisation/create.ts';
import { linkSubject } from '../../shared/people/subject.ts';
import { transact } from '../../shared/store/transact.ts';
import type { Json } from './call.ts';
import { Client } from './client.ts';
import type { Scene } from './scene.ts';

export const eur = (amount: number) => ({ amount, currency: 'EUR' as const });
export const tax = { name: 'VAT', percent: '21' };
const address = { line1: 'Quay 1', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' };
const returnUrl = 'https://portal.example.com/back';

/** Who plays in every scenario, by id. */
export interface Cast {
  readonly org: string;
  readonly other: string;
  readonly otherCustomer: string;
  readonly acme: string;
  readonly ida: string;
  readonly quay: string;
  readonly nowhere: string;
  readonly books: string;
  readonly planId: string;
}

/** An organisation and its owner, written as the operator's own command does it. */
export const createOwner = async (name: string, subject: string): Promise<string> => {
  const { organisation, writes } = createOrganisation(
    {
      ...{ name, timeZone: 'Europe/Amsterdam', currency: 'EUR', address },
      ...{ email: `hello@${subject}.example`, sandbox: true, clock: '2026-11-25T09:00:00.000Z' },
      owner: { name: 'Olga Owner', email: `olga@${subject}.example`, subject },
    },
    new Date().toISOString(),
  );
  await transact(writes);
  return organisation.id;
};

/**
 * Harbour: Acme pays by card and has who gets copies, Ida by direct debit, Quay by transfer or on a page, Nowhere has no
 * address. All of it through the API, before anything goes wrong.
 */
export const fill = async (scene: Scene, org: string, other: string): Promise<Cast> => {
  const { world } = scene;
  const owner = new Client(world, 'harbour');
  const neighbour = new Client(world, 'neighbour');
  const { id: planId } = await owner.create('/v1/admin/plans', {
    ...{
      name: 'Fixed desk',
      kind: 'recurring',
      category: 'desk',
      price: eur(12_000),
      tax,
      timing: 'advance',
    },
  });
  const customer = async (type: string, name: string, fields: object = {}) => {
    const own = {
      type,
      name,
      email: `${name.toLowerCase()}@customers.example`,
      billingAddress: address,
    };
    const { id } = await owner.create('/v1/admin/customers', { ...own, ...fields });
    await owner.create(`/v1/admin/customers/${id}/memberships`, {
      ...{ planId, startOn: '2026-12-01', quantity: 1, announceStart: false },
    });
    return id;
  };
  const acme = await customer('company', 'Acme');
  const ida = await customer('individual', 'Ida');
  const quay = await customer('company', 'Quay');
  const nowhere = await customer('company', 'Nowhere', { billingAddress: undefined });
  const of = `/v1/admin/customers/${acme}`;
  await owner.create(`${of}/fees`, {
    name: 'Printing',
    on: '2026-11-20',
    price: eur(250),
    quantity: 2,
    tax,
  });
  await owner.create(`/v1/admin/customers/${quay}/fees`, {
    ...{ name: 'Locker', on: '2026-11-21', price: eur(1_000), quantity: 1, tax },
  });
  const contact = (name: string, billing: boolean) =>
    owner.create(`${of}/contact-persons`, {
      ...{ name, email: `${name.toLowerCase()}@acme.example`, label: 'bookkeeping' },
      notifications: { billing, account: false },
    });
  const { id: books } = await contact('Books', true);
  await contact('Office', false);
  await owner.create(`/v1/admin/customers/${quay}/members`, {
    ...{
      name: 'Quentin',
      email: 'quentin@customers.example',
      roles: ['contact_person', 'billing_person'],
    },
  });
  await owner.create('/v1/admin/organisation/activate');
  await owner.patch('/v1/admin/organisation', {
    billing: { generate: true, send: true, collect: true, payNow: true },
  });
  await owner.create('/v1/admin/gateways', { kind: 'sandbox' });
  await leaveMethod(scene, owner, acme, 'ok', ['card']);
  await leaveMethod(scene, owner, ida, 'sepa_ok', ['sepa_debit']);
  const otherCustomer = (
    await neighbour.create('/v1/admin/customers', {
      ...{
        type: 'company',
        name: 'Foreign',
        email: 'foreign@neighbour.example',
        billingAddress: address,
      },
    })
  ).id;
  return { org, other, otherCustomer, acme, ida, quay, nowhere, books, planId };
};

/** Quay's billing person logs in. */
export const letIn = async (org: string, customerId: string, memberId: string): Promise<void> => {
  const person = { customerId, memberId } as Json;
  await transact(linkSubject('quentin', org as never, person));
};

const leaveMethod = async (
  scene: Scene,
  owner: Client,
  customerId: string,
  method: string,
  types: string[],
) => {
  const at = `/v1/admin/customers/${customerId}/payment-method-setups`;
  const { id, url } = await owner.create(at, { types, returnUrl });
  await scene.choose(url, method);
  const { status } = await owner.get(`${at}/${id}`);
  if (status !== 'done')
    throw new Error(`expected a method of ${customerId}, got a set-up that is ${status}`);
};
