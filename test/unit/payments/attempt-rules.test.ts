import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Attempt } from '../../../shared/payments/attempt-model.ts';
import { type Step, stepOf } from '../../../shared/payments/attempt-rules.ts';
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
  const steps = outcomes.map(outcome => {
    const step = stepOf({ status }, { status: outcome });
    if (step !== 'nothing' && step !== 'wait') status = after[step];
    return step;
  });
  const times = (step: Step) => steps.filter(each => each === step).length;
  return { status, booked: times('book'), reversed: times('reverse') };
};

const told = fc.array(fc.constantFrom(...outcomeStatuses), { maxLength: 12 });

test('money is booked once and taken back once, whatever a gateway tells in whatever order', () => {
  fc.assert(
    fc.property(told, outcomes => {
      const { status, booked, reversed } = play(outcomes);
      expect(booked).toBeLessThanOrEqual(1);
      expect(reversed).toBeLessThanOrEqual(booked);
      // what came in is ours until it is taken back
      if (booked > 0) expect(status).toBe(reversed > 0 ? 'reversed' : 'succeeded');
      // told of at any time before a return, it is booked
      const firstReturn = outcomes.indexOf('reversed');
      const before = firstReturn < 0 ? outcomes : outcomes.slice(0, firstReturn);
      if (before.includes('succeeded')) expect(booked).toBe(1);
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
