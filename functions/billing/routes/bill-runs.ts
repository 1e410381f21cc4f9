import { changeDraft } from '../../../shared/billing/change-draft.ts';
import { compareRuns, runBefore } from '../../../shared/billing/compare-runs.ts';
import { editDraft } from '../../../shared/billing/draft-contract.ts';
import { existingInvoice } from '../../../shared/billing/invoice-store.ts';
import type { Run } from '../../../shared/billing/model.ts';
import {
  compareBillRun,
  discardDraft,
  getBillRun,
  listBillRunCustomers,
  listBillRunDeliveries,
  listBillRuns,
  postponeDraft,
  releaseBillRun,
  resumeBillRun,
} from '../../../shared/billing/operations.ts';
import { releaseInSteps } from '../../../shared/billing/release-in-steps.ts';
import { listDeliveries, listRunRows, listRuns } from '../../../shared/billing/run-lists.ts';
import { putRun, readRun, releasedRun } from '../../../shared/billing/run-store.ts';
import { comparisonView, runRowView, runView } from '../../../shared/billing/run-views.ts';
import { isSilent } from '../../../shared/billing/start-run.ts';
import { invoiceView } from '../../../shared/billing/views.ts';
import { type Withdrawal, withdrawDraft } from '../../../shared/billing/withdraw-draft.ts';
import { env } from '../../../shared/env.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { realClock } from '../../../shared/kernel/clock.ts';
import { existing, Refusal } from '../../../shared/kernel/errors.ts';
import { mailView } from '../../../shared/notifications/views.ts';
import type { Organisation } from '../../../shared/organisation/model.ts';
import { route } from '../../middleware/http.ts';

const existingRun = async ({ id }: Organisation, runId: string): Promise<Run> =>
  existing(await readRun(id, runId), 'runId', runId);

const withdrawing = (operation: typeof postponeDraft | typeof discardDraft, as: Withdrawal) =>
  route(operation, async ({ organisation, params, principal, now }) => {
    const run = await existingRun(organisation, params.runId);
    const doer = { organisation, now, by: principal.id };
    const { row, invoiceIds, writes, events } = await withdrawDraft(
      doer,
      run,
      params.customerId,
      as,
    );
    const after = async (hasTime: () => boolean) => {
      for (const invoiceId of invoiceIds)
        await releaseInSteps(organisation.id, params.customerId, invoiceId, hasTime);
    };
    return { body: row, writes, events, after };
  });

export const billRunRoutes = [
  withdrawing(postponeDraft, 'postponed'),
  withdrawing(discardDraft, 'discarded'),

  route(editDraft, async call => {
    const { organisation, params, body, principal, now, expectedVersion: version } = call;
    // whose it is comes before the state of its run: another customer's is not there
    await existingInvoice(organisation.id, params, { isTeam: true });
    const run = await existingRun(organisation, params.runId);
    const doer = { organisation, now, by: principal.id };
    const { after, writes, events } = await changeDraft(doer, run, { ...params, version }, body);
    return { body: invoiceView(after), etag: after.version, writes, events };
  }),

  route(listBillRuns, async ({ organisation, query, position, nextCursor }) => {
    const { items, next } = await listRuns(organisation.id, {
      limit: query.limit,
      after: position<string>(),
    });
    return {
      body: {
        items: items.map(run => runView(run, organisation.currency)),
        nextCursor: nextCursor(next),
      },
    };
  }),

  route(getBillRun, async ({ organisation, params }) => {
    const run = await existingRun(organisation, params.runId);
    return { body: runView(run, organisation.currency), etag: run.version };
  }),

  route(listBillRunCustomers, async call => {
    const { organisation, params, query } = call;
    await existingRun(organisation, params.runId);
    const { limit, outcome } = query;
    const isLate = query.caughtUp === 'true';
    const asked = { limit, after: call.position<string>(), outcome, isLate };
    const { items, next } = await listRunRows(organisation.id, params.runId, asked);
    const rows = items.map(row => runRowView(row, organisation.currency));
    return { body: { items: rows, nextCursor: call.nextCursor(next) } };
  }),

  route(listBillRunDeliveries, async call => {
    const { organisation, params, query } = call;
    await existingRun(organisation, params.runId);
    const asked = { limit: query.limit, after: call.position<string>(), status: query.status };
    const { items, next } = await listDeliveries(organisation.id, params.runId, asked);
    return { body: { items: items.map(mailView), nextCursor: call.nextCursor(next) } };
  }),

  route(compareBillRun, async ({ organisation, params }) => {
    const run = await existingRun(organisation, params.runId);
    const before = await runBefore(organisation.id, run);
    const comparison = await compareRuns(organisation.id, run, before);
    return { body: comparisonView(comparison, before, organisation.currency) };
  }),

  route(resumeBillRun, async ({ organisation, params, principal }) => {
    const run = await existingRun(organisation, params.runId);
    const isWorking = run.stage !== 'held' && run.stage !== 'closed';
    if (!isWorking || !(await isSilent(organisation.id, run, env('LEASE_SECONDS')))) {
      const expected = `a run that has done nothing for ${env('LEASE_SECONDS')} seconds`;
      const received = `${run.stage}, last seen at ${run.heartbeatAt}`;
      throw new Refusal('run_not_stuck', { expected, received });
    }
    const resumed = { ...run, attempt: run.attempt + 1, heartbeatAt: realClock.now() };
    const detail = { organisationId: organisation.id, runId: run.id, by: principal.id };
    return {
      body: runView(resumed, organisation.currency),
      writes: [{ ...putRun(organisation.id, resumed), refuse: () => new Refusal('busy') }],
      events: [domainEvent('billRun.resumed', detail)],
    };
  }),

  route(releaseBillRun, async ({ organisation, params, principal }) => {
    const run = await existingRun(organisation, params.runId);
    if (run.stage !== 'held')
      throw new Refusal('run_not_held', { expected: 'held', received: run.stage });
    if (organisation.status !== 'active') throw new Refusal('organisation_suspended');
    const released = releasedRun(run, principal.id);
    const detail = { organisationId: organisation.id, runId: run.id, by: principal.id };
    return {
      body: runView(released, organisation.currency),
      writes: [{ ...putRun(organisation.id, released), refuse: () => new Refusal('run_not_held') }],
      events: [domainEvent('billRun.released', detail)],
    };
  }),
];
