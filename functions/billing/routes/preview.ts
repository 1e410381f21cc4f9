import { readLocationTerms, readPlans } from '../../../shared/billing/inputs.ts';
import { previewBillRun } from '../../../shared/billing/operations.ts';
import { previewRun } from '../../../shared/billing/preview-run.ts';
import { comparisonView, totalsView } from '../../../shared/billing/run-views.ts';
import { localDate, plusDays } from '../../../shared/kernel/calendar.ts';
import { route } from '../../middleware/http.ts';

/** API Gateway gives up after 30 s, the function after 15: what is not done by then goes on with the cursor. */
const budgetMilliseconds = 8_000;

export const previewRoutes = [
  route(previewBillRun, async call => {
    const { organisation, body, now } = call;
    const billingOn = body.billingOn ?? localDate(now, organisation.timeZone);
    const cutoffOn = plusDays(billingOn, organisation.billing.leadDays);
    const [plans, locationTerms] = await Promise.all([
      readPlans(organisation.id),
      readLocationTerms(organisation.id),
    ]);
    const until = performance.now() + budgetMilliseconds;
    const terms = { organisation, plans, ...locationTerms, billingOn, cutoffOn, now };
    const preview = await previewRun(
      terms,
      call.position<string>(),
      () => performance.now() < until,
    );
    const { totals, comparison, before, next, ...found } = preview;
    return {
      body: {
        ...{ billingOn, cutoffOn, ...found },
        totals: totalsView(totals, organisation.currency),
        comparison: comparisonView(comparison, before, organisation.currency),
        nextCursor: call.nextCursor(next),
      },
    };
  }),
];
