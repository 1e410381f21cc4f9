import { cancelEvent } from '../../../shared/community/cancel.ts';
import {
  cancelCommunityEvent,
  createCommunityEvent,
  editCommunityEvent,
  getCommunityEvent,
  listCommunityEvents,
  publishCommunityEvent,
} from '../../../shared/community/event-operations.ts';
import {
  communityEvent,
  communityEventEdit,
  publication,
} from '../../../shared/community/rules.ts';
import * as store from '../../../shared/community/store.ts';
import { communityEventView } from '../../../shared/community/views.ts';
import {
  communityEventAddition,
  communityEventEditWrites,
  readAgain,
} from '../../../shared/community/writes.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { createId } from '../../../shared/kernel/id.ts';
import { changed, sameVersion } from '../../../shared/store/change.ts';
import { type Call, route } from '../../middleware/http.ts';

const detailOf = (
  { organisation, principal }: Pick<Call<typeof getCommunityEvent>, 'organisation' | 'principal'>,
  communityEventId: string,
) => ({ organisationId: organisation.id, communityEventId, by: principal.id });

const create = route(createCommunityEvent, async call => {
  const { organisation, body, now } = call;
  const { currency } = organisation;
  const created = communityEvent(body, { id: createId('communityEvent'), currency, now });
  return {
    body: communityEventView(created),
    etag: created.version,
    location: `/v1/admin/community-events/${created.id}`,
    writes: communityEventAddition(organisation.id, created),
    events: [domainEvent('communityEvent.created', detailOf(call, created.id))],
  };
});

const list = route(listCommunityEvents, async ({ organisation, query, position, nextCursor }) => {
  const { status, from, to, limit } = query;
  const asked = { limit, after: position<string>() };
  const { items, next } = await store.listCommunityEvents(
    organisation.id,
    { from, to },
    asked,
    event => status === undefined || event.status === status,
  );
  return { body: { items: items.map(communityEventView), nextCursor: nextCursor(next) } };
});

const read = route(getCommunityEvent, async ({ organisation, params }) => {
  const found = await store.readCommunityEvent(organisation.id, params.communityEventId);
  return { body: communityEventView(found), etag: found.version };
});

const edit = route(editCommunityEvent, async call => {
  const { organisation, params, body } = call;
  const before = await store.readCommunityEvent(organisation.id, params.communityEventId);
  sameVersion(before, call.expectedVersion);
  const changes = communityEventEdit(before, body, organisation.currency);
  const after = changed(before, changes);
  return {
    body: communityEventView(after),
    etag: after.version,
    writes: communityEventEditWrites(organisation.id, before, changes),
    events: [domainEvent('communityEvent.updated', detailOf(call, before.id))],
  };
});

const publish = route(publishCommunityEvent, async call => {
  const { organisation, params } = call;
  const before = await store.readCommunityEvent(organisation.id, params.communityEventId);
  const changes = publication(before);
  if (!changes) return { body: communityEventView(before), etag: before.version };
  const after = changed(before, changes);
  return {
    body: communityEventView(after),
    etag: after.version,
    writes: communityEventEditWrites(organisation.id, before, changes).map(readAgain),
    events: [domainEvent('communityEvent.published', detailOf(call, before.id))],
  };
});

/** A repeat goes on where the one before stopped; what is settled stays as it is. */
const cancel = route(cancelCommunityEvent, async ({ organisation, params, principal }) => {
  const found = await store.readCommunityEvent(organisation.id, params.communityEventId);
  const after = await cancelEvent(organisation.id, found, principal.id);
  return { body: communityEventView(after), etag: after.version };
});

export const communityEventRoutes = [create, list, read, edit, publish, cancel];
