import { domainEvent } from '../events/catalogue.ts';
import { Refusal } from '../kernel/errors.ts';
import type { Organisation } from '../organisation/model.ts';
import { type Changes, changed, changeWrite } from '../store/change.ts';
import { outboxWrite } from '../store/outbox.ts';
import { keys } from '../store/table.ts';
import { transact } from '../store/transact.ts';
import type { Cancellation, CommunityEvent } from './model.ts';
import { endTicket } from './sell.ts';
import { listTickets } from './store.ts';
import { readAgain } from './writes.ts';

type Org = Organisation['id'];

/** A function has 15 seconds; so many tickets take about three. */
const pageSize = 25;
const maxPages = 4;

/**
 * Cancels a community event in one transaction, after which nobody books, and settles its tickets in pages
 * that go on where an earlier request stopped. Each ticket ends in a transaction of its own, so a request may
 * be killed anywhere and the next one finishes.
 */
export const cancelEvent = async (
  org: Org,
  event: CommunityEvent,
  by: string,
): Promise<CommunityEvent> => {
  let current = event.status === 'cancelled' ? event : await begin(org, event, by);
  for (let page = 0; page < maxPages && !current.cancellation?.isSettled; page += 1)
    current = await settlePage(org, current, by);
  return current;
};

const begin = async (org: Org, event: CommunityEvent, by: string): Promise<CommunityEvent> => {
  const cancellation: Cancellation = { isSettled: false, alreadyBilled: 0 };
  const changes: Changes<CommunityEvent> = { status: 'cancelled', cancellation };
  const detail = { organisationId: org, communityEventId: event.id, by };
  await transact([
    readAgain(changeWrite(keys.communityEvent(org, event.id), event.version, changes)),
    outboxWrite(org, [domainEvent('communityEvent.cancelled', detail)]),
  ]);
  return changed(event, changes);
};

const settlePage = async (org: Org, event: CommunityEvent, by: string): Promise<CommunityEvent> => {
  const before = event.cancellation;
  if (!before) throw new Error(`community event ${event.id} is not cancelled`);
  const { items, next } = await listTickets(org, event.id, {
    limit: pageSize,
    after: before.settledTo,
  });
  let { alreadyBilled } = before;
  for (const ticket of items) {
    const { ticket: ended, charge, writes, events } = await endTicket(org, ticket, 'cancelled', by);
    if (writes.length > 0) await transact([...writes, outboxWrite(org, events)]);
    if (ended.status === 'cancelled' && charge?.status === 'billed') alreadyBilled += 1;
  }
  const cancellation: Cancellation = {
    isSettled: next === undefined,
    settledTo: items.at(-1)?.id ?? before.settledTo,
    alreadyBilled,
  };
  await transact([
    {
      update: keys.communityEvent(org, event.id),
      expression: 'SET cancellation = :next',
      condition: 'cancellation = :before',
      values: { ':next': cancellation, ':before': before },
      refuse: () => new Refusal('busy'),
    },
  ]);
  return { ...event, cancellation };
};
