import { Refusal } from '../kernel/errors.ts';
import type { GoingLive, GoingLiveStep } from '../readiness/going-live-model.ts';
import { type Changes, changed, changeWrite } from '../store/change.ts';
import { keys } from '../store/table.ts';
import type { Write } from '../store/transact.ts';
import type { Organisation } from './model.ts';
import { checkAt } from './schedule.ts';

interface Step {
  readonly next: Organisation;
  readonly writes: Write[];
}

/** What of the going-live checklist keeps it from being activated, and what each needs (S47, S54). */
const needs: Partial<Record<GoingLiveStep, string>> = {
  gateway: 'a payment gateway',
  plans: 'a plan',
  customers: 'a customer',
  mail: 'mail that can leave',
  test_charge: 'a test charge',
};

/** onboarding → active, once nothing on the checklist is open that blocks (S34, S44, S47). */
export const activate = (
  organisation: Organisation,
  { items }: GoingLive,
  realNow: string,
): Step => {
  if (organisation.status !== 'onboarding') {
    throw new Refusal('organisation_not_activatable', {
      message: 'Only an onboarding organisation is activated.',
      expected: 'onboarding',
      received: organisation.status,
    });
  }
  const blockers = items.filter(({ blocks }) => blocks);
  if (blockers.length > 0) {
    throw new Refusal('organisation_not_activatable', {
      expected: blockers.map(({ step }) => needs[step] ?? step).join(' and '),
      received: blockers.map(({ why }) => why).join('; '),
    });
  }
  return step(organisation, 'active', realNow);
};

/** active → suspended: not billed, and the portal is read-only (S47). */
export const suspend = (organisation: Organisation): Step => {
  expectStatus(organisation, 'active', 'organisation_not_active');
  return step(organisation, 'suspended');
};

/** suspended → active; the next tick looks, so that what became due meanwhile is caught up. */
export const resume = (organisation: Organisation, realNow: string): Step => {
  expectStatus(organisation, 'suspended', 'organisation_not_suspended');
  return step(organisation, 'active', realNow);
};

const expectStatus = (
  { status }: Organisation,
  expected: Organisation['status'],
  code: 'organisation_not_active' | 'organisation_not_suspended',
): void => {
  if (status !== expected) throw new Refusal(code, { expected, received: status });
};

const step = (
  organisation: Organisation,
  status: Organisation['status'],
  looksAt?: string,
): Step => {
  const { id, version } = organisation;
  const changes: Changes<Organisation> = { status, ...(looksAt && { nextRunAt: looksAt }) };
  const write = changeWrite(keys.organisation(id), version, {
    ...changes,
    ...(looksAt && checkAt(id, looksAt)),
  });
  // no If-Match here: who meets another writer may simply try again
  return {
    next: changed(organisation, changes),
    writes: [{ ...write, refuse: () => new Refusal('busy') }],
  };
};
