import * as z from 'zod';
import { auditTonight } from '../../shared/billing/audit-store.ts';
import { isToBeReleased } from '../../shared/billing/hold.ts';
import { readOrganisation } from '../../shared/billing/inputs.ts';
import type { Run } from '../../shared/billing/model.ts';
import {
  continueRun,
  readRun,
  releasedRun,
  startExecution,
} from '../../shared/billing/run-store.ts';
import {
  businessNow,
  checkOrganisation,
  isSilent,
  type Tick,
} from '../../shared/billing/start-run.ts';
import { announceChanges } from '../../shared/catalogue/announce-changes.ts';
import { dunToday } from '../../shared/dunning/daily.ts';
import { env } from '../../shared/env.ts';
import { localDate } from '../../shared/kernel/calendar.ts';
import { realClock } from '../../shared/kernel/clock.ts';
import { Organisation } from '../../shared/organisation/model.ts';
import { collectDue } from '../../shared/payments/collect.ts';
import { lookAtMethods } from '../../shared/payments/look-at-methods.ts';
import { getItem, queryIndexAll } from '../../shared/store/read.ts';
import { indexKeys, keys } from '../../shared/store/table.ts';
import { ConditionFailed } from '../../shared/store/transact.ts';
import { step } from '../middleware/step.ts';
import { count, logger, withoutWords } from '../middleware/telemetry.ts';

// Idempotency key: the organisation's nextRunAt, moved by the transaction that starts a run.
export const handler = step(
  z.object({ schedule: z.string(), scheduledAt: z.string() }),
  async (tick, { hasTime }) => {
    await continueSilentRuns(hasTime);
    const due = await queryIndexAll({ pk: 'TICK', between: ['', `${realClock.now()}~`] });
    for (const entry of due) {
      // whoever is left has not moved its nextRunAt: the next tick takes it
      if (!hasTime()) break;
      const org = entry.pk.slice(2);
      await guarded({ organisationId: org }, () => check(org, tick, hasTime));
    }
  },
);

const check = async (org: string, tick: Tick, hasTime: () => boolean) => {
  const item = await getItem(keys.organisation(org));
  if (!item) return;
  const organisation = Organisation.parse(item);
  if (!(await tellOfMemberships(organisation, hasTime))) return;
  if (!(await dunInvoices(organisation, hasTime))) return;
  await auditTonight(org);
  await collect(organisation, hasTime);
  await lookAtPaymentMethods(organisation, hasTime);
  const { result, run } = await checkOrganisation(organisation, tick);
  logger.info('checked', { organisationId: org, outcome: result.outcome, reason: result.reason });
  if (!run) return;
  count('BillRunsStarted', 1);
  await startExecution(org, run);
};

/** Invoices that fall due are charged (S50); what fails is met again at the next tick. */
const collect = async (organisation: Organisation, hasTime: () => boolean) => {
  const booker = { organisation, now: businessNow(organisation), by: 'system' };
  const { tried, failures } = await collectDue(booker, hasTime);
  if (tried > 0) count('InvoicesCollected', tried);
  for (const { invoiceId, error } of failures) {
    count('TicksFailed', 1);
    // what a gateway answers may name a person
    logger.error('invoice not collected', { invoiceId, fault: withoutWords(error) });
  }
};

/** Cards that expire and mandates that lapsed are told of; what fails is met again at the next tick. */
const lookAtPaymentMethods = async (organisation: Organisation, hasTime: () => boolean) => {
  const booker = { organisation, now: businessNow(organisation), by: 'system' };
  const { told, failures } = await lookAtMethods(booker, hasTime);
  if (told > 0) count('PaymentMethodsTold', told);
  for (const { methodId, error } of failures) {
    count('TicksFailed', 1);
    logger.error('payment method not looked at', { methodId, fault: withoutWords(error) });
  }
};

/** What the calendar did to memberships; false: there was no time for all, and the next tick goes on before it bills. */
const tellOfMemberships = async (organisation: Organisation, hasTime: () => boolean) => {
  const organisationId = organisation.id;
  const today = localDate(businessNow(organisation), organisation.timeZone);
  const { told, failures, isDone } = await announceChanges(organisation, today, hasTime);
  if (told > 0) count('MembershipChangesTold', told);
  for (const { membershipId, error } of failures) {
    count('TicksFailed', 1);
    logger.error('change of membership not told', { organisationId, membershipId, error });
  }
  return isDone;
};

/** What is due about invoices that are not paid; false: there was no time for all of them. */
const dunInvoices = async (organisation: Organisation, hasTime: () => boolean) => {
  const organisationId = organisation.id;
  const { steps, failures, isDone } = await dunToday(
    organisation,
    businessNow(organisation),
    hasTime,
  );
  if (steps > 0) count('DunningSteps', steps);
  for (const { error, ...ids } of failures) {
    count('TicksFailed', 1);
    logger.error('invoice not dunned', { organisationId, ...ids, error });
  }
  return isDone;
};

/** Runs that have been silent for a lease, also those that never began; and held ones whose time has come. */
const continueSilentRuns = async (hasTime: () => boolean) => {
  const { gsi1pk } = indexKeys.openRun('', '');
  for (const { gsi1sk } of await queryIndexAll({ pk: gsi1pk })) {
    const [org = '', runId = ''] = gsi1sk.split('#');
    if (!hasTime()) return;
    await guarded({ organisationId: org, runId }, async () => {
      const run = await readRun(org, runId);
      if (run?.stage === 'held') return releaseInTime(org, run);
      if (!run || run.stage === 'closed') return;
      if (!(await isSilent(org, run, env('LEASE_SECONDS')))) return;
      logger.warn('continued', { organisationId: org, runId, attempt: run.attempt + 1 });
      count('BillRunsContinued', 1);
      await continueRun(org, run);
    });
  }
};

/** A held run that nobody released in time goes on; whoever releases it at the same moment is first or second. */
const releaseInTime = async (org: string, run: Run): Promise<void> => {
  const organisation = run.releaseAt === undefined ? undefined : await readOrganisation(org);
  if (!organisation || !isToBeReleased(run, organisation)) return;
  logger.info('released', { organisationId: org, runId: run.id });
  await continueRun(org, releasedRun(run, 'system'));
};

/** One organisation's trouble does not keep the others from being billed; it is logged and counted. */
const guarded = async (ids: Record<string, string>, work: () => Promise<void>) => {
  try {
    await work();
  } catch (error) {
    if (error instanceof ConditionFailed) return logger.info('another tick was first', ids);
    count('TicksFailed', 1);
    logger.error('tick failed', { ...ids, error: error as Error });
  }
};
