import { todayOf } from '../../../shared/catalogue/change-membership.ts';
import type { Organisation } from '../../../shared/organisation/model.ts';
import { type Principal, portalCaller } from '../../middleware/principal.ts';

interface Asked {
  readonly organisation: Organisation;
  readonly now: string;
  readonly principal: Principal;
}

/** Where and when a customer looks at its memberships: what their price depends on. */
export const placeOf = (call: Asked) => ({
  today: todayOf(call),
  locationId: portalCaller(call.principal).customer.locationId,
});
