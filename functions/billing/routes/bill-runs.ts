import type { Run } from '../../../shared/billing/model.ts';
import {
  getBillRun,
  listBillRunCustomers,
  listBillRunDeliveries,
  listBillRuns,
  releaseBillRun,
} from '../../../shared/billing/operations.ts';
import { listDeliveries, listRunRows, listRuns } from '../../../shared/billing/run-lists.ts';
import { putRun, readRun, releasedRun } from '../../../shared/billing/run-store.ts';
import { runView } from '../../../shared/billing/views.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { existing, Refusal } from '../../../shared/kernel/errors.ts';
import { mailView } from '../../../shared/notifications/views.ts';
import type { Organisation } from '../../../shared/organisation/model.ts';
import { route } from '../../middleware/http.ts';

const existingRun = async ({ id }: Organisation, runId: string): Promise<Run> =>
  existing(await readRun(id, runId), 'runId', runId);

export const billRunRoutes = [
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
    const asked = { limit: query.limit, after: call.position<string>(), outcome: query.outcome };
    const { items, next } = await listRunRows(organisation.id, params.runId, asked);
    const rows = items.map(({ customerId, outcome, reason, invoiceId, gross }) => ({
      ...{ customerId, outcome, reason, invoiceId },
      ...(gross !== undefined && { gross: { amount: gross, currency: organisation.currency } }),
    }));
    return { body: { items: rows, nextCursor: call.nextCursor(next) } };
  }),

  route(listBillRunDeliveries, async call => {
    const { organisation, params, query } = call;
    await existingRun(organisation, params.runId);
    const asked = { limit: query.limit, after: call.position<string>(), status: query.status };
    const { items, next } = await listDeliveries(organisation.id, params.runId, asked);
    return { body: { items: items.map(mailView), nextCursor: call.nextCursor(next) } };
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
