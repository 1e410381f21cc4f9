import { domainEvent } from '../../../shared/events/catalogue.ts';
import { realClock } from '../../../shared/kernel/clock.ts';
import { Refusal } from '../../../shared/kernel/errors.ts';
import type { Id } from '../../../shared/kernel/id.ts';
import { readAudience } from '../../../shared/notifications/audience.ts';
import type { Audience } from '../../../shared/notifications/recipients.ts';
import { requireCustomer } from '../../../shared/people/require-customer.ts';
import type { NewErasure } from '../../../shared/privacy/contract.ts';
import { memberOf } from '../../../shared/privacy/find.ts';
import { getErasure, listErasures, requestErasure } from '../../../shared/privacy/operations.ts';
import { erasureView, formerErasures, newErasure } from '../../../shared/privacy/rules.ts';
import {
  erasureWrite,
  mailsOf,
  pageOfErasures,
  readErasure,
} from '../../../shared/privacy/store.ts';
import { route } from '../../middleware/http.ts';

/** Whether a mail was for a member who is gone: only then are all mails read. */
const isFormerMember = async (org: string, { customer, members }: Audience, asked: NewErasure) => {
  if (!('memberId' in asked) || members.some(({ id }) => id === asked.memberId)) return false;
  const mails = await mailsOf(org, customer.id);
  return mails.some(({ mail }) => memberOf(mail) === asked.memberId);
};

export const erasureRoutes = [
  route(requestErasure, async ({ organisation, params, body, principal }) => {
    const org = organisation.id;
    const audience = await readAudience(org, params.customerId);
    if (!audience) throw new Refusal('not_found');
    const erasure = newErasure(audience, body, {
      by: principal.id as Id<'admin'>,
      now: realClock.now(),
      knowsMember: await isFormerMember(org, audience, body),
    });
    const erasures = [erasure, ...formerErasures(erasure, audience)];
    return {
      body: erasureView(erasure),
      location: `/v1/admin/customers/${erasure.customerId}/erasures/${erasure.id}`,
      writes: erasures.map(each => erasureWrite(org, each)),
      events: erasures.map(({ customerId, id: erasureId, requestedBy: by }) =>
        domainEvent('erasure.requested', { organisationId: org, customerId, erasureId, by }),
      ),
    };
  }),

  route(listErasures, async ({ organisation, params, query, position, nextCursor }) => {
    await requireCustomer(organisation.id, params.customerId);
    const asked = { limit: query.limit, after: position<string>() };
    const page = await pageOfErasures(organisation.id, params.customerId, asked);
    return { body: { items: page.items.map(erasureView), nextCursor: nextCursor(page.next) } };
  }),

  route(getErasure, async ({ organisation, params }) => {
    const found = await readErasure(organisation.id, params.customerId, params.erasureId);
    if (!found) throw new Refusal('not_found');
    return { body: erasureView(found) };
  }),
];
