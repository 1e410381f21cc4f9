import { addressKey } from '../kernel/text.ts';
import { type ListPage, listIndexNewest } from '../store/list.ts';
import { getItems, queryIndex } from '../store/read.ts';
import { indexKeys } from '../store/table.ts';
import { readMail } from './mail-store.ts';
import { Mail } from './model.ts';

/** What is asked of a list of mails; every filter that is given must fit. */
export interface MailFilter {
  readonly kind?: Mail['kind'] | undefined;
  readonly status?: Mail['status'] | undefined;
  readonly invoiceId?: string | undefined;
  /** each in To or CC */
  readonly addresses: readonly string[];
}

interface Asked {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** A filtered page looks at no more mails than this and says where to go on. */
const maxLookedAt = 500;

/** A customer's mails that fit, newest first. 1 query of the index + 1 batch get per 100 looked at. */
export const pageOfMails = async (
  org: string,
  customerId: string,
  filter: MailFilter,
  { limit, after }: Asked,
): Promise<ListPage<Mail>> => {
  const { gsi1pk } = indexKeys.customerMails(org, customerId, '', '');
  const found: Mail[] = [];
  let next = after;
  for (let lookedAt = 0; lookedAt < maxLookedAt; ) {
    const page = await listIndexNewest(gsi1pk, { limit: limit - found.length, after: next });
    const mails = await getItems(page.items);
    found.push(...mails.flatMap(item => (item ? [Mail.parse(item)] : [])).filter(fits(filter)));
    lookedAt += page.items.length;
    next = page.next;
    if (next === undefined || found.length === limit) break;
  }
  return { items: found, ...(next !== undefined && { next }) };
};

const fits =
  ({ kind, status, invoiceId, addresses }: MailFilter) =>
  (mail: Mail): boolean => {
    const handOvers = [{ to: mail.to ?? [], cc: mail.cc ?? [] }, ...(mail.earlier ?? [])];
    const written = new Set(handOvers.flatMap(({ to, cc }) => [...to, ...cc]).map(addressKey));
    return (
      (kind === undefined || mail.kind === kind) &&
      (status === undefined || mail.status === status) &&
      (invoiceId === undefined || mail.invoiceId === invoiceId) &&
      addresses.every(address => written.has(addressKey(address)))
    );
  };

/**
 * One mail of a customer, in a run or outside. 1 consistent get where `runId` is given or there is none. A
 * run's mail that is asked for without its run is looked for in the index: 1 query of at most 1 MB, which is
 * the newest 5,000 or so, eventually consistent; and 1 get.
 */
export const findMail = async (
  org: string,
  customerId: Mail['customerId'],
  id: Mail['id'],
  runId?: Mail['runId'],
): Promise<Mail | undefined> => {
  const own = await readMail(org, { id, customerId, ...(runId && { runId }) });
  if (own || runId) return own;
  const { gsi1pk } = indexKeys.customerMails(org, customerId, '', '');
  const { items } = await queryIndex({ pk: gsi1pk, descending: true });
  const entry = items.find(({ gsi1sk }) => gsi1sk.endsWith(`#${id}`));
  const [item] = entry ? await getItems([entry]) : [];
  return item && Mail.parse(item);
};
