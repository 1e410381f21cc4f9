/** Longer than usual: the source text's steps, one function each, read from top to bottom. */
import type { Resource } from '../booking/model.ts';
import type { Plan, Tax } from '../catalogue/model.ts';
import type { Organisation } from '../organisation/model.ts';
import type { GatewayConnection } from '../payments/attempt-model.ts';
import type { TestCharge } from '../payments/test-charge-model.ts';
import {
  type GoingLive,
  type GoingLiveItem,
  type GoingLiveStep,
  goingLiveSteps,
} from './going-live-model.ts';
import { type Finding, judgeNextRun } from './judge.ts';

/** What was read of an organisation and of the account it mails from. */
export interface Seen {
  readonly organisation: Organisation;
  /** the first is the one that new payments go through */
  readonly gateways: readonly Pick<
    GatewayConnection,
    'id' | 'kind' | 'connectedAt' | 'mode' | 'credentialsAt'
  >[];
  readonly plans: readonly Pick<Plan, 'name' | 'kind' | 'tax' | 'archived'>[];
  readonly rates: readonly { readonly tax: Tax }[];
  readonly resources: readonly Pick<Resource, 'name' | 'rateId' | 'archived'>[];
  /** without the one of the test charge */
  readonly customers: { readonly count: number; readonly isMore: boolean };
  /** of the domain and the account that mail leaves from; a sandbox has none */
  readonly mail: readonly Finding[];
  readonly testCharge?:
    | Pick<TestCharge, 'status' | 'connectionId' | 'credentialsAt' | 'finishedAt'>
    | undefined;
  /** real time */
  readonly now: string;
}

type Judged = Omit<GoingLiveItem, 'step' | 'blocks'> & { readonly blocks?: boolean };
type Judgement = (seen: Seen) => Judged;

const done = (why: string): Judged => ({ state: 'done', why });
const open = (why: string, todo: string): Judged => ({ state: 'open', why, todo });
const notNeeded = (why: string, todo?: string): Judged => ({
  ...{ state: 'not_needed', why },
  ...(todo !== undefined && { todo }),
});
const blocking = (item: Judged): Judged => ({ ...item, blocks: true });

/** Customers are to pay online: what that takes must work before the first of them does. */
const takesMoney = ({ organisation: { billing } }: Seen): boolean =>
  billing.payNow || billing.collect;

const gateway: Judgement = seen => {
  const [first] = seen.gateways;
  if (first?.mode === 'test' && !seen.organisation.sandbox) {
    const live = 'Give it live ones: PUT /v1/admin/gateways/{connectionId}/credentials.';
    const item = open(`${first.kind} has test credentials: no money moves`, live);
    return takesMoney(seen) ? blocking(item) : item;
  }
  if (first) return done(`${first.kind}, connected at ${first.connectedAt}`);
  const todo = 'Connect one: POST /v1/admin/gateways.';
  return takesMoney(seen)
    ? blocking(open('Pay Now or collecting is on, and no gateway is connected', todo))
    : open('none is connected: invoices are paid by transfer only', todo);
};

const plans: Judgement = ({ plans: all }) => {
  const sold = all.filter(({ archived }) => !archived);
  const count = (kind: Plan['kind']) => sold.filter(plan => plan.kind === kind).length;
  if (sold.length > 0) return done(`${count('recurring')} recurring, ${count('one_off')} one-off`);
  const todo = 'Make the plans that customers buy: POST /v1/admin/plans.';
  return blocking(open('there is none that is sold: there is nothing to bill', todo));
};

const fees: Judgement = ({ plans: all }) => {
  const names = all.flatMap(({ kind, archived, name }) =>
    kind === 'one_off' && !archived ? [name] : [],
  );
  if (names.length > 0) return done(some(names));
  const todo =
    'Put a fee on a customer (POST …/fees), or make a one-off plan for what is sold often.';
  return notNeeded('no one-off plan; deposits and other charges can be put on any customer', todo);
};

const rates: Judgement = ({ resources }) => {
  const offered = resources.filter(({ archived }) => !archived);
  if (offered.length === 0) return notNeeded('there is nothing to book');
  const free = offered.filter(({ rateId }) => rateId === undefined).map(({ name }) => name);
  if (free.length === 0) return done(`all ${offered.length} resources have one`);
  const todo = 'Give them a rate: POST /v1/admin/rates, then PATCH the resource.';
  return open(`without one, so that only an admin can book: ${some(free)}`, todo);
};

const customers: Judgement = ({ customers: { count, isMore } }) =>
  count > 0
    ? done(isMore ? `${count} or more` : `${count}`)
    : blocking(
        open('there is nobody to bill', 'Add them: POST /v1/admin/customers, or npm run import.'),
      );

const tax: Judgement = ({ organisation: { vatId }, plans: all, rates: priced }) => {
  const taxed = [...all, ...priced].filter(({ tax: { percent } }) => percent !== '0').length;
  if (taxed === 0) {
    return all.length + priced.length > 0
      ? notNeeded('nothing that is sold is taxed', 'Set the tax of plans and rates, if any is due.')
      : open('nothing that is sold says its tax', 'Make plans and rates with their tax.');
  }
  return vatId === undefined
    ? open(
        `${taxed} plans and rates are taxed, and invoices show no tax number of the seller`,
        'Set vatId: PATCH /v1/admin/organisation.',
      )
    : done(`${taxed} plans and rates are taxed; invoices show ${vatId}`);
};

const mail: Judgement = ({ organisation, mail: findings }) => {
  if (organisation.sandbox) return notNeeded('a sandbox mails to domains of its list only');
  const wrong = findings.filter(({ state }) => state === 'blocked');
  if (wrong.length === 0) return done(findings.map(({ said }) => said).join('; '));
  const todo = wrong.flatMap(each => each.todo ?? []).join(' ');
  const item = open(wrong.map(({ said }) => said).join('; '), todo);
  return organisation.billing.send ? blocking(item) : item;
};

const testCharge: Judgement = seen => {
  const { gateways, testCharge: tried } = seen;
  const [first] = gateways;
  if (!first) return notNeeded('no gateway is connected');
  const todo =
    'Charge a card of your own: POST /v1/admin/test-charge, until all its steps are done.';
  const [state, why] =
    tried === undefined
      ? ['open', 'nothing was charged yet']
      : tried.connectionId !== first.id
        ? ['open', `another gateway was tried than ${first.kind}, which payments go through now`]
        : tried.credentialsAt !== first.credentialsAt
          ? ['open', `${first.kind} has other credentials since it was tried`]
          : tried.status === 'open'
            ? ['open', 'one was begun and is not finished']
            : ['done', `paid and paid back at ${tried.finishedAt}`];
  if (state === 'done') return done(why ?? '');
  return takesMoney(seen) ? blocking(open(why ?? '', todo)) : open(why ?? '', todo);
};

const activation: Judgement = ({ organisation: { status } }) =>
  status === 'active'
    ? done('the organisation is active')
    : status === 'suspended'
      ? open('the organisation is suspended', 'Its owner resumes it: POST …/organisation/resume.')
      : open(
          'the organisation is onboarding',
          'Its owner activates it: POST …/organisation/activate.',
        );

/** What the doctor says of the next run; until the organisation is active that cannot be planned. */
const generate: Judgement = ({ organisation, now }) => {
  const { name, status, billing, nextRunAt } = organisation;
  const operator = { name, status, nextRunAt, generates: billing.generate, sends: true };
  const { state, said, todo = '' } = judgeNextRun(operator, now);
  return state === 'ok' ? done(said) : open(said, todo);
};

const optional =
  (field: 'send' | 'collect' | 'payNow', what: string): Judgement =>
  ({ organisation: { billing } }) =>
    billing[field]
      ? done(what)
      : notNeeded(`off; when on, ${what}`, `Set billing.${field}: PATCH /v1/admin/organisation.`);

const storefront: Judgement = ({ organisation }) =>
  organisation.storefront?.enabled
    ? done(`open as ${organisation.storefront.name}`)
    : notNeeded('closed; nobody buys or books there', 'Open it: PUT /v1/admin/storefront.');

const judgements: Record<GoingLiveStep, Judgement> = {
  ...{ gateway, plans, fees, rates, customers, tax, mail, activation, generate, storefront },
  test_charge: testCharge,
  send: optional('send', 'invoices are mailed when they are generated'),
  collect: optional('collect', 'the default payment method is charged when an invoice is due'),
  pay_now: optional('payNow', 'customers pay in the portal and the app'),
};

/** The going-live checklist (S54): each step done or not, why, and what to do. */
export const judgeGoingLive = (seen: Seen): GoingLive => {
  const items = goingLiveSteps
    .map(step => ({ step, ...judgements[step](seen) }))
    .map(item => ({ ...item, blocks: item.blocks ?? false }));
  return { ready: items.every(({ blocks }) => !blocks), items };
};

const some = (names: readonly string[]): string =>
  names.length > 5
    ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`
    : names.join(', ');
