import { domainEvent } from '../../../shared/events/catalogue.ts';
import { partsSchema } from '../../../shared/notifications/template-model.ts';
import {
  deleteTemplate,
  getTemplate,
  listTemplates,
  previewTemplate,
  putTemplate,
} from '../../../shared/notifications/template-operations.ts';
import { previewOf } from '../../../shared/notifications/template-rules.ts';
import {
  findTemplate,
  readTemplates,
  templateWrites,
} from '../../../shared/notifications/template-store.ts';
import { templateListView, templateView } from '../../../shared/notifications/template-views.ts';
import { sameVersion } from '../../../shared/store/change.ts';
import { type Call, route } from '../../middleware/http.ts';
import { parseInput } from '../../middleware/problem.ts';

type TemplateCall = Call<typeof deleteTemplate>;

const updated = ({ organisation, params, principal }: TemplateCall) =>
  domainEvent('template.updated', {
    organisationId: organisation.id,
    ...params,
    by: principal.id,
  });

export const templateRoutes = [
  route(listTemplates, async ({ organisation }) => ({
    body: templateListView(await readTemplates(organisation.id)),
  })),

  route(getTemplate, async ({ organisation, params: { template, language } }) => {
    const own = await findTemplate(organisation.id, template, language);
    return { body: templateView(template, language, own), etag: own?.version ?? 0 };
  }),

  route(putTemplate, async call => {
    const { organisation, params, body, expectedVersion, now } = call;
    const { template, language } = params;
    const parts = parseInput(partsSchema(template), body, 'body');
    const before = await findTemplate(organisation.id, template, language);
    sameVersion({ version: before?.version ?? 0 }, expectedVersion);
    previewOf(template, language, parts, organisation);
    const change = { organisation, template, language, before, now };
    const { next, writes } = templateWrites(change, parts);
    const view = templateView(template, language, next);
    return { body: view, etag: next.version, writes, events: [updated(call)] };
  }),

  route(deleteTemplate, async call => {
    const { organisation, params, now } = call;
    const before = await findTemplate(organisation.id, params.template, params.language);
    if (!before?.parts) return {};
    const { writes } = templateWrites({ organisation, ...params, before, now }, undefined);
    return { writes, events: [updated(call)] };
  }),

  route(previewTemplate, async ({ organisation, params: { template, language }, body }) => {
    const parts = parseInput(partsSchema(template), body, 'body');
    return { body: previewOf(template, language, parts, organisation) };
  }),
];
