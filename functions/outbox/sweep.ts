import * as z from 'zod';
import { lateRuns } from '../../shared/billing/late-runs.ts';
import { endReleases } from '../../shared/billing/release-in-steps.ts';
import { readRun } from '../../shared/billing/run-store.ts';
import { env } from '../../shared/env.ts';
import { publishOutbox } from '../../shared/events/publish.ts';
import { handOverAgain } from '../../shared/gateway-webhooks/settle.ts';
import { plusSeconds, realClock } from '../../shared/kernel/clock.ts';
import type { Id } from '../../shared/kernel/id.ts';
import { checkDeliveries } from '../../shared/notifications/check-deliveries.ts';
import { isMailQueueIdle, queueMails } from '../../shared/notifications/mail-queue.ts';
import { openMails } from '../../shared/notifications/open-mails.ts';
import { forgetLeft } from '../../shared/payments/forget-credentials.ts';
import { reconcileLate } from '../../shared/payments/settle-from-gateway.ts';
import { type OutboxItem, outboxKey } from '../../shared/store/outbox.ts';
import { queryAll, queryIndexAll } from '../../shared/store/read.ts';
import { indexKeys, outboxShards } from '../../shared/store/table.ts';
import { ConditionFailed } from '../../shared/store/transact.ts';
import { endAbandoned } from '../../shared/storefront/end-checkout.ts';
import { queueDeliveries } from '../../shared/webhooks/queue.ts';
import { dueDeliveries } from '../../shared/webhooks/store.ts';
import { step } from '../middleware/step.ts';
import { count, logger, withoutWords } from '../middleware/telemetry.ts';

// Idempotency key: none needed. Everything it does again is recognised: events by state, mails by claim.
export const handler = step(z.looseObject({}), async (_, { hasTime }) => {
  await publishLeftovers();
  const untold = await tellOfLateRuns().catch(unreadable);
  const stuck = await endCheckouts(hasTime);
  const { failures } = await endReleases(hasTime);
  await queueDeliveries(await dueDeliveries(realClock.now()));
  count('GatewayEventsHandedOverAgain', await handOverAgain(hasTime));
  await askGateways(hasTime);
  await forgetGateways(hasTime);
  if (await isMailQueueIdle()) await checkMail(hasTime);
  for (const { invoiceId, error } of failures) {
    logger.error('invoice not released', { invoiceId, error: error as Error });
  }
  if (untold) throw untold;
  if (stuck.length > 0) throw new Error(`${stuck.length} checkouts could not be ended`);
  if (failures.length > 0) throw new Error(`${failures.length} invoices could not be released`);
});

/** Outbox items that the stream should have published a lease ago. 16 queries of mostly empty shards. */
const publishLeftovers = async () => {
  const before = plusSeconds(realClock.now(), -env('LEASE_SECONDS'));
  const shards = await Promise.all(
    Array.from({ length: outboxShards }, (_, shard) =>
      queryAll({ pk: outboxKey(shard), limit: 100 }),
    ),
  );
  const late = (shards.flat() as unknown as OutboxItem[]).filter(({ at }) => at < before);
  if (late.length === 0) return;
  count('OutboxLeftovers', late.length);
  await publishOutbox(late);
};

/** The dead man's switch of the tick, which cannot tell of itself: no month passes unbilled in silence. */
const tellOfLateRuns = async (): Promise<undefined> => {
  const late = await lateRuns(realClock.now());
  count('RunsLate', late.length);
  for (const found of late) logger.error('run late', { ...found });
};

/** One run that does not parse keeps nothing else from being swept: told at once, and thrown behind the rest. */
const unreadable = (error: Error): Error => {
  logger.error('late runs not read', { error });
  count('LateRunsUnread', 1);
  return error;
};

/** Checkouts that nobody completed in time: what they held is free again. */
const endCheckouts = async (hasTime: () => boolean) => {
  const { ended, failures } = await endAbandoned(hasTime);
  if (ended > 0) count('CheckoutsExpired', ended);
  for (const { checkoutId, error } of failures) {
    logger.error('checkout not ended', { checkoutId, error: error as Error });
  }
  return failures;
};

/** What gateways have not told of in time: no outcome stays unknown (I7). */
const askGateways = async (hasTime: () => boolean) => {
  const { asked, failures } = await reconcileLate(hasTime);
  if (asked > 0) count('GatewayOutcomesAsked', asked);
  for (const { id, error } of failures) {
    count('GatewayOutcomesUnknown', 1);
    // what a gateway answers may name a person
    logger.error('gateway not asked', { id, fault: withoutWords(error) });
  }
};

/** Credentials of gateways that were disconnected. */
const forgetGateways = async (hasTime: () => boolean) => {
  const { forgotten, failures } = await forgetLeft(hasTime);
  if (forgotten > 0) count('GatewaysForgotten', forgotten);
  for (const { id, error } of failures) {
    logger.error('credentials not deleted', { connectionId: id, error: error as Error });
  }
};

const checkMail = async (hasTime: () => boolean) => {
  const { gsi1pk } = indexKeys.openRun('', '');
  for (const { gsi1sk } of await queryIndexAll({ pk: gsi1pk })) {
    const [org = '', runId = ''] = gsi1sk.split('#');
    if (hasTime()) await checkRun(org as Id<'organisation'>, runId);
  }
  await queueMails(await openMails(realClock.now()));
};

const checkRun = async (org: Id<'organisation'>, runId: string) => {
  const run = await readRun(org, runId);
  // the index may answer with a run that was closed since, with sending off (S49)
  if (run?.delivery !== 'open') return;
  try {
    const queued = await checkDeliveries(org, run);
    count('MailsQueuedAgain', queued);
    if (queued > 0) logger.warn('mails queued again', { organisationId: org, runId, queued });
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
};
