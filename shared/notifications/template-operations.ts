import * as z from 'zod';
import { type Operation, operation } from '../contract/operation.ts';
import { Language } from '../organisation/model.ts';
import { TemplateList, TemplateParts, TemplatePreview, TemplateView } from './template-contract.ts';
import { TemplateName } from './template-model.ts';

const context = 'notifications';
const path = '/v1/admin/templates/{template}/{language}';
const ofTemplate = z.strictObject({ template: TemplateName, language: Language });

export const listTemplates = operation({
  id: 'listTemplates',
  context,
  method: 'GET',
  path: '/v1/admin/templates',
  summary: "Every template in every language: yours or Atrium's, and what each may use.",
  access: 'admin',
  answer: TemplateList,
});

export const getTemplate = operation({
  id: 'getTemplate',
  context,
  method: 'GET',
  path,
  summary: "The words of a mail or of the invoice document: yours, or Atrium's.",
  access: 'admin',
  params: ofTemplate,
  answer: TemplateView,
});

export const putTemplate = operation({
  id: 'putTemplate',
  context,
  method: 'PUT',
  path,
  summary: 'Replaces the words, after checking them in every branch.',
  access: 'admin',
  params: ofTemplate,
  body: TemplateParts,
  answer: TemplateView,
  ifMatch: true,
  refusals: ['invalid_template', 'unknown_template_variable'],
});

export const deleteTemplate = operation({
  id: 'deleteTemplate',
  context,
  method: 'DELETE',
  path,
  summary: "Goes back to Atrium's words.",
  access: 'admin',
  params: ofTemplate,
  status: 204,
});

export const previewTemplate = operation({
  id: 'previewTemplate',
  context,
  method: 'POST',
  path: `${path}/preview`,
  summary: 'The given words with sample data; stores nothing.',
  access: 'admin',
  params: ofTemplate,
  body: TemplateParts,
  answer: TemplatePreview,
  refusals: ['invalid_template', 'unknown_template_variable'],
});

/** In the order the reference shows them. */
export const templateOperations: readonly Operation[] = [
  listTemplates,
  getTemplate,
  putTemplate,
  deleteTemplate,
  previewTemplate,
];
