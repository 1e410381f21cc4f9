import type { Invoice } from '../billing/model.ts';
import { type PlainDate, plusDays } from '../kernel/calendar.ts';
import type { DunningPolicy } from '../organisation/model.ts';
import type { DunningCase } from './model.ts';

/** A step that a policy asks for, with its day. */
export interface PlannedStep {
  readonly kind: 'reminder' | 'overdue' | 'late_fee' | 'suspension' | 'write_off';
  /** after the due date; below nothing: before it */
  readonly days: number;
  readonly on: PlainDate;
}

export type Dunned = Pick<Invoice, 'issuedOn' | 'dueOn'>;

/** Everything that a policy asks for about an invoice until it is settled, by its day. */
export const plannedSteps = (
  policy: DunningPolicy,
  { issuedOn = '', dueOn = '9999-01-01' }: Dunned,
): PlannedStep[] => {
  if (!policy.on) return [];
  const step = (kind: PlannedStep['kind'], days: number): PlannedStep => ({
    ...{ kind, days, on: plusDays(dueOn, days) },
  });
  const after = (kind: PlannedStep['kind'], days: number) => (days > 0 ? [step(kind, days)] : []);
  const { lateFee, suspendAfterDays, writeOffAfterDays } = policy;
  return [
    ...policy.remindDaysBefore
      .map(days => step('reminder', -days))
      // the invoice itself is the first that asks for the money
      .filter(({ on }) => on > issuedOn),
    step('overdue', 1),
    ...policy.remindDaysAfter.map(days => step('reminder', days)),
    ...after('late_fee', lateFee?.afterDays ?? 0),
    ...after('suspension', suspendAfterDays),
    ...after('write_off', writeOffAfterDays),
  ].sort((a, b) => a.on.localeCompare(b.on));
};

/** What is to be done today about an open invoice, in order, and the day on which to look again. */
export interface Plan {
  readonly due: readonly PlannedStep[];
  readonly nextOn: PlainDate;
}

/** An invoice that nothing is planned for is looked at again after so many days: whoever paid leaves the list then. */
const idleDays = 60;

/**
 * What a policy asks for today. After an outage every step is caught up, but of several mails only the last leaves;
 * a fee and a write-off come once, all else once a round.
 */
export const planOf = (
  policy: DunningPolicy,
  invoice: Dunned,
  about: Pick<DunningCase, 'round' | 'mailedThrough' | 'steps'>,
  today: PlainDate,
): Plan => {
  const left = plannedSteps(policy, invoice).filter(step => !isDone(step, about));
  const due = left.filter(({ on }) => on <= today);
  const lastMail = due.findLast(isMail);
  const next = left.find(({ on }) => on > today)?.on ?? plusDays(today, idleDays);
  return {
    due: due.filter(step => !isMail(step) || step === lastMail || step.kind === 'overdue'),
    // what begins to serve while others are suspended is suspended too
    nextOn: isSuspending(policy, about, due) ? plusDays(today, 1) : next,
  };
};

const isSuspending = (
  { suspendAfterDays }: DunningPolicy,
  { round, steps }: Pick<DunningCase, 'round' | 'steps'>,
  due: readonly PlannedStep[],
): boolean =>
  suspendAfterDays > 0 &&
  (due.some(({ kind }) => kind === 'suspension') ||
    steps.some(step => step.kind === 'suspension' && step.round === round));

const isMail = ({ kind }: PlannedStep): boolean => kind === 'reminder' || kind === 'overdue';

const isDone = (
  { kind, on }: PlannedStep,
  { round, mailedThrough = '', steps }: Pick<DunningCase, 'round' | 'mailedThrough' | 'steps'>,
): boolean => {
  if (kind === 'reminder') return on <= mailedThrough;
  const same = steps.filter(step => step.kind === kind);
  return kind === 'late_fee' ? same.length > 0 : same.some(step => step.round === round);
};

/** Whether an overdue step sends its notice: a reminder that is due on the same visit says more. */
export const isOvertaken = (step: PlannedStep, due: readonly PlannedStep[]): boolean =>
  isMail(step) && due.findLast(isMail) !== step;
