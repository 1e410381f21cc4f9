import { readInvoice } from '../billing/invoice-store.ts';
import { type DomainEvent, domainEvent } from '../events/catalogue.ts';
import { Refusal } from '../kernel/errors.ts';
import { createId, deriveId } from '../kernel/id.ts';
import { newCustomer } from '../people/customers.ts';
import { newMember } from '../people/members.ts';
import { findCustomer } from '../people/store.ts';
import { outboxWrite } from '../store/outbox.ts';
import { transact, type Write } from '../store/transact.ts';
import type { Booker } from './book.ts';
import { requireConnection } from './connections.ts';
import { GatewayUnreachable } from './gateways/gateway.ts';
import {
  type NewTestCharge,
  type TestChargeStep,
  type TestChargeView,
  testChargeSteps,
} from './test-charge-contract.ts';
import type { TestCharge } from './test-charge-model.ts';
import { type Progress, testChargeWork } from './test-charge-steps.ts';
import {
  readTestCharge,
  testChargeWrite,
  testCustomerId,
  testMemberId,
} from './test-charge-store.ts';

const usualAmount = 100;

// Idempotency key: the id of the test charge that is open; what each step makes has an id that follows from it.
/** Begins a test charge or goes on with the open one, as far as it comes. A finished one is told, and followed when asked. */
export const runTestCharge = async (
  booker: Booker,
  asked: NewTestCharge,
): Promise<TestChargeView> => {
  const last = await readTestCharge(booker.organisation.id);
  const isFollowed = last && asked.after === last.id && (await isOver(booker, last));
  const charge = last && !isFollowed ? last : await begin(booker, asked, last);
  if (charge.status === 'done') return viewOf(charge, finished(charge));
  const progress: Progress = { booker, charge, asked };
  const steps = await go(progress);
  if (steps.some(({ step, state }) => step !== 'mail' && state !== 'done')) {
    return viewOf(progress.charge, steps);
  }
  const over = { status: 'done', finishedAt: booker.now } as const;
  const done = { ...progress.charge, ...over, version: progress.charge.version + 1 };
  await transact([testChargeWrite(booker.organisation.id, done, progress.charge)]);
  return viewOf(done, steps);
};

/** Done, or its invoice was ended by hand: nothing goes on from there. */
const isOver = async (
  { organisation }: Booker,
  { status, customerId, invoiceId }: TestCharge,
): Promise<boolean> => {
  if (status === 'done') return true;
  const invoice = await readInvoice(organisation.id, customerId, invoiceId);
  return invoice?.status === 'void' || invoice?.status === 'written_off';
};

/** One after the other, until one is not done. The mail leaves by itself and holds nothing up. */
const go = async (progress: Progress): Promise<TestChargeStep[]> => {
  const steps: TestChargeStep[] = [];
  for (const step of testChargeSteps) {
    const isHeldUp = steps.some(each => each.step !== 'mail' && each.state !== 'done');
    steps.push({
      step,
      ...(isHeldUp
        ? { state: 'not_reached', why: 'the step before comes first' }
        : await told(() => testChargeWork[step](progress))),
    });
  }
  return steps;
};

type Told = Omit<TestChargeStep, 'step'>;

/** What is refused is the step's answer; who lost a race is told to try again as a whole. */
const told = async (work: () => Promise<Told>): Promise<Told> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GatewayUnreachable) {
      return { state: 'waiting', why: 'the gateway gave no answer; try again' };
    }
    if (!(error instanceof Refusal) || error.code === 'busy') throw error;
    const { expected, received } = error.detail;
    const detail = expected === undefined ? '' : ` Expected ${expected}; got ${received}.`;
    return { state: 'failed', why: `${error.message}${detail}` };
  }
};

/** The test charge, and whom it charges unless that is there. 1 to 7 writes. */
const begin = async (
  booker: Booker,
  asked: NewTestCharge,
  last: TestCharge | undefined,
): Promise<TestCharge> => {
  const { organisation, now, by } = booker;
  const org = organisation.id;
  const { id: connectionId, kind: gateway, credentialsAt } = await requireConnection(org);
  const id = createId('testCharge');
  const charge: TestCharge = {
    ...{ id, status: 'open', connectionId, gateway },
    ...(credentialsAt !== undefined && { credentialsAt }),
    ...{ customerId: testCustomerId(org), memberId: testMemberId(org) },
    invoiceId: deriveId('invoice', org, id),
    ...{ amount: asked.amount?.amount ?? usualAmount, currency: organisation.currency },
    ...{ tries: 1, by, startedAt: now, version: (last?.version ?? 0) + 1 },
  };
  const isThere = await findCustomer(org, charge.customerId);
  const people = isThere ? { writes: [], events: [] } : testPeople(booker, charge, asked.email);
  const told = people.events.length > 0 ? [outboxWrite(org, people.events)] : [];
  await transact([testChargeWrite(org, charge, last), ...people.writes, ...told]);
  return charge;
};

const testPeople = (
  { organisation, now, by }: Booker,
  { customerId, memberId }: TestCharge,
  email = organisation.email,
): { writes: Write[]; events: DomainEvent[] } => {
  const { id: organisationId, address: billingAddress } = organisation;
  const given = { type: 'company', name: 'Test customer', email, billingAddress } as const;
  const company = newCustomer(organisation, given, now, { id: customerId });
  const person = {
    ...{ name: 'Test member', email },
    roles: ['contact_person', 'billing_person'] as ('contact_person' | 'billing_person')[],
  };
  const standing = { isAdmin: false, now, id: memberId };
  const member = newMember(organisationId, company.customer, person, standing);
  return {
    writes: [...company.writes, ...member.writes],
    events: [
      domainEvent('customer.created', { organisationId, customerId, by }),
      domainEvent('member.added', { organisationId, customerId, memberId, by }),
    ],
  };
};

const finished = ({ finishedAt }: TestCharge): TestChargeStep[] =>
  testChargeSteps.map(step => ({ step, state: 'done', why: `done by ${finishedAt}` }));

const viewOf = (
  { id, status, amount, currency, customerId, memberId, invoiceId, ...charge }: TestCharge,
  steps: TestChargeStep[],
): TestChargeView => ({
  ...{ id, status, amount: { amount, currency }, customerId, memberId, invoiceId, steps },
  ...{ startedAt: charge.startedAt, finishedAt: charge.finishedAt },
});
