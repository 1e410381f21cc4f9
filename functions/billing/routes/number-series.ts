import { seriesNames } from '../../../shared/billing/model.ts';
import { issueDate, readSeries, seriesChange, startedAt } from '../../../shared/billing/series.ts';
import { listNumberSeries, startNumberSeries } from '../../../shared/billing/series-contract.ts';
import { numberSeriesView } from '../../../shared/billing/views.ts';
import { domainEvent } from '../../../shared/events/catalogue.ts';
import { route } from '../../middleware/http.ts';

export const numberSeriesRoutes = [
  route(listNumberSeries, async ({ organisation, now }) => {
    const all = await Promise.all(seriesNames.map(name => readSeries(organisation.id, name)));
    return {
      body: {
        items: all.map(series =>
          numberSeriesView(organisation, series, issueDate(organisation, series, now)),
        ),
      },
    };
  }),

  route(startNumberSeries, async ({ organisation, params, body, principal, now }) => {
    const series = await readSeries(organisation.id, params.kind);
    const on = issueDate(organisation, series, now);
    const next = startedAt(organisation, series, on, body.count);
    const ids = { organisationId: organisation.id, kind: params.kind, by: principal.id };
    return {
      body: numberSeriesView(organisation, next, on),
      writes: [seriesChange(organisation.id, series, next)],
      events: [domainEvent('numberSeries.started', { ...ids, count: body.count })],
    };
  }),
];
