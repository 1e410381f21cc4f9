import type { AtriumClient } from '../../../shared/contract/client.ts';
import { answered } from './await-run.ts';

/** Every customer that a run set aside. */
export const parkedCustomers = (client: AtriumClient, runId: string) =>
  everyPage(async cursor =>
    answered(
      await client.GET('/v1/admin/bill-runs/{runId}/customers', {
        params: { path: { runId }, query: { outcome: 'parked', limit: 100, cursor } },
      }),
    ),
  );

/** Every mail of a run's invoices. */
export const allMails = (client: AtriumClient, runId: string) =>
  everyPage(async cursor =>
    answered(
      await client.GET('/v1/admin/bill-runs/{runId}/deliveries', {
        params: { path: { runId }, query: { limit: 100, cursor } },
      }),
    ),
  );

const everyPage = async <T>(
  page: (cursor: string | undefined) => Promise<{ items: T[]; nextCursor?: string }>,
): Promise<T[]> => {
  const items: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items: more, nextCursor } = await page(cursor);
    items.push(...more);
    if (nextCursor === undefined) return items;
    cursor = nextCursor;
  }
};
