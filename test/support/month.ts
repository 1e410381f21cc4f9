import { setTimeout as sleep } from 'node:timers/promises';
import type { BillingSettings, BillRun } from '../../shared/contract/client.gen.ts';
import type { Caller } from './caller.ts';
import { type Host, type Operator, operator } from './operator.ts';

const address = { line1: 'Quay 1', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' };
export const eur = (amount: number) => ({ amount, currency: 'EUR' as const });
const tax = { name: 'VAT', percent: '21' };

type BillingChanges = Partial<BillingSettings>;

/** A sandbox operator on 25 November 2026 that is ready to be billed: active, generating, with a plan of 120.00. */
export interface Biller extends Operator {
  readonly planId: string;
  /** a company with an address, and one desk from December on unless said otherwise */
  desk(name: string, fields?: object, membership?: object | null): Promise<string>;
  settings(billing: BillingChanges): Promise<void>;
  /** turns the clock and waits for what the tick makes of it */
  turnTo(instant: string): Promise<void>;
  runs(): Promise<BillRun[]>;
  /** turns the clock past 1 December and waits for the run to be closed and its mail settled */
  billDecember(): Promise<BillRun>;
}

/** What a create answered, or a failure that shows why it did not. */
export const created = async (owner: Caller, path: string, body: object) => {
  const reply = await owner.post(path, body);
  if (reply.status !== 201)
    throw new Error(`POST ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body;
};

/** The data of an answer of the typed client, or a failure that shows the problem. */
const data = <T>({ data: found, error }: { data?: T; error?: unknown }): T => {
  if (found === undefined) throw new Error(JSON.stringify(error));
  return found;
};

export const biller = async (
  host: Host,
  billing: BillingChanges = { send: true },
): Promise<Biller> => {
  const base = await operator(host, { clock: '2026-11-25T09:00:00.000Z' });
  const { client } = base;
  const plan = {
    name: 'Fixed desk',
    kind: 'recurring',
    category: 'desk',
    price: eur(12_000),
    tax,
    timing: 'advance',
  } as const;
  const { id: planId } = data(await client.POST('/v1/admin/plans', { body: plan }));
  const settings: Biller['settings'] = async changes => {
    const { response } = await client.GET('/v1/admin/organisation');
    const header = { 'If-Match': response.headers.get('etag') ?? '' };
    data(
      await client.PATCH('/v1/admin/organisation', {
        params: { header },
        body: { billing: changes },
      }),
    );
  };
  const desk: Biller['desk'] = async (name, fields = {}, membership = {}) => {
    const customerId = await base.company({ name, billingAddress: address, ...fields });
    if (membership) {
      const terms = { planId, startOn: '2026-12-01', quantity: 1, announceStart: false };
      const body = { ...terms, ...membership };
      const params = { path: { customerId } };
      data(await client.POST('/v1/admin/customers/{customerId}/memberships', { params, body }));
    }
    return customerId;
  };
  await desk('First');
  data(await client.POST('/v1/admin/organisation/activate'));
  await settings({ generate: true, ...billing });
  const turnTo = async (to: string) => {
    data(await client.POST('/v1/admin/clock/advance', { body: { to } }));
  };
  const runs = async () => data(await client.GET('/v1/admin/bill-runs')).items;
  return {
    ...base,
    planId,
    desk,
    settings,
    turnTo,
    runs,
    billDecember: async () => {
      await turnTo('2026-12-01T06:00:00.000Z');
      return waitFor('the run of December settled', async () =>
        (await runs()).find(run => run.stage === 'closed' && run.delivery !== 'open'),
      );
    },
  };
};

/** Asks until there is an answer; the emulated hour between two ticks is three seconds. */
export const waitFor = async <T>(
  what: string | (() => string),
  look: () => Promise<T | undefined>,
): Promise<T> => {
  for (const end = Date.now() + 45_000; ; await sleep(100)) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end)
      throw new Error(`expected within 45 s: ${typeof what === 'string' ? what : what()}`);
  }
};
