import { allBuckets } from '../kernel/bucket.ts';
import { Mail } from '../notifications/model.ts';
import { getItems, type Item, queryIndex, queryPage } from '../store/read.ts';
import { indexKeys, keys } from '../store/table.ts';
import { Billing, Run, RunRow } from './model.ts';

interface Asked {
  readonly limit: number;
  readonly after?: string | undefined;
}

interface Listed<T> {
  readonly items: T[];
  readonly next?: string;
}

/** Runs of an organisation, newest first: 1 query + 1 batch get. */
export const listRuns = async (org: string, { limit, after }: Asked): Promise<Listed<Run>> => {
  const { pk } = keys.runLog(org, '', '');
  const page = await queryPage({ pk, after, limit: limit + 1, descending: true });
  const entries = page.items.slice(0, limit);
  const items = await getItems(entries.map(entry => keys.run(org, String(entry.runId))));
  const more = page.items.length > limit;
  return {
    items: items.flatMap(item => (item ? [Run.parse(item)] : [])),
    ...(more && { next: entries.at(-1)?.sk }),
  };
};

/** Customers set aside, longest first: 1 index query + 1 batch get. The position is the index's sort key. */
export const listParked = async (org: string, { limit, after }: Asked) => {
  const entryOf = (position: string) => ({
    ...indexKeys.parked(
      org,
      position.slice(0, position.indexOf('#')),
      position.slice(position.indexOf('#') + 1),
    ),
    ...keys.billing(org, position.slice(position.indexOf('#') + 1)),
  });
  const { gsi1pk } = entryOf('#');
  const start = after === undefined ? undefined : entryOf(after);
  const page = await queryIndex({ pk: gsi1pk, limit, after: start });
  const items = (await getItems(page.items)).flatMap(item => {
    if (!item) return [];
    const { customerId, parked } = Billing.parse(item);
    if (!parked) return [];
    const { runId, reason, at } = parked;
    return [{ customerId, runId, reason, at }];
  });
  return { items, ...(page.last && { next: page.last.gsi1sk }) };
};

/** Rows of a run in the order of buckets, all or those of one outcome, or those with something late. */
export const listRunRows = async (
  org: string,
  runId: string,
  {
    outcome,
    isLate,
    ...asked
  }: Asked & { readonly outcome?: RunRow['outcome'] | undefined; readonly isLate?: boolean },
): Promise<Listed<RunRow>> => {
  const { items, next } = await walkBuckets(
    bucket => keys.runRow(org, runId, bucket, ''),
    asked,
    item =>
      (outcome === undefined || item.outcome === outcome) &&
      (!isLate || item.caughtUp !== undefined),
  );
  return { items: items.map(item => RunRow.parse(item)), ...(next !== undefined && { next }) };
};

/** Mails of a run in the order of buckets, all or those of one status. */
export const listDeliveries = async (
  org: string,
  runId: string,
  { status, ...asked }: Asked & { readonly status?: Mail['status'] | undefined },
): Promise<Listed<Mail>> => {
  const { items, next } = await walkBuckets(
    bucket => ({ ...keys.runMail(org, runId, bucket, '', ''), sk: 'MAIL#' }),
    asked,
    item => status === undefined || item.status === status,
  );
  return { items: items.map(item => Mail.parse(item)), ...(next !== undefined && { next }) };
};

/** A page of what lies under a prefix of each bucket; the position is `bucket` + sort key. 1 query a bucket. */
const walkBuckets = async (
  keyOf: (bucket: string) => { pk: string; sk: string },
  { limit, after }: Asked,
  wanted: (item: Item) => boolean,
): Promise<Listed<Item>> => {
  const start = after === undefined ? 0 : Number(after.slice(0, 2));
  const items: Item[] = [];
  for (const bucket of allBuckets.slice(start)) {
    const { pk, sk } = keyOf(bucket);
    let behind = after?.startsWith(bucket) ? after.slice(2) : undefined;
    do {
      const page = await queryPage({ pk, prefix: sk, after: behind });
      for (const item of page.items.filter(wanted)) {
        const last = items.at(-1);
        if (items.length === limit && last)
          return { items, next: `${last.pk.slice(-2)}${last.sk}` };
        items.push(item);
      }
      behind = page.last;
    } while (behind !== undefined);
  }
  return { items };
};
