import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createId } from '../../../shared/kernel/id.ts';
import type { Attempt } from '../../../shared/payments/attempt-model.ts';
import { paymentIdOf, type Step, stepOf } from '../../../shared/payments/attempt-rules.ts';
import { outcomeStatuses } from '../../../shared/payments/gateways/gateway.ts';

const after: Record<Exclude<Step, 'nothing' | 'wait'>, Attempt['status']> = {
  book: 'succeeded',
  fail: 'failed',
  cancel: 'cancelled',
  reverse: 'reversed',
};

/** What an attempt comes to, and how often money was booked and taken back. */
const play = (outcomes: readonly (typeof outcomeStatuses)[number][]) => {
  let status: Attempt['status'] = 'open';
  let returns = 0;
  const steps = outcomes.map(outcome => {
    const step = stepOf({ status, returns }, { status: outcome });
    if (step !== 'nothing' && step !== 'wait') status = after[step];
    if (step === 'reverse') returns += 1;
    return step;
  });
  const times = (step: Step) => steps.filter(each => each === step).length;
  return { status, booked: times('book'), reversed: times('reverse') };
};

const told = fc.array(fc.constantFrom(...outcomeStatuses), { maxLength: 12 });

test('money is booked once until it is taken back, whatever a gateway tells in whatever order', () => {
  fc.assert(
    fc.property(told, outcomes => {
      const { status, booked, reversed } = play(outcomes);
      expect([0, 1]).toContain(booked - reversed);
      // what came in is ours until it is taken back
      if (booked > 0) expect(status).toBe(booked > reversed ? 'succeeded' : 'reversed');
      // told of at any time before a return, it is booked
      const firstReturn = outcomes.indexOf('reversed');
      const before = firstReturn < 0 ? outcomes : outcomes.slice(0, firstReturn);
      if (before.includes('succeeded')) expect(booked).toBeGreaterThan(0);
    }),
  );
});

test('what is told twice changes nothing the second time', () => {
  fc.assert(
    fc.property(told, outcomes => {
      expect(play(outcomes.flatMap(outcome => [outcome, outcome]))).toEqual(play(outcomes));
    }),
  );
});

test('a debit is awaited, and fails or succeeds', () => {
  expect(play(['pending', 'pending']).status).toBe('open');
  expect(play(['pending', 'failed']).status).toBe('failed');
  expect(play(['pending', 'succeeded', 'pending']).status).toBe('succeeded');
  // paid after we had given it up
  expect(play(['cancelled', 'succeeded'])).toEqual({ status: 'succeeded', booked: 1, reversed: 0 });
});

test('a dispute that is won brings the money again: another payment, once', () => {
  expect(play(['succeeded', 'reversed', 'succeeded', 'succeeded'])).toEqual({
    ...{ status: 'succeeded', booked: 2, reversed: 1 },
  });
  const id = createId('paymentAttempt');
  const first = { id, status: 'succeeded' } as const;
  const won = { id, status: 'reversed', returns: 1 } as const;
  expect(paymentIdOf(won)).not.toBe(paymentIdOf(first));
  expect(paymentIdOf({ ...won, status: 'succeeded' })).toBe(paymentIdOf(won));
  // returned before returns were counted
  expect(paymentIdOf({ id, status: 'reversed' })).toBe(paymentIdOf(won));
});

test('what a gateway said before a return says nothing of what came after it', () => {
  const seen = { status: 'succeeded' } as const;
  const returned = { status: 'reversed', returns: 1 } as const;
  expect(stepOf(returned, { status: 'succeeded' }, seen)).toBe('nothing');
  expect(stepOf({ ...returned, status: 'succeeded' }, { status: 'reversed' }, seen)).toBe(
    'nothing',
  );
});
