import { keptNumbers, readNumbered } from '../../../shared/billing/earlier-numbers.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { realClock } from '../../../shared/kernel/clock.ts';
import { activate, resume, suspend } from '../../../shared/organisation/lifecycle.ts';
import {
  activateOrganisation,
  editOrganisation,
  getGoingLive,
  getOrganisation,
  resumeOrganisation,
  suspendOrganisation,
} from '../../../shared/organisation/operations.ts';
import { changeOrganisation } from '../../../shared/organisation/settings.ts';
import { organisationView } from '../../../shared/organisation/views.ts';
import { judgeGoingLive } from '../../../shared/readiness/going-live.ts';
import { seenOf } from '../../../shared/readiness/read-going-live.ts';
import { sameVersion } from '../../../shared/store/change.ts';
import { route } from '../../middleware/http.ts';

const by = (call: { organisation: { id: string }; principal: { id: string } }) => ({
  organisationId: call.organisation.id,
  by: call.principal.id,
});

export const organisationRoutes = [
  route(getOrganisation, async ({ organisation }) => ({
    body: organisationView(organisation),
    etag: organisation.version,
  })),

  route(editOrganisation, async call => {
    sameVersion(call.organisation, call.expectedVersion);
    const times = { now: call.now, realNow: realClock.now() };
    const { organisation, body } = call;
    const series = await readNumbered(organisation.id, body.billing);
    const kept = keptNumbers(organisation, series, 'own', body.billing);
    const { next, writes } = changeOrganisation(organisation, body, times, kept.earlier);
    return {
      body: organisationView(next),
      etag: next.version,
      writes: [...writes, ...kept.writes],
      events: [domainEvent('organisation.updated', by(call))],
    };
  }),

  route(getGoingLive, async ({ organisation }) => ({
    body: judgeGoingLive(await seenOf(organisation, realClock.now())),
  })),

  route(activateOrganisation, async call => {
    const realNow = realClock.now();
    const checked = judgeGoingLive(await seenOf(call.organisation, realNow));
    const { next, writes } = activate(call.organisation, checked, realNow);
    return {
      body: organisationView(next),
      etag: next.version,
      writes,
      events: [domainEvent('organisation.activated', by(call))],
    };
  }),

  route(suspendOrganisation, async call => {
    const { next, writes } = suspend(call.organisation);
    return {
      body: organisationView(next),
      etag: next.version,
      writes,
      events: [domainEvent('organisation.suspended', by(call))],
    };
  }),

  route(resumeOrganisation, async call => {
    const { next, writes } = resume(call.organisation, realClock.now());
    return {
      body: organisationView(next),
      etag: next.version,
      writes,
      events: [domainEvent('organisation.resumed', by(call))],
    };
  }),
];
