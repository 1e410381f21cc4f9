import { setTimeout as sleep } from 'node:timers/promises';
import type { BillRunView } from '../../shared/billing/contract.ts';
import type { Caller } from './caller.ts';
import { inbox } from './inbox.ts';
import { type Host, type Operator, operator } from './operator.ts';

const address = { line1: 'Quay 1', postalCode: '1011 AB', city: 'Amsterdam', country: 'NL' };
export const eur = (amount: number) => ({ amount, currency: 'EUR' });
const tax = { name: 'VAT', percent: '21' };

/** A sandbox operator on 25 November 2026 that is ready to be billed: active, generating, with a plan of 120.00. */
export interface Biller extends Operator {
  readonly planId: string;
  /** a company with an address, and one desk from December on unless said otherwise */
  desk(name: string, fields?: object, membership?: object | null): Promise<string>;
  settings(billing: object): Promise<void>;
  /** turns the clock and waits for what the tick makes of it */
  turnTo(instant: string): Promise<void>;
  runs(): Promise<BillRunView[]>;
  /** turns the clock past 1 December and waits for the run to be closed and its mail settled */
  billDecember(): Promise<BillRunView>;
}

/** What a create answered, or a failure that shows why it did not. */
export const created = async (owner: Caller, path: string, body: object) => {
  const reply = await owner.post(path, body);
  if (reply.status !== 201)
    throw new Error(`POST ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body;
};

export const biller = async (host: Host, billing: object = { send: true }): Promise<Biller> => {
  const base = await operator(host, { clock: '2026-11-25T09:00:00.000Z' });
  const { owner } = base;
  const plan = {
    name: 'Fixed desk',
    kind: 'recurring',
    category: 'desk',
    price: eur(12_000),
    tax,
    timing: 'advance',
  };
  const { id: planId } = await created(owner, '/v1/admin/plans', plan);
  const settings = async (changes: object) => {
    const { headers } = await owner.get('/v1/admin/organisation');
    const reply = await owner.patch(
      '/v1/admin/organisation',
      { billing: changes },
      headers.get('etag'),
    );
    if (reply.status !== 200) throw new Error(`settings: ${JSON.stringify(reply.body)}`);
  };
  const desk: Biller['desk'] = async (name, fields = {}, membership = {}) => {
    const id = await base.company({ name, billingAddress: address, ...fields });
    if (membership) {
      const body = { planId, startOn: '2026-12-01', quantity: 1, ...membership };
      await created(owner, `/v1/admin/customers/${id}/memberships`, body);
    }
    return id;
  };
  await desk('First');
  const activated = await owner.post('/v1/admin/organisation/activate', {});
  if (activated.status >= 300) throw new Error(`activate: ${JSON.stringify(activated.body)}`);
  await settings({ generate: true, ...billing });
  const turnTo = async (to: string) => {
    const reply = await owner.post('/v1/admin/clock/advance', { to });
    if (reply.status !== 202) throw new Error(`advance: ${JSON.stringify(reply.body)}`);
  };
  const runs = async () => (await owner.get('/v1/admin/bill-runs')).body.items as BillRunView[];
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
export const waitFor = async <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => {
  for (const end = Date.now() + 45_000; ; await sleep(100)) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`expected within 45 s: ${what}`);
  }
};

/** Mails to or from a test's own addresses, as the envelope and the headers have them. */
export const mailsTo = (inboxUrl: string, search: string) => inbox(inboxUrl).mails({ search });
