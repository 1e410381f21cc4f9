import { seriesNames } from '../../../shared/billing/model.ts';
import { readSeries, type Series, seriesChange } from '../../../shared/billing/series.ts';
import { listNumberSeries, startNumberSeries } from '../../../shared/billing/series-contract.ts';
import { issueDates } from '../../../shared/billing/series-next.ts';
import { startedAt } from '../../../shared/billing/series-start.ts';
import { numberSeriesView, numberSeriesViews } from '../../../shared/billing/series-views.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { requireLegalEntity } from '../../../shared/organisation/legal-entities.ts';
import { route } from '../../middleware/http.ts';

export const numberSeriesRoutes = [
  route(listNumberSeries, async ({ organisation, now }) => {
    const all = await Promise.all(seriesNames.map(name => readSeries(organisation.id, name)));
    const onOf = (series: Series) => issueDates(organisation, series, now);
    return { body: { items: numberSeriesViews(organisation, all, onOf) } };
  }),

  route(startNumberSeries, async ({ organisation, params, body, principal, now }) => {
    const { legalEntityId: seller } = body;
    const series = await readSeries(organisation.id, params.kind);
    const on = issueDates(organisation, series, now)(seller);
    requireLegalEntity(organisation, seller);
    const next = startedAt(organisation, series, on, { first: body.count, seller });
    const of = { kind: params.kind, ...(seller && { legalEntityId: seller }) };
    const ids = { organisationId: organisation.id, ...of, by: principal.id };
    return {
      body: numberSeriesView(organisation, next, on, seller),
      writes: [seriesChange(organisation.id, series, next)],
      events: [domainEvent('numberSeries.started', { ...ids, count: body.count })],
    };
  }),
];
