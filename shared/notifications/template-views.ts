import { allowedFilters, allowedTags } from '../documents/liquid.ts';
import { Language } from '../organisation/model.ts';
import type { TemplateList, TemplateVariable, TemplateView } from './template-contract.ts';
import { partsSchema, type Template, type TemplateName, templateNames } from './template-model.ts';
import { atriumParts, variablesFor } from './template-rules.ts';
import { slotOf } from './template-store.ts';

const stateOf = (own: Template | undefined) => ({
  own: own?.parts !== undefined,
  version: own?.version ?? 0,
  updatedAt: own?.updatedAt,
});

const variablesView = (template: TemplateName): TemplateVariable[] =>
  Object.entries(variablesFor(template)).map(([name, variable]) =>
    typeof variable === 'string'
      ? { name, meaning: variable }
      : {
          name,
          meaning: variable.meaning,
          fields: Object.entries(variable.fields).map(([field, meaning]) => ({
            name: field,
            meaning,
          })),
        },
  );

export const templateView = (
  template: TemplateName,
  language: Language,
  own: Template | undefined,
): TemplateView => ({
  template,
  language,
  ...stateOf(own),
  parts: own?.parts ?? atriumParts(template, language),
  variables: variablesView(template),
});

export const templateListView = (own: ReadonlyMap<string, Template>): TemplateList => ({
  templates: templateNames.map(template => ({
    template,
    parts: Object.keys(partsSchema(template).shape),
    variables: variablesView(template),
    languages: Language.options.map(language => ({
      language,
      ...stateOf(own.get(slotOf(template, language))),
    })),
  })),
  tags: [...allowedTags],
  filters: [...allowedFilters],
});
