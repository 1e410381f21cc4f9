import { expect, test } from 'vitest';
import { advanceTo } from '../../../shared/organisation/clock.ts';
import { activate, resume, suspend } from '../../../shared/organisation/lifecycle.ts';
import type { GoingLiveStep } from '../../../shared/readiness/going-live-model.ts';
import { keys } from '../../../shared/store/table.ts';
import { organisation } from './organisation-of-test.ts';

const realNow = '2026-11-23T09:30:00.000Z';
const ready = { ready: true, items: [] };
const lacking = (...steps: GoingLiveStep[]) => ({
  ready: false,
  items: steps.map(step => ({ step, state: 'open' as const, blocks: true, why: `no ${step}` })),
});

test.each([
  [lacking('plans'), 'a plan', 'no plans'],
  [lacking('customers'), 'a customer', 'no customers'],
  [lacking('plans', 'mail'), 'a plan and mail that can leave', 'no plans; no mail'],
])('S34 S47 activation with %o names what is missing', (missing, expected, received) => {
  expect(() => activate(organisation(), missing, realNow)).toThrow(
    expect.objectContaining({
      code: 'organisation_not_activatable',
      detail: { expected, received },
    }),
  );
});

test('S47 what is open and does not block keeps nobody from going live', () => {
  const storefront = { step: 'storefront', state: 'open', blocks: false, why: 'closed' } as const;
  const { next } = activate(organisation(), { ready: true, items: [storefront] }, realNow);
  expect(next.status).toBe('active');
});

test('S47 an organisation goes from onboarding to active, to suspended and back', () => {
  const active = activate(organisation(), ready, realNow).next;
  const suspended = suspend(active).next;
  const resumed = resume(suspended, realNow).next;
  expect([active, suspended, resumed].map(({ status }) => status)).toEqual([
    'active',
    'suspended',
    'active',
  ]);
  expect(resumed.nextRunAt).toBe(realNow);
});

test.each([
  ['activating twice', () => activate(organisation({ status: 'active' }), ready, realNow)],
  ['suspending while onboarding, which would go around activation', () => suspend(organisation())],
  ['resuming what is active', () => resume(organisation({ status: 'active' }), realNow)],
])('%s is refused', (_, step) => {
  expect(step).toThrow(/organisation/i);
});

test('turning a clock lets the next tick look, on condition that nobody turned it further', () => {
  const clock = { now: '2026-11-25T09:00:00.000Z', status: 'ready' as const };
  const sandbox = organisation({ sandbox: true, clock });
  const { writes } = advanceTo(sandbox, '2026-12-01T00:00:00.000Z', realNow);
  expect(writes).toEqual([
    expect.objectContaining({
      update: keys.organisation(sandbox.id),
      condition: '#clock.#now < :to',
      values: expect.objectContaining({ ':at': realNow, ':gsi1sk': `${realNow}#${sandbox.id}` }),
    }),
  ]);
});

test('a clock is turned forward only, not to where it stands, and only in a sandbox', () => {
  const now = '2026-11-25T09:00:00.000Z';
  const sandbox = organisation({ sandbox: true, clock: { now, status: 'ready' } });
  expect(advanceTo(sandbox, '2026-12-01T00:00:00.000Z', realNow).clock).toEqual({
    now: '2026-12-01T00:00:00.000Z',
    status: 'advancing',
  });
  const forward = expect.objectContaining({ code: 'clock_only_forward' });
  expect(() => advanceTo(sandbox, now, realNow)).toThrow(forward);
  expect(() => advanceTo(sandbox, '2026-11-01T00:00:00.000Z', realNow)).toThrow(forward);
  expect(() => advanceTo(organisation(), '2027-01-01T00:00:00.000Z', realNow)).toThrow(
    expect.objectContaining({ code: 'not_a_sandbox' }),
  );
});
