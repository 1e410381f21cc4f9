import { columnsOf } from '../../../shared/export/columns.ts';
import { notExported } from '../../../shared/export/coverage.ts';
import { csvType } from '../../../shared/export/csv.ts';
import { entities, entityNamed } from '../../../shared/export/entities.ts';
import { entityPart, everythingPart } from '../../../shared/export/file.ts';
import { exportEntity, exportEverything, listExports } from '../../../shared/export/operations.ts';
import { localDate } from '../../../shared/kernel/calendar.ts';
import type { Organisation } from '../../../shared/organisation/model.ts';
import { route } from '../../middleware/http.ts';

const scopeOf = (organisation: Organisation, now: string) => ({
  organisation,
  today: localDate(now, organisation.timeZone),
});

export const exportRoutes = [
  route(listExports, async () => {
    const files = entities.map(({ name, about, row, apart }) => ({
      ...{ entity: name, about },
      columns: columnsOf(row, apart).map(({ name, description }) => ({ name, description })),
    }));
    return { body: { files, notExported } };
  }),

  route(exportEntity, async ({ organisation, params, query, now, position, nextCursor }) => {
    const { entity } = params;
    const { format, limit } = query;
    const after = position<string>();
    const scope = scopeOf(organisation, now);
    const { text, next } = await entityPart(scope, entityNamed(entity), format, { limit, after });
    return {
      file: {
        name: `${entity}.${format}`,
        type: format === 'csv' ? csvType(after === undefined) : 'application/jsonl',
        content: Buffer.from(text),
        nextCursor: nextCursor(next),
      },
    };
  }),

  route(exportEverything, async ({ organisation, query, now, position, nextCursor }) => {
    const asked = { limit: query.limit, after: position<string>() };
    const { text, next } = await everythingPart(scopeOf(organisation, now), asked);
    const content = Buffer.from(text);
    return { file: { name: 'export.jsonl', content, nextCursor: nextCursor(next) } };
  }),
];
