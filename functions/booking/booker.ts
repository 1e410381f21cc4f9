import type { Viewer } from '../../shared/booking/booking-rules.ts';
import type { Booker } from '../../shared/booking/offer.ts';
import { deriveId, type Id } from '../../shared/kernel/id.ts';
import type { Organisation } from '../../shared/organisation/model.ts';
import {
  hasContactRights,
  mayAddMembers,
  type Principal,
  portalCaller,
} from '../middleware/principal.ts';

interface Asking {
  readonly principal: Principal;
  readonly organisation: Organisation;
  readonly now: string;
}

/** Who books by a request. */
export const bookerOf = ({ principal, organisation, now }: Asking): Booker => ({
  organisation,
  now,
  by:
    principal.kind === 'admin'
      ? { kind: 'admin', id: principal.id }
      : { kind: 'member', id: principal.id, teamMemberId: teamMemberOf(principal) },
});

/** A contact person may buy for the company (S9); what anybody else books it uses itself. */
const teamMemberOf = (principal: Principal) => {
  const caller = portalCaller(principal);
  return hasContactRights(caller) ? undefined : caller.member?.id;
};

/** Who looks at bookings from the portal, and whether all their money is its to see (S9, S15). */
export const viewerOf = (principal: Principal): Viewer & { readonly seesMoney: boolean } => {
  const caller = portalCaller(principal);
  const seesMoney = hasContactRights(caller) || mayAddMembers(caller);
  return { memberId: caller.member?.id, seesMoney };
};

/** The id of the series that a request makes, the same when it is repeated. */
export const seriesIdOf = ({
  principal,
  organisation,
  idempotencyKey,
  params,
  body,
}: Asking & {
  readonly idempotencyKey: string | undefined;
  readonly params: unknown;
  readonly body: unknown;
}): Id<'bookingSeries'> => {
  const request = JSON.stringify([params, body]);
  return deriveId('bookingSeries', organisation.id, principal.id, idempotencyKey ?? '', request);
};
