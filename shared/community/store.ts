import { type Fee, Fee as StoredFee } from '../catalogue/model.ts';
import { Location } from '../organisation/model.ts';
import { type ListPage, listIndexKept, listKept, listPrefix } from '../store/list.ts';
import { getItems, queryAll, requireItem } from '../store/read.ts';
import { indexKeys, type Key, keys } from '../store/table.ts';
import { CommunityEvent, Ticket } from './model.ts';

interface Asked {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** 1 get. */
export const readCommunityEvent = async (org: string, id: string): Promise<CommunityEvent> =>
  CommunityEvent.parse(await requireItem(keys.communityEvent(org, id)));

/** Community events by id. 1 batch get. */
export const readCommunityEvents = async (
  org: string,
  ids: readonly string[],
): Promise<Map<string, CommunityEvent>> => {
  const items = await getItems([...new Set(ids)].map(id => keys.communityEvent(org, id)));
  const events = items.map(item => CommunityEvent.parse(item));
  return new Map(events.map(event => [event.id, event]));
};

/**
 * Community events that start in a span, by their start. 1 query of the index + 1 batch get, more when the
 * filter leaves most of them out.
 */
export const listCommunityEvents = (
  org: string,
  { from = '', to = '~' }: { readonly from?: string | undefined; readonly to?: string | undefined },
  asked: Asked,
  keep: (event: CommunityEvent) => boolean,
): Promise<ListPage<CommunityEvent>> => {
  const { gsi1pk } = indexKeys.communityEvents(org, '', '');
  const read = async (entries: readonly Key[]) => {
    const events = (await getItems(entries)).map(item => CommunityEvent.parse(item));
    return events.map(event => (keep(event) ? event : undefined));
  };
  return listIndexKept(gsi1pk, { from, to }, read, asked);
};

/** The locations that community events name. 1 batch get. */
export const locationsOf = async (
  org: string,
  events: readonly Pick<CommunityEvent, 'locationId'>[],
): Promise<Map<string, Location>> => {
  const ids = events.flatMap(({ locationId }) => locationId ?? []);
  const items = await getItems([...new Set(ids)].map(id => keys.location(org, id)));
  return new Map(items.map(item => Location.parse(item)).map(location => [location.id, location]));
};

/** 1 get; 404 also under another customer. */
export const readTicket = async (org: string, customerId: string, id: string): Promise<Ticket> =>
  Ticket.parse(await requireItem(keys.ticket(org, customerId, id)));

/** A ticket of a community event, whoever has it. 2 gets. */
export const readTicketOf = async (org: string, event: string, id: string): Promise<Ticket> => {
  const { customerId } = await requireItem(keys.eventTicket(org, event, id));
  return readTicket(org, `${customerId}`, id);
};

/** The tickets of a community event, oldest first. 1 query + 1 batch get. */
export const listTickets = async (
  org: string,
  event: string,
  asked: Asked,
): Promise<ListPage<Ticket>> => {
  const page = await listPrefix(id => keys.eventTicket(org, event, id), asked);
  const tickets = await getItems(
    page.items.map(item => keys.ticket(org, `${item.customerId}`, `${item.ticketId}`)),
  );
  return { ...page, items: tickets.map(item => Ticket.parse(item)) };
};

/** Whose a ticket is within a customer: a member's, or without one an individual's. */
interface Holder {
  readonly customerId: string;
  readonly memberId?: string | undefined;
}

/** The tickets of one person, oldest first. 1 query, more when most are others'. */
export const listTicketsOf = (
  org: string,
  { customerId, memberId }: Holder,
  asked: Asked,
): Promise<ListPage<Ticket>> =>
  listKept(
    id => keys.ticket(org, customerId, id),
    items =>
      items
        .map(item => Ticket.parse(item))
        .map(ticket => (ticket.memberId === memberId ? ticket : undefined)),
    asked,
  );

/** Whether a person has or had a ticket for a community event. 1 query of the customer's tickets. */
export const hasTicket = async (
  org: string,
  { customerId, memberId }: Holder,
  event: string,
): Promise<boolean> => {
  const { pk, sk: prefix } = keys.ticket(org, customerId, '');
  const tickets = (await queryAll({ pk, prefix })).map(item => Ticket.parse(item));
  return tickets.some(ticket => ticket.memberId === memberId && ticket.communityEventId === event);
};

/** The fees that charge tickets, by ticket; a free one has none. 1 batch get. */
export const feesOf = async (
  org: string,
  tickets: readonly Ticket[],
): Promise<Map<string, Fee>> => {
  const charged = tickets.flatMap(({ id, customerId, feeId }) =>
    feeId ? [{ id, key: keys.fee(org, customerId, feeId) }] : [],
  );
  const items = await getItems(charged.map(({ key }) => key));
  return new Map(items.map((item, at) => [charged[at]?.id ?? '', StoredFee.parse(item)]));
};
