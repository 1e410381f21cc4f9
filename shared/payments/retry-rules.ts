import { type PlainDate, plusDays } from '../kernel/calendar.ts';
import type { Attempt, SavedMethod } from './attempt-model.ts';
import type { DeclineReason } from './gateways/gateway.ts';

/** What comes after a charge that failed: another day, the customer's own confirmation, or another method. */
export const nextSteps = ['retry', 'confirm', 'method'] as const;

export interface Next {
  readonly step: (typeof nextSteps)[number];
  /** with `retry`: the day of the next try */
  readonly on?: PlainDate;
}

/** Only what may well be otherwise in a few days is tried again; a method that was lost is never charged again. */
const after: Record<DeclineReason, Next['step']> = {
  insufficient_funds: 'retry',
  declined: 'retry',
  unknown: 'retry',
  authentication_required: 'confirm',
  expired_card: 'method',
  stolen_card: 'method',
  mandate_invalid: 'method',
  account_closed: 'method',
  // whoever took it back would do so again
  charged_back: 'method',
};

/**
 * Each return of a debit costs the operator a fee, and a payer who sees many disputes all of them (8 weeks, SEPA Core).
 * The rulebook counts no presentations; processors stop after two more (Adyen, Auto Rescue for SEPA).
 */
const mostDebitRetries = 2;

/** What follows a charge by itself that failed today, where `retryDays` are the days to wait before each next try. */
export const nextAfter = (
  {
    retry = 0,
    reason,
    type,
  }: Pick<Attempt, 'retry'> & {
    readonly reason: DeclineReason;
    readonly type: SavedMethod['type'] | undefined;
  },
  retryDays: readonly number[],
  today: PlainDate,
): Next => {
  const step = after[reason];
  if (step !== 'retry') return { step };
  const wait = retryDays[retry];
  const isOver = wait === undefined || (type !== 'card' && retry >= mostDebitRetries);
  return isOver ? { step: 'method' } : { step, on: plusDays(today, wait) };
};

/**
 * The day of the mark that a failure leaves. What is not tried again with the same method is tried today with the one
 * that is charged by now: it was chosen while the debit was under way. Without a day it waits for one.
 */
export const markedOn = (
  { on }: Next,
  { methodId }: Pick<Attempt, 'methodId'>,
  usual: Pick<SavedMethod, 'id'> | undefined,
  today: PlainDate,
): PlainDate | undefined => {
  if (on !== undefined) return on;
  // whatever a page took may be the same card
  const isAnother = methodId !== undefined && usual !== undefined && usual.id !== methodId;
  return isAnother ? today : undefined;
};
