import { readLocationTerms, readPlans } from '../../../shared/billing/inputs.ts';
import { listUnbilled } from '../../../shared/billing/unbilled-contract.ts';
import { listUnbilled as unbilledCustomers } from '../../../shared/billing/unbilled-list.ts';
import { unbilledView } from '../../../shared/billing/unbilled-view.ts';
import { localDate, plusDays } from '../../../shared/kernel/calendar.ts';
import { route } from '../../middleware/http.ts';

/** API Gateway gives up after 30 s, the function after 15: what is not done by then goes on with the cursor. */
const budgetMilliseconds = 8_000;

export const unbilledRoutes = [
  route(listUnbilled, async call => {
    const { organisation, query, now } = call;
    const on = query.on ?? localDate(now, organisation.timeZone);
    const cutoffOn = plusDays(on, organisation.billing.leadDays);
    const [plans, locationTerms] = await Promise.all([
      readPlans(organisation.id),
      readLocationTerms(organisation.id),
    ]);
    const until = performance.now() + budgetMilliseconds;
    const { items, next } = await unbilledCustomers(
      { organisation, plans, ...locationTerms, billingOn: on, cutoffOn, now },
      { limit: query.limit, after: call.position<string>() },
      () => performance.now() < until,
    );
    const view = unbilledView(organisation.currency);
    return { body: { on, cutoffOn, items: items.map(view), nextCursor: call.nextCursor(next) } };
  }),
];
