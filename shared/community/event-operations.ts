import * as z from 'zod';
import { operation, pageOf, pageQuery } from '../contract/operation.ts';
import { idOf } from '../kernel/id.ts';
import {
  CommunityEventChanges,
  CommunityEventView,
  Instant,
  NewCommunityEvent,
  OwnCommunityEventView,
} from './contract.ts';
import { communityEventStatuses } from './model.ts';

const context = 'community';
const events = '/v1/admin/community-events';
const oneEvent = z.strictObject({ communityEventId: idOf('communityEvent') });

export const createCommunityEvent = operation({
  id: 'createCommunityEvent',
  context,
  method: 'POST',
  path: events,
  summary: 'Draft a community event; members see it when it is published',
  access: 'admin',
  body: NewCommunityEvent,
  answer: CommunityEventView,
  status: 201,
  idempotent: true,
  refusals: ['unknown_reference', 'currency_mismatch'],
});

export const listCommunityEvents = operation({
  id: 'listCommunityEvents',
  context,
  method: 'GET',
  path: events,
  summary: 'The community events by their start',
  access: 'admin',
  query: z.strictObject({
    ...pageQuery,
    status: z.enum(communityEventStatuses).optional(),
    from: Instant.optional().meta({ description: 'Those that start then or later.' }),
    to: Instant.optional().meta({ description: 'Those that start before.' }),
  }),
  answer: pageOf(CommunityEventView),
});

export const getCommunityEvent = operation({
  id: 'getCommunityEvent',
  context,
  method: 'GET',
  path: `${events}/{communityEventId}`,
  summary: 'One community event',
  access: 'admin',
  params: oneEvent,
  answer: CommunityEventView,
});

export const editCommunityEvent = operation({
  id: 'editCommunityEvent',
  context,
  method: 'PATCH',
  path: `${events}/{communityEventId}`,
  summary: 'Change a community event; tickets that are booked keep their price',
  access: 'admin',
  params: oneEvent,
  body: CommunityEventChanges,
  answer: CommunityEventView,
  ifMatch: true,
  refusals: ['unknown_reference', 'currency_mismatch', 'event_state', 'event_full'],
});

export const publishCommunityEvent = operation({
  id: 'publishCommunityEvent',
  context,
  method: 'POST',
  path: `${events}/{communityEventId}/publish`,
  summary: 'Show a community event to every member, who may book a ticket from now on',
  access: 'admin',
  params: oneEvent,
  answer: CommunityEventView,
  refusals: ['event_state'],
});

export const cancelCommunityEvent = operation({
  id: 'cancelCommunityEvent',
  context,
  method: 'POST',
  path: `${events}/{communityEventId}/cancel`,
  summary:
    'Cancel a community event and waive the fees of its tickets; call again until it is settled',
  access: 'admin',
  params: oneEvent,
  answer: CommunityEventView,
});

const ownEvents = '/v1/portal/customers/{customerId}/community-events';

export const listOwnCommunityEvents = operation({
  id: 'listOwnCommunityEvents',
  context,
  method: 'GET',
  path: ownEvents,
  summary: 'The published community events that are still to start, by their start (S13)',
  access: 'member',
  params: z.strictObject({ customerId: idOf('customer') }),
  query: z.strictObject(pageQuery),
  answer: pageOf(OwnCommunityEventView),
});

export const getOwnCommunityEvent = operation({
  id: 'getOwnCommunityEvent',
  context,
  method: 'GET',
  path: `${ownEvents}/{communityEventId}`,
  summary: 'One community event; a cancelled one shows to who has a ticket for it',
  access: 'member',
  params: oneEvent.extend({ customerId: idOf('customer') }),
  answer: OwnCommunityEventView,
});
