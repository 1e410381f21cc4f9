import * as z from 'zod';
import { Language } from '../organisation/model.ts';
import { DocumentParts, MailParts, TemplateName } from './template-model.ts';

const ofMail = (text: string) => ({ description: `${text} Of mails.` });
const ofDocument = (text: string) => ({ description: `${text} Of invoice_document.` });

/** Which of them a template has: subject, text and html, or header and notes. */
const parts = {
  subject: MailParts.shape.subject.optional().meta(ofMail('Liquid; renders to one line.')),
  text: MailParts.shape.text.optional().meta(ofMail('Liquid; the plain text part.')),
  html: MailParts.shape.html
    .optional()
    .meta(ofMail('Liquid; the HTML part. Every value in it is escaped.')),
  header: DocumentParts.shape.header.optional().meta(ofDocument('Liquid; lines above the items.')),
  notes: DocumentParts.shape.notes.optional().meta(ofDocument('Liquid; lines below the totals.')),
};

export const TemplateParts = z.strictObject(parts).meta({ id: 'TemplateParts' });
export type TemplateParts = z.infer<typeof TemplateParts>;

const TemplateVariable = z
  .strictObject({
    name: z.string(),
    meaning: z.string(),
    fields: z
      .array(z.strictObject({ name: z.string(), meaning: z.string() }))
      .optional()
      .meta({ description: 'Of each item, when the variable is a list.' }),
  })
  .meta({ id: 'TemplateVariable' });
export type TemplateVariable = z.infer<typeof TemplateVariable>;

const version = z
  .int()
  .meta({ description: 'The ETag without its quotes; 0: it was never changed.' });
const state = {
  own: z.boolean().meta({ description: "false: Atrium's own words." }),
  version,
  updatedAt: z.iso.datetime().optional(),
};

export const TemplateView = z
  .strictObject({
    template: TemplateName,
    language: Language,
    ...state,
    parts: TemplateParts,
    variables: z.array(TemplateVariable),
  })
  .meta({ id: 'Template' });
export type TemplateView = z.infer<typeof TemplateView>;

export const TemplateList = z
  .strictObject({
    templates: z.array(
      z.strictObject({
        template: TemplateName,
        parts: z.array(z.string()),
        variables: z.array(TemplateVariable),
        languages: z.array(z.strictObject({ language: Language, ...state })),
      }),
    ),
    tags: z.array(z.string()).meta({ description: 'The tags of Liquid that templates may use.' }),
    filters: z.array(z.string()).meta({ description: 'The filters that they may use.' }),
  })
  .meta({ id: 'TemplateList' });
export type TemplateList = z.infer<typeof TemplateList>;

const rendered = z.string().optional();
export const TemplatePreview = z
  .strictObject({
    subject: rendered,
    text: rendered,
    header: rendered,
    notes: rendered,
    html: z.string().meta({ description: 'The HTML part of the mail, or the whole document.' }),
  })
  .meta({ id: 'TemplatePreview' });
export type TemplatePreview = z.infer<typeof TemplatePreview>;
