import * as z from 'zod';
import { BillRunCustomerView, BillRunView } from '../billing/contract.ts';
import { Run, RunRow } from '../billing/model.ts';
import { runRowView, runView } from '../billing/run-views.ts';
import { allBuckets } from '../kernel/bucket.ts';
import { idOf } from '../kernel/id.ts';
import { across } from '../store/across.ts';
import { type ListPage, listPrefix } from '../store/list.ts';
import { getItems, queryAll } from '../store/read.ts';
import { keys } from '../store/table.ts';
import { DeliveryView, WebhookView } from '../webhooks/contract.ts';
import { Delivery } from '../webhooks/model.ts';
import { readWebhooks } from '../webhooks/store.ts';
import { deliveryView, webhookView } from '../webhooks/views.ts';
import { type Asked, type Entity, pageOfFew } from './entity.ts';

/** Ids of all runs, oldest first. 1 query, a read unit for 30 runs. */
const runIds = async (org: string): Promise<string[]> => {
  const entries = await queryAll({ pk: keys.runLog(org, '', '').pk });
  return entries.map(({ runId }) => String(runId));
};

const behind = (names: readonly string[], { limit, after }: Asked): ListPage<string> => {
  const start = after === undefined ? 0 : names.indexOf(after) + 1;
  const items = names.slice(start, start + limit);
  const next = items.at(-1);
  return { items, ...(start + limit < names.length && next !== undefined && { next }) };
};

const billRun: Entity = {
  name: 'billRun',
  about: 'Bill runs, oldest first.',
  row: BillRunView,
  read: async ({ organisation: { id: org, currency } }, asked) => {
    const page = behind(await runIds(org), asked);
    const stored = await getItems(page.items.map(id => keys.run(org, id)));
    const items = stored.flatMap(item => (item ? [Run.parse(item)] : []));
    return {
      ...page,
      items: items.map(run => ({ position: run.id, rows: async () => [runView(run, currency)] })),
    };
  },
};

const billRunCustomer: Entity = {
  name: 'billRunCustomer',
  about: 'What each run made of each customer that it took on.',
  row: z.strictObject({ runId: idOf('run'), ...BillRunCustomerView.shape }),
  read: async ({ organisation: { id: org, currency } }, asked) => {
    const ids = await runIds(org);
    const places = ids.flatMap(id => allBuckets.map(bucket => `${id}.${bucket}`));
    return across(
      async part => behind(places, part),
      async (place, part) => {
        const [runId = '', bucket = ''] = place.split('.');
        const page = await listPrefix(cus => keys.runRow(org, runId, bucket, cus), part);
        const rows = page.items.map(item => RunRow.parse(item));
        const found = rows.map(row => ({
          position: row.customerId,
          rows: async () => [{ runId, ...runRowView(row, currency) }],
        }));
        return { found, isMore: page.next !== undefined };
      },
      asked,
    );
  },
};

const webhook: Entity = {
  name: 'webhook',
  about: "Where the operator's own systems are told what happens; without the secrets.",
  row: WebhookView,
  read: async ({ organisation }, asked) =>
    pageOfFew((await readWebhooks(organisation.id)).webhooks.map(webhookView), asked),
};

const webhookDelivery: Entity = {
  name: 'webhookDelivery',
  about: 'What they were told in the last 30 days.',
  row: z.strictObject({ webhookId: idOf('webhook'), ...DeliveryView.shape }),
  read: async ({ organisation: { id: org } }, asked) => {
    const { webhooks } = await readWebhooks(org);
    const ids = webhooks.map(({ id }) => id);
    return across(
      async part => behind(ids, part),
      async (webhookId, part) => {
        const page = await listPrefix(id => keys.webhookDelivery(org, webhookId, id), part);
        const found = page.items.map(item => {
          const delivery = Delivery.parse(item);
          const row = { webhookId, ...deliveryView(delivery) };
          return { position: delivery.eventId, rows: async () => [row] };
        });
        return { found, isMore: page.next !== undefined };
      },
      asked,
    );
  },
};

/** Bill runs with their rows, and webhooks with what they were told. */
export const runEntities: readonly Entity[] = [billRun, billRunCustomer];
export const webhookEntities: readonly Entity[] = [webhook, webhookDelivery];
